import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { versionOf } from '../input/readSource.ts';

/** Why a file was not replaced, in words for people. */
export class NotReplaced extends Error {}

/** After this long nobody is writing a temporary file any more, in milliseconds. */
const abandoned = 60_000;

/**
 * Puts a new content in the place of a file's, all at once: whoever looks, or pulls the plug, finds the old content or the new one. Mode, and owner
 * as far as that is allowed, stay; of a link, the file that it leads to is replaced. `version` is the file as it was read. Throws where it cannot be
 * done; then the file is as it was.
 */
export function replaceFile(path: string, content: string, version: string): void {
  const file = realpathSync(path);
  const { mode, uid, gid } = statSync(file);
  // Root may write everything, and renaming asks only the folder: what somebody has protected stays so.
  if ((mode & 0o222) === 0) throw new NotReplaced('it is read-only');
  const folder = dirname(file);
  // A name may have 255 bytes, and a character up to four.
  const prefix = `.${basename(file).slice(0, 50)}.dn-config-`;
  removeAbandoned(folder, prefix);
  const temporary = join(folder, `${prefix}${randomBytes(6).toString('hex')}.tmp`);
  try {
    const descriptor = openSync(temporary, 'wx', 0o600);
    try {
      writeFileSync(descriptor, content);
      keepOwner(descriptor, uid, gid);
      fchmodSync(descriptor, mode & 0o7777);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (versionOf(file) !== version) throw new NotReplaced('somebody has changed it meanwhile');
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(folder);
}

/** Only root may give a file away; for others, what they write is theirs. */
function keepOwner(descriptor: number, uid: number, gid: number): void {
  try {
    fchownSync(descriptor, uid, gid);
  } catch {
    // The owner is whoever writes it, as with any editor that writes so.
  }
}

/** Without it a power cut could undo the renaming, which leaves the old file: no harm where it is not possible. */
function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Not every file system can.
  }
}

/** Removes what a run that was killed has left of this file. */
function removeAbandoned(folder: string, prefix: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(prefix) || !name.endsWith('.tmp')) continue;
    const path = join(folder, name);
    const { mtimeMs = Number.NaN } = statSync(path, { throwIfNoEntry: false }) ?? {};
    if (Date.now() - mtimeMs > abandoned) rmSync(path, { force: true });
  }
}
