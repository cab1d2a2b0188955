import { readFileSync, type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * The bytes of a file, at once. Throws, as the file system does, where there is no file, and where reading could wait for ever: at a pipe that lies in a
 * folder. What the system itself hands over as a file (`/dev/stdin`, a shell's `<(command)`) is read as it is.
 */
export function readBytes(path: string): Buffer {
  if (mayWait(statSync(path)) && !/^\/(?:dev|proc)\//.test(resolve(path))) throw new Error('it is no file');
  return readFileSync(path);
}

function mayWait(stats: Stats): boolean {
  return stats.isFIFO() || stats.isSocket() || stats.isCharacterDevice();
}
