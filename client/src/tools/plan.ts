import { type FileText, type PlanParams, type PlanResult, planMethod } from '../../../server/src/lsp/protocol.ts';
import { Refusal, type Workbench } from './workbench.ts';

/** Two sets of files to compare. */
export interface Sides {
  readonly old: readonly FileText[];
  readonly new: readonly FileText[];
}

/** Asks the server for a plan. */
export async function planOf(workbench: Workbench, params: PlanParams): Promise<PlanResult> {
  const result = await workbench.ask<PlanResult>(planMethod, params);
  const [first, ...others] = result.problems;
  if (first === undefined) return result;
  throw new Refusal(others.length === 0 ? first : `${first} And ${others.length} more files cannot be read.`);
}

/** Shows what lies between two sets of files. */
export async function showPlan(workbench: Workbench, sides: Sides, title: string): Promise<void> {
  const { markdown } = await planOf(workbench, sides);
  await workbench.pages.show(title, markdown);
}
