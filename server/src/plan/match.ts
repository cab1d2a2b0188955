import type { Link } from './read/links.ts';
import type { SideDn } from './read/side.ts';

/** The DN of one set and the one of the other that is the same; one of them is absent where a DN comes or goes. */
export interface Pair {
  readonly old: SideDn | undefined;
  readonly new: SideDn | undefined;
}

/**
 * Finds each DN of the old set in the new one. Pairs come in the order of the new set; those that go follow in the order of the old one.
 *
 * A DN is known by its number, and by its switch where both sides name one; of several that could be meant the first is taken. An update form is
 * known by what it refers to. What has no number, as options exports, is known by its DBID, else by the path or the name of its file, else because
 * each of two files holds only one DN.
 */
export function matchDns(old: readonly SideDn[], young: readonly SideDn[]): Pair[] {
  const matching = new Matching(old, young);
  matching.join(({ dn }) => (dn.isUpdate ? (dn.reference ?? '') : undefined), any, any);
  // By number, on the same switch; an id that no reference explains is often the switch's name.
  matching.join((side) => onSwitch(side, side.switch?.name), isNumbered, isNumbered);
  matching.join((side) => onSwitch(side, side.switch?.dbid), isNumbered, isNumbered);
  matching.join((side) => onSwitch(side, side.switch?.id ?? side.switch?.name), isNumbered, isNumbered);
  matching.join((side) => (side.switch ? undefined : side.number), isNumbered, isNumbered);
  matching.joinWhereNoSwitchDiffers();
  matching.join(({ dbid }) => dbid, isUnnumbered, isNoUpdate);
  matching.join(({ dbid }) => dbid, isNoUpdate, isUnnumbered);
  matching.join(({ file }) => file.key, isUnnumbered, isUnnumbered);
  matching.join(({ file }) => file.key.slice(file.key.lastIndexOf('/') + 1), isUnnumbered, isUnnumbered);
  matching.join(alone(old, young), isUnnumbered, isNoUpdate);
  matching.join(alone(old, young), isNoUpdate, isUnnumbered);
  return matching.pairs();
}

type Condition = (side: SideDn) => boolean;
type Key = (side: SideDn) => string | undefined;

const any: Condition = () => true;
const isNoUpdate: Condition = ({ dn }) => dn.isUpdate !== true;
const isNumbered: Condition = (side) => isNoUpdate(side) && side.number !== undefined;
const isUnnumbered: Condition = (side) => isNoUpdate(side) && side.number === undefined;

function onSwitch({ number }: SideDn, link: string | undefined): string | undefined {
  return link === undefined ? undefined : `${number}\u0000${link}`;
}

/** The file of a DN that is alone in it. */
function alone(...sets: ReadonlyArray<readonly SideDn[]>): Key {
  const crowded = new Set<string>();
  for (const set of sets) {
    const seen = new Set<string>();
    for (const { file } of set) {
      if (seen.has(file.key)) crowded.add(file.key);
      seen.add(file.key);
    }
  }
  return ({ file }) => (crowded.has(file.key) ? undefined : file.key);
}

class Matching {
  private readonly old: readonly SideDn[];
  private readonly young: readonly SideDn[];
  private readonly openOld: Set<SideDn>;
  private readonly openNew: Set<SideDn>;
  private readonly partners = new Map<SideDn, SideDn>();

  constructor(old: readonly SideDn[], young: readonly SideDn[]) {
    this.old = old;
    this.young = young;
    this.openOld = new Set(old);
    this.openNew = new Set(young);
  }

  /** Joins what has the same key, the first with the first. */
  join(key: Key, isOld: Condition, isNew: Condition): void {
    const queues = new Map<string, Queue>();
    for (const [index, one] of this.old.entries()) {
      const name = this.openOld.has(one) && isOld(one) ? key(one) : undefined;
      if (name !== undefined) queueOf(queues, name).push(one, index);
    }
    if (queues.size === 0) return;
    for (const other of this.young) {
      const name = this.openNew.has(other) && isNew(other) ? key(other) : undefined;
      const one = name === undefined ? undefined : queues.get(name)?.shift();
      if (one) this.pair(one, other);
    }
  }

  /**
   * Joins DNs of one number where nothing says that their switches differ: at least one of them names none, or they name it in ways that cannot be
   * compared. The first that fits is taken; a queue for each way to name a switch keeps that from taking long.
   */
  joinWhereNoSwitchDiffers(): void {
    const queues = new Map<string, Queue>();
    for (const [index, one] of this.old.entries()) {
      if (this.openOld.has(one) && isNumbered(one))
        queueOf(queues, `${waysOf(one.switch)} ${one.number}`).push(one, index);
    }
    for (const other of this.young) {
      if (!this.openNew.has(other) || !isNumbered(other)) continue;
      let best: Queue | undefined;
      for (let ways = 0; ways < 8; ways++) {
        if ((ways & waysOf(other.switch)) !== 0) continue;
        const queue = queues.get(`${ways} ${other.number}`);
        if (queue && queue.next < (best?.next ?? Number.POSITIVE_INFINITY)) best = queue;
      }
      const one = best?.shift();
      if (one) this.pair(one, other);
    }
  }

  pairs(): Pair[] {
    const pairs: Pair[] = this.young.map((other) => ({ old: this.partners.get(other), new: other }));
    for (const one of this.openOld) pairs.push({ old: one, new: undefined });
    return pairs;
  }

  private pair(one: SideDn, other: SideDn): void {
    this.partners.set(other, one);
    this.openOld.delete(one);
    this.openNew.delete(other);
  }
}

/** The ways in which a link says where it leads, as bits. */
function waysOf(link: Link | undefined): number {
  if (!link) return 0;
  return (link.name === undefined ? 0 : 1) + (link.dbid === undefined ? 0 : 2) + (link.id === undefined ? 0 : 4);
}

/** DNs of which the first is taken at no cost. */
class Queue {
  private readonly dns: { readonly dn: SideDn; readonly index: number }[] = [];
  private taken = 0;

  push(dn: SideDn, index: number): void {
    this.dns.push({ dn, index });
  }

  /** Where the first one stands in its set. */
  get next(): number {
    return this.dns[this.taken]?.index ?? Number.POSITIVE_INFINITY;
  }

  shift(): SideDn | undefined {
    return this.dns[this.taken++]?.dn;
  }
}

function queueOf(queues: Map<string, Queue>, key: string): Queue {
  const queue = queues.get(key) ?? new Queue();
  queues.set(key, queue);
  return queue;
}
