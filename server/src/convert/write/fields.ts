import { memberText } from '../../catalogue/enumerations.ts';
import type { EnumForm } from '../../catalogue/types.ts';
import { type FieldValue, fieldOf, type NeutralDn, type NeutralField } from '../model.ts';
import type { TakeNote } from '../notes.ts';
import { bareNode, holdsUnknown, nodeOf, type OutEntry, type OutNode, textNode } from './node.ts';

/** How a target of JSON or YAML writes the fields of a DN. */
export interface FieldNames {
  readonly target: string;
  readonly form: EnumForm;
  /** The fields that it has, in the order in which they are written, and what they are called. */
  readonly names: ReadonlyMap<string, string>;
  /** Whether all its values are texts. */
  readonly onlyText: boolean;
  /** Whether it keeps fields that it does not know, and lists. */
  readonly keepsAll: boolean;
  /** Fields that are written though nothing says that the target has them; and why that is doubtful. */
  readonly doubtful?: ReadonlyMap<string, string>;
}

/** The fields of a DN as a target has them. */
export function fieldEntries(dn: NeutralDn, names: FieldNames, note: TakeNote): OutEntry[] {
  const entries: OutEntry[] = [];
  for (const [property, name] of names.names) {
    const field = fieldOf(dn, property);
    const node = field && fieldNode(field, names, note);
    if (!field || !node) continue;
    const doubt = field.value.kind === 'content' ? undefined : names.doubtful?.get(property);
    if (doubt !== undefined) note({ kind: 'field', property }, 'kept', property, doubt);
    entries.push({ name, node, remarks: field.remarks });
  }
  const written = new Set([...names.names.values(), 'userProperties', 'options', 'annex']);
  for (const field of dn.fields) {
    if (names.names.has(field.property) && !field.isForeign) continue;
    const node =
      names.keepsAll && field.isForeign && !written.has(field.property) ? fieldNode(field, names, note) : undefined;
    if (node) entries.push({ name: field.property, node, remarks: field.remarks });
    else leaveOut(field, names, note);
  }
  return entries;
}

function leaveOut({ property, isForeign, value }: NeutralField, { target }: FieldNames, note: TakeNote): void {
  const why = isForeign
    ? `it is no field of a DN, and ${target} has only those`
    : value.kind === 'name'
      ? `${target} refers to other objects by DBID, which only the Configuration Server knows`
      : `${target} has no such field`;
  note({ kind: 'field', property }, 'left-out', property, why);
}

function fieldNode(field: NeutralField, names: FieldNames, note: TakeNote): OutNode | undefined {
  const { property, value } = field;
  const { target, form, onlyText, keepsAll } = names;
  const leave = (why: string): undefined => void note({ kind: 'field', property }, 'left-out', property, why);
  switch (value.kind) {
    case 'member': {
      const isTruth = property === 'useOverride' || property === 'loginFlag';
      const text = memberText(value.member, form);
      return isTruth && !onlyText && /^(?:true|false)$/.test(text) ? bareNode(text) : textNode(text);
    }
    case 'word':
      return value.form === form
        ? textNode(value.text)
        : leave(`it is no member of its enumeration that ${target} could name`);
    case 'integer':
    case 'dbid':
      return !onlyText && /^(?:0|[1-9]\d{0,14})$/.test(value.text) ? bareNode(value.text) : textNode(value.text);
    case 'text':
      return property === 'number' ? { kind: 'scalar', text: value.text, style: 'quoted' } : textNode(value.text);
    case 'name':
      if (value.isElsewhere)
        note({ kind: 'field', property }, 'changed', property, 'only its name is kept, not what it belongs to');
      return textNode(value.text);
    case 'content':
      if (holdsUnknown(value.content))
        return leave(value.content.kind === 'unknown' ? value.content.why : 'a part of it could not be read');
      return keepsAll ? nodeOf(value.content) : leave(`how ${target} writes lists and mappings is not published`);
    default:
      return keepsAll ? listNode(value) : leave(`how ${target} writes such lists is not published`);
  }
}

function listNode(value: FieldValue & { kind: 'destinations' | 'accessNumbers' }): OutNode {
  const items = value.list.map((item): OutNode => {
    const entries = Object.entries(item).map(([name, text]): OutEntry => {
      const node: OutNode = name === 'number' ? { kind: 'scalar', text, style: 'quoted' } : textNode(text);
      return { name, node };
    });
    return { kind: 'map', entries, inline: true };
  });
  return { kind: 'list', items };
}
