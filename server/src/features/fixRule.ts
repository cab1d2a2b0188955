import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import type { Analysis, PlacedFinding } from '../analysis/analysis.ts';
import { fixAll } from '../analysis/fix.ts';
import type { SpanEdit } from '../formats/edit.ts';
import { isRuleId, type RuleId } from '../rules/definitions.ts';
import type { Fix } from '../rules/finding.ts';
import { diagnosticOf } from './diagnostics.ts';
import { type DnDocument, type FeatureOptions, textEdits } from './document.ts';

/** The server's command that mends all problems of a rule in the workspace; its argument is the rule's id. */
export const fixRuleCommand = 'dnConfig.server.fixRule';

/** What an action needs to find its edits later. */
export interface FixRuleData {
  readonly uri: string;
  readonly version: number;
  readonly fixRule: RuleId;
}

/** A client that takes edits only with the offer gets them each time somebody looks: for more problems than this there is no offer. */
const mostAtOnce = 200;

/** Rules whose fixes guess what is meant: even where there is one guess only, a person has to look at each of them. */
const guessed: ReadonlySet<RuleId> = new Set<RuleId>([
  'value/invalid',
  'value/empty',
  'option/unknown',
  'dn/unknown-type',
  'dn/invalid-value',
  'dn/unknown-field',
  'config/unknown-key',
  'config/invalid-value',
  'config/unknown-rule',
]);

/** The fix that is to be made of many findings at a time: a safe one, or the only one where nothing is guessed. */
export function obviousFix({ finding: { rule, fixes = [] } }: Pick<PlacedFinding, 'finding'>): Fix | undefined {
  const safe = fixes.find((fix) => fix.safe);
  return safe ?? (fixes.length === 1 && !guessed.has(rule) ? fixes[0] : undefined);
}

/** The edits that mend all problems of a rule in a file, in order, with offsets in the file. */
export function fixRule(analysis: Analysis, layout: DnDocument['layout'], rule: RuleId): readonly SpanEdit[] {
  return fixAll(analysis, layout, (placed) => (placed.finding.rule === rule ? obviousFix(placed) : undefined));
}

/**
 * Offers to mend all problems of the rules of some findings: in the file, where it has more than one of them, and in the workspace, where other
 * files have some, too.
 */
export function fixRuleActions(
  document: DnDocument,
  findings: readonly PlacedFinding[],
  problemsElsewhere: ((rule: RuleId) => number) | undefined,
  options: FeatureOptions,
): CodeAction[] {
  const { analysis, text, layout } = document;
  const rules = new Set(findings.filter(obviousFix).map(({ finding }) => finding.rule));
  return [...rules].flatMap((rule): CodeAction[] => {
    const ofRule = findings.filter(({ finding }) => finding.rule === rule);
    const diagnostics = ofRule.map((placed) => diagnosticOf(document, placed, options));
    const about = { kind: CodeActionKind.QuickFix, diagnostics };
    const actions: CodeAction[] = [];
    const all = analysis.findings.filter((placed) => placed.finding.rule === rule && obviousFix(placed));
    if (all.length > 1) {
      const title = `Fix all '${rule}' problems in this file`;
      const data: FixRuleData = { uri: text.uri, version: text.version, fixRule: rule };
      if (options.resolvesEdits) actions.push({ ...about, title, data });
      else if (all.length <= mostAtOnce) {
        const edits = fixRule(analysis, layout, rule);
        if (edits.length > 0)
          actions.push({ ...about, title, edit: { changes: { [text.uri]: textEdits(document, edits) } } });
      }
    }
    if (problemsElsewhere && problemsElsewhere(rule) > 0) {
      const title = `Fix all '${rule}' problems in the workspace`;
      actions.push({ ...about, title, command: { title, command: fixRuleCommand, arguments: [rule] } });
    }
    return actions;
  });
}

/** What a client sends back of an action of ours; undefined for any other. */
export function fixRuleDataOf({ data }: CodeAction): FixRuleData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { uri, version, fixRule: rule } = data as Partial<Record<keyof FixRuleData, unknown>>;
  const isWhole = typeof uri === 'string' && typeof version === 'number' && typeof rule === 'string';
  return isWhole && isRuleId(rule) ? { uri, version, fixRule: rule } : undefined;
}

/** The action with its edits; without any where the text is no longer the one that it was offered for. */
export function resolveFixRule(document: DnDocument, action: CodeAction): CodeAction {
  const data = fixRuleDataOf(action);
  const { analysis, text, layout } = document;
  if (!data || data.uri !== text.uri || data.version !== text.version) return action;
  const edits = fixRule(analysis, layout, data.fixRule);
  return { ...action, edit: { changes: { [text.uri]: textEdits(document, edits) } } };
}
