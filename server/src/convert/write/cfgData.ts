import { CfgDNType, findMember, memberText, typesOfRouteDns } from '../../catalogue/enumerations.ts';
import {
  type Destination,
  type FieldValue,
  fieldOf,
  fieldText,
  type NeutralDn,
  type NeutralField,
  type SourceFile,
} from '../model.ts';
import type { TakeNote } from '../notes.ts';
import { sectionLines, target } from './annex.ts';
import { Ids } from './ids.ts';
import type { Writing } from './mappings.ts';
import { comment, impossible, step, tag } from './xml.ts';

/** A DN of a source. */
export interface CfgDataWriting extends Writing {
  readonly source: SourceFile;
}

/** The attributes of a DN in their order, and the fields that they hold. */
const attributes: readonly (readonly [name: string, property: string])[] = [
  ['name', 'number'],
  ['alias', 'name'],
  ['DBID', 'DBID'],
  ['type', 'type'],
  ['state', 'state'],
  ['registerAll', 'registerAll'],
  ['routeType', 'routeType'],
  ['switchSpecificType', 'switchSpecificType'],
  ['useOverride', 'useOverride'],
  ['override', 'override'],
  ['association', 'association'],
  ['DNLoginID', 'DNLoginID'],
  ['trunks', 'trunks'],
];

/** The attributes that refer to other objects, the field that names them, and the elements of the object and of its reference, where they are known. */
const links = [
  { attribute: 'groupDBID', property: 'group', element: undefined },
  { attribute: 'siteDBID', property: 'site', element: undefined },
  { attribute: 'contractDBID', property: 'contract', element: undefined },
  { attribute: 'ownerDBID', property: 'switch', element: 'CfgSwitch' },
  { attribute: 'tenantDBID', property: 'tenant', element: 'CfgTenant' },
  { attribute: 'folderDBID', property: 'folder', element: 'CfgFolder' },
] as const;

const written: ReadonlySet<string> = new Set([
  ...attributes.map(([, property]) => property),
  ...links.flatMap(({ property }) => [property, `${property}DBID`]),
  'destinationDNs',
  'accessNumbers',
]);

/** XML that creates DNs, and changes those whose update forms are among them. */
export function writeCfgData(
  writings: readonly CfgDataWriting[],
  sources: readonly SourceFile[],
  head: readonly string[],
  tail: readonly string[],
): string {
  const writer = new CfgDataWriter(writings, sources);
  const creates = writings.flatMap((writing) => (writing.dn.update ? [] : writer.create(writing)));
  const updates = writings.flatMap((writing) => (writing.dn.update ? writer.update(writing) : []));
  const references = writer.ids.references.map(({ element, attributes: list }) =>
    tag(element, list, step.repeat(2), '/>'),
  );
  return lines([
    '<?xml version="1.0" encoding="utf-8"?>',
    ...head.map((line) => comment(line)),
    '<CfgData xmlns="http://www.genesyslab.com/cs" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
    '         xsi:schemaLocation="http://www.genesyslab.com/cs hta/cfg_update.xsd">',
    ...container('CfgReference', references),
    ...container('CfgCreate', creates),
    ...container('CfgUpdate', updates),
    ...tail.map((line) => step + comment(line)),
    '</CfgData>',
  ]);
}

function container(name: string, content: readonly string[]): string[] {
  return content.length === 0 ? [] : [`${step}<${name}>`, ...content, `${step}</${name}>`];
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}

class CfgDataWriter {
  readonly ids = new Ids();
  private readonly dnIds = new Map<NeutralDn, string>();
  /** The DNs that are created here, by number and switch. */
  private readonly byNumber = new Map<string, NeutralDn>();

  constructor(writings: readonly CfgDataWriting[], sources: readonly SourceFile[]) {
    this.ids.carry(sources);
    for (const { dn, source } of writings) {
      if (dn.update) continue;
      this.dnIds.set(dn, this.ids.forDn(source, dn.id, fieldText(dn, 'number')));
      const key = numberKey(fieldText(dn, 'number'), fieldText(dn, 'switch'));
      if (!this.byNumber.has(key)) this.byNumber.set(key, dn);
    }
  }

  create(writing: CfgDataWriting): string[] {
    const { dn, note } = writing;
    const type = fieldOf(dn, 'type')?.value;
    const lists = this.lists(writing);
    const isRoute =
      dn.isRoute || lists.length > 0 || (type?.kind === 'member' && typesOfRouteDns.has(type.member.name));
    const element = isRoute ? 'CfgRouteDN' : 'CfgDN';
    const list = this.attributes(writing);
    for (const { property, isForeign } of dn.fields) {
      if (written.has(property) && !isForeign) continue;
      const why = isForeign
        ? `it is no field of a DN, and ${target} has only those`
        : `${target} has no such attribute`;
      note({ kind: 'field', property }, 'left-out', property, why);
    }
    const outer = step.repeat(2);
    const inner = [...lists, ...sectionLines(dn, note)];
    const above = remarksOf(dn, note).map((line) => outer + comment(line));
    if (inner.length === 0) return [...above, tag(element, list, outer, '/>')];
    return [...above, tag(element, list, outer, '>'), ...inner, `${outer}</${element}>`];
  }

  update({ dn, source, note }: CfgDataWriting): string[] {
    const { update } = dn;
    if (!update) return [];
    if ([...update.ids].some((id) => !this.ids.isKept(source, id))) {
      note({ kind: 'dn' }, 'left-out', 'the update', 'another of the files calls another object by the same id');
      return [];
    }
    const outer = step.repeat(2);
    const { before, beside } = dn.remarks;
    return [...[...before, ...beside].map((line) => outer + comment(line)), outer + update.text];
  }

  private attributes(writing: CfgDataWriting): (readonly [string, string])[] {
    const { dn, note } = writing;
    const list: (readonly [string, string])[] = [['id', this.dnIds.get(dn) ?? '']];
    for (const [name, property] of attributes) {
      const field = fieldOf(dn, property);
      const text = field && attributeText(field, note);
      if (text !== undefined) list.push([name, text]);
    }
    let onSwitch: string | undefined;
    for (const { attribute, property, element } of links) {
      const id = this.link(writing, property, element, onSwitch);
      if (property === 'switch') onSwitch = id;
      // The tenant follows from the switch where the file says so.
      const follows = property === 'tenant' && onSwitch !== undefined && this.ids.ownerOf(onSwitch) === id;
      if (id !== undefined && !follows) list.push([attribute, id]);
    }
    return list;
  }

  /** The id by which a DN refers to another object. */
  private link(
    { dn, source, note }: CfgDataWriting,
    property: string,
    element: string | undefined,
    onSwitch: string | undefined,
  ): string | undefined {
    const [named, numbered] = [fieldOf(dn, property), fieldOf(dn, `${property}DBID`)];
    const leave = (field: NeutralField, why: string): undefined =>
      void note({ kind: 'field', property: field.property }, 'left-out', field.property, why);
    const byName = named && this.linkByName({ dn, source, note }, named, element, onSwitch, leave);
    if (!numbered) return byName;
    if (byName !== undefined) return leave(numbered, `${target} refers to the object once, here by its name`) ?? byName;
    const digits = 'text' in numbered.value ? numbered.value.text.trim() : '';
    if (element === undefined)
      return leave(numbered, `how ${target} calls such an object by its DBID is not published`);
    if (!/^\d+$/.test(digits)) return leave(numbered, 'it is no DBID');
    const id = `${element}${digits}`;
    const part = { kind: 'field', property: numbered.property } as const;
    if (this.ids.has(id))
      note(part, 'changed', numbered.property, 'the id that it makes has a name in one of the files');
    else
      note(
        part,
        'kept',
        numbered.property,
        `its name is not known, so ${target} refers to an id that the file does not explain`,
      );
    return id;
  }

  private linkByName(
    { dn, source }: CfgDataWriting,
    { value, property }: NeutralField,
    element: string | undefined,
    onSwitch: string | undefined,
    leave: (field: NeutralField, why: string) => undefined,
  ): string | undefined {
    const field = { value, property, remarks: { before: [], beside: [] } };
    if (value.kind !== 'name')
      return leave(field, `${target} refers to an object by an id, and this is more than a name`);
    if (value.id !== undefined && this.ids.has(value.id) && this.ids.isKept(source, value.id)) return value.id;
    if (impossible.test(value.text)) return leave(field, 'it holds a character that XML cannot hold');
    if (element === undefined) return leave(field, `how ${target} names such an object is not published`);
    if (property === 'folder') return this.ids.forObject('CfgFolderRef', value.text, onSwitch);
    if (property !== 'switch') return this.ids.forObject(`${element}Ref`, value.text, undefined);
    const tenant = fieldOf(dn, 'tenant')?.value;
    const owner = tenant?.kind === 'name' && !impossible.test(tenant.text) ? this.tenantId(tenant, source) : undefined;
    return this.ids.forObject('CfgSwitchRef', value.text, owner);
  }

  private tenantId({ id, text }: FieldValue & { kind: 'name' }, source: SourceFile): string {
    if (id !== undefined && this.ids.has(id) && this.ids.isKept(source, id)) return id;
    return this.ids.forObject('CfgTenantRef', text, undefined);
  }

  /** The elements of destinations and access numbers. */
  private lists({ dn, note }: CfgDataWriting): string[] {
    const [inner, innermost] = [step.repeat(3), step.repeat(4)];
    const result: string[] = [];
    const add = (name: string, items: readonly string[]): void => {
      if (items.length === 0) result.push(`${inner}<${name}/>`);
      else result.push(`${inner}<${name}>`, ...items, `${inner}</${name}>`);
    };
    for (const { property, value, isForeign } of dn.fields) {
      if (isForeign) continue;
      const leave = (why: string): void => note({ kind: 'field', property }, 'left-out', property, why);
      if (property === 'destinationDNs') {
        if (value.kind !== 'destinations') leave(`${target} refers to other DNs, and this is something else`);
        else
          add(
            'destDNDBIDs',
            this.destinations(value.list, note).map((id) => tag('CfgDNDestDN', [['linkDBID', id]], innermost, '/>')),
          );
      } else if (property === 'accessNumbers') {
        if (value.kind !== 'accessNumbers') leave(`${target} holds numbers and switches, and this is something else`);
        else if (value.list.some((item) => Object.values(item).some((text) => impossible.test(text))))
          leave('it holds a character that XML cannot hold');
        else
          add(
            'accessNumbers',
            value.list.map(({ number, switch: name }) =>
              tag(
                'CfgDNAccessNumber',
                [
                  ...(name === undefined ? [] : [['linkDBID', this.ids.forSwitch(name)] as const]),
                  ...(number === undefined ? [] : [['number', number] as const]),
                ],
                innermost,
                '/>',
              ),
            ),
          );
      }
    }
    return result;
  }

  private destinations(list: readonly Destination[], note: TakeNote): string[] {
    const changed = (why: string): void =>
      note({ kind: 'field', property: 'destinationDNs' }, 'changed', 'destinationDNs', why);
    return list.flatMap((destination) => {
      const { number, switch: name, type } = destination;
      if (number === undefined || [number, name ?? ''].some((text) => impossible.test(text))) {
        changed(`${target} refers to DNs by their numbers, and one of these has none that it could hold`);
        return [];
      }
      const dn = this.byNumber.get(numberKey(number, name));
      const typeOfDn = dn && fieldOf(dn, 'type')?.value;
      const knownType = typeOfDn?.kind === 'member' ? typeOfDn.member.name : undefined;
      if (type !== knownType)
        changed(`the types of destinations are those of the DNs in the file; ${target} does not say them of others`);
      const id = dn && this.dnIds.get(dn);
      if (id !== undefined) return [id];
      const member = type === undefined ? undefined : findMember(CfgDNType, type, 'symbolic');
      const element = member !== undefined && typesOfRouteDns.has(member.name) ? 'CfgRouteDNRef' : 'CfgDNRef';
      return [this.ids.forObject(element, number, name === undefined ? undefined : this.ids.forSwitch(name))];
    });
  }
}

function numberKey(number: string | undefined, onSwitch: string | undefined): string {
  return JSON.stringify([number ?? '', onSwitch ?? '']);
}

/** A field as an attribute's text. */
function attributeText({ property, value }: NeutralField, note: TakeNote): string | undefined {
  const leave = (why: string): undefined => void note({ kind: 'field', property }, 'left-out', property, why);
  if (value.kind === 'member') return memberText(value.member, 'numeric');
  if (value.kind === 'word' && value.form !== 'numeric')
    return leave(`it is no member of its enumeration that ${target} could number`);
  if (!('text' in value)) return leave(`${target} holds a single text here`);
  return impossible.test(value.text) ? leave('it holds a character that XML cannot hold') : value.text;
}

/** The comments about a DN and its fields: attributes have no place for any. */
function remarksOf({ remarks, fields }: NeutralDn, note: TakeNote): string[] {
  const ofFields = fields.flatMap((field) => [...field.remarks.before, ...field.remarks.beside]);
  if (ofFields.some((line) => line.startsWith('dn-config-')))
    note(
      { kind: 'comments' },
      'changed',
      'comments that suppress rules',
      `${target} has no place for comments at a field, so they stand above the DN`,
    );
  return [...remarks.before, ...remarks.beside, ...ofFields];
}
