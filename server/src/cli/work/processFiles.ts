import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { FoundFile } from '../input/findFiles.ts';
import type { InputProblem } from '../input/problem.ts';
import type { ReadInput } from '../input/readSource.ts';
import type { Outcome } from './outcome.ts';
import { performer, type Task } from './tasks.ts';
import { ThreadPool } from './threadPool.ts';

/** Less than this is done sooner than a thread is started. */
const fewFiles = 32;
const fewBytes = 4_000_000;

/**
 * Does a task on files, in several threads where there is much to do. The outcomes come in the order of the files; only a few of them are ever
 * kept, however many files there are. After `isStopped` says so, no further file is begun.
 */
export async function* processFiles(
  files: Iterator<FoundFile | InputProblem>,
  task: Task,
  read: ReadInput,
  jobs: number = availableParallelism(),
  isStopped: () => boolean = () => false,
): AsyncGenerator<Outcome> {
  const { first, isAll } = jobs === 1 ? { first: [], isAll: false } : beginning(files);
  if (isAll || jobs === 1) {
    const perform = performer(task, read);
    for (const file of chain(first, files)) {
      if (isStopped()) return;
      yield 'problem' in file ? file : perform(file);
    }
    return;
  }
  const pool = new ThreadPool(task, jobs);
  try {
    yield* pool.process(chain(first, files), performer(task, read), isStopped);
  } finally {
    await pool.close();
  }
}

/** As many files as can be done without threads, and whether that is all of them. */
function beginning(files: Iterator<FoundFile | InputProblem>): { first: (FoundFile | InputProblem)[]; isAll: boolean } {
  const first: (FoundFile | InputProblem)[] = [];
  let bytes = 0;
  while (first.length < fewFiles && bytes < fewBytes) {
    const next = files.next();
    // One file is one thread's work, whatever its size.
    if (next.done) return { first, isAll: true };
    first.push(next.value);
    bytes += first.length === 1 ? 0 : sizeOf(next.value.path);
  }
  return { first, isAll: false };
}

function sizeOf(path: string): number {
  return path === '-' ? 0 : (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
}

function* chain<Item>(first: readonly Item[], rest: Iterator<Item>): Generator<Item> {
  yield* first;
  for (let next = rest.next(); !next.done; next = rest.next()) yield next.value;
}
