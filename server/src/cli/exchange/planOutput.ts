import { dirname, join } from 'node:path';
import type { Emitted } from '../../plan/emit/note.ts';
import { makeFolder, outputAt, writeResult } from './writeFile.ts';

/**
 * Writes the files of an import; gives their paths. `out` is a folder where it is one, ends in a slash, or has none of the endings; then the files
 * have their own names in it. Each file is there as a whole or not at all. Throws what people are to be told.
 */
export function writeEmitted({ files, holdsSecrets }: Emitted, out: string, endings: RegExp): string[] {
  const isFolder = /[\\/]$/.test(out) || outputAt(out)?.isDirectory() || !endings.test(out) || files.length > 1;
  return files.map(({ name, text }) => {
    const path = isFolder ? join(out, name) : out;
    makeFolder(dirname(path));
    writeResult(path, text, holdsSecrets);
    return path;
  });
}
