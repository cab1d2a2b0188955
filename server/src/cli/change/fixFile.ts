import type { PlacedFinding } from '../../analysis/analysis.ts';
import { layoutOf, makeSafeFixes } from '../../analysis/fix.ts';
import { analyseSource, reportOf } from '../check/lintSource.ts';
import type { ProjectChoice, Projects } from '../check/projects.ts';
import { reportOfConfig } from '../check/reportConfig.ts';
import type { Source } from '../input/readSource.ts';
import type { Wants } from '../reports/report.ts';
import type { Worked } from '../work/outcome.ts';
import { changeFile, type Destination } from './changeFile.ts';

export interface FixTask {
  readonly kind: 'fix';
  readonly project: ProjectChoice;
  readonly wants: Wants;
  /** The rules whose findings are mended; absent: all. */
  readonly rules?: readonly string[];
  readonly destination: Destination;
}

/** Makes the safe fixes of one file. */
export function fixFile(source: Source, task: FixTask, projects: Projects): Worked {
  const { path, text } = source;
  const kind = projects.kindOf(path);
  if (kind) return { path, report: reportOfConfig(source, kind, projects, task.wants) };
  const analysis = analyseSource(source, projects.surroundingsFor(path));
  if (!analysis) return { path };
  // What is no text cannot be given back as one.
  if (analysis.isUnreadable) return { path, report: reportOf(analysis, path, text, task.wants) };
  const isWanted = ({ finding: { rule } }: PlacedFinding): boolean => task.rules?.includes(rule) ?? true;
  const { edits, made, result } = makeSafeFixes(analysis, layoutOf(text), isWanted);
  const counts: Record<string, number> = {};
  for (const { finding } of made) counts[finding.rule] = (counts[finding.rule] ?? 0) + 1;
  return changeFile(source, analysis, { edits, made: counts, result }, task.destination, task.wants);
}
