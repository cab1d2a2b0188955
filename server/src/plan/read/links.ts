import type { Format } from '../../formats/format.ts';
import type { Dn } from '../../model/dn.ts';
import { fieldOf, textOf } from '../../rules/parts.ts';
import type { Reference } from './references.ts';

/** Another object to which a DN is tied, by all that its file says of it. */
export interface Link {
  readonly name?: string;
  readonly dbid?: string;
  /** How the file itself calls it; means nothing in another file. */
  readonly id?: string;
}

/** The fields that lead to other objects: by name, and by DBID. */
export const linkFields: ReadonlyMap<string, string> = new Map([
  ['switch', 'switchDBID'],
  ['tenant', 'tenantDBID'],
  ['folder', 'folderDBID'],
  ['group', 'groupDBID'],
  ['site', 'siteDBID'],
  ['contract', 'contractDBID'],
]);

/** Where a field of a DN leads; undefined when the DN does not say. `property` is the field that leads there by name. */
export function linkOf(
  dn: Dn,
  property: string,
  format: Pick<Format, 'id'>,
  references: ReadonlyMap<string, Reference>,
): Link | undefined {
  const text = textOf(fieldOf(dn, property));
  if (text !== undefined) return format.id === 'cfgdata' ? linkOfId(text, references) : { name: text };
  const dbid = textOf(fieldOf(dn, linkFields.get(property) ?? ''));
  return dbid === undefined ? undefined : { dbid };
}

/** What an id of CfgData leads to: by the reference that the file declares, else by the number in it (`CfgSwitch101`). */
export function linkOfId(id: string, references: ReadonlyMap<string, Reference>): Link {
  if (/^\d+$/.test(id)) return { dbid: id };
  const reference = references.get(id);
  const dbid = reference?.dbid ?? /^Cfg[A-Za-z]+?(\d+)$/.exec(id)?.[1];
  return { id, ...(reference?.name !== undefined && { name: reference.name }), ...(dbid !== undefined && { dbid }) };
}

/** Whether two links lead to the same object; undefined where they say nothing that could be compared. */
export function leadsToSame(one: Link, other: Link): boolean | undefined {
  if (one.name !== undefined && other.name !== undefined) return one.name === other.name;
  if (one.dbid !== undefined && other.dbid !== undefined) return one.dbid === other.dbid;
  if (one.id !== undefined && other.id !== undefined) return one.id === other.id;
  // Where no reference says what an id stands for, it is often the name itself.
  if (one.id !== undefined && one.id === other.name) return true;
  return other.id !== undefined && other.id === one.name ? true : undefined;
}
