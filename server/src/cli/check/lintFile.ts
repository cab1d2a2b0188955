import type { Source } from '../input/readSource.ts';
import type { Wants } from '../reports/report.ts';
import type { Outcome } from '../work/outcome.ts';
import { analyseSource, reportOf } from './lintSource.ts';
import type { ProjectChoice, Projects } from './projects.ts';

export interface LintTask {
  readonly kind: 'lint';
  readonly project: ProjectChoice;
  /** The name under which standard input goes. */
  readonly stdinPath?: string;
  readonly wants: Wants;
}

/** Checks one file. */
export function lintFile(source: Source, { wants }: LintTask, projects: Projects): Outcome {
  const { path, text } = source;
  const analysis = analyseSource(source, projects.surroundingsFor(path));
  return analysis ? { path, report: reportOf(analysis, path, text, wants) } : { path };
}
