import fc from 'fast-check';
import { CfgDNType, CfgObjectState, findMember } from '../../server/src/catalogue/enumerations.ts';
import { buildTree, type XmlElement } from '../../server/src/formats/xml/tree.ts';
import { type Plan, planOf } from '../../server/src/plan/plan.ts';
import type { PlanFile } from '../../server/src/plan/read/side.ts';
import { type PlainDn, plainDn, plainDns } from '../support/dnSets.ts';
import { jsonShapes, jsonStyle, writeJson } from '../support/jsonStyles.ts';
import { read } from '../support/read.ts';
import { writeCfgData, xmlStyle } from '../support/xmlStyles.ts';
import { writeYaml, yamlStyle } from '../support/yamlStyles.ts';

/** DNs before and after: some stay, some change, some come and some go. */
export interface DnPair {
  readonly old: readonly PlainDn[];
  readonly new: readonly PlainDn[];
}

/** Fields of which a DN has some. */
const extraFields = fc.record(
  { state: fc.constantFrom('enabled', 'disabled'), name: fc.constantFrom('Berlin 1', 'a & b') },
  { requiredKeys: [] },
);

/** What happens to a DN of the old set; one that changes has new fields, and perhaps the options of another one. */
type Fate = 'stays' | 'goes' | { readonly fields: Fields; readonly other?: PlainDn };
type Fields = PlainDn['fields'];

const newFields = extraFields.map((fields): Fields => ({ ...fields }));
const fate: fc.Arbitrary<Fate> = fc.oneof(
  fc.constant<Fate>('stays'),
  fc.constant<Fate>('goes'),
  fc.record({ fields: newFields, other: plainDn }),
  fc.record({ fields: newFields }),
);

export const dnPair: fc.Arbitrary<DnPair> = fc
  .record({
    dns: plainDns,
    fields: fc.array(newFields, { minLength: 4, maxLength: 4 }),
    fates: fc.array(fate, { minLength: 4, maxLength: 4 }),
    come: fc.array(plainDn, { maxLength: 2 }),
    isTurned: fc.boolean(),
  })
  .map(({ dns, fields, fates, come, isTurned }) => {
    const old: PlainDn[] = dns.map((dn, index) => ({ ...dn, fields: { ...dn.fields, ...fields[index] } }));
    const numbers = new Set(old.map((dn) => dn.fields.number));
    const young = old.flatMap((dn, index): PlainDn[] => {
      const what = fates[index] ?? 'stays';
      if (what === 'stays') return [dn];
      if (what === 'goes') return [];
      const { state: _, name: __, ...kept } = dn.fields;
      return [{ fields: { ...kept, ...what.fields }, sections: (what.other ?? dn).sections }];
    });
    for (const dn of come) {
      if (numbers.has(dn.fields.number ?? '')) continue;
      numbers.add(dn.fields.number ?? '');
      young.push(dn);
    }
    return { old, new: isTurned ? young.reverse() : young };
  });

/** One notation with a style; it gives a file's name and text. */
export type Writing = (dns: readonly PlainDn[]) => readonly [string, string];

export const writing: fc.Arbitrary<Writing> = fc.oneof(
  yamlStyle.map(
    (style): Writing =>
      (dns) => ['a.dn.yaml', writeYaml(dns, style)],
  ),
  jsonStyle.map(
    (style): Writing =>
      (dns) => ['a.dn.json', writeJson(jsonShapes.mutagen.write(dns), style)],
  ),
  xmlStyle.map(
    (style): Writing =>
      (dns) => ['a.xml', writeCfgData(dns.map(numericDn), style)],
  ),
);

/** The same DN with the numbers and names of CfgData. */
function numericDn({ fields, sections }: PlainDn): PlainDn {
  const { type = '', state, name, ...others } = fields;
  return {
    fields: {
      ...others,
      type: String(findMember(CfgDNType, type, 'symbolic')?.number),
      ...(state !== undefined && { state: String(findMember(CfgObjectState, state, 'symbolic')?.number) }),
      ...(name !== undefined && { alias: name }),
    },
    sections,
  };
}

export function planOfPair({ old, new: young }: DnPair, writeOld: Writing, writeNew: Writing): Plan {
  return planOf(fileOf(old, writeOld), fileOf(young, writeNew));
}

function fileOf(dns: readonly PlainDn[], write: Writing): PlanFile[] {
  if (dns.length === 0) return [];
  const [path, text] = write(dns);
  return [{ path, key: '', analysis: read(text, path) }];
}

/** DNs by number, as they are in effect: names of types in lower case, no empty sections. */
export type DnSet = ReadonlyMap<string, PlainDn>;

export function setOf(dns: readonly PlainDn[]): DnSet {
  return new Map(dns.map((dn) => [dn.fields.number ?? '', canonical(dn)]));
}

function canonical({ fields, sections }: PlainDn): PlainDn {
  const filled = Object.entries(sections).filter(([, options]) => Object.keys(options).length > 0);
  return { fields: { ...fields, type: (fields.type ?? '').toLowerCase() }, sections: Object.fromEntries(filled) };
}

/** Does what a CfgData file says to a set of DNs: an import as the schema suggests it. */
export function applyCfgData(dns: DnSet, text: string): DnSet {
  const [root] = buildTree(text).elements.filter(({ name }) => name === 'CfgData');
  const childrenOf = (name: string): readonly XmlElement[] =>
    root?.children.filter((child) => child.name === name).flatMap((child) => child.children) ?? [];
  const references = new Map(childrenOf('CfgReference').map((element) => [attribute(element, 'id'), element]));
  const nameOf = (id: string | undefined): string => attribute(references.get(id), 'name') ?? '';
  const result = new Map(dns);
  for (const element of childrenOf('CfgRemove')) result.delete(attribute(element, 'name') ?? '');
  for (const element of childrenOf('CfgUpdate')) {
    const number = nameOf(attribute(element, 'DBIDref'));
    const before = result.get(number);
    if (!before) throw new Error(`an update of ${number}, which is not there`);
    result.set(number, updated(before, element));
  }
  for (const element of childrenOf('CfgCreate')) {
    const number = attribute(element, 'name') ?? '';
    if (result.has(number)) throw new Error(`${number} is created again`);
    const owner = attribute(element, 'ownerDBID');
    const start = { number, ...(owner !== undefined && { switch: nameOf(owner) }) };
    const fields = { ...start, ...fieldsOf(element, ['type', 'state', 'alias']) };
    result.set(number, updated({ fields, sections: {} }, element));
  }
  return new Map([...result].map(([number, dn]) => [number, canonical(dn)]));
}

function updated(dn: PlainDn, element: XmlElement): PlainDn {
  const fields: Record<string, string> = { ...dn.fields };
  const sections = structuredClone(dn.sections) as Record<string, Record<string, string>>;
  for (const child of element.children) {
    const action = attribute(child, 'action');
    if (child.name !== 'userProperties') {
      if (action === 'delete') delete fields[child.name === 'alias' ? 'name' : child.name];
      else Object.assign(fields, fieldsOf(element, [child.name]));
      continue;
    }
    for (const list of child.children) {
      const section = attribute(list, 'key') ?? '';
      const options = sections[section] ?? {};
      sections[section] = options;
      for (const pair of list.children) {
        const name = attribute(pair, 'key') ?? '';
        // What changes or goes has to be there, and what comes must not.
        if (Object.hasOwn(options, name) !== (action === 'change' || action === 'delete'))
          throw new Error(`${action} does not fit ${section}/${name}`);
        if (action === 'delete') delete options[name];
        else options[name] = attribute(pair, 'value') ?? '';
      }
    }
  }
  return { fields, sections };
}

/** Fields from attributes, with the names that people use. */
function fieldsOf(element: XmlElement, names: readonly string[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const name of names) {
    const value = attribute(element, name);
    if (value === undefined) continue;
    if (name === 'type') fields.type = findMember(CfgDNType, value, 'numeric')?.name ?? value;
    else if (name === 'state') fields.state = findMember(CfgObjectState, value, 'numeric')?.name ?? value;
    else fields[name === 'alias' ? 'name' : name] = value;
  }
  return fields;
}

function attribute(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attributes.find((one) => one.name === name)?.value?.text;
}
