import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isatty } from 'node:tty';
import { whyNotWritten } from '../input/problem.ts';
import { UsageError } from '../usageError.ts';

/** What stands at the path of a result already; undefined where nothing does. Throws what people are to be told. */
export function outputAt(path: string): Stats | undefined {
  if (path === '') throw new UsageError('--out needs the name of a file or folder');
  return orTold(path, () => statSync(path, { throwIfNoEntry: false }));
}

/** Makes a folder, and those above it. Throws what people are to be told. */
export function makeFolder(path: string): void {
  orTold(path, () => makeFolders(path));
}

/** One after the other: Node's own way of doing that has no end below `/proc`, where none can be made. */
function makeFolders(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  const above = dirname(path);
  if (above !== path) makeFolders(above);
  try {
    mkdirSync(path);
  } catch (error) {
    // Somebody else may have been quicker.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/**
 * Writes a file whole or not at all: whoever looks sees the old text or the new one. A link stays a link, and a file keeps its mode; a new file
 * that holds passwords is its owner's alone. A device such as `/dev/null` is written to and stays what it is. Throws what people are to be told.
 */
export function writeResult(path: string, text: string, isSecret: boolean): void {
  orTold(path, () => {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there?.isCharacterDevice()) writeToDevice(path, text);
    else if (there && !there.isFile())
      throw new UsageError(`${path}: it is no file; without --out the result is printed`);
    else writeAtomically(path, text, isSecret);
  });
}

function writeToDevice(path: string, text: string): void {
  const device = openSync(path, 'w');
  try {
    // What is printed holds no passwords.
    if (isatty(device)) throw new UsageError(`${path}: it is a terminal; without --out the result is printed`);
    writeFileSync(device, text);
  } finally {
    closeSync(device);
  }
}

function writeAtomically(path: string, text: string, isSecret: boolean): void {
  const target = targetOf(path);
  const mode = existsSync(target) ? statSync(target).mode & 0o7777 : undefined;
  // Root may write everything, and renaming asks only the folder: what somebody has protected stays so.
  if (mode !== undefined && (mode & 0o222) === 0) throw new UsageError(`${path}: it is read-only`);
  const temporary = join(dirname(target), `.${basename(target).slice(0, 50)}.${process.pid}.tmp`);
  let file: number | undefined;
  try {
    file = openSync(temporary, 'wx', isSecret ? 0o600 : 0o666);
    if (mode !== undefined) fchmodSync(file, mode);
    writeFileSync(file, text);
    fsyncSync(file);
    closeSync(file);
    file = undefined;
    renameSync(temporary, target);
  } catch (error) {
    if (file !== undefined) closeSync(file);
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** The file to which a path leads, through links whose file is not there yet, too. */
function targetOf(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  // That they lead in a circle has been told before.
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  return isLink ? targetOf(resolve(dirname(path), readlinkSync(path))) : path;
}

function orTold<Result>(path: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${path}: ${whyNotWritten(error)}`);
  }
}
