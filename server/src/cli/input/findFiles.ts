import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, isAbsolute, join, normalize, sep } from 'node:path';
import { type Glob, globOf, problemOfGlob } from '../../project/glob.ts';
import { projectFileName } from '../../project/projectFile.ts';
import { GitIgnore } from './gitignore.ts';
import { type InputProblem, reasonOf } from './problem.ts';

/** A file to look at, by the path that people know it by; `-` is standard input. */
export interface FoundFile {
  readonly path: string;
}

/** Files that can hold DNs at all; in a folder, others are not even opened. */
const candidates = /\.(?:ya?ml|jsonc?|xml|cfg|conf|ini|properties|txt)$/i;

/** Whether a file of this name can hold DNs at all. */
export function isCandidate(path: string): boolean {
  return candidates.test(path);
}

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
    const glob = splitGlob(path);
    if (glob) yield* filesOfGlob(glob, path, isIncluded);
    else yield { path, problem: reasonOf(error) };
    return;
  }
  if (!stats.isDirectory()) yield { path, real };
  else {
    const folder = { path, real, ignored: GitIgnore.of(path), depth: Number.POSITIVE_INFINITY };
    if (isIncluded(join(path, 'any.dn.yaml'))) yield* walk(folder, isIncluded);
    else yield* filesLeftOut(folder, isIncluded);
  }
}

/** Of a folder that is left out, what is wanted further down; or else all of it, for somebody has named it. */
function* filesLeftOut(folder: Folder, isIncluded: (path: string) => boolean): Generator<RealFile | InputProblem> {
  const wanted = [...walk(folder, isIncluded)];
  const isAny = wanted.some((found) => !('problem' in found) && basename(found.path) !== projectFileName);
  yield* isAny ? wanted : walk(folder, () => true);
}

function* filesOfGlob(
  { base, pattern }: SplitGlob,
  given: string,
  isIncluded: (path: string) => boolean,
): Generator<RealFile | InputProblem> {
  const problem = problemOfGlob(pattern);
  if (problem !== undefined) {
    yield { path: given, problem: `the pattern ${problem}` };
    return;
  }
  let isFound = false;
  // Without ** a pattern says itself how deep it goes.
  const depth = pattern.includes('**') ? Number.POSITIVE_INFINITY : pattern.split('/').length;
  const real = realPathOf(base);
  if (real !== undefined) {
    const start = {
      path: base,
      real,
      ignored: GitIgnore.of(base),
      depth,
      matching: { inside: '', matches: globOf(pattern) },
    };
    for (const found of walk(start, isIncluded)) {
      isFound = true;
      yield found;
    }
  }
  if (!isFound) yield { path: given, problem: 'nothing matches' };
}

/** A glob as the folder from which it goes on and a pattern of paths below. */
interface SplitGlob {
  readonly base: string;
  readonly pattern: string;
}

function splitGlob(path: string): SplitGlob | undefined {
  const parts = normalize(path).split(sep);
  const first = parts.findIndex((part) => /[*?[{]/.test(part));
  if (first < 0) return undefined;
  const base = parts.slice(0, first).join(sep);
  return { base: base === '' ? (isAbsolute(path) ? sep : '.') : base, pattern: parts.slice(first).join('/') };
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** A folder to walk; with `matching`, for the files that match, and all that is in folders that match. */
interface Folder {
  readonly path: string;
  readonly real: string;
  readonly ignored: GitIgnore | undefined;
  readonly depth: number;
  /** `inside`: the path of the folder as the pattern sees it, with a slash behind it where it is not empty. */
  readonly matching?: { readonly inside: string; readonly matches: Glob };
}

/** Links are not followed: a link to a folder above would never end, and what it leads to has a place of its own. */
function* walk(folder: Folder, isIncluded: (path: string) => boolean): Generator<RealFile | InputProblem> {
  const { path, real, ignored, matching } = folder;
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
    const isMatch = matching?.matches(`${matching.inside}${name}`) ?? false;
    if (entry.isDirectory()) {
      if (skipped.has(name) || ignored?.ignores(inner.path, true) || (folder.depth <= 1 && !isMatch)) continue;
      const below = { ...inner, ignored: GitIgnore.in(inner.path, ignored) };
      if (isMatch || !matching) yield* walk({ ...below, depth: Number.POSITIVE_INFINITY }, isIncluded);
      else {
        const { inside, matches } = matching;
        yield* walk(
          { ...below, depth: folder.depth - 1, matching: { inside: `${inside}${name}/`, matches } },
          isIncluded,
        );
      }
    } else if (entry.isFile() && (matching ? isMatch : isCandidate(name))) {
      if (!ignored?.ignores(inner.path, false) && isIncluded(inner.path)) yield inner;
    }
  }
}
