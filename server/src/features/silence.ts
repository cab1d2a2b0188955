import { type CodeAction, CodeActionKind, type Diagnostic, type WorkspaceEdit } from 'vscode-languageserver-types';
import type { PlacedFinding } from '../analysis/analysis.ts';
import { applyEdits } from '../analysis/textEdits.ts';
import type { SpanEdit } from '../formats/edit.ts';
import { fileSettings } from '../project/fileSettings.ts';
import { projectFileName, readProjectFile } from '../project/projectFile.ts';
import { numberOf } from '../rules/parts.ts';
import { diagnosticOf } from './diagnostics.ts';
import { type DnDocument, type FeatureOptions, textEdits } from './document.ts';
import { changeOf, creationOf, type ProjectAtHand, workspaceEdit } from './projectAtHand.ts';
import { newProjectText, withRuleOff } from './projectEdits.ts';
import { silenceFile, silenceLine } from './silenceComments.ts';

/** Of so many findings at a time actions speak that silence them: whoever selects more wants something else. */
const mostFindings = 20;

/**
 * Actions that silence findings: on their line, in their file, and in the project file, each where it can be done so that nothing else changes. One
 * for each rule and line, and one for each rule.
 */
export function silenceActions(
  document: DnDocument,
  findings: readonly PlacedFinding[],
  project: ProjectAtHand | undefined,
  options: FeatureOptions,
): CodeAction[] {
  if (findings.length > mostFindings) return [];
  const ofLine: CodeAction[] = [];
  const ofRule: CodeAction[] = [];
  for (const [, same] of grouped(findings, ({ finding, start }) => `${finding.rule} ${lineOf(document, start)}`)) {
    const [first] = same;
    const edit = first && silenceLine(document, first);
    if (!first || !edit) continue;
    ofLine.push(
      action(
        `Silence ${first.finding.rule} for this line`,
        diagnosticsOf(document, same, options),
        here(document, edit),
      ),
    );
  }
  for (const [, same] of grouped(findings, ({ finding }) => finding.rule)) {
    const [first] = same;
    const rule = first?.finding.rule;
    // What is wrong with a comment is mended there; a whole file of such comments is nothing to get used to.
    if (!first || !rule || rule.startsWith('config/')) continue;
    const diagnostics = diagnosticsOf(document, same, options);
    const edit = silenceFile(document, rule);
    if (edit) ofRule.push(action(`Silence ${rule} in this file`, diagnostics, here(document, edit)));
    const inProject = project && silenceInProject(project, first);
    if (inProject) ofRule.push(action(`Silence ${rule} in ${projectFileName}`, diagnostics, inProject));
  }
  return [...ofLine, ...ofRule];
}

/** The edit of the project file that silences a rule where a finding is; undefined where it would not, for an override says otherwise. */
function silenceInProject(
  { file, newFile, path }: ProjectAtHand,
  { finding: { rule }, segment, finding }: PlacedFinding,
): WorkspaceEdit | undefined {
  if (!file) {
    if (!newFile) return undefined;
    const { inherited } = newFile;
    const text = newProjectText({ ...inherited, rules: { ...inherited.rules, [rule]: 'off' } });
    return workspaceEdit(creationOf(newFile.uri, text));
  }
  const edit = withRuleOff(file.text, rule);
  if (!edit) return undefined;
  const text = applyEdits(file.text, [edit]);
  const source = { uri: file.uri, text, project: readProjectFile(text).project };
  const dn = segment.findings.find((found) => found.finding === finding)?.dn;
  const settings = fileSettings(source, undefined, path);
  const { rules } = dn ? settings.settingsFor(numberOf(dn)) : settings.settings;
  return rules[rule] === 'off' ? workspaceEdit([changeOf(file, [edit])]) : undefined;
}

function action(title: string, diagnostics: Diagnostic[], edit: WorkspaceEdit): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, diagnostics, edit };
}

function here(document: DnDocument, edit: SpanEdit): WorkspaceEdit {
  return { changes: { [document.text.uri]: textEdits(document, [edit]) } };
}

function diagnosticsOf(
  document: DnDocument,
  findings: readonly PlacedFinding[],
  options: FeatureOptions,
): Diagnostic[] {
  return findings.map((placed) => diagnosticOf(document, placed, options));
}

function lineOf({ analysis }: DnDocument, offset: number): number {
  return analysis.places.placeAt(offset).line;
}

function grouped(
  findings: readonly PlacedFinding[],
  keyOf: (placed: PlacedFinding) => string,
): ReadonlyMap<string, readonly PlacedFinding[]> {
  const groups = new Map<string, PlacedFinding[]>();
  for (const placed of findings) {
    const key = keyOf(placed);
    const group = groups.get(key);
    if (group) group.push(placed);
    else groups.set(key, [placed]);
  }
  return groups;
}
