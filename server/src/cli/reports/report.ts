import type { Range } from 'vscode-languageserver-types';
import type { SeverityWord } from '../../project/settings.ts';

export type Severity = Exclude<SeverityWord, 'off'>;

/** From loud to quiet. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** One finding as the command line reports it; positions are zero-based and count UTF-16, as in LSP. */
export interface FindingReport {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly dn?: string;
  readonly range: Range;
  readonly fixes: readonly FixReport[];
  /** The source line, where the report shows it. */
  readonly excerpt?: Excerpt;
  /** What tells this finding from others of its file, wherever in the file it stands; holds nothing secret. */
  readonly identity: string;
}

/** A way to mend a finding; with its edits where the report shows them. */
export interface FixReport {
  readonly title: string;
  readonly edits?: readonly { readonly range: Range; readonly newText: string }[];
}

/** A line, or the part of a long one around a finding, as it may be shown. */
export interface Excerpt {
  readonly text: string;
  /** Where in the text the finding stands: the part from `start` to `end`, UTF-16. */
  readonly start: number;
  readonly end: number;
}

export interface FileReport {
  readonly path: string;
  readonly format: string;
  readonly dns: number;
  readonly findings: readonly FindingReport[];
}

/** What all files come to. */
export type Summary = Record<'files' | 'dns' | Severity, number>;

export function emptySummary(): Summary {
  return { files: 0, dns: 0, error: 0, warning: 0, information: 0, hint: 0 };
}

export function count(summary: Summary, { dns, findings }: FileReport): void {
  summary.files++;
  summary.dns += dns;
  for (const { severity } of findings) summary[severity]++;
}

/** Puts reports into words, piece by piece, so that no more than one file's report has to be kept. */
export interface Reporter {
  /** What the report needs beside the findings themselves. */
  readonly wants: Wants;
  begin(): string;
  file(report: FileReport): string;
  end(summary: Summary): string;
}

export interface Wants {
  readonly excerpts: boolean;
  readonly edits: boolean;
}
