import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { readBytes } from './readBytes.ts';

/** What the `.gitignore` files of a folder and of those above it say. Deeper files go before those above them, as in Git. */
export class GitIgnore {
  private readonly folder: string;
  private readonly rules: Ignore;
  private readonly above: GitIgnore | undefined;

  private constructor(folder: string, text: string, above: GitIgnore | undefined) {
    this.folder = folder;
    this.rules = ignore().add(text);
    this.above = above;
  }

  /**
   * What holds in a folder that somebody names: the files from the top of its repository down to the folder itself. Without a repository only
   * the folder's own file. A folder that is itself ignored was named all the same, so those above it say nothing of what is in it.
   */
  static of(folder: string): GitIgnore | undefined {
    const path = resolve(folder);
    const top = repositoryOf(path);
    if (top === undefined || top === path) return GitIgnore.in(path, undefined);
    let above: GitIgnore | undefined;
    let current = top;
    for (const part of relative(top, path).split(sep)) {
      above = GitIgnore.in(current, above);
      current = join(current, part);
      if (above?.ignores(current, true)) above = undefined;
    }
    return GitIgnore.in(path, above);
  }

  /** What holds in a folder that is reached from the one above it. */
  static in(folder: string, above: GitIgnore | undefined): GitIgnore | undefined {
    const file = join(folder, '.gitignore');
    let text: string;
    try {
      text = readBytes(file).toString('utf8');
    } catch {
      // There is none, or it is none of ours to read: then it says nothing.
      return above;
    }
    return new GitIgnore(resolve(folder), text.replace(/^\ufeff/, ''), above);
  }

  /** Whether a file or folder somewhere below is ignored. */
  ignores(path: string, isFolder: boolean): boolean {
    const inside = relative(this.folder, resolve(path)).split(sep).join('/');
    const { ignored, unignored } = this.rules.test(isFolder ? `${inside}/` : inside);
    return ignored || (!unignored && this.above?.ignores(path, isFolder) === true);
  }
}

/** The folder in whose `.git` a folder's history is kept. */
function repositoryOf(folder: string): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(join(current, '.git'))) return current;
    if (dirname(current) === current) return undefined;
  }
}
