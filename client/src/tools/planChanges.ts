import { sinceLastCommit } from './git.ts';
import type { Given } from './given.ts';
import { showPlan } from './plan.ts';
import { nameOf } from './texts.ts';
import type { Workbench } from './workbench.ts';

/** Shows what the files and folders that were chosen mean against the last commit; without any, all that has changed in the repository. */
export async function planChanges(workbench: Workbench, { uris }: Given): Promise<void> {
  const sides = await sinceLastCommit(uris);
  const [only] = uris.length === 1 ? uris : [];
  await showPlan(workbench, sides, `DN plan ${only ? `of ${nameOf(only)} ` : ''}since the last commit`);
}
