import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analysis, analyse, dnCountOf, type Surroundings } from '../../analysis/analysis.ts';
import { fixesOf, layoutOf } from '../../analysis/fix.ts';
import type { Learned } from '../../analysis/learned.ts';
import { type DnDocument, rangeOf } from '../../features/document.ts';
import type { Source } from '../input/readSource.ts';
import type { FileReport, FindingReport, FixReport, Wants } from '../reports/report.ts';
import { excerptOf } from './excerpt.ts';
import { identities } from './identities.ts';
import { SecretMask } from './secretMask.ts';

/** Reads and checks one file; undefined when it holds no DNs. `learned`: what other files have taught, where nothing but its findings is wanted. */
export function analyseSource(
  { text, fileName, encodingProblem }: Source,
  surroundings: Surroundings,
  learned?: Learned,
): Analysis | undefined {
  return analyse(text, fileName, surroundings, { encodingProblem, learned });
}

/** What was found in a file, as plain data. `text` is the text of the analysis. */
export function reportOf(analysis: Analysis, path: string, text: string, wants: Wants): FileReport {
  const layout = layoutOf(text);
  const document: DnDocument = { text: TextDocument.create(path, analysis.format.id, 0, text), analysis, layout };
  const mask = wants.excerpts || wants.edits ? new SecretMask(analysis, text) : undefined;
  const identify = identities();
  const findings = analysis.findings.map((placed): FindingReport => {
    const { finding, severity, dn } = placed;
    const excerpt = wants.excerpts && mask && !analysis.isUnreadable ? excerptOf(text, placed, mask) : undefined;
    return {
      rule: finding.rule,
      severity,
      message: finding.message,
      ...(dn !== undefined && { dn }),
      range: rangeOf(document, placed),
      fixes: fixesOf(analysis, placed, layout).flatMap(({ fix: { title }, edits }): FixReport[] => {
        if (!wants.edits) return [{ title }];
        // What would write a secret somewhere else is not shown.
        const isHarmless = edits.every(({ newText }) => mask?.isHarmless(newText));
        if (!isHarmless) return [{ title }];
        return [{ title, edits: edits.map(({ span, newText }) => ({ range: rangeOf(document, span), newText })) }];
      }),
      ...(excerpt && { excerpt }),
      identity: identify([finding.rule, dn, finding.data?.section, finding.data?.option, finding.data?.field]),
    };
  });
  return { path, format: analysis.format.id, dns: dnCountOf(analysis), findings };
}
