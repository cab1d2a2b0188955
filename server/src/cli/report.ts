import type { Range } from 'vscode-languageserver-types';

/** One finding as the command line reports it; positions are zero-based and count UTF-16, as in LSP. */
export interface FindingReport {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  readonly dn?: string;
  readonly range: Range;
  /** The titles of the fixes that can be made. */
  readonly fixes: readonly string[];
}

export interface FileReport {
  readonly path: string;
  readonly format: string;
  readonly dns: number;
  readonly findings: readonly FindingReport[];
}

/** The stable, versioned report for programs. */
export function jsonReport(files: readonly FileReport[]): string {
  const summary = { files: files.length, dns: 0, error: 0, warning: 0, information: 0, hint: 0 };
  for (const { dns, findings } of files) {
    summary.dns += dns;
    for (const { severity } of findings) summary[severity]++;
  }
  return `${JSON.stringify({ version: 1, files, summary }, undefined, 2)}\n`;
}

/** The report for people: a line for each finding, positions one-based as editors show them. */
export function textReport(files: readonly FileReport[]): string {
  const lines: string[] = [];
  let count = 0;
  for (const { path, findings } of files) {
    for (const { range, severity, message, rule } of findings) {
      lines.push(`${path}:${range.start.line + 1}:${range.start.character + 1}: ${severity}: ${message} [${rule}]`);
      count++;
    }
  }
  lines.push(
    `${count} ${count === 1 ? 'finding' : 'findings'} in ${files.length} ${files.length === 1 ? 'file' : 'files'} of DNs`,
  );
  return `${lines.join('\n')}\n`;
}
