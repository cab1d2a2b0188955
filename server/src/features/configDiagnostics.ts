import type { Diagnostic } from 'vscode-languageserver-types';
import type { ConfigDocument, ConfigFinding } from './configAnalysis.ts';
import { diagnosticSeverities, diagnosticSource, noticeOf } from './diagnostics.ts';
import { type FeatureOptions, rangeOf } from './document.ts';
import { noProblems, ProblemChoice } from './problemChoice.ts';

/** The findings of a project file or a catalogue as LSP diagnostics, in the order of the file: all of them, or as many as the client shows. */
export function configDiagnosticsOf(document: ConfigDocument, options: FeatureOptions): Diagnostic[] {
  const { findings } = document.analysis;
  const counts = noProblems();
  for (const { severity } of findings) counts[severity]++;
  const choice = new ProblemChoice(counts, options.mostProblems);
  const chosen = findings.filter(({ severity }) => choice.takes(severity));
  return [...noticeOf(choice), ...chosen.map((finding) => configDiagnosticOf(document, finding, options))];
}

export function configDiagnosticOf(
  document: ConfigDocument,
  { rule, severity, message, span }: ConfigFinding,
  { documentation }: FeatureOptions,
): Diagnostic {
  return {
    range: rangeOf(document, span),
    severity: diagnosticSeverities[severity],
    source: diagnosticSource,
    code: rule,
    ...(documentation !== undefined && { codeDescription: { href: `${documentation}/${rule}.md` } }),
    message,
  };
}
