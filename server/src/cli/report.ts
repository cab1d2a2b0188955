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

/** The report for people: a line for each finding, positions one-based as editors show them, and what it all comes to. */
export function textReport(files: readonly FileReport[]): string {
  const lines: string[] = [];
  const counts = new Map<FindingReport['severity'], number>();
  for (const { path, findings } of files) {
    for (const { range, severity, message, rule } of findings) {
      lines.push(`${path}:${range.start.line + 1}:${range.start.character + 1}: ${severity}: ${message} [${rule}]`);
      counts.set(severity, (counts.get(severity) ?? 0) + 1);
    }
  }
  const found = severities.flatMap((severity) => {
    const count = counts.get(severity) ?? 0;
    return count === 0 ? [] : [counted(count, severity)];
  });
  lines.push(`${found.length === 0 ? 'No findings' : found.join(', ')} in ${counted(files.length, 'file')} of DNs`);
  return `${lines.join('\n')}\n`;
}

const severities = ['error', 'warning', 'information', 'hint'] as const;

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 || what === 'information' ? '' : 's'}`;
}
