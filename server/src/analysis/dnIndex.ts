import type { Dn } from '../model/dn.ts';
import type { Span } from '../model/span.ts';
import type { FilePlace } from '../project/settings.ts';
import { clashes } from '../rules/clashes.ts';
import type { DnFacts } from '../rules/facts.ts';
import type { Finding } from '../rules/finding.ts';
import { crossChecks } from '../rules/table.ts';
import type { FactPattern } from './factPatterns.ts';
import { Holders } from './holders.ts';
import { filled, type ValueAt } from './patterns.ts';
import type { Run } from './run.ts';
import { nothingFound, type Segment } from './segment.ts';

/** What one check found of an entry and a DN of another file. */
interface ElsewhereClash {
  readonly dn: Dn;
  readonly other: OtherDn;
  readonly finding: Finding;
}

/** One DN in the index. */
export interface Entry {
  readonly segment: Segment;
  /** Which of the segment's DNs it is. */
  readonly index: number;
  readonly facts: DnFacts;
  /** Where in the segment its number stands, if that is known without reading it. */
  readonly place: Span | undefined;
}

/** What one check found of an entry: made of these two DNs, and still true as long as it is these two. */
interface Clash {
  readonly dn: Dn;
  readonly earlier: Dn;
  readonly finding: Finding;
}

/** A DN of another file, as far as comparing needs it. */
export interface OtherDn {
  readonly variant: string | undefined;
  /** Where its number stands. */
  readonly place: FilePlace;
}

/** The DNs of the files that come before this one. What they are can change; then the keys are to be compared again (`recompare`). */
export interface Elsewhere {
  /** Whether no file has any keys for one of `crossChecks`. */
  isEmpty(check: number): boolean;
  /** Those that have a key for one of `crossChecks`, in the order of the files. */
  earlier(check: number, key: string): readonly OtherDn[];
}

/** What the index asks of the engine. */
export interface Comparing {
  isBefore(one: Segment, other: Segment): boolean;
  compare(check: number, entry: Entry, earlier: Entry): Clash;
  compareElsewhere(check: number, entry: Entry, earlier: OtherDn): ElsewhereClash;
  /** Puts segments, with their entries, in the place of a run. */
  tellApart(run: Run): void;
}

/** The kind of key by which DNs are referred to; those before it are those of `crossChecks`. */
const idKind = crossChecks.length;

/**
 * Facts across all DNs of a file, kept up to date segment by segment: which DNs have the same key, and which number has an id. A key that one DN
 * alone has costs one entry in a map; only where several have it are DNs compared. A run stands in it for each of its DNs, until one of them is needed.
 */
export class DnIndex {
  private readonly holders: Holders;
  /** Keys of each check whose DNs have to be compared again. */
  private readonly touched = crossChecks.map(() => new Set<string>());
  private readonly found = crossChecks.map(() => new Map<Entry, Clash | ElsewhereClash>());
  /** With which DNs of other files those of a key were compared, where there were any. */
  private readonly comparedWith = crossChecks.map(() => new Map<string, readonly OtherDn[]>());
  private readonly elsewhere: Elsewhere | undefined;
  private readonly comparing: Comparing;

  /** Keys of each check that DNs have got or lost since they were last taken; nothing is noted before somebody asks. */
  private changedKeys: Set<string>[] | undefined;

  constructor(comparing: Comparing, elsewhere?: Elsewhere) {
    this.holders = new Holders(idKind + 1, (run) => comparing.tellApart(run));
    this.comparing = comparing;
    this.elsewhere = elsewhere;
  }

  /** Whether nobody has the keys of a DN in a run to come, so that it need not be compared. `hashes`: those of its keys. */
  isNew({ keys }: FactPattern, hashes: readonly number[], valueAt: ValueAt): boolean {
    if (!hashes.every((hash) => this.holders.isNew(hash))) return false;
    for (let check = 0; check < keys.patterns.length; check++) {
      const key = keys.patterns[check];
      if (!key || !this.elsewhere || this.elsewhere.isEmpty(check)) continue;
      if (this.elsewhere.earlier(check, filled(key, valueAt)).length > 0) return false;
    }
    return true;
  }

  /** Takes in the DNs of a run, which were new one by one. */
  addRun(run: Run): void {
    if (this.changedKeys) for (const { kind, key } of run.keys.in(run.text)) this.changedKeys[kind]?.add(key);
    this.holders.addRun(run);
  }

  /** To be called when a run is told apart, before its segments come in its place. */
  dropRun(run: Run): void {
    this.holders.dropRun(run);
  }

  add(segment: Segment, facts: readonly DnFacts[], places?: readonly (Span | undefined)[]): void {
    if (facts.length === 0) return;
    const entries = facts.map((fact, index) => ({ segment, index, facts: fact, place: places?.[index] }));
    segment.entries = entries;
    for (const entry of entries) {
      const { keys, id } = entry.facts;
      for (let check = 0; check < keys.length; check++) {
        const key = keys[check];
        if (key === undefined) continue;
        this.changedKeys?.[check]?.add(key);
        if (this.holders.put(check, key, entry) > 1 || this.elsewhereOf(check, key).length > 0)
          this.touched[check]?.add(key);
      }
      if (id !== undefined) this.holders.put(idKind, id, entry);
    }
  }

  remove(segment: Segment): void {
    const { entries } = segment;
    segment.entries = nothingFound;
    for (const entry of entries) {
      const { keys, id } = entry.facts;
      for (let check = 0; check < keys.length; check++) {
        const key = keys[check];
        if (key === undefined) continue;
        this.changedKeys?.[check]?.add(key);
        this.holders.take(check, key, entry);
        this.found[check]?.delete(entry);
        this.touched[check]?.add(key);
      }
      if (id !== undefined) this.holders.take(idKind, id, entry);
    }
  }

  /** Whether all has been compared that has to be. */
  get isSettled(): boolean {
    return this.touched.every((keys) => keys.size === 0);
  }

  /** Compares what has to be compared again, as long as `isLate` allows; gives the segments whose clashes may have changed. */
  settle(isLate: () => boolean): ReadonlySet<Segment> {
    const changed = new Set<Segment>();
    for (const [check, keys] of this.touched.entries()) {
      for (const key of keys) {
        const others = this.othersOf(check, key);
        // What is alone in its run and in all files is compared with none.
        const group = others.length > 0 || !this.holders.isInRun(check, key) ? [...this.entriesOf(check, key)] : [];
        if (group.length + others.length > 1 && !readAll(group, isLate)) return changed;
        keys.delete(key);
        if (others.length > 0) this.comparedWith[check]?.set(key, others);
        else this.comparedWith[check]?.delete(key);
        this.compareGroup(check, group, others, changed);
        if (isLate()) return changed;
      }
    }
    return changed;
  }

  /** What the checks found of a segment's DNs, with which DN it is of them. */
  clashesOf(segment: Segment): readonly { readonly index: number; readonly finding: Finding }[] {
    return segment.entries.flatMap((entry) =>
      this.found.flatMap((found) => {
        const clash = found.get(entry);
        return clash ? [{ index: entry.index, finding: clash.finding }] : [];
      }),
    );
  }

  /** The number of the DN that has an id: of several, the last one's. */
  numberOf(id: string, isBefore: Comparing['isBefore']): string | undefined {
    const entries = [...this.holders.of(idKind, id)].sort(inOrder(isBefore));
    return entries.at(-1)?.facts.number;
  }

  /** Has a key of a check compared again: the DNs of other files that have it may have changed. */
  recompare(check: number, key: string): void {
    if (this.holders.has(check, key)) this.touched[check]?.add(key);
  }

  /** Whether DNs of other files have come to a key, or have gone, since those of this file were compared with them. */
  isOutdated(check: number, key: string): boolean {
    const before = this.comparedWith[check]?.get(key) ?? nothingFound;
    const now = this.othersOf(check, key);
    return before.length !== now.length || before.some((other, index) => other !== now[index]);
  }

  /** The keys that DNs have got or lost since this was last asked; undefined at the first time: then it is all of them. */
  takeChangedKeys(): readonly ReadonlySet<string>[] | undefined {
    const changed = this.changedKeys;
    this.changedKeys = crossChecks.map(() => new Set());
    return changed;
  }

  /** Whether DNs have got or lost keys since somebody asked for them. */
  get hasChangedKeys(): boolean {
    return this.changedKeys?.some((keys) => keys.size > 0) === true;
  }

  /** The DNs that have a key. */
  entriesOf(check: number, key: string): readonly Entry[] {
    return this.holders.of(check, key);
  }

  /** The keys of all DNs, check by check, each as often as there are DNs that have it; with the DN where there are several. */
  keys(): Iterable<{ readonly check: number; readonly key: string; readonly entry: Entry | undefined }> {
    return this.holders.keys(idKind);
  }

  /** The DNs of other files with which those of this file have to be compared that have a key. */
  private othersOf(check: number, key: string): readonly OtherDn[] {
    const others = this.elsewhereOf(check, key);
    return others.length > 0 && this.holders.has(check, key) ? others : nothingFound;
  }

  private elsewhereOf(check: number, key: string): readonly OtherDn[] {
    return this.elsewhere?.earlier(check, key) ?? nothingFound;
  }

  private compareGroup(check: number, group: Entry[], others: readonly OtherDn[], changed: Set<Segment>): void {
    const { comparing } = this;
    const found = this.found[check] as Map<Entry, Clash | ElsewhereClash>;
    group.sort(inOrder(comparing.isBefore));
    const variants = [...others, ...group.map(({ facts }) => ({ variant: facts.variants[check] }))];
    for (const [at, index] of clashes(variants).entries()) {
      const entry = group[at - others.length];
      if (!entry) continue;
      const before = found.get(entry);
      const other = index === undefined ? undefined : others[index];
      const earlier = index === undefined ? undefined : group[index - others.length];
      if (!earlier && !other) {
        if (before && found.delete(entry)) changed.add(entry.segment);
        continue;
      }
      const isSame = before?.dn === dnOf(entry) && (other ?? (earlier && dnOf(earlier))) === comparedWith(before);
      if (before && isSame) continue;
      if (other) found.set(entry, comparing.compareElsewhere(check, entry, other));
      else if (earlier) found.set(entry, comparing.compare(check, entry, earlier));
      changed.add(entry.segment);
    }
  }
}

function comparedWith(clash: Clash | ElsewhereClash | undefined): Dn | OtherDn | undefined {
  return clash && ('earlier' in clash ? clash.earlier : clash.other);
}

/** Reads all DNs of a group, as long as it is not late; those that are read already cost next to nothing. */
function readAll(group: readonly Entry[], isLate: () => boolean): boolean {
  for (const { segment } of group) {
    if (segment.reading) continue;
    if (isLate()) return false;
    segment.readNow();
  }
  return true;
}

function dnOf({ segment, index }: Entry): Dn | undefined {
  return segment.dns[index];
}

function inOrder(isBefore: Comparing['isBefore']): (one: Entry, other: Entry) => number {
  return (one, other) =>
    one.segment === other.segment ? one.index - other.index : isBefore(one.segment, other.segment) ? -1 : 1;
}
