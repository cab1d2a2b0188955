import type { FilePlace } from '../project/settings.ts';
import { crossChecks } from '../rules/table.ts';
import type { CrossKey } from './analysis.ts';
import type { Elsewhere, OtherDn } from './dnIndex.ts';
import { nothingFound } from './segment.ts';

/** Where something stands in a file: zero-based lines, UTF-16 columns. */
export interface LineRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** A DN of one file with one of its keys. Small, for there may be a million. */
class Held implements OtherDn {
  readonly uri: string;
  readonly variant: string | undefined;
  private readonly placed: LineRange | (() => LineRange);

  constructor(uri: string, variant: string | undefined, placed: LineRange | (() => LineRange)) {
    this.uri = uri;
    this.variant = variant;
    this.placed = placed;
  }

  get place(): FilePlace {
    return { uri: this.uri, range: typeof this.placed === 'function' ? this.placed() : this.placed };
  }
}

/** A key of a DN of a file, and where the DN's number stands; asked for at each use where the file is being edited. */
export type FileKey = Pick<CrossKey, 'check' | 'key' | 'variant'> & { readonly range: LineRange | (() => LineRange) };

/** Keys that are to be compared again, by file. */
export type Touched = ReadonlyMap<string, readonly Pick<CrossKey, 'check' | 'key'>[]>;

/**
 * Which DNs of several files have the same key. Of two files the one whose URI comes first in the order of code units is the earlier, so that the
 * editor and the command line say the same.
 */
export class CrossFiles {
  private readonly groups = crossChecks.map(() => new Map<string, Held | Held[]>());
  /** The keys of each file, check by check. */
  private readonly keysOf = new Map<string, readonly Set<string>[]>();

  /** The DNs of the files before one. */
  elsewhereFor(uri: string): Elsewhere {
    return {
      earlier: (check, key) => {
        const found = this.groups[check]?.get(key);
        if (found === undefined) return nothingFound;
        if (!Array.isArray(found)) return found.uri < uri ? [found] : nothingFound;
        return found.filter((held) => held.uri < uri);
      },
    };
  }

  /** Takes in all keys of a file in the place of those that it had. Gives what later files have to compare again. */
  set(uri: string, keys: Iterable<FileKey>): Touched {
    const touched = new TouchedKeys();
    this.take(uri, touched);
    const own = crossChecks.map(() => new Set<string>());
    for (const { check, key, variant, range } of keys) {
      if (crossChecks[check]?.isLocal?.(key)) continue;
      own[check]?.add(key);
      this.put(check, key, new Held(uri, variant, range));
      this.touchLater(uri, check, key, touched);
    }
    if (own.some((set) => set.size > 0)) this.keysOf.set(uri, own);
    return touched.byFile;
  }

  /** Takes in the DNs of a file that have one key, in the place of those that had it. */
  update(uri: string, check: number, key: string, dns: readonly Pick<FileKey, 'variant' | 'range'>[]): Touched {
    const touched = new TouchedKeys();
    if (crossChecks[check]?.isLocal?.(key)) return touched.byFile;
    const own = this.keysOf.get(uri) ?? crossChecks.map(() => new Set<string>());
    this.keysOf.set(uri, own);
    if (own[check]?.delete(key)) this.drop(uri, check, key);
    for (const { variant, range } of dns) {
      own[check]?.add(key);
      this.put(check, key, new Held(uri, variant, range));
    }
    this.touchLater(uri, check, key, touched);
    return touched.byFile;
  }

  /** Forgets a file. */
  remove(uri: string): Touched {
    const touched = new TouchedKeys();
    this.take(uri, touched);
    return touched.byFile;
  }

  /** The files that have a key which an earlier file has, too. */
  *clashing(): Generator<string> {
    for (const [uri, checks] of this.keysOf) {
      const { earlier } = this.elsewhereFor(uri);
      if (checks.some((keys, check) => [...keys].some((key) => earlier(check, key).length > 0))) yield uri;
    }
  }

  private take(uri: string, touched: TouchedKeys): void {
    for (const [check, keys] of (this.keysOf.get(uri) ?? []).entries())
      for (const key of keys) {
        this.drop(uri, check, key);
        this.touchLater(uri, check, key, touched);
      }
    this.keysOf.delete(uri);
  }

  private put(check: number, key: string, held: Held): void {
    const group = this.groups[check] as Map<string, Held | Held[]>;
    const found = group.get(key);
    if (found === undefined) group.set(key, held);
    else {
      const all = Array.isArray(found) ? found : [found];
      // Behind those of the same file and of earlier ones.
      const at = all.findIndex(({ uri }) => uri > held.uri);
      all.splice(at < 0 ? all.length : at, 0, held);
      group.set(key, all);
    }
  }

  private drop(uri: string, check: number, key: string): void {
    const group = this.groups[check] as Map<string, Held | Held[]>;
    const found = group.get(key);
    const left = Array.isArray(found) ? found.filter((held) => held.uri !== uri) : [];
    if (left.length === 0) group.delete(key);
    else group.set(key, left.length === 1 ? (left[0] as Held) : left);
  }

  private touchLater(uri: string, check: number, key: string, touched: TouchedKeys): void {
    const found = this.groups[check]?.get(key);
    for (const held of Array.isArray(found) ? found : found ? [found] : [])
      if (held.uri > uri) touched.add(held.uri, check, key);
  }
}

class TouchedKeys {
  readonly byFile = new Map<string, { check: number; key: string }[]>();

  add(uri: string, check: number, key: string): void {
    const keys = this.byFile.get(uri);
    const last = keys?.at(-1);
    if (last?.check === check && last.key === key) return;
    if (keys) keys.push({ check, key });
    else this.byFile.set(uri, [{ check, key }]);
  }
}
