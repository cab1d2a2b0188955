import { findDnField } from '../../catalogue/dnFields.ts';
import { CfgDNType, enumerationNamed, findMember } from '../../catalogue/enumerations.ts';
import type { EnumForm } from '../../catalogue/types.ts';
import type { AccessNumber, Content, Destination, FieldValue, Notation } from '../model.ts';
import type { TakeNote } from '../notes.ts';
import type { Targets } from './cfgData.ts';
import { contentText } from './content.ts';

/** A field as its format has it. */
export interface WrittenField {
  /** Its name in CfgDN's words, and as written. */
  readonly property: string;
  readonly name: string;
  readonly content: Content;
}

/** A field under the name that it has in all formats. */
export interface ReadField {
  readonly property: string;
  readonly value: FieldValue;
  readonly isForeign?: true;
}

/** Other names of fields. */
const sameFields: ReadonlyMap<string, string> = new Map([['dnLoginID', 'DNLoginID']]);

/** What a field says; undefined of one that says nothing. */
export function readField(
  { property: written, name, content }: WrittenField,
  notation: Notation,
  form: EnumForm,
): ReadField | undefined {
  const property = sameFields.get(written) ?? written;
  const text = contentText(content);
  if (text !== undefined && text.trim() === '') return undefined;
  // What stands outside all sections of an options export is no field of a DN.
  const definition = notation === 'options' ? undefined : findDnField(property);
  if (!definition) return { property, value: { kind: 'content', content }, isForeign: true };
  if (text === undefined) return { property, value: listValue(property, content) };
  // GAX knows the folder by its DBID alone.
  if (notation === 'gax' && name === 'folderid') return { property: 'folderDBID', value: { kind: 'dbid', text } };
  switch (definition.kind) {
    case 'enum':
    case 'flag':
      return { property, value: memberValue(definition.enumeration ?? '', text, form) };
    case 'integer':
      return { property, value: { kind: 'integer', text } };
    case 'link':
      return { property, value: { kind: property.endsWith('DBID') ? 'dbid' : 'name', text } };
    case 'list':
      return { property, value: { kind: 'content', content } };
    default:
      return { property, value: { kind: 'text', text } };
  }
}

function memberValue(enumeration: string, text: string, form: EnumForm): FieldValue {
  const known = enumerationNamed(enumeration);
  const member = known && findMember(known, text.trim(), form);
  return member ? { kind: 'member', member } : { kind: 'word', text, form };
}

/** A field that is no single value. */
function listValue(property: string, content: Content): FieldValue {
  const entries = content.kind === 'list' ? content.items.map(textsOf) : [undefined];
  const isOf = (names: readonly string[]): boolean =>
    entries.every((entry) => entry && [...entry.keys()].every((name) => names.includes(name)));
  if (property === 'destinationDNs' && isOf(['number', 'switch', 'type']))
    return { kind: 'destinations', list: entries.map((entry) => destinationIn(entry ?? new Map())) };
  if (property === 'accessNumbers' && isOf(['number', 'switch']))
    return { kind: 'accessNumbers', list: entries.map((entry) => accessNumberIn(entry ?? new Map())) };
  return { kind: 'content', content };
}

/** The single values of a mapping that has nothing else, each name once. */
function textsOf(content: Content): ReadonlyMap<string, string> | undefined {
  if (content.kind !== 'map') return undefined;
  const texts = new Map<string, string>();
  for (const { name, value } of content.entries) {
    const text = contentText(value);
    if (text === undefined || texts.has(name)) return undefined;
    texts.set(name, text);
  }
  return texts;
}

function accessNumberIn(entry: ReadonlyMap<string, string>): AccessNumber {
  const [number, onSwitch] = [entry.get('number'), entry.get('switch')];
  return { ...(number !== undefined && { number }), ...(onSwitch !== undefined && { switch: onSwitch }) };
}

function destinationIn(entry: ReadonlyMap<string, string>): Destination {
  const type = entry.get('type');
  const name = type === undefined ? undefined : (findMember(CfgDNType, type, 'symbolic')?.name ?? type);
  return { ...accessNumberIn(entry), ...(name !== undefined && { type: name }) };
}

/** The attributes of CfgData that hold ids of other objects. */
const links: ReadonlySet<string> = new Set(['switch', 'tenant', 'folder', 'group', 'site', 'contract']);

/** A field of CfgData whose value is an id: what the id leads to, where the file says so. */
export function resolveLink(field: ReadField, targets: Targets, note: TakeNote): ReadField {
  const { property, value } = field;
  if (value.kind !== 'name' || !links.has(property)) return field;
  const id = value.text;
  const name = targets.get(id)?.name;
  if (name !== undefined && name !== '') return { property, value: { kind: 'name', text: name, id } };
  const digits = /^Cfg[A-Za-z]+(\d+)$/.exec(id)?.[1];
  if (digits !== undefined) return { property: `${property}DBID`, value: { kind: 'dbid', text: digits } };
  note(
    { kind: 'field', property },
    'kept',
    property,
    'the file does not say what the id leads to; it is taken for a name',
  );
  return field;
}

/** The tenant of a DN's switch, where the file says it and the DN does not. */
export function tenantOfSwitch(switchId: string, targets: Targets): ReadField | undefined {
  const id = targets.get(switchId)?.owner;
  const name = id === undefined ? undefined : targets.get(id)?.name;
  return id === undefined || name === undefined || name === ''
    ? undefined
    : { property: 'tenant', value: { kind: 'name', text: name, id } };
}
