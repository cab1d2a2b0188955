import { Learned } from '../../analysis/learned.ts';
import { type FixTask, fixFile } from '../change/fixFile.ts';
import { type PresetTask, presetFile } from '../change/presetFile.ts';
import { type LintTask, lintFile } from '../check/lintFile.ts';
import { Projects } from '../check/projects.ts';
import type { FoundFile } from '../input/findFiles.ts';
import { reasonOf } from '../input/problem.ts';
import { type ReadInput, readSource, type Source } from '../input/readSource.ts';
import type { Outcome, Worked } from './outcome.ts';

/** What is to be done with each file of a run: plain data, so that a thread can be told. */
export type Task = LintTask | FixTask | PresetTask;

/** Does a task on one file after the other. Never throws: what goes wrong with one file is no harm to the others. */
export function performer(task: Task, read: ReadInput = readSource): (file: FoundFile) => Outcome {
  const projects = new Projects(task.project);
  const learned = new Learned();
  return ({ path }) => {
    try {
      const source = read(path);
      if ('problem' in source) return source;
      const worked = perform(source, task, projects, learned);
      return 'problem' in worked ? worked : { ...worked, input: path };
    } catch (error) {
      return { path, problem: `it could not be worked on: ${reasonOf(error)}` };
    }
  };
}

function perform(source: Source, task: Task, projects: Projects, learned: Learned): Worked {
  switch (task.kind) {
    case 'preset':
      return presetFile(source, task, projects);
    case 'lint':
      return lintFile(source, task, projects, { learned });
    case 'fix':
      return fixFile(source, task, projects);
  }
}
