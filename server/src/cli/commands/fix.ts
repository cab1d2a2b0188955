import { nearest } from '../../catalogue/nearest.ts';
import { isRuleId, ruleIds } from '../../rules/definitions.ts';
import type { FixTask } from '../change/fixFile.ts';
import type { CommonOptions } from '../commonOptions.ts';
import type { Severity } from '../reports/report.ts';
import { UsageError } from '../usageError.ts';
import { changeFiles } from './changeFiles.ts';
import { projectChoice } from './run.ts';

export interface FixOptions extends CommonOptions {
  readonly dryRun?: boolean;
  /** The rules whose findings are mended; none given: all. */
  readonly rule: readonly string[];
  readonly failOn: Severity;
}

/** Makes the safe fixes of files; gives the exit status, as `lint` would for what they then are. */
export async function fix(paths: readonly string[], options: FixOptions): Promise<number> {
  const { rule, dryRun } = options;
  for (const id of rule) if (!isRuleId(id)) throw new UsageError(unknownRule(id));
  const task: Omit<FixTask, 'destination'> = {
    kind: 'fix',
    project: projectChoice(options),
    wants: { excerpts: !dryRun, edits: false },
    ...(rule.length > 0 && { rules: rule }),
  };
  return changeFiles(paths, task, options, { one: 'fix', many: 'fixes' });
}

function unknownRule(id: string): string {
  const near = nearest(id, ruleIds);
  return `there is no rule '${id}'${near.length > 0 ? `; perhaps ${near.join(' or ')} is meant` : ''}`;
}
