import type { Diagnostic } from 'vscode-languageserver-types';
import type { ConfigDocument, ConfigFinding } from './configAnalysis.ts';
import { diagnosticSeverities, diagnosticSource } from './diagnostics.ts';
import { type FeatureOptions, rangeOf } from './document.ts';

/** All findings of a project file or a catalogue as LSP diagnostics, in the order of the file. */
export function configDiagnosticsOf(document: ConfigDocument, options: FeatureOptions): Diagnostic[] {
  return document.analysis.findings.map((finding) => configDiagnosticOf(document, finding, options));
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
