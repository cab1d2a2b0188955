import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { EmittedFile } from '../../plan/emit/note.ts';

/**
 * Writes the files of an import; gives their paths. `out` is a folder where it is one, ends in a slash, or has none of the endings; then the files
 * have their own names in it. Each file is there as a whole or not at all.
 */
export function writeEmitted(files: readonly EmittedFile[], out: string, endings: RegExp): string[] {
  const isFolder = /[\\/]$/.test(out) || isDirectory(out) || !endings.test(out) || files.length > 1;
  return files.map(({ name, text }) => {
    const path = isFolder ? join(out, name) : out;
    mkdirSync(dirname(path), { recursive: true });
    replaceFile(path, text);
    return path;
  });
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Puts a new file in the place of an old one, which keeps its mode; a link stays a link. */
function replaceFile(path: string, text: string): void {
  const target = existsSync(path) ? realpathSync(path) : path;
  const mode = statSync(target, { throwIfNoEntry: false })?.mode;
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, text, { flag: 'wx', ...(mode !== undefined && { mode: mode & 0o777 }) });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
