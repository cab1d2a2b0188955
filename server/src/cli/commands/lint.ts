import type { CommonOptions } from '../commonOptions.ts';
import { githubReporter } from '../reports/github.ts';
import { jsonReporter } from '../reports/json.ts';
import type { Reporter, Severity } from '../reports/report.ts';
import { textReporter } from '../reports/text.ts';
import { isColoured, paintFor } from '../terminal.ts';
import { isAtLeast, projectChoice, runTask, statusOf } from './run.ts';

export const lintFormats = ['text', 'json', 'sarif', 'github'] as const;
export type LintFormat = (typeof lintFormats)[number];

export interface LintOptions extends CommonOptions {
  readonly format: LintFormat;
  readonly failOn: Severity;
}

/** Checks files and prints what was found; gives the exit status. */
export async function lint(paths: readonly string[], options: LintOptions): Promise<number> {
  const { failOn } = options;
  const reporter = await reporterFor(options);
  const { wants } = reporter;
  const project = projectChoice(options);
  const task = { kind: 'lint', project, wants } as const;
  const result = await runTask(paths, task, options, {
    begin: () => reporter.begin(),
    file: ({ report }) => (report ? reporter.file(report) : ''),
    end: (summary) => reporter.end(summary),
  });
  return statusOf(result, failOn);
}

/** The reporter for a format. Of reports for people, `--quiet` leaves out what does not make the command fail. */
export async function reporterFor({ format, failOn, quiet, color }: LintOptions): Promise<Reporter> {
  switch (format) {
    case 'json':
      return jsonReporter();
    case 'sarif': {
      // Loaded only here: it brings the pages of all rules.
      const { sarifReporter } = await import('../reports/sarif.ts');
      return sarifReporter(process.cwd());
    }
    case 'github':
      return githubReporter(process.env.GITHUB_WORKSPACE || process.cwd());
    case 'text':
      return textReporter(paintFor(isColoured(color)), (severity) => !quiet || isAtLeast(severity, failOn), quiet);
  }
}
