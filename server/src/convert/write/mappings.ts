import { fieldOf, type NeutralDn } from '../model.ts';
import type { TakeNote } from '../notes.ts';
import { type FieldNames, fieldEntries } from './fields.ts';
import { jsonText } from './json.ts';
import { bareNode, type OutEntry, type OutNode, textNode } from './node.ts';
import { nestedSections, optionName, sectionName, type ValueLimits, valueNode } from './sections.ts';
import { yamlText } from './yaml.ts';

/** A DN to be written, and who hears what could not be. */
export interface Writing {
  readonly dn: NeutralDn;
  readonly note: TakeNote;
}

function same(names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.map((name) => [name, name]));
}

const byName = [
  'number',
  'name',
  'type',
  'switch',
  'switchDBID',
  'tenant',
  'tenantDBID',
  'DBID',
  'state',
  'registerAll',
  'routeType',
  'switchSpecificType',
  'useOverride',
  'override',
  'association',
  'DNLoginID',
  'loginFlag',
  'trunks',
  'group',
  'groupDBID',
  'site',
  'siteDBID',
  'contract',
  'contractDBID',
  'folder',
  'destinationDNs',
  'destDNDBIDs',
  'accessNumbers',
];

const yamlNames: FieldNames = {
  target: 'YAML',
  form: 'symbolic',
  names: same(byName),
  onlyText: false,
  keepsAll: true,
};

const byDbid = 'mutagen names other objects; that it takes a DBID is not known';
const nameOnly = 'mutagen describes it by its type, owner and path, of which only the name is known';
const jsonNames: FieldNames = {
  ...yamlNames,
  target: 'the JSON of mutagen',
  names: new Map([
    ...['number', 'name', 'switch', 'switchDBID', 'tenant', 'tenantDBID'].map((name) => [name, name] as const),
    ...byName.map((name) => [name, name === 'DNLoginID' ? 'dnLoginID' : name] as const),
  ]),
  doubtful: new Map([
    ...['DBID', 'switchDBID', 'tenantDBID', 'groupDBID', 'siteDBID', 'contractDBID'].map(
      (name) => [name, byDbid] as const,
    ),
    ...['folder', 'site'].map((name) => [name, nameOnly] as const),
  ]),
};

const gwsNames: FieldNames = {
  target: 'the JSON of Genesys Web Services',
  form: 'numeric',
  names: same([
    'DBID',
    'number',
    'name',
    'type',
    'state',
    'switchDBID',
    'tenantDBID',
    'registerAll',
    'routeType',
    'switchSpecificType',
    'useOverride',
    'override',
    'association',
    'DNLoginID',
    'loginFlag',
    'trunks',
    'groupDBID',
    'siteDBID',
    'contractDBID',
  ]),
  onlyText: true,
  keepsAll: false,
};

const unattested = 'that the JSON of Genesys Administrator Extension has it is not published';
const gaxNames: FieldNames = {
  target: 'the JSON of Genesys Administrator Extension',
  form: 'prefixed',
  names: new Map([
    ['type', 'subtype'],
    ['DBID', 'dbid'],
    ['number', 'number'],
    ['name', 'name'],
    ['switchDBID', 'switchdbid'],
    ['tenantDBID', 'tenantdbid'],
    ['folderDBID', 'folderid'],
    ...[
      'state',
      'registerAll',
      'routeType',
      'switchSpecificType',
      'useOverride',
      'override',
      'association',
      'DNLoginID',
      'loginFlag',
      'trunks',
      'groupDBID',
      'siteDBID',
      'contractDBID',
    ].map((name) => [name, name.toLowerCase()] as const),
  ]),
  onlyText: true,
  keepsAll: false,
  doubtful: new Map(['override', 'association', 'DNLoginID'].map((name) => [name, unattested])),
};

const yamlValues: ValueLimits = { target: 'YAML', integers: false, structures: true };
const jsonValues: ValueLimits = { target: 'JSON', integers: true, structures: true };
const gwsValues: ValueLimits = { target: gwsNames.target, integers: false, structures: false };
const gaxValues: ValueLimits = { target: gaxNames.target, integers: false, structures: false };

/** A DN of which the options stand in nested mappings. */
function nestedDn({ dn, note }: Writing, names: FieldNames, values: ValueLimits): OutNode & { kind: 'map' } {
  const entries = fieldEntries(dn, names, note);
  const sections = nestedSections(dn, values, note);
  // Without a number, it is by its options that a DN is known for one.
  if (sections.length > 0 || !fieldOf(dn, 'number'))
    entries.push({ name: 'userProperties', node: { kind: 'map', entries: sections } });
  return { kind: 'map', entries };
}

/** DN as code. */
export function writeYaml(writings: readonly Writing[], head: readonly string[], tail: readonly string[]): string {
  const dns = writings.map((writing) => ({
    node: nestedDn(writing, yamlNames, yamlValues),
    remarks: writing.dn.remarks,
  }));
  return yamlText(dns, head, tail);
}

/** What `mutagen` exports and imports. */
export function writeMutagen(writings: readonly Writing[]): string {
  const metadata: OutEntry[] = [
    { name: 'formatName', node: textNode('JSON') },
    { name: 'formatVersion', node: textNode('1.0.0') },
  ];
  return jsonText({
    kind: 'map',
    entries: [
      { name: '__metadata__', node: { kind: 'map', entries: metadata } },
      { name: 'dns', node: { kind: 'list', items: writings.map((each) => nestedDn(each, jsonNames, jsonValues)) } },
    ],
  });
}

/** An answer of Genesys Web Services' configuration interface. */
export function writeGws(writings: readonly Writing[]): string {
  return jsonText({
    kind: 'map',
    entries: [
      { name: 'statusCode', node: bareNode('0') },
      { name: 'dns', node: { kind: 'list', items: writings.map((each) => nestedDn(each, gwsNames, gwsValues)) } },
    ],
  });
}

/** Objects of GAX's REST interface: one by itself, several as a list. */
export function writeGax(writings: readonly Writing[]): string {
  const objects = writings.map(gaxObject);
  const [only] = objects;
  return jsonText(only && objects.length === 1 ? only : { kind: 'list', items: objects });
}

function gaxObject({ dn, note }: Writing): OutNode {
  const property: OutNode[] = [];
  const names = new Set<string>();
  for (const [section, { name, options }] of dn.sections.entries()) {
    if (names.has(name))
      note(
        { kind: 'section', section },
        'changed',
        sectionName(name),
        `it stands twice, and ${gaxNames.target} has a list in which it is one`,
      );
    names.add(name);
    const before = property.length;
    for (const [option, { name: key, value }] of options.entries()) {
      const node = valueNode(value, gaxValues, (effect, why) =>
        note({ kind: 'option', section, option }, effect, optionName(name, key), why),
      );
      if (!node) continue;
      const entries = [
        { name: 'section', node: textNode(name) },
        { name: 'key', node: textNode(key) },
        { name: 'value', node },
      ];
      property.push({ kind: 'map', entries, inline: true });
    }
    if (property.length === before)
      note(
        { kind: 'section', section },
        'left-out',
        sectionName(name),
        `it is empty${options.length > 0 ? ' without them' : ''}, and ${gaxNames.target} lists options only`,
      );
  }
  const annex: OutNode = { kind: 'map', entries: [{ name: 'property', node: { kind: 'list', items: property } }] };
  const entries = [{ name: 'type', node: textNode('CfgDN') }, ...fieldEntries(dn, gaxNames, note)];
  return { kind: 'map', entries: [...entries, { name: 'userproperties', node: annex }] };
}
