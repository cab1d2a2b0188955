import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { decode, type EncodingProblem } from '../formats/encoding.ts';

/** A file to look at. `path` is as people named it; `text` is without a byte order mark, as editors count positions. */
export interface InputFile {
  readonly path: string;
  readonly fileName: string;
  readonly text: string;
  readonly encodingProblem?: EncodingProblem;
}

/** What could not be read, in one line. */
export interface InputProblem {
  readonly path: string;
  readonly message: string;
}

/** Files that can hold DNs at all; in a folder, others are not even opened. */
const candidates = /\.(?:ya?ml|json|xml|cfg|conf)$/i;

/** Whether a file of this name can hold DNs at all. */
export function isCandidate(path: string): boolean {
  return candidates.test(path);
}

/** Folders in which nobody keeps DNs of their own. */
const skipped: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** Reads the files that the paths name, one at a time, folders in the order of their names. */
export function* readInputs(
  paths: readonly string[],
  stdinPath: string | undefined,
): Generator<InputFile | InputProblem> {
  for (const path of paths) {
    if (path === '-') yield readStandardInput(stdinPath ?? '-');
    else yield* readPath(path);
  }
}

function* readPath(path: string): Generator<InputFile | InputProblem> {
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch (error) {
    yield { path, message: reason(error) };
    return;
  }
  if (isFolder) yield* readFolder(path);
  else yield readFile(path);
}

function* readFolder(path: string): Generator<InputFile | InputProblem> {
  let names: string[];
  try {
    names = readdirSync(path).sort();
  } catch (error) {
    yield { path, message: reason(error) };
    return;
  }
  for (const name of names) {
    if (skipped.has(name)) continue;
    const inner = join(path, name);
    // Links are not followed: a link to a folder above would never end.
    const entry = lstatSync(inner, { throwIfNoEntry: false });
    if (entry?.isDirectory()) yield* readFolder(inner);
    else if (entry?.isFile() && candidates.test(name)) yield readFile(inner);
  }
}

function readFile(path: string): InputFile | InputProblem {
  try {
    return inputOf(path, readFileSync(path));
  } catch (error) {
    return { path, message: reason(error) };
  }
}

function readStandardInput(path: string): InputFile | InputProblem {
  try {
    return inputOf(path, readFileSync(0));
  } catch (error) {
    return { path: '-', message: reason(error) };
  }
}

function inputOf(path: string, bytes: Uint8Array): InputFile {
  const { text, problem } = decode(bytes);
  return { path, fileName: basename(path), text, ...(problem && { encodingProblem: problem }) };
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'reading it is not allowed';
  return error instanceof Error ? error.message : String(error);
}
