import type { Entry } from './dnIndex.ts';
import { hashOf } from './keyHash.ts';
import type { Run } from './run.ts';

const nobody: readonly Entry[] = [];

/**
 * Who has a key, for keys of several kinds. Of the DNs in a run only the hashes of their keys are kept; when somebody asks for a key with such a hash, the run is
 * told apart, and its DNs stand here by themselves.
 */
export class Holders {
  private readonly entries: readonly Map<string, Entry | Entry[]>[];
  /** By the hash of a key: the run in which a DN has it, or how many entries there are with such keys. */
  private readonly byHash = new Map<number, Run | number>();
  private readonly runs = new Set<Run>();
  private readonly tellApart: (run: Run) => void;

  /** `tellApart` puts segments in the place of a run, and their entries here. */
  constructor(kinds: number, tellApart: (run: Run) => void) {
    this.entries = Array.from({ length: kinds }, () => new Map());
    this.tellApart = tellApart;
  }

  /** Whether nobody has a key with this hash. */
  isNew(hash: number): boolean {
    const there = this.byHash.get(hash);
    return there === undefined || (typeof there !== 'number' && there.isTakenApart);
  }

  addRun(run: Run): void {
    const { byHash } = this;
    let areApart = true;
    for (const hash of run.keys.hashes) {
      if (this.isNew(hash)) byHash.set(hash, run);
      else areApart = false;
    }
    if (areApart) this.runs.add(run);
    else this.tellApart(run);
  }

  /** To be called when a run is told apart: nothing of it is kept. */
  dropRun(run: Run): void {
    this.runs.delete(run);
  }

  /** Gives how many have the key now. */
  put(kind: number, key: string, entry: Entry): number {
    const hash = hashOf(kind, key);
    this.tellApartAt(hash);
    const there = this.byHash.get(hash);
    this.byHash.set(hash, typeof there === 'number' ? there + 1 : 1);
    const map = this.mapOf(kind);
    const known = map.get(key);
    if (Array.isArray(known)) return known.push(entry);
    map.set(key, known ? [known, entry] : entry);
    return known ? 2 : 1;
  }

  take(kind: number, key: string, entry: Entry): void {
    const map = this.mapOf(kind);
    const there = map.get(key);
    if (there === entry) map.delete(key);
    else if (Array.isArray(there)) {
      const index = there.indexOf(entry);
      if (index < 0) return;
      there.splice(index, 1);
      if (there.length === 1) map.set(key, there[0] as Entry);
    } else return;
    const hash = hashOf(kind, key);
    const count = this.byHash.get(hash);
    if (typeof count !== 'number') return;
    if (count > 1) this.byHash.set(hash, count - 1);
    else this.byHash.delete(hash);
  }

  /** Those that have a key. */
  of(kind: number, key: string): readonly Entry[] {
    if (!this.mapOf(kind).has(key)) this.tellApartAt(hashOf(kind, key));
    const found = this.mapOf(kind).get(key);
    return found === undefined ? nobody : Array.isArray(found) ? found : [found];
  }

  has(kind: number, key: string): boolean {
    return this.mapOf(kind).has(key) || this.isInRun(kind, key);
  }

  /** Whether a DN in a run has a key, and then no other. */
  isInRun(kind: number, key: string): boolean {
    const run = this.byHash.get(hashOf(kind, key));
    if (!isWhole(run)) return false;
    for (const one of run.keys.in(run.text)) if (one.kind === kind && one.key === key) return true;
    return false;
  }

  /**
   * The keys of the first kinds, each as often as there are entries that have it; with the entry where there are several. Meanwhile runs may be told apart: those
   * whose turn would have come are passed over.
   */
  *keys(kinds: number): Generator<{ readonly check: number; readonly key: string; readonly entry: Entry | undefined }> {
    for (let kind = 0; kind < kinds; kind++)
      for (const [key, found] of this.mapOf(kind)) {
        if (!Array.isArray(found)) yield { check: kind, key, entry: undefined };
        else for (const entry of found) yield { check: kind, key, entry };
      }
    for (const run of this.runs)
      for (const { kind, key } of run.keys.in(run.text)) if (kind < kinds) yield { check: kind, key, entry: undefined };
  }

  private tellApartAt(hash: number): void {
    const run = this.byHash.get(hash);
    if (isWhole(run)) this.tellApart(run);
  }

  private mapOf(kind: number): Map<string, Entry | Entry[]> {
    return this.entries[kind] as Map<string, Entry | Entry[]>;
  }
}

function isWhole(holder: Run | number | undefined): holder is Run {
  return holder !== undefined && typeof holder !== 'number' && !holder.isTakenApart;
}
