import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import picomatch from 'picomatch';
import { GitIgnore } from './gitignore.ts';
import { type InputProblem, reasonOf } from './problem.ts';

/** A file to look at, by the path that people know it by; `-` is standard input. */
export interface FoundFile {
  readonly path: string;
}

/** Files that can hold DNs at all; in a folder, others are not even opened. */
const candidates = /\.(?:ya?ml|jsonc?|xml|cfg|conf|ini|properties|txt)$/i;
/** Folders in which nobody keeps DNs of their own. */
const skipped: ReadonlySet<string> = new Set(['node_modules', '.git']);

/**
 * The files that the arguments of a command name: files, folders, globs, `-`. In the order of the arguments, inside folders in the order of names,
 * each file once. What folders and globs lead to may be left out by `.gitignore` and by `isIncluded`; a file that is named is not.
 */
export function* findFiles(
  paths: readonly string[],
  isIncluded: (path: string) => boolean = () => true,
): Generator<FoundFile | InputProblem> {
  const seen = new Set<string>();
  for (const path of paths) {
    for (const found of filesOf(path, isIncluded)) {
      if ('problem' in found) yield found;
      else if (!seen.has(found.real)) {
        seen.add(found.real);
        yield { path: found.path };
      }
    }
  }
}

/** A file with the path at which it really is. */
type RealFile = FoundFile & { readonly real: string };

function* filesOf(path: string, isIncluded: (path: string) => boolean): Generator<RealFile | InputProblem> {
  if (path === '-') {
    yield { path, real: '-' };
    return;
  }
  let stats: Stats;
  let real: string;
  try {
    stats = statSync(path);
    real = realpathSync(path);
  } catch (error) {
    // A file may have a name that looks like a glob, so what is there goes first.
    if (picomatch.scan(path).isGlob) yield* filesOfGlob(path, isIncluded);
    else yield { path, problem: reasonOf(error) };
    return;
  }
  if (!stats.isDirectory()) yield { path, real };
  else yield* walk({ path, real, ignored: GitIgnore.of(path), depth: Number.POSITIVE_INFINITY }, isIncluded);
}

function* filesOfGlob(given: string, isIncluded: (path: string) => boolean): Generator<RealFile | InputProblem> {
  let isFound = false;
  try {
    const glob = normalize(given);
    const { base } = picomatch.scan(glob);
    const matches = picomatch(glob, { dot: true });
    // Without ** a glob says itself how deep it goes.
    const depth = glob.includes('**') ? Number.POSITIVE_INFINITY : glob.split('/').length;
    const path = base === '' ? '.' : base;
    const start = { path, real: realpathSync(path), ignored: GitIgnore.of(path), depth, matches };
    for (const found of walk(start, isIncluded)) {
      isFound = true;
      yield found;
    }
  } catch {
    // Where its first folder is not there, or cannot be read, nothing matches.
  }
  if (!isFound) yield { path: given, problem: 'nothing matches' };
}

/** A folder to walk; with `matches`, for the files that match, and all that is in folders that match. */
interface Folder {
  readonly path: string;
  readonly real: string;
  readonly ignored: GitIgnore | undefined;
  readonly depth: number;
  readonly matches?: (path: string) => boolean;
}

/** Links are not followed: a link to a folder above would never end, and what it leads to has a place of its own. */
function* walk(folder: Folder, isIncluded: (path: string) => boolean): Generator<RealFile | InputProblem> {
  const { path, real, ignored, matches } = folder;
  let entries: Dirent[];
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    yield { path, problem: reasonOf(error) };
    return;
  }
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of entries) {
    const { name } = entry;
    const inner = { path: join(path, name), real: join(real, name) };
    if (entry.isDirectory()) {
      const isMatch = matches?.(inner.path) === true;
      if (skipped.has(name) || ignored?.ignores(inner.path, true) || (folder.depth <= 1 && !isMatch)) continue;
      const below = { ...inner, ignored: GitIgnore.in(inner.path, ignored) };
      if (isMatch || !matches) yield* walk({ ...below, depth: Number.POSITIVE_INFINITY }, isIncluded);
      else yield* walk({ ...below, depth: folder.depth - 1, matches }, isIncluded);
    } else if (entry.isFile() && (matches ? matches(inner.path) : candidates.test(name))) {
      if (!ignored?.ignores(inner.path, false) && isIncluded(inner.path)) yield inner;
    }
  }
}
