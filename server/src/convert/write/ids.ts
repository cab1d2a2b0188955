import type { Reference, SourceFile } from '../model.ts';

/** What XML takes for an id; letters of all scripts. */
const idPattern = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;

/** An entry of the `CfgReference` that is written. */
interface Entry {
  readonly element: string;
  readonly id: string;
  readonly owner: string | undefined;
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

/** The ids of a CfgData file, and what its `CfgReference` says of objects that exist. */
export class Ids {
  private readonly used = new Set<string>();
  private readonly entries: Entry[] = [];
  private readonly byKey = new Map<string, string>();
  private readonly byId = new Map<string, Entry>();
  /** Of each source, the ids of its own that mean something else here. */
  private readonly clashes = new Map<SourceFile, Set<string>>();
  private readonly count = new Map<string, number>();

  /** Takes over what the sources say of objects that exist, each under its id where no other source calls another object so. */
  carry(sources: readonly SourceFile[]): void {
    for (const source of sources) {
      const clashing = new Set<string>();
      this.clashes.set(source, clashing);
      for (const reference of source.references) {
        const known = this.byId.get(reference.id);
        const isSame = known && sameAttributes(known.attributes, reference.attributes);
        if (isSame) continue;
        if (this.used.has(reference.id)) clashing.add(reference.id);
        else this.add(entryOf(reference));
      }
    }
  }

  /** An id for a DN: its own where that is free. */
  forDn(source: SourceFile, wanted: string | undefined, number: string | undefined): string {
    if (wanted !== undefined && !this.used.has(wanted) && idPattern.test(wanted)) {
      this.used.add(wanted);
      return wanted;
    }
    if (wanted !== undefined) this.clashes.get(source)?.add(wanted);
    return this.free(`dn${number ?? ''}`);
  }

  /** Whether an id of a source means here what it means there. */
  isKept(source: SourceFile, id: string): boolean {
    return !this.clashes.get(source)?.has(id);
  }

  /** Whether the `CfgReference` has this id. */
  has(id: string): boolean {
    return this.byId.has(id);
  }

  ownerOf(id: string): string | undefined {
    return this.byId.get(id)?.owner;
  }

  /** The id of an object that exists, which is known by its name and what it belongs to. */
  forObject(element: string, name: string, owner: string | undefined): string {
    const known = this.byKey.get(keyOf(element, name, owner));
    if (known !== undefined) return known;
    const id = this.free(name);
    const attributes = [
      ['id', id],
      ['name', name],
      ...(owner === undefined ? [] : [['ownerDBID', owner] as const]),
    ] as const;
    this.add({ element, id, owner, attributes });
    return id;
  }

  /** The switch of that name, whatever it belongs to. */
  forSwitch(name: string): string {
    return this.byKey.get(keyOf('CfgSwitchRef', name, anyOwner)) ?? this.forObject('CfgSwitchRef', name, undefined);
  }

  get references(): readonly Entry[] {
    return this.entries;
  }

  private add(entry: Entry): void {
    this.used.add(entry.id);
    this.entries.push(entry);
    this.byId.set(entry.id, entry);
    const name = entry.attributes.find(([attribute]) => attribute === 'name')?.[1];
    if (name === undefined) return;
    for (const owner of [entry.owner, anyOwner]) {
      const key = keyOf(entry.element, name, owner);
      if (!this.byKey.has(key)) this.byKey.set(key, entry.id);
    }
  }

  /** An id that nobody has, and that does not look like one with a DBID in it. */
  private free(text: string): string {
    const plain = text.replace(/[^\p{L}\p{N}_.-]/gu, '_').replace(/^(?![\p{L}_])/u, '_');
    const stem = /^Cfg[A-Za-z]+\d+$/.test(plain) ? `${plain}_` : plain;
    let count = this.count.get(stem) ?? 0;
    let id = stem;
    while (this.used.has(id) || count === 0) {
      count++;
      id = count === 1 ? stem : `${stem}-${count}`;
      if (!this.used.has(id)) break;
    }
    this.count.set(stem, count);
    this.used.add(id);
    return id;
  }
}

const anyOwner = '\0';

function keyOf(element: string, name: string, owner: string | undefined): string {
  return JSON.stringify([element, name, owner ?? '']);
}

function entryOf({ element, id, owner, attributes }: Reference): Entry {
  return { element, id, owner, attributes };
}

function sameAttributes(one: Entry['attributes'], other: Entry['attributes']): boolean {
  return (
    one.length === other.length &&
    one.every(([name, value]) => other.some((each) => each[0] === name && each[1] === value))
  );
}
