import { relative, sep } from 'node:path';
import { analyse, type Surroundings } from '../analysis/analysis.ts';
import { decode } from '../formats/encoding.ts';
import type { PlanFile } from '../plan/read/side.ts';
import { compareWithRevision } from './git.ts';
import { type InputFile, type InputProblem, isCandidate, readInputs } from './input.ts';
import { UsageError } from './usageError.ts';

/** What to read, and how. */
export interface PlanInput {
  readonly paths: readonly string[];
  surroundingsOf(path: string): Surroundings;
  /** Whether a file that the command line names has to be one of DNs; else it counts as empty. */
  readonly refusesOthers: boolean;
  /** Takes what is to be said of a file, in one line. */
  say(message: string): void;
}

/** What is compared. */
export interface Sets {
  readonly old: readonly PlanFile[];
  readonly new: readonly PlanFile[];
}

/** Reads two files or folders; undefined, when all is said, where something cannot be read: what is not there would count as taken away. */
export function readPaths(input: PlanInput): Sets | undefined {
  const [old, young, ...others] = input.paths;
  if (old === undefined || young === undefined || others.length > 0)
    throw new UsageError('plan needs OLD and NEW, two files or two folders, or --git REV');
  if (old === '-' && young === '-') throw new UsageError('only one of OLD and NEW can be standard input');
  const reader = new SetReader(input);
  const read = (root: string): PlanFile[] => {
    return [...readInputs([root], undefined)].flatMap((file) => {
      const key = relative(root, file.path).split(sep).join('/');
      return reader.read(file, key, file.path === root);
    });
  };
  const sets = { old: read(old), new: read(young) };
  return reader.isUnreadable ? undefined : sets;
}

/** Reads a revision and the working tree. */
export function readRevision(input: PlanInput, revision: string): Sets | undefined {
  const { old, paths } = compareWithRevision(revision, input.paths, isCandidate);
  const reader = new SetReader(input);
  const before: PlanFile[] = [];
  for (const { path, bytes } of old) {
    const { text, problem } = decode(bytes);
    const fileName = path.slice(path.lastIndexOf('/') + 1);
    const file = { path, fileName, text, ...(problem && { encodingProblem: problem }) };
    before.push(...reader.read(file, path, false));
  }
  const after = paths.flatMap((path) =>
    [...readInputs([path], undefined)].flatMap((file) => reader.read(file, path, false)),
  );
  return reader.isUnreadable ? undefined : { old: before, new: after };
}

/** Reads files of both sets and says what cannot be read. */
class SetReader {
  private readonly input: PlanInput;
  isUnreadable = false;

  constructor(input: PlanInput) {
    this.input = input;
  }

  /** A file of DNs, or nothing. `isNamed`: the command line names the file itself. */
  read(file: InputFile | InputProblem, key: string, isNamed: boolean): PlanFile[] {
    if ('message' in file) return this.refuse(file.path, file.message);
    const { path, fileName, text, encodingProblem } = file;
    const analysis = analyse(text, fileName, this.input.surroundingsOf(path), { encodingProblem });
    if (analysis && encodingProblem) return this.refuse(path, encodingProblem.message);
    if (analysis) return [{ path, key, analysis }];
    if (!isNamed || text.trim() === '') return [];
    // To import that all DNs go because somebody has named a wrong file would be dear.
    if (this.input.refusesOthers) return this.refuse(path, 'this is no file of DNs');
    this.input.say(`${path}: no file of DNs, so it counts as empty`);
    return [];
  }

  private refuse(path: string, message: string): [] {
    this.isUnreadable = true;
    this.input.say(`${path}: ${message}`);
    return [];
  }
}
