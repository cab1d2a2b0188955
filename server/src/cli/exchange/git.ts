import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync } from 'node:fs';
import { isAbsolute, normalize, relative, resolve, sep } from 'node:path';
import { UsageError } from '../usageError.ts';

/** A file as it was in a revision; its path is relative to the current folder, with slashes. */
export interface RevisionFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What git knows of some paths: as they were, and which files stand there now. */
export interface GitComparison {
  readonly old: Iterable<RevisionFile>;
  /** Files of the working tree that git tracks or does not ignore, relative to the current folder, in the order of their paths. */
  readonly paths: readonly string[];
}

/**
 * Compares a revision with the working tree, in the current folder and below. `isWanted` says of a path whether its file is to be read. Throws
 * `UsageError` where there is no repository, revision or such a path.
 */
export function compareWithRevision(
  revision: string,
  paths: readonly string[],
  isWanted: (path: string) => boolean,
): GitComparison {
  if (!isWorkTree()) throw new UsageError('--git needs a folder inside a git repository');
  const commit = commitOf(revision);
  const wanted = (paths.length > 0 ? paths : ['.']).map(relativePath);
  // By whole paths: from inside a folder above, git names what is here without naming that folder.
  const roots = wanted.map((path) => resolve(path));
  const isAsked = (path: string): boolean => roots.some((root) => isIn(root, path));
  const entries = treeOf(commit, wanted).filter(({ path }) => isAsked(path));
  const now = filesNow(wanted).filter(isAsked);
  for (const path of wanted) {
    const isThere = (other: string): boolean => isIn(resolve(path), other);
    if (path === '.' || entries.some((entry) => isThere(entry.path)) || now.some(isThere)) continue;
    throw new UsageError(
      existsSync(path)
        ? `${path}: git ignores this, or finds no file in it`
        : `${path}: there is no such file or folder, neither now nor in '${revision}'`,
    );
  }
  const isRead = (path: string): boolean => wanted.includes(path) || isWanted(path);
  return {
    old: readBlobs(entries.filter(({ path }) => isRead(path))),
    paths: now.filter((path) => isRead(path) && lstatSync(path, { throwIfNoEntry: false })?.isFile()),
  };
}

/** Runs git without a shell; what the repository itself would have it start is left out. */
function git(args: readonly string[], input?: string): Buffer {
  try {
    return execFileSync('git', ['--literal-pathspecs', '-c', 'core.fsmonitor=false', ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
      maxBuffer: Number.POSITIVE_INFINITY,
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' },
      ...(input !== undefined && { input }),
    });
  } catch (error) {
    const stderr = error instanceof Error && 'stderr' in error && Buffer.isBuffer(error.stderr) ? error.stderr : '';
    const [said = ''] = stderr.toString().trim().split('\n');
    if (said === '') throw error;
    throw new UsageError(`git says: ${said}`);
  }
}

function isWorkTree(): boolean {
  try {
    return git(['rev-parse', '--is-inside-work-tree']).toString().trim() === 'true';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new UsageError('--git needs git, which cannot be started');
    return false;
  }
}

function commitOf(revision: string): string {
  try {
    return git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
      .toString()
      .trim();
  } catch {
    throw new UsageError(`git knows no revision '${revision}'`);
  }
}

/** Whether a path is that of a file or folder, given as a whole path, or leads into it. */
function isIn(root: string, path: string): boolean {
  const whole = resolve(path);
  return whole === root || whole.startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
}

/** As git writes paths below the current folder. */
function relativePath(path: string): string {
  const inFolder = isAbsolute(path) ? relative(process.cwd(), path) : normalize(path);
  return inFolder.split(sep).join('/').replace(/\/+$/, '') || '.';
}

interface TreeEntry {
  readonly path: string;
  readonly object: string;
}

/** The files of a commit; links and submodules are left out. */
function treeOf(commit: string, paths: readonly string[]): TreeEntry[] {
  const list = lines(git(['ls-tree', '-r', '-z', commit, '--', ...withoutDot(paths)]));
  return list.flatMap((line) => {
    const [, mode, object, path] = /^(\d+) blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    return object && path !== undefined && mode !== '120000' ? [{ object, path }] : [];
  });
}

function filesNow(paths: readonly string[]): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...withoutDot(paths)];
  return [...new Set(lines(git(args)))].sort();
}

/** The current folder is what git takes without any path. */
function withoutDot(paths: readonly string[]): readonly string[] {
  return paths.includes('.') ? [] : paths;
}

function lines(output: Buffer): string[] {
  return output
    .toString()
    .split('\0')
    .filter((line) => line !== '');
}

/** How many files are read by one git: starting one for each file would take long, and one for all much memory. */
const atOnce = 200;

function* readBlobs(entries: readonly TreeEntry[]): Generator<RevisionFile> {
  for (let from = 0; from < entries.length; from += atOnce) {
    const some = entries.slice(from, from + atOnce);
    const output = git(['cat-file', '--batch'], some.map(({ object }) => `${object}\n`).join(''));
    let at = 0;
    for (const { path } of some) {
      // `<object> blob <size>`, a line end, the content, a line end.
      const headEnd = output.indexOf('\n', at);
      const size = Number(output.toString('latin1', at, headEnd).split(' ')[2]);
      yield { path, bytes: output.subarray(headEnd + 1, headEnd + 1 + size) };
      at = headEnd + 1 + size + 1;
    }
  }
}
