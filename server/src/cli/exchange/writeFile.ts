import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file whole or not at all: whoever looks sees the old text or the new one. A link stays a link, and a file keeps its mode; a new file
 * that holds passwords is its owner's alone.
 */
export function writeAtomically(path: string, text: string, isSecret: boolean): void {
  const target = existsSync(path) ? realpathSync(path) : path;
  const mode = existsSync(target) ? statSync(target).mode & 0o7777 : undefined;
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${process.pid}.tmp`);
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
