import { closeSync, openSync, readFileSync, readSync, type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * The bytes of a file, at once. Throws, as the file system does, where there is no file, and where reading could wait for ever: at a pipe that lies in a
 * folder. What the system itself hands over as a file (`/dev/stdin`, a shell's `<(command)`) is read as it is.
 */
export function readBytes(path: string): Buffer {
  const stats = statSync(path);
  if (mayWait(stats) && !/^\/(?:dev|proc)\//.test(resolve(path))) throw new Error('it is no file');
  return stats.isCharacterDevice() ? readDevice(path) : readFileSync(path);
}

/** A terminal comes to an end when its user says so; `/dev/zero` never does. */
const mostOfDevice = 64_000_000;

function readDevice(path: string): Buffer {
  const pieces: Buffer[] = [];
  const device = openSync(path, 'r');
  try {
    for (let size = 0; size <= mostOfDevice; ) {
      const piece = Buffer.allocUnsafe(65_536);
      const length = readSync(device, piece);
      if (length === 0) return Buffer.concat(pieces);
      pieces.push(piece.subarray(0, length));
      size += length;
    }
  } finally {
    closeSync(device);
  }
  throw new Error('it is no file, and has no end');
}

function mayWait(stats: Stats): boolean {
  return stats.isFIFO() || stats.isSocket() || stats.isCharacterDevice();
}
