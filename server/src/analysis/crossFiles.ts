import type { FilePlace } from '../project/settings.ts';
import { crossChecks } from '../rules/table.ts';
import type { Analysis, CrossKey } from './analysis.ts';
import type { Elsewhere, OtherDn } from './dnIndex.ts';
import { nothingFound } from './segment.ts';

/** Where something stands in a file: zero-based lines, UTF-16 columns. */
export interface LineRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** A DN of one file with one of its keys, and its own place, which moves while its file is edited. Small, for there may be a million. */
class Held implements OtherDn, FilePlace {
  readonly uri: string;
  private readonly what: FileDn | LiveDn;

  constructor(uri: string, what: FileDn | LiveDn) {
    this.uri = uri;
    this.what = what;
  }

  /** Whether another one of the same file says the same, and always will. */
  isLike({ what }: Held): boolean {
    const own = this.what;
    if ('now' in own || 'now' in what || own.variant !== what.variant) return false;
    return isAt(own.range.start, what.range.start) && isAt(own.range.end, what.range.end);
  }

  private get now(): FileDn {
    return 'now' in this.what ? this.what.now() : this.what;
  }

  get variant(): string | undefined {
    return this.now.variant;
  }

  get range(): LineRange {
    return this.now.range;
  }

  /** What is found of it elsewhere keeps this, so that it is told where the DN stands by then. */
  get place(): FilePlace {
    return this;
  }
}

function isAt(one: LineRange['start'], other: LineRange['start']): boolean {
  return one.line === other.line && one.character === other.character;
}

/** What other files have to know of a DN besides its key. */
export interface FileDn {
  readonly variant: string | undefined;
  /** Where its number stands. */
  readonly range: LineRange;
}

/** The same of a DN of a file that is being edited: asked for at each use, which is where another file has its key, too. */
export class LiveDn {
  readonly check: number;
  readonly key: string;
  private readonly analysis: Analysis;
  private readonly crossKey: CrossKey;

  constructor(analysis: Analysis, crossKey: CrossKey) {
    this.check = crossKey.check;
    this.key = crossKey.key;
    this.analysis = analysis;
    this.crossKey = crossKey;
  }

  now(): FileDn {
    return fileDnOf(this.analysis, this.crossKey);
  }
}

/** A key of a DN of a file, and what else is known of the DN; in one object, for there may be a million. */
export type FileKey = LiveDn | (Pick<CrossKey, 'check' | 'key'> & FileDn);

/** What is known of a DN of an analysis as it is now. */
export function fileDnOf({ places }: Pick<Analysis, 'places'>, crossKey: CrossKey): FileDn {
  const { start, end } = crossKey.place();
  return { variant: crossKey.variant(), range: { start: places.placeAt(start), end: places.placeAt(end) } };
}

/** The keys of all DNs of a file, with the places at which their numbers stand now. */
export function* fileKeysOf(analysis: Analysis): Generator<FileKey & FileDn> {
  for (const one of analysis.crossKeys()) yield { check: one.check, key: one.key, ...fileDnOf(analysis, one) };
}

/** Keys that are to be compared again, by file. */
export type Touched = ReadonlyMap<string, readonly Pick<CrossKey, 'check' | 'key'>[]>;

/**
 * Which DNs of several files have the same key. Of two files the one whose URI comes first in the order of code units is the earlier, so that the
 * editor and the command line say the same.
 */
export class CrossFiles {
  private readonly groups = crossChecks.map(() => new Map<string, Held | Held[]>());
  /** The keys of each file, check by check. */
  private readonly keysOf = new Map<string, { readonly checks: readonly Set<string>[] }>();

  /** The DNs of the files before one. */
  elsewhereFor(uri: string): Elsewhere {
    return {
      isEmpty: (check) => this.groups[check]?.size === 0,
      earlier: (check, key) => {
        const found = this.groups[check]?.get(key);
        if (found === undefined) return nothingFound;
        if (!Array.isArray(found)) return found.uri < uri ? [found] : nothingFound;
        return found.slice(
          0,
          firstAt(found, (held) => held.uri >= uri),
        );
      },
    };
  }

  /** Takes in all keys of a file in the place of those that it had. Gives what later files have to compare again. */
  set(uri: string, keys: Iterable<FileKey>): Touched {
    const touched = new TouchedKeys();
    for (const _ of this.setting(uri, keys, touched));
    return touched.byFile;
  }

  /**
   * The same in steps, between which anything may happen. What was there before and still is touches nobody. When the file is set anew or removed
   * meanwhile, this ends without doing the rest.
   */
  *setting(uri: string, keys: Iterable<FileKey>, touched: TouchedKeys): Generator<void> {
    const before = this.keysOf.get(uri);
    const own = { checks: before?.checks ?? crossChecks.map(() => new Set<string>()) };
    this.keysOf.set(uri, own);
    if (!before) {
      for (const one of keys) {
        const { check, key } = one;
        if (crossChecks[check]?.isLocal?.(key)) continue;
        this.add(new Held(uri, one), check, key, touched);
        own.checks[check]?.add(key);
        yield;
        if (this.keysOf.get(uri) !== own) return;
      }
      this.forgetEmpty(uri, own);
      return;
    }
    const now = crossChecks.map(() => new Map<string, Held[]>());
    for (const one of keys) {
      const { check, key } = one;
      if (crossChecks[check]?.isLocal?.(key)) continue;
      const held = new Held(uri, one);
      const others = now[check]?.get(key);
      if (others) others.push(held);
      else now[check]?.set(key, [held]);
      yield;
      if (this.keysOf.get(uri) !== own) return;
    }
    for (const [check, byKey] of now.entries()) {
      const keysBefore = own.checks[check] as Set<string>;
      for (const key of keysBefore) {
        if (byKey.has(key)) continue;
        this.replace(uri, check, key, [], touched);
        keysBefore.delete(key);
        yield;
        if (this.keysOf.get(uri) !== own) return;
      }
      for (const [key, held] of byKey) {
        keysBefore.add(key);
        this.replace(uri, check, key, held, touched);
        yield;
        if (this.keysOf.get(uri) !== own) return;
      }
    }
    this.forgetEmpty(uri, own);
  }

  private forgetEmpty(uri: string, { checks }: { readonly checks: readonly Set<string>[] }): void {
    if (checks.every((keys) => keys.size === 0)) this.keysOf.delete(uri);
  }

  /** Puts a DN behind those of its file and of earlier ones. */
  private add(held: Held, check: number, key: string, touched: TouchedKeys): void {
    const group = this.groups[check] as Map<string, Held | Held[]>;
    const found = group.get(key);
    if (found === undefined) {
      group.set(key, held);
      return;
    }
    const all = Array.isArray(found) ? found : [found];
    const at = firstAt(all, ({ uri }) => uri > held.uri);
    all.splice(at, 0, held);
    group.set(key, all);
    for (let index = at + 1; index < all.length; index++) touched.add((all[index] as Held).uri, check, key);
  }

  /** Takes in the DNs of a file that have one key, in the place of those that had it. */
  update(uri: string, check: number, key: string, dns: readonly (FileDn | LiveDn)[]): Touched {
    const touched = new TouchedKeys();
    if (crossChecks[check]?.isLocal?.(key)) return touched.byFile;
    const own = this.keysOf.get(uri) ?? { checks: crossChecks.map(() => new Set<string>()) };
    this.keysOf.set(uri, own);
    const held = dns.map((dn) => new Held(uri, dn));
    this.replace(uri, check, key, held, touched);
    if (held.length > 0) own.checks[check]?.add(key);
    else own.checks[check]?.delete(key);
    return touched.byFile;
  }

  /** Forgets a file. */
  remove(uri: string): Touched {
    return this.set(uri, []);
  }

  /** The files that have a key which an earlier file has, too. */
  *clashing(): Generator<string> {
    for (const [uri, { checks }] of this.keysOf) {
      const { earlier } = this.elsewhereFor(uri);
      if (checks.some((keys, check) => [...keys].some((key) => earlier(check, key).length > 0))) yield uri;
    }
  }

  /** Puts the DNs of a file that have a key behind those of earlier files, in the place of those that had it. */
  private replace(uri: string, check: number, key: string, held: readonly Held[], touched: TouchedKeys): void {
    const group = this.groups[check] as Map<string, Held | Held[]>;
    const found = group.get(key);
    const all = found === undefined ? [] : Array.isArray(found) ? found : [found];
    const from = firstAt(all, (one) => one.uri >= uri);
    const to = firstAt(all, (one) => one.uri > uri);
    if (held.length === to - from && held.every((one, index) => one.isLike(all[from + index] as Held))) return;
    if (all.length === to - from) {
      if (held.length === 0) group.delete(key);
      else group.set(key, held.length === 1 ? (held[0] as Held) : [...held]);
      return;
    }
    all.splice(from, to - from, ...held);
    group.set(key, all.length === 1 ? (all[0] as Held) : all);
    for (let index = from + held.length; index < all.length; index++) touched.add((all[index] as Held).uri, check, key);
  }
}

/** The index of the first of some things for which something holds, where it holds for all behind it; their number where there is none. */
function firstAt<Thing>(things: readonly Thing[], holds: (thing: Thing) => boolean): number {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(things[middle] as Thing)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Collects keys that are to be compared again. */
export class TouchedKeys {
  readonly byFile = new Map<string, { check: number; key: string }[]>();

  add(uri: string, check: number, key: string): void {
    const keys = this.byFile.get(uri);
    const last = keys?.at(-1);
    if (last?.check === check && last.key === key) return;
    if (keys) keys.push({ check, key });
    else this.byFile.set(uri, [{ check, key }]);
  }
}
