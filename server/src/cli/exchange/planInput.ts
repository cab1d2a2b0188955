import { relative, sep } from 'node:path';
import { analyse } from '../../analysis/analysis.ts';
import { CrossFiles, fileKeysOf } from '../../analysis/crossFiles.ts';
import { unreadable } from '../../convert/convert.ts';
import { decode } from '../../formats/encoding.ts';
import type { PlanFile } from '../../plan/read/side.ts';
import { isCandidate } from '../input/findFiles.ts';
import type { InputProblem } from '../input/problem.ts';
import type { Source } from '../input/readSource.ts';
import { UsageError } from '../usageError.ts';
import { compareWithRevision } from './git.ts';
import type { Inputs } from './inputs.ts';

/** What to read, and how. */
export interface PlanInput {
  readonly paths: readonly string[];
  readonly inputs: Inputs;
  /**
   * Whether what is read becomes an import: then a file that the command line names has to be one of DNs, else it counts as empty; and no file may
   * have a problem of its syntax, for DNs that cannot be read would be taken away.
   */
  readonly isForImport: boolean;
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
  const read = (root: string): PlanFile[] | undefined => {
    const files = [...input.inputs.read([root])].map((file) => {
      const key = relative(root, file.path).split(sep).join('/');
      return { file, key, isNamed: file.path === root };
    });
    return readSet(files, input);
  };
  return setsOf(read(old), read(young));
}

/** Reads a revision and the working tree. */
export function readRevision(input: PlanInput, revision: string): Sets | undefined {
  const { old, paths } = compareWithRevision(revision, input.paths, isCandidate);
  const before = Array.from(old, ({ path, bytes }): Found => {
    const { text, problem } = decode(bytes);
    const fileName = path.slice(path.lastIndexOf('/') + 1);
    return { file: { path, fileName, text, ...(problem && { encodingProblem: problem }) }, key: path, isNamed: false };
  });
  const after = paths.flatMap((path) =>
    [...input.inputs.read([path])].map((file): Found => ({ file, key: path, isNamed: false })),
  );
  return setsOf(readSet(before, input), readSet(after, input));
}

function setsOf(old: PlanFile[] | undefined, young: PlanFile[] | undefined): Sets | undefined {
  return old && young && { old, new: young };
}

/** A file of a set. */
interface Found {
  readonly file: Omit<Source, 'hasMark'> | InputProblem;
  /** Its path in the set. */
  readonly key: string;
  /** Whether the command line names the file itself. */
  readonly isNamed: boolean;
}

/** The files of DNs in a set, in the order of their paths, each compared with those before it; undefined where one cannot be read. */
function readSet(found: readonly Found[], input: PlanInput): PlanFile[] | undefined {
  const crossFiles = new CrossFiles();
  const files: PlanFile[] = [];
  let isReadable = true;
  const refuse = (path: string, message: string): void => {
    isReadable = false;
    input.say(`${path}: ${message}`);
  };
  for (const { file, key, isNamed } of [...found].sort((one, other) => (one.key < other.key ? -1 : 1))) {
    if ('problem' in file) {
      refuse(file.path, file.problem);
      continue;
    }
    const { path, fileName, text, encodingProblem } = file;
    const surroundings = { ...input.inputs.projects.surroundingsFor(path), elsewhere: crossFiles.elsewhereFor(key) };
    const analysis = analyse(text, fileName, surroundings, { encodingProblem });
    if (analysis && encodingProblem) refuse(path, encodingProblem.message);
    else if (analysis) {
      const broken = input.isForImport ? unreadable({ fileName, analysis }) : undefined;
      if (broken) {
        const { line, character } = analysis.places.placeAt(broken.offset);
        refuse(
          `${path}:${line + 1}:${character + 1}`,
          `${broken.message} What cannot be read would count as taken away.`,
        );
        continue;
      }
      crossFiles.set(key, fileKeysOf(analysis));
      input.inputs.troubles.use(path);
      files.push({ path, key, analysis });
    } else if (isNamed && text.trim() !== '') {
      // To import that all DNs go because somebody has named a wrong file would be dear.
      if (input.isForImport) refuse(path, 'this is no file of DNs');
      else input.say(`${path}: no file of DNs, so it counts as empty`);
    }
  }
  return isReadable ? files : undefined;
}
