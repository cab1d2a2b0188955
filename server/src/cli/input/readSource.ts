import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { decode, type EncodingProblem } from '../../formats/encoding.ts';
import { type InputProblem, reasonOf } from './problem.ts';
import { readBytes } from './readBytes.ts';

/** A file as it was read. */
export interface Source {
  /** As people named it. */
  readonly path: string;
  readonly fileName: string;
  /** Without a byte order mark, as editors count positions. */
  readonly text: string;
  readonly hasMark: boolean;
  readonly encodingProblem?: EncodingProblem;
  /** What the file was when it was read, to tell whether somebody has changed it since; absent for standard input. */
  readonly version?: string;
}

/** Reads a file. */
export type ReadInput = (path: string) => Source | InputProblem;

/** Reads files, and for `-` standard input, which goes by the name `stdinPath`; there is only one, so it is kept. */
export function inputReader(stdinPath: string | undefined): ReadInput {
  let standardInput: Source | InputProblem | undefined;
  return (path) => {
    if (path !== '-') return readSource(path);
    standardInput ??= readSource(path, stdinPath);
    return standardInput;
  };
}

/** Reads a file, or standard input for `-`. */
export function readSource(path: string, stdinPath?: string): Source | InputProblem {
  try {
    if (path === '-') return sourceOf(stdinPath ?? '-', readFileSync(0));
    const version = versionOf(path);
    return { ...sourceOf(path, readBytes(path)), version };
  } catch (error) {
    return { path, problem: reasonOf(error) };
  }
}

function sourceOf(path: string, bytes: Uint8Array): Source {
  const { text, problem } = decode(bytes);
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { path, fileName: basename(path), text, hasMark, ...(problem && { encodingProblem: problem }) };
}

/** Tells two states of a file apart. Throws where there is no file. */
export function versionOf(path: string): string {
  const { dev, ino, size, mtimeNs } = statSync(path, { bigint: true });
  return [dev, ino, size, mtimeNs].join(' ');
}
