import { type CodeAction, type CodeActionContext, CodeActionKind, type Range } from 'vscode-languageserver-types';
import { isWanted } from './codeActions.ts';
import type { ConfigDocument } from './configAnalysis.ts';
import { configDiagnosticOf } from './configDiagnostics.ts';
import type { FeatureOptions } from './document.ts';
import { textEdits } from './document.ts';

/** What can be done about the findings of a project file or a catalogue that touch a range. */
export function configCodeActionsOf(
  document: ConfigDocument,
  range: Range,
  context: Pick<CodeActionContext, 'only'>,
  options: FeatureOptions,
): CodeAction[] {
  if (!isWanted(CodeActionKind.QuickFix, context)) return [];
  const start = document.text.offsetAt(range.start);
  const end = document.text.offsetAt(range.end);
  const touched = document.analysis.findings.filter(({ span }) => span.start <= end && start <= span.end);
  return touched.flatMap((finding) => {
    const { fixes = [] } = finding;
    return fixes.map(({ title, edits }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [configDiagnosticOf(document, finding, options)],
      edit: { changes: { [document.text.uri]: textEdits(document, edits) } },
      ...(fixes.length === 1 && { isPreferred: true }),
    }));
  });
}
