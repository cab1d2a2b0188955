import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import { type Analysis, type PlacedFinding, placeOfRelated } from '../analysis/analysis.ts';
import { type DnDocument, type FeatureOptions, locationOf, rangeOf } from './document.ts';

/** The name under which clients show our diagnostics. */
export const diagnosticSource = 'dn-config';

/** Our words for severities in LSP's numbers. */
export const diagnosticSeverities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** All findings of a file as LSP diagnostics, in the order of the file. */
export function diagnosticsOf(document: DnDocument, options: FeatureOptions): Diagnostic[] {
  const made: Diagnostic[] = [];
  for (const _ of diagnosing(document, options, made));
  return made;
}

/** The same, one in a step. Between two steps nothing may change in the document. */
export function* diagnosing(document: DnDocument, options: FeatureOptions, made: Diagnostic[]): Generator<void> {
  for (const placed of placedIn(document.analysis)) {
    made.push(diagnosticOf(document, placed, options));
    yield;
  }
}

/** The findings in the order of the file, segment by segment as they are asked for: to place thousands takes a while. */
function* placedIn(analysis: Analysis): Generator<PlacedFinding> {
  if (analysis.isUnreadable) yield* analysis.findings;
  else for (const segment of analysis.troubled) yield* analysis.findingsOf(segment);
}

export function diagnosticOf(
  document: DnDocument,
  placed: PlacedFinding,
  { documentation }: FeatureOptions,
): Diagnostic {
  const { finding } = placed;
  const related = finding.related?.flatMap((other) => {
    const place = placeOfRelated(document.analysis, placed, other);
    return place ? [{ message: other.message, location: locationOf(document, place) }] : [];
  });
  return {
    range: rangeOf(document, placed),
    severity: diagnosticSeverities[placed.severity],
    source: diagnosticSource,
    code: finding.rule,
    ...(documentation !== undefined && { codeDescription: { href: `${documentation}/${finding.rule}.md` } }),
    message: finding.message,
    ...(finding.tags && { tags: finding.tags.map((tag) => tags[tag]) }),
    ...(related && related.length > 0 && { relatedInformation: related }),
    data: { ...finding.data, ...(placed.dn !== undefined && { dn: placed.dn }) },
  };
}
