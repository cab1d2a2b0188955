import { findDnField } from '../../catalogue/dnFields.ts';
import { enumerationNamed, findMember } from '../../catalogue/enumerations.ts';
import { attributes as cfgDataAttributes } from '../../formats/cfgdata/attributes.ts';
import { fieldOf, textOf } from '../../rules/parts.ts';
import type { FieldChange } from '../fieldChanges.ts';
import type { Plan, PlannedDn } from '../plan.ts';
import { linkOf } from '../read/links.ts';
import type { SideDn } from '../read/side.ts';
import { annexOf, annexUpdates, isXmlText, type Say } from './annex.ts';
import { dnClassOf } from './dnClass.ts';
import { labelOf } from './label.ts';
import { type EmitOptions, type Emitted, type Note, Writer } from './note.ts';
import { type Attribute, attributesText, numeric, References } from './references.ts';

/** The attribute of CfgData that holds a field; none for what it writes in another way or not at all. */
const attributeNames: ReadonlyMap<string, string> = new Map(
  [...cfgDataAttributes].map(([attribute, property]) => [property, attribute]),
);

/** The classes of the objects to which fields lead (facts/dn-formats.md sections 1.2 and 6, E3: a site is a folder). */
const linkClasses: ReadonlyMap<string, string> = new Map([
  ['folder', 'CfgFolder'],
  ['group', 'CfgDNGroup'],
  ['site', 'CfgFolder'],
]);

const head = [
  '<?xml version="1.0" encoding="utf-8"?>',
  '<CfgData xmlns="http://www.genesyslab.com/cs" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  '         xsi:schemaLocation="http://www.genesyslab.com/cs hta/cfg_update.xsd">',
];

/**
 * The plan as one CfgData file: `CfgRemove` for DNs that go, `CfgUpdate` with only what changes, `CfgCreate` for those that come; and what it cannot
 * hold. No file where there is nothing to import. The forms are those of cfg_update.xsd 8.0 (facts/dn-formats.md section 4).
 */
export function emitCfgData(plan: Plan, options: EmitOptions): Emitted {
  const emitter = new CfgDataEmitter(options);
  for (const planned of plan.dns) emitter.add(planned);
  return emitter.emitted();
}

class CfgDataEmitter {
  private readonly options: EmitOptions;
  private readonly references = new References();
  private readonly removes: string[] = [];
  private readonly updates: string[] = [];
  private readonly creates: string[] = [];
  private readonly notes: Note[] = [];
  private holdsSecrets = false;

  constructor(options: EmitOptions) {
    this.options = options;
  }

  emitted(): Emitted {
    const parts = [
      ['CfgReference', this.references.lines],
      ['CfgRemove', this.removes],
      ['CfgUpdate', this.updates],
      ['CfgCreate', this.creates],
    ] as const;
    const { notes, holdsSecrets } = this;
    if (this.removes.length + this.updates.length + this.creates.length === 0)
      return { files: [], notes, holdsSecrets: false };
    const lines = [...head];
    for (const [name, content] of parts) {
      if (content.length === 0) continue;
      lines.push(`  <${name}>`, ...content.map((line) => `    ${line}`), `  </${name}>`);
    }
    lines.push('</CfgData>', '');
    return { files: [{ name: 'dn-update.xml', text: lines.join('\n') }], notes, holdsSecrets };
  }

  add(planned: PlannedDn): void {
    const { change, old, new: young } = planned;
    if (change === 'unchanged') return;
    const writer = new Writer(planned, this.options);
    const note = (message: string): void => {
      this.notes.push({ dn: labelOf(planned), message });
    };
    if (young?.dn.isUpdate || old?.dn.isUpdate)
      note('is the update of a DN, which can be imported as it stands; it is left out here.');
    else if (!young && old) this.remove(old, writer, note);
    else if (young && old) this.update(planned, old, young, writer, note);
    else if (young) this.create(planned, young, writer, note);
    this.holdsSecrets ||= writer.holdsSecrets;
  }

  private remove(old: SideDn, writer: Writer, note: Say): void {
    const attributes = this.identity(old, writer, note);
    if (attributes) this.removes.push(`<${dnClassOf(old)}Ref${attributesText(attributes)}/>`);
  }

  private update(planned: PlannedDn, old: SideDn, young: SideDn, writer: Writer, note: Say): void {
    const { fields, elements } = this.fieldUpdates(planned, young, writer, note);
    const body = [...elements, ...annexUpdates(planned, young, writer, note)];
    if (body.length === 0) return;
    const declared = this.identity({ ...old, ...bestIdentity(old, young) }, writer, note);
    if (!declared) return;
    const objectClass = dnClassOf(old, young);
    this.references.declareDn(objectClass, declared);
    this.updates.push(`<${objectClass}Update${attributesText([['DBIDref', declared[0]?.[1]], ...fields])}>`);
    this.updates.push(...body.map((line) => `  ${line}`), `</${objectClass}Update>`);
  }

  /** The new values as attributes, and what happens to each field as an element (inferred from the schema, which has no other place for them). */
  private fieldUpdates(planned: PlannedDn, young: SideDn, writer: Writer, note: Say): FieldUpdates {
    const fields: Attribute[] = [];
    const elements: string[] = [];
    for (const change of planned.fields) {
      if (change.cannotChange) {
        note(`its ${change.field} changes, and that cannot be done to a DN that exists.`);
        continue;
      }
      const name = this.attributeOf(change, writer, note);
      const attribute = name !== undefined && change.new ? this.field(change, name, young, writer, note) : undefined;
      if (name === undefined || (change.new && !attribute)) continue;
      if (attribute) fields.push(attribute);
      elements.push(`<${name} action="${attribute ? 'change' : 'delete'}"/>`);
    }
    return { fields, elements };
  }

  private create(planned: PlannedDn, young: SideDn, writer: Writer, note: Say): void {
    if (young.number === undefined) {
      note('it has no number here, so it cannot be created.');
      return;
    }
    const fields = planned.fields.flatMap((change) => {
      const name = this.attributeOf(change, writer, note);
      const attribute = name === undefined ? undefined : this.field(change, name, young, writer, note);
      return attribute ? [attribute] : [];
    });
    const said = new Set(fields.map(([name]) => name));
    for (const [attribute, field] of mandatory)
      if (!said.has(attribute)) note(`its ${field} is not written, and a DN is not created without one.`);
    const wanted = textOf(fieldOf(young.dn, 'id'));
    const id = this.references.freshId([wanted, `dn${young.number}`].map((text) => text && writer.text(text)));
    const objectClass = dnClassOf(young);
    const tag = `${objectClass}${attributesText([['id', id], ['name', writer.text(young.number)], ...fields])}`;
    const annex = annexOf(
      planned.options.filter((option) => option.new),
      young,
      writer,
      note,
    );
    if (annex.length === 0) this.creates.push(`<${tag}/>`);
    else
      this.creates.push(
        `<${tag}>`,
        '  <userProperties>',
        ...annex.map((line) => `    ${line}`),
        '  </userProperties>',
        `</${objectClass}>`,
      );
  }

  /** A field as an attribute of that name; undefined, with a note, where its value has no place in CfgData. */
  private field(change: FieldChange, name: string, side: SideDn, writer: Writer, note: Say): Attribute | undefined {
    const text = change.new?.text ?? '';
    if (change.link) {
      if (change.field === 'switch') return [name, this.switchId(side, writer)];
      const objectClass = linkClasses.get(change.field);
      if (objectClass !== undefined)
        return [name, this.references.idOf(objectClass, change.link, (part) => writer.text(part))];
      note(`its ${change.field} is left out: what a reference to one is called in CfgData is not known.`);
      return undefined;
    }
    const enumeration = enumerationNamed(findDnField(change.field)?.enumeration ?? '');
    if (!enumeration) return [name, writer.value(change, text)];
    const member = findMember(enumeration, text, 'symbolic');
    if (member) return [name, String(member.number)];
    note(`its ${change.field} is left out: ${writer.say(text)} is none of ${enumeration.name}.`);
    return undefined;
  }

  /** The attribute for a field; undefined, with a note, where CfgData has none. */
  private attributeOf({ field, old, new: young }: FieldChange, writer: Writer, note: Say): string | undefined {
    // The tenant follows from the switch.
    if (field === 'tenant') return undefined;
    const name = attributeNames.get(field);
    const isList = young?.kind === 'list' || old?.kind === 'list';
    if (name !== undefined && !isList && isXmlText(young?.text ?? '')) return name;
    note(`its field ${writer.say(field)} is left out: an update in CfgData has no place for what stands there.`);
    return undefined;
  }

  /** The id of the switch of a DN, which is declared with its tenant where that is known. */
  private switchId({ dn, switch: link, file, references }: SideDn, writer: Writer): string | undefined {
    if (!link) return undefined;
    const say = (text: string): string => writer.text(text);
    const tenant = linkOf(dn, 'tenant', file.analysis.format, references);
    const owner = tenant && this.references.idOf('CfgTenant', tenant, say);
    return this.references.idOf('CfgSwitch', link, say, owner);
  }

  /** The attributes by which CfgData refers to a DN that exists, the id first; undefined, with a note, where nothing identifies it. */
  private identity(side: SideDn, writer: Writer, note: Say): Attribute[] | undefined {
    const { dn, number, dbid } = side;
    if (number === undefined && numeric(dbid) === undefined) {
      note('neither its number nor its DBID is known, so nothing can refer to it.');
      return undefined;
    }
    if (number !== undefined && !side.switch && numeric(dbid) === undefined)
      note('its switch is not known; add it as ownerDBID if the number is not the only one.');
    const onSwitch = this.switchId(side, writer);
    const say = (text: string): string => writer.text(text);
    const wanted = [textOf(fieldOf(dn, 'id')), dbid === undefined ? undefined : `CfgDN${dbid}`, `dn${number}`];
    return [
      ['id', this.references.freshId(wanted.map((text) => text && say(text)))],
      ['DBID', numeric(dbid)],
      ['name', number === undefined ? undefined : say(number)],
      ['ownerDBID', onSwitch],
    ];
  }
}

interface FieldUpdates {
  readonly fields: readonly Attribute[];
  readonly elements: readonly string[];
}

/** What a new DN needs (facts/dn-formats.md section 1.2), by attribute. */
const mandatory: ReadonlyArray<readonly [string, string]> = [
  ['type', 'type'],
  ['state', 'state'],
  ['routeType', 'routeType'],
  ['ownerDBID', 'switch'],
];

/** What is known of a DN from either side. */
function bestIdentity(old: SideDn, young: SideDn): Pick<SideDn, 'number' | 'switch' | 'dbid'> {
  return {
    number: old.number ?? young.number,
    switch: old.switch?.name === undefined ? (young.switch ?? old.switch) : old.switch,
    dbid: old.dbid ?? young.dbid,
  };
}
