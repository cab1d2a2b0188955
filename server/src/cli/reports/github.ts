import { isAbsolute, relative, resolve, sep } from 'node:path';
import { printable } from '../terminal.ts';
import type { FindingReport, Reporter, Severity } from './report.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/**
 * Workflow commands of GitHub Actions, one line a finding, which show as annotations. Paths are told from `workspace`, the folder of the
 * repository, where they lie in it.
 */
export function githubReporter(workspace: string): Reporter {
  return {
    wants: { excerpts: false, edits: false },
    begin: () => '',
    file: ({ path, findings }) =>
      findings.map((finding) => `${annotation(inside(workspace, path), finding)}\n`).join(''),
    end: () => '',
  };
}

function annotation(path: string, { rule, severity, message, range: { start, end } }: FindingReport): string {
  const properties: readonly (readonly [string, string | number])[] = [
    ['file', path],
    ['line', start.line + 1],
    ['endLine', end.line + 1],
    // Columns are taken only within one line; both count from one, and the end is the first column behind.
    ...(start.line === end.line
      ? ([
          ['col', start.character + 1],
          ['endColumn', end.character + 1],
        ] as const)
      : []),
    ['title', rule],
  ];
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  // Logs are looked at in terminals.
  return `::${commands[severity]} ${list}::${printable(escapeData(message))}`;
}

/** The escapes of `@actions/core`, without which a message could be the end of a command, or another command. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** A path from a folder on, with slashes, where it leads into the folder; else as it is. */
function inside(folder: string, path: string): string {
  const way = relative(folder, resolve(path));
  return way === '' || way.startsWith('..') || isAbsolute(way) ? path : way.split(sep).join('/');
}
