import type { Elsewhere } from '../../analysis/dnIndex.ts';
import type { Learned } from '../../analysis/learned.ts';
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

/** What other files have to do with one that is checked. */
export interface Others {
  /** What they have taught of DNs that are like theirs, and are taught. */
  readonly learned?: Learned;
  /** The DNs of those before it, where they are known already. */
  readonly elsewhere?: Elsewhere;
}

/** Checks one file. */
export function lintFile(
  source: Source,
  { wants }: Pick<LintTask, 'wants'>,
  projects: Projects,
  { learned, elsewhere }: Others = {},
): Worked {
  const { path, text } = source;
  const kind = projects.kindOf(path);
  if (kind) return { path, report: reportOfConfig(source, kind, projects, wants) };
  const analysis = analyseSource(source, { ...projects.surroundingsFor(path), elsewhere }, learned);
  return analysis ? { path, report: reportOf(analysis, path, text, wants), keys: keysOf(analysis) } : { path };
}
