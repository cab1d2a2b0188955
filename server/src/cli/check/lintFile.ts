import type { Elsewhere } from '../../analysis/dnIndex.ts';
import type { Source } from '../input/readSource.ts';
import type { Wants } from '../reports/report.ts';
import type { Worked } from '../work/outcome.ts';
import { keysOf } from './duplicates.ts';
import { analyseSource, reportOf } from './lintSource.ts';
import type { ProjectChoice, Projects } from './projects.ts';
import { reportOfConfig } from './reportConfig.ts';

export interface LintTask {
  readonly kind: 'lint';
  readonly project: ProjectChoice;
  readonly wants: Wants;
}

/** Checks one file; `elsewhere` are the DNs of the files before it, where they are known already. */
export function lintFile(
  source: Source,
  { wants }: Pick<LintTask, 'wants'>,
  projects: Projects,
  elsewhere?: Elsewhere,
): Worked {
  const { path, text } = source;
  const kind = projects.kindOf(path);
  if (kind) return { path, report: reportOfConfig(source, kind, projects, wants) };
  const analysis = analyseSource(source, { ...projects.surroundingsFor(path), elsewhere });
  return analysis ? { path, report: reportOf(analysis, path, text, wants), keys: keysOf(analysis) } : { path };
}
