import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Range } from 'vscode-languageserver-types';
import { type PlacedFinding, placeOfRelated } from '../analysis/analysis.ts';
import { type DnDocument, type FeatureOptions, locationOf, rangeOf } from './document.ts';
import { noProblems, ProblemChoice } from './problemChoice.ts';

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

/** The findings of a file as LSP diagnostics, in the order of the file: all of them, or as many as the client shows. */
export function diagnosticsOf(document: DnDocument, options: FeatureOptions): Diagnostic[] {
  const made: Diagnostic[] = [];
  for (const _ of diagnosing(document, options, made));
  return made;
}

/** The same, one in a step. Between two steps nothing may change in the document. */
export function* diagnosing(document: DnDocument, options: FeatureOptions, made: Diagnostic[]): Generator<void> {
  const { analysis } = document;
  if (analysis.isUnreadable) {
    for (const placed of analysis.findings) made.push(diagnosticOf(document, placed, options));
    return;
  }
  const counts = noProblems();
  if (options.mostProblems !== undefined)
    for (const segment of analysis.troubled) {
      for (const { severity } of segment.findings) counts[severity]++;
      yield;
    }
  const choice = new ProblemChoice(counts, options.mostProblems);
  made.push(...noticeOf(choice));
  for (const segment of analysis.troubled) {
    let placeOf: ReturnType<typeof analysis.placing> | undefined;
    for (const [index, found] of segment.findings.entries()) {
      if (choice.takes(found.severity)) {
        placeOf ??= analysis.placing(segment);
        const within = segment.rangeWithin(index);
        const placed = analysis.place(segment, found);
        const range = within ? { start: placeOf(within.start), end: placeOf(within.end) } : rangeOf(document, placed);
        made.push(diagnosticAt(range, document, placed, options));
      }
      yield;
    }
  }
}

/** Says at the very start of a file how many problems the client does not get. */
export function noticeOf({ leftOut }: ProblemChoice): Diagnostic[] {
  if (leftOut === 0) return [];
  const start = { line: 0, character: 0 };
  const message = `${leftOut} more problems in this file are not shown. 'dn-config lint' on the command line lists all.`;
  const severity = DiagnosticSeverity.Information;
  return [{ range: { start, end: start }, severity, source: diagnosticSource, message }];
}

export function diagnosticOf(document: DnDocument, placed: PlacedFinding, options: FeatureOptions): Diagnostic {
  return diagnosticAt(rangeOf(document, placed), document, placed, options);
}

function diagnosticAt(
  range: Range,
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
    range,
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
