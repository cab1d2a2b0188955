import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Emitted } from '../../plan/emit/note.ts';
import { writeAtomically } from './writeFile.ts';

/**
 * Writes the files of an import; gives their paths. `out` is a folder where it is one, ends in a slash, or has none of the endings; then the files
 * have their own names in it. Each file is there as a whole or not at all.
 */
export function writeEmitted({ files, holdsSecrets }: Emitted, out: string, endings: RegExp): string[] {
  const isFolder = /[\\/]$/.test(out) || isDirectory(out) || !endings.test(out) || files.length > 1;
  return files.map(({ name, text }) => {
    const path = isFolder ? join(out, name) : out;
    mkdirSync(dirname(path), { recursive: true });
    writeAtomically(path, text, holdsSecrets);
    return path;
  });
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
