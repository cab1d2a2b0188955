import { type FixTask, fixFile } from '../change/fixFile.ts';
import { type LintTask, lintFile } from '../check/lintFile.ts';
import { openProjects, type Projects } from '../check/projects.ts';
import type { FoundFile } from '../input/findFiles.ts';
import { reasonOf } from '../input/problem.ts';
import { readSource, type Source } from '../input/readSource.ts';
import type { Outcome } from './outcome.ts';

/** What is to be done with each file of a run: plain data, so that a thread can be told. */
export type Task = LintTask | FixTask;

/** Does a task on one file after the other. Never throws: what goes wrong with one file is no harm to the others. */
export function performer(task: Task): (file: FoundFile) => Outcome {
  const projects = openProjects(task.project);
  return ({ path }) => {
    try {
      const source = readSource(path, task.stdinPath);
      return 'problem' in source ? source : perform(source, task, projects);
    } catch (error) {
      return { path, problem: `it could not be worked on: ${reasonOf(error)}` };
    }
  };
}

function perform(source: Source, task: Task, projects: Projects): Outcome {
  switch (task.kind) {
    case 'lint':
      return lintFile(source, task, projects);
    case 'fix':
      return fixFile(source, task, projects);
  }
}
