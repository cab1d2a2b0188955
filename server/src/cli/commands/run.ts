import { openProjects, type ProjectChoice } from '../check/projects.ts';
import type { CommonOptions } from '../commonOptions.ts';
import { findFiles } from '../input/findFiles.ts';
import { Output } from '../output.ts';
import { count, emptySummary, type Severity, type Summary, severities } from '../reports/report.ts';
import { say } from '../terminal.ts';
import type { Done } from '../work/outcome.ts';
import { processFiles } from '../work/processFiles.ts';
import type { Task } from '../work/tasks.ts';

/** Exit status of the command line's contract. */
export const status = { fine: 0, found: 1, unreadable: 2 } as const;

/** What a run says at its start, of each file, and at its end. */
export interface Voice {
  begin(): string;
  /** `report` is absent where a file holds no DNs any more. */
  file(done: Done): string;
  end(summary: Summary): string;
}

/** How a run went. */
export interface RunResult {
  readonly summary: Summary;
  readonly isUnreadable: boolean;
}

export function projectChoice({ config }: CommonOptions): ProjectChoice {
  return config === undefined ? {} : { config };
}

/** Does a task on all files that the paths lead to, and says what comes of it. `isStopped` ends it early. */
export async function runTask(
  paths: readonly string[],
  task: Task,
  options: CommonOptions,
  voice: Voice,
  isStopped?: () => boolean,
): Promise<RunResult> {
  const summary = emptySummary();
  const output = new Output(options.quiet);
  let isUnreadable = false;
  const projects = openProjects(task.project);
  const files = findFiles(paths, (path) => projects.isIncluded(path));
  await output.add(voice.begin());
  for await (const outcome of processFiles(files, task, options.jobs, isStopped)) {
    output.step();
    if ('problem' in outcome) {
      isUnreadable = true;
      await output.flush();
      output.clear();
      say(`${outcome.path}: ${outcome.problem}`);
      continue;
    }
    if (outcome.report) count(summary, outcome.report);
    else if (options.verbose && !outcome.change) say(`${outcome.path}: no DN file, passed over`);
    await output.add(voice.file(outcome));
  }
  await output.add(voice.end(summary));
  await output.flush();
  output.clear();
  return { summary, isUnreadable };
}

/** The exit status of a run: whether anything is at or above a severity, unless something could not be read. */
export function statusOf({ summary, isUnreadable }: RunResult, failOn: Severity): number {
  if (isUnreadable) return status.unreadable;
  return severities.some((severity) => summary[severity] > 0 && isAtLeast(severity, failOn))
    ? status.found
    : status.fine;
}

/** Whether a severity is as loud as another, or louder. */
export function isAtLeast(severity: Severity, other: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(other);
}
