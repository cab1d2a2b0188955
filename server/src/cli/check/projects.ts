import type { Surroundings } from '../../analysis/analysis.ts';
import { builtInCatalogue } from '../../catalogue/catalogue.ts';
import { defaultSettings, settingsForAll } from '../../project/settings.ts';

/** What project files say of the files of a run. */
export interface Projects {
  surroundingsFor(path: string): Surroundings;
  /** Whether a file that a folder or a glob leads to is looked at. */
  isIncluded(path: string): boolean;
}

/** Which project file is used, and whose name standard input goes by. */
export interface ProjectChoice {
  /** The one to use; `false`: none at all; absent: the nearest one above each file. */
  readonly config?: string | false;
}

export function openProjects(_choice: ProjectChoice): Projects {
  const surroundings: Surroundings = { catalogue: builtInCatalogue, ...settingsForAll(defaultSettings) };
  return { surroundingsFor: () => surroundings, isIncluded: () => true };
}
