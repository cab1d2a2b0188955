import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  CodeActionTriggerKind,
  type Range,
} from 'vscode-languageserver-types';
import { type PlacedFinding, placeOfRelated } from '../analysis/analysis.ts';
import { fixAll, fixesOf } from '../analysis/fix.ts';
import type { RuleId } from '../rules/definitions.ts';
import { addToCatalogueActions } from './addToCatalogue.ts';
import { diagnosticOf } from './diagnostics.ts';
import { type DnDocument, type FeatureOptions, locationOf, textEdits } from './document.ts';
import { fixRuleActions } from './fixRule.ts';
import { presetActions, presetKind } from './presets.ts';
import type { ProjectAtHand } from './projectAtHand.ts';
import { silenceActions } from './silence.ts';

/** All safe fixes of a file at once, for "fix on save". */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.dnConfig`;

/** The server's command that shows a place in the editor; its arguments are a URI and a range. */
export const showLocationCommand = 'dnConfig.server.showLocation';

/** What is known besides the document. */
export interface ActionSurroundings {
  /** Files that actions may change or make, where the client takes edits of several files. */
  readonly project?: ProjectAtHand | undefined;
  /** How many problems of a rule other files of the workspace have; absent where the server cannot mend them. */
  readonly problemsElsewhere?: ((rule: RuleId) => number) | undefined;
}

/**
 * What can be done about the findings that touch a range, with its DNs, and, where `only` asks for it, about the whole file. What mends comes before
 * what silences.
 */
export function codeActionsOf(
  document: DnDocument,
  range: Range,
  context: Pick<CodeActionContext, 'only' | 'triggerKind'>,
  options: FeatureOptions,
  { project, problemsElsewhere }: ActionSurroundings = {},
): CodeAction[] {
  const actions: CodeAction[] = [];
  if (isWanted(CodeActionKind.QuickFix, context)) {
    const start = document.text.offsetAt(range.start);
    const end = document.text.offsetAt(range.end);
    const found = document.analysis.findingsAt(start, end);
    for (const placed of found) actions.push(...quickFixes(document, placed, options));
    actions.push(...addToCatalogueActions(document, found, project, options));
    actions.push(...fixRuleActions(document, found, problemsElsewhere, options));
    actions.push(...silenceActions(document, found, project, options));
  }
  // Nobody has asked for these when the editor only wants to know whether to light its bulb: it would burn on every DN.
  const isAsked = context.only !== undefined || context.triggerKind !== CodeActionTriggerKind.Automatic;
  if (isAsked && isWanted(presetKind, context)) actions.push(...presetActions(document, range, options));
  // Editors ask for actions at every step of the cursor; what looks at the whole file is left to those who ask for it.
  if (context.only && isWanted(fixAllKind, context)) actions.push(...everySafeFix(document));
  return actions;
}

/** Whether a client that asks for certain kinds wants this one: a kind covers all that begin with it. */
export function isWanted(kind: string, { only }: Pick<CodeActionContext, 'only'>): boolean {
  return !only || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

function quickFixes(document: DnDocument, placed: PlacedFinding, options: FeatureOptions): CodeAction[] {
  const diagnostics = [diagnosticOf(document, placed, options)];
  const fixes = fixesOf(document.analysis, placed, document.layout);
  const actions: CodeAction[] = fixes.map(({ fix, edits }, index) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    edit: { changes: { [document.text.uri]: textEdits(document, edits) } },
    // Preferred is what a person would want without reading on: the only way, or a way that cannot change the meaning.
    ...(index === 0 && (fix.safe || fixes.length === 1) && { isPreferred: true }),
  }));
  for (const related of placed.finding.related ?? []) {
    const title = `Go to: ${related.message.charAt(0).toLowerCase()}${related.message.slice(1)}`;
    const place = placeOfRelated(document.analysis, placed, related);
    if (!place) continue;
    const { uri, range } = locationOf(document, place);
    const command = { title, command: showLocationCommand, arguments: [uri, range] };
    actions.push({ title, kind: CodeActionKind.QuickFix, diagnostics, command });
  }
  return actions;
}

function everySafeFix(document: DnDocument): CodeAction[] {
  const edits = fixAll(document.analysis, document.layout);
  if (edits.length === 0) return [];
  return [
    {
      title: 'Fix all that is safe to fix',
      kind: fixAllKind,
      edit: { changes: { [document.text.uri]: textEdits(document, edits) } },
    },
  ];
}
