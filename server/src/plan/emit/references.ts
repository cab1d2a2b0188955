import { encodeAttribute } from '../../formats/xml/entities.ts';
import type { Link } from '../read/links.ts';
import type { DnClass } from './dnClass.ts';

/** What XML takes for an id. */
const asId = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;

/** An attribute's name and value; without a value it is left out. */
export type Attribute = readonly [string, string | undefined];

/** Attributes as they stand in a tag, each with a blank before it. */
export function attributesText(attributes: readonly Attribute[]): string {
  return attributes
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${encodeAttribute(value, '"')}"`))
    .join('');
}

interface Declared {
  readonly id: string;
  readonly tag: string;
  readonly attributes: readonly Attribute[];
  /** The id of the object to which it belongs, as soon as anything says it. */
  owner?: string | undefined;
}

/** The objects to which a CfgData file refers without holding them: each is declared once, under an id of its own. */
export class References {
  /** The ids that are used, and how often each was wanted. */
  private readonly used = new Map<string, number>();
  private readonly known = new Map<string, Declared>();
  private readonly declared: Declared[] = [];

  /** The elements that declare them. */
  get lines(): readonly string[] {
    const rank = ({ tag }: Declared): number => order.indexOf(tag);
    return [...this.declared]
      .sort((one, other) => rank(one) - rank(other))
      .map(({ tag, attributes, owner }) => `<${tag}${attributesText([...attributes, ['ownerDBID', owner]])}/>`);
  }

  /** An id that nobody has yet, as near as can be to the first of the given ones that XML takes for one. */
  freshId(wanted: ReadonlyArray<string | undefined>): string {
    const fitting = wanted.find((id) => id !== undefined && asId.test(id));
    const base = fitting ?? `_${(wanted.find((id) => id !== undefined) ?? '').replace(/[^\p{L}\p{N}_.-]/gu, '_')}`;
    let count = this.used.get(base) ?? 0;
    let id = base;
    while (this.used.has(id)) id = `${base}-${++count}`;
    this.used.set(base, count);
    if (id !== base) this.used.set(id, 0);
    return id;
  }

  /** The id of an object of a class (`CfgSwitch`), which is declared if it is not yet; `owner` is the id of the object to which it belongs. */
  idOf(objectClass: string, link: Link, say: (text: string) => string, owner?: string): string {
    // What has a name is known by it; who writes it by an id as well means the same.
    const key = JSON.stringify([objectClass, link.name ?? [link.dbid, link.id]]);
    const known = this.known.get(key);
    if (known && (owner === undefined || (known.owner ?? owner) === owner)) {
      known.owner ??= owner;
      return known.id;
    }
    // The same name with another owner is another object.
    const keyOfOwned = JSON.stringify([key, owner]);
    const owned = this.known.get(keyOfOwned);
    if (owned) return owned.id;
    const ofDbid = link.dbid === undefined ? undefined : `${objectClass}${link.dbid}`;
    const id = this.freshId([link.id, ofDbid, link.name].map((text) => (text === undefined ? undefined : say(text))));
    const name = link.name ?? (link.dbid === undefined ? link.id : undefined);
    const attributes: Attribute[] = [
      ['id', id],
      ['DBID', numeric(link.dbid)],
      ['name', name === undefined ? undefined : say(name)],
    ];
    const declared: Declared = { id, tag: `${objectClass}Ref`, attributes, owner };
    this.declared.push(declared);
    this.known.set(known ? keyOfOwned : key, declared);
    return id;
  }

  /** Declares a DN; the first attribute is its id. */
  declareDn(objectClass: DnClass, attributes: readonly Attribute[]): void {
    this.declared.push({ id: attributes[0]?.[1] ?? '', tag: `${objectClass}Ref`, attributes });
  }
}

/** What others belong to stands first. */
const order: readonly string[] = [
  'CfgTenantRef',
  'CfgSwitchRef',
  'CfgFolderRef',
  'CfgDNGroupRef',
  'CfgDNRef',
  'CfgRouteDNRef',
];

/** A DBID where it is one. */
export function numeric(dbid: string | undefined): string | undefined {
  return dbid !== undefined && /^\d+$/.test(dbid) ? dbid : undefined;
}
