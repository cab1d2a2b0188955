import { ConfigTroubles } from '../check/configTroubles.ts';
import { type ProjectChoice, Projects } from '../check/projects.ts';
import type { CommonOptions } from '../commonOptions.ts';
import { findFiles } from '../input/findFiles.ts';
import { problemLine } from '../input/problem.ts';
import { inputReader } from '../input/readSource.ts';
import { Output } from '../output.ts';
import { count, emptySummary, type Severity, type Summary, severities } from '../reports/report.ts';
import { say } from '../terminal.ts';
import { ComparedFiles } from '../work/comparedFiles.ts';
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

export function projectChoice({ config }: Pick<CommonOptions, 'config'>): ProjectChoice {
  return config === undefined ? {} : { config };
}

/** The project files of a call. Throws where the one that it names cannot be read. */
export function projectsFor(options: Pick<CommonOptions, 'config'>): Projects {
  const projects = new Projects(projectChoice(options));
  projects.check();
  return projects;
}

/** Does a task on all files that the paths lead to, and says what comes of it. `isStopped` ends it early. */
export async function runTask(
  paths: readonly string[],
  task: Task,
  options: CommonOptions,
  voice: Voice,
  isStopped?: () => boolean,
): Promise<RunResult> {
  const output = new Output(options.quiet);
  const projects = new Projects(task.project);
  projects.check();
  const files = findFiles(paths, (path) => projects.isIncluded(path));
  const read = inputReader(options.stdinPath);
  const all = new ComparedFiles();
  const troubles = new ConfigTroubles(projects);
  let isUnreadable = false;
  for await (const outcome of processFiles(files, task, read, options.jobs, isStopped)) {
    output.step();
    if ('problem' in outcome) {
      isUnreadable = true;
      output.clear();
      say(problemLine(outcome));
      troubles.report(outcome.path);
    } else {
      all.add(outcome);
      const { path, report, change } = outcome;
      if (report?.format === 'config') troubles.report(path);
      else if (report || change) troubles.use(path);
    }
  }
  output.clear();
  for (const line of troubles.lines()) say(line);
  // Where a change is only in words, the files are not what they would be; a preset reports no findings.
  if (task.kind === 'lint' || (task.kind === 'fix' && task.destination === 'file'))
    all.compare(read, task.wants, projects);
  const summary = emptySummary();
  await output.add(voice.begin());
  for (const done of all.takeAll()) {
    if (done.report) count(summary, done.report);
    else if (options.verbose && !done.change) say(`${done.path}: no DN file, passed over`);
    await output.add(voice.file(done));
  }
  await output.add(voice.end(summary));
  await output.flush();
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
