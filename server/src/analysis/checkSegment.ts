import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Format, SyntaxProblem } from '../formats/format.ts';
import type { Dn } from '../model/dn.ts';
import type { Declarations, DnSettings, FileSettings } from '../project/settings.ts';
import type { Finding } from '../rules/finding.ts';
import { strayOption } from '../rules/option.ts';
import { numberOf } from '../rules/parts.ts';
import type { RuleContext } from '../rules/rule.ts';
import { syntaxFinding } from '../rules/syntax.ts';
import { findingsOf, severityOf } from '../rules/table.ts';
import type { Elsewhere } from './dnIndex.ts';
import { nothingFound, type Segment, type SegmentFinding } from './segment.ts';

/** Where a check gets the settings and the rest of the context from. */
export interface Contexts extends FileSettings {
  readonly format: Format;
  readonly catalogue: Catalogue;
  /** The DNs of other files, where they are known. */
  readonly elsewhere?: Elsewhere | undefined;
  /** What rules know besides a DN with this number, for whose file and for which itself comments have declared something. */
  contextFor(number: string | undefined, file: Declarations, own: Declarations): RuleContext;
}

/** Everything that the rules have to say of the DNs of one segment and of what could not be read there. */
export function checkSegment(
  dns: readonly Dn[],
  problems: readonly SyntaxProblem[],
  contexts: Contexts,
  contextOf: (dn: Dn) => RuleContext,
): readonly SegmentFinding[] {
  const found: SegmentFinding[] = [];
  const shared = new Set<string>();
  const add = (finding: Finding, dn: Dn | undefined, { rules }: DnSettings): void => {
    const severity = severityOf(finding, rules);
    if (severity === 'off') return;
    if (dn?.role === 'fragment') {
      // A part that is shared in two roles is read twice, and still wrong only once.
      const place = `${finding.rule} ${finding.span.start} ${finding.span.end}`;
      if (shared.has(place)) return;
      shared.add(place);
    }
    found.push({ finding, severity, dn });
  };
  // A DN may have thousands of problems, and to find its context means to look for its number.
  const known = new Map<Dn, RuleContext>();
  for (const problem of problems) {
    const dn = dns.find(({ span }) => span.start <= problem.span.start && problem.span.start <= span.end);
    const context = dn && (known.get(dn) ?? contextOf(dn));
    if (dn && context) known.set(dn, context);
    const stray = context && problem.stray && strayOption(dn, problem.stray, context);
    add(stray ?? syntaxFinding(contexts.format, problem), dn, context?.settings ?? contexts.settings);
  }
  for (const dn of dns) {
    const context = contextOf(dn);
    for (const finding of findingsOf(dn, context)) add(finding, dn, context.settings);
  }
  return found.length === 0 ? nothingFound : found;
}

const nothingDeclared: Declarations = {};

/** What rules know besides a DN of a segment. */
export function contextIn(contexts: Contexts, { rulings, standingBefore }: Segment, dn: Dn): RuleContext {
  const file = (rulings?.after ?? standingBefore).declared;
  return contexts.contextFor(numberOf(dn), file, rulings?.own.get(dn) ?? nothingDeclared);
}
