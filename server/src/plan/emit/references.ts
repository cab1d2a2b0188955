import { encodeAttribute } from '../../formats/xml/entities.ts';
import type { Link } from '../read/links.ts';

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
  readonly tag: string;
  readonly attributes: readonly Attribute[];
  /** The id of the object to which it belongs, as soon as anything says it. */
  owner?: string | undefined;
}

/** The objects to which a CfgData file refers without holding them: each is declared once, under an id of its own. */
export class References {
  private readonly used = new Set<string>();
  private readonly known = new Map<string, string>();
  private readonly declared = new Map<string, Declared>();

  /** The elements that declare them. */
  get lines(): readonly string[] {
    const rank = ({ tag }: Declared): number => order.indexOf(tag);
    return [...this.declared.values()]
      .sort((one, other) => rank(one) - rank(other))
      .map(({ tag, attributes, owner }) => `<${tag}${attributesText([...attributes, ['ownerDBID', owner]])}/>`);
  }

  /** An id that nobody has yet, as near as can be to the first of the given ones that XML takes for one. */
  freshId(wanted: ReadonlyArray<string | undefined>): string {
    const fitting = wanted.find((id) => id !== undefined && asId.test(id));
    const base = fitting ?? `_${(wanted.find((id) => id !== undefined) ?? '').replace(/[^\p{L}\p{N}_.-]/gu, '_')}`;
    let id = base;
    for (let count = 2; this.used.has(id); count++) id = `${base}-${count}`;
    this.used.add(id);
    return id;
  }

  /** The id of an object of a class (`CfgSwitch`), which is declared if it is not yet; `owner` is the id of the object to which it belongs. */
  idOf(objectClass: string, link: Link, say: (text: string) => string, owner?: string): string {
    // What has a name is known by it; who writes it by an id as well means the same.
    const key = JSON.stringify([objectClass, link.name ?? [link.dbid, link.id]]);
    const known = this.known.get(key);
    const before = known === undefined ? undefined : this.declared.get(known);
    if (known !== undefined && before && (owner === undefined || (before.owner ?? owner) === owner)) {
      before.owner ??= owner;
      return known;
    }
    const ofDbid = link.dbid === undefined ? undefined : `${objectClass}${link.dbid}`;
    const id = this.freshId([link.id, ofDbid, link.name].map((text) => (text === undefined ? undefined : say(text))));
    if (known === undefined) this.known.set(key, id);
    const name = link.name ?? (link.dbid === undefined ? link.id : undefined);
    const attributes: Attribute[] = [
      ['id', id],
      ['DBID', numeric(link.dbid)],
      ['name', name === undefined ? undefined : say(name)],
    ];
    this.declared.set(id, { tag: `${objectClass}Ref`, attributes, owner });
    return id;
  }

  /** Declares a DN; the first attribute is its id. */
  declareDn(attributes: readonly Attribute[]): void {
    this.declared.set(attributes[0]?.[1] ?? '', { tag: 'CfgDNRef', attributes });
  }
}

/** What others belong to stands first. */
const order: readonly string[] = ['CfgTenantRef', 'CfgSwitchRef', 'CfgFolderRef', 'CfgDNGroupRef', 'CfgDNRef'];

/** A DBID where it is one. */
export function numeric(dbid: string | undefined): string | undefined {
  return dbid !== undefined && /^\d+$/.test(dbid) ? dbid : undefined;
}
