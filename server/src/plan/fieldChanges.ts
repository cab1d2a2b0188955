import { findDnField, userPropertiesNames } from '../catalogue/dnFields.ts';
import { enumerationNamed, findMember } from '../catalogue/enumerations.ts';
import type { Field } from '../model/dn.ts';
import { tServer } from '../rules/parts.ts';
import type { Pair } from './match.ts';
import { type Link, leadsToSame, linkFields, linkOf } from './read/links.ts';
import { isSecretOn, type SideDn } from './read/side.ts';

/** What a field says. Of a `list` only whether it changes is told; its text is how it is written, with blanks made equal. */
export interface FieldValue {
  readonly kind: 'text' | 'list';
  readonly text: string;
}

/** A field of a DN that says something else than before. */
export interface FieldChange {
  /** The field in CfgDN's own words. */
  readonly field: string;
  readonly isSecret: boolean;
  /** Absent where the field is not written. Members of enumerations have their symbolic names, whatever the format writes. */
  readonly old: FieldValue | undefined;
  readonly new: FieldValue | undefined;
  /** Set for what nobody can change in a DN that exists: its type and its switch (facts/dn-formats.md section 1.2). */
  readonly cannotChange: boolean;
  /** Where a field that leads to another object leads. */
  readonly link?: Link;
}

/** What identifies a DN in its file, what options say, and what the configuration layer gives by itself. */
const untold: ReadonlySet<string> = new Set([
  ...['number', 'id', 'reference', 'objectClass', '<<'],
  ...linkFields.values(),
  ...userPropertiesNames,
]);

const unchangeable: ReadonlySet<string> = new Set(['type', 'switch']);

/** The fields that change from one DN to the other. What one of the two formats does not say of any DN is no change. */
export function fieldChanges({ old, new: young }: Pair): FieldChange[] {
  if (!young || (old && hasIdentity(old) !== hasIdentity(young))) return [];
  const before = old ? valuesOf(old) : new Map<string, FieldValue>();
  const after = valuesOf(young);
  const changes: FieldChange[] = [];
  const tell = (field: string, one: FieldValue | undefined, other: FieldValue | undefined): void => {
    if (old && !isChange(one, other, isSameFormat(old, young))) return;
    const cannotChange = old !== undefined && unchangeable.has(field);
    changes.push({ field, isSecret: isSecretOn([old, young], tServer, field), old: one, new: other, cannotChange });
  };
  for (const [field, value] of after) tell(field, before.get(field), value);
  for (const [field, value] of before) if (!after.has(field)) tell(field, value, undefined);
  return [...changes, ...linkChanges(old, young)];
}

function hasIdentity({ file }: SideDn): boolean {
  return file.analysis.format.traits.hasIdentity;
}

function isSameFormat(one: SideDn, other: SideDn): boolean {
  return one.file.analysis.format === other.file.analysis.format;
}

/** Lists are compared by how they are written, so only within one format. */
function isChange(one: FieldValue | undefined, other: FieldValue | undefined, isSame: boolean): boolean {
  const isList = one?.kind === 'list' || other?.kind === 'list';
  return isList && !isSame ? false : one?.kind !== other?.kind || one?.text !== other?.text;
}

function valuesOf(side: SideDn): Map<string, FieldValue> {
  const values = new Map<string, FieldValue>();
  for (const field of side.dn.fields) {
    // `mutagen` writes it so.
    const name = field.property === 'dnLoginID' ? 'DNLoginID' : field.property;
    const isList = field.value.kind === 'collection';
    if (name === '' || untold.has(name) || values.has(name) || findDnField(name)?.readOnly) continue;
    if (linkFields.has(name) && !isList) continue;
    const value = isList ? listOf(field, side) : textOf(field, name, side);
    if (value) values.set(name, value);
  }
  return values;
}

function textOf(field: Field, name: string, { file }: SideDn): FieldValue | undefined {
  const { kind, text } = field.value;
  if (kind === 'unfinished' || kind === 'null' || kind === 'empty') return undefined;
  const enumeration = enumerationNamed(findDnField(name)?.enumeration ?? '');
  const member = enumeration && findMember(enumeration, text.trim(), file.analysis.format.traits.enumForm);
  return { kind: 'text', text: member?.name ?? text };
}

function listOf({ span }: Field, { segment }: SideDn): FieldValue {
  const text = segment.text.slice(span.start, span.end);
  return { kind: 'list', text: text.replace(/\s+/g, ' ').trim() };
}

/** Links are compared by where they lead; where that cannot be told, nothing is. */
function linkChanges(old: SideDn | undefined, young: SideDn): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of linkFields.keys()) {
    const one = old && linkIn(old, field);
    const other = linkIn(young, field);
    if (!one && !other) continue;
    if (old && (one && other ? leadsToSame(one, other) !== false : !isSameFormat(old, young))) continue;
    changes.push({
      field,
      isSecret: false,
      old: valueOfLink(one),
      new: valueOfLink(other),
      cannotChange: old !== undefined && unchangeable.has(field),
      ...(other && { link: other }),
    });
  }
  return changes;
}

function linkIn({ dn, file, references }: SideDn, field: string): Link | undefined {
  return linkOf(dn, field, file.analysis.format, references);
}

function valueOfLink(link: Link | undefined): FieldValue | undefined {
  return link && { kind: 'text', text: nameOfLink(link) };
}

/** How a link is called in reports. */
export function nameOfLink({ name, dbid, id }: Link): string {
  return name ?? (dbid === undefined ? (id ?? '') : `DBID ${dbid}`);
}
