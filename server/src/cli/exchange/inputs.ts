import { ConfigTroubles } from '../check/configTroubles.ts';
import type { Projects } from '../check/projects.ts';
import { projectsFor } from '../commands/run.ts';
import type { CommonOptions } from '../commonOptions.ts';
import { findFiles } from '../input/findFiles.ts';
import type { InputProblem } from '../input/problem.ts';
import { inputReader, type Source } from '../input/readSource.ts';

/** What a run that needs all its files at once reads them with. */
export interface Inputs {
  readonly projects: Projects;
  /** To be told of the files of DNs. */
  readonly troubles: ConfigTroubles;
  /** The files that paths lead to, one at a time, without those of the tool itself. */
  read(paths: readonly string[]): Generator<Source | InputProblem>;
}

export function inputsOf(options: CommonOptions): Inputs {
  const projects = projectsFor(options);
  const readOne = inputReader(options.stdinPath);
  return {
    projects,
    troubles: new ConfigTroubles(projects),
    *read(paths) {
      for (const found of findFiles(paths, (path) => projects.isIncluded(path))) {
        if ('problem' in found) yield found;
        else if (projects.kindOf(found.path) === undefined) yield readOne(found.path);
      }
    },
  };
}
