import fc from 'fast-check';
import { dnFields } from '../../server/src/catalogue/dnFields.ts';
import { enumerationNamed, memberText } from '../../server/src/catalogue/enumerations.ts';
import type { EnumForm } from '../../server/src/catalogue/types.ts';
import type { Notation } from '../../server/src/convert/model.ts';
import { type PlainDn, plainDn, plainDns } from './dnSets.ts';
import { type JsonStyle, jsonShapes, jsonStyle, writeJson } from './jsonStyles.ts';
import { optionsStyle, writeOptions } from './optionsStyles.ts';
import { writeCfgData, xmlStyle } from './xmlStyles.ts';
import { writeYaml, yamlStyle } from './yamlStyles.ts';

/** More fields for DNs: enumerations by their symbols, everything else as it is. */
const moreFields = fc.record(
  {
    name: fc.constantFrom('Reception', '7001_Berlin', 'yes', 'a: b', "d'or"),
    state: fc.constantFrom('CFGEnabled', 'CFGDisabled'),
    registerAll: fc.constantFrom('CFGDRTrue', 'CFGDRFalse', 'CFGDROnDemand'),
    routeType: fc.constantFrom('CFGDefault', 'CFGXRouteTypeDirectUUI'),
    useOverride: fc.constantFrom('CFGTrue', 'CFGFalse', 'CFGNoFlag'),
    switchSpecificType: fc.constantFrom('1', '12'),
    override: fc.constantFrom('*1', '007'),
    association: fc.constant('port 1'),
    DNLoginID: fc.constant('4711'),
    loginFlag: fc.constantFrom('CFGTrue', 'CFGFalse'),
    trunks: fc.constant('3'),
    DBID: fc.constantFrom('345', '346'),
    switchDBID: fc.constantFrom('101', '102'),
    tenantDBID: fc.constant('1'),
    tenant: fc.constantFrom('Environment', 'Resources 2'),
    folder: fc.constantFrom('DNs', 'Chat DNs'),
    group: fc.constant('Group 1'),
    siteDBID: fc.constant('7'),
  },
  { requiredKeys: [] },
);

const types = ['CFGExtension', 'CFGTrunk', 'CFGACDPosition', 'CFGRoutingPoint'] as const;

const rich = (dn: PlainDn, more: Readonly<Record<string, string>>, type: string): PlainDn => ({
  ...dn,
  fields: { ...dn.fields, type, ...more },
});

/** DNs with fields of all kinds. */
export const richDns: fc.Arbitrary<PlainDn[]> = fc
  .tuple(plainDns, fc.array(fc.tuple(moreFields, fc.constantFrom(...types)), { minLength: 4, maxLength: 4 }))
  .map(([dns, more]) => dns.map((dn, index) => rich(dn, more[index]?.[0] ?? {}, more[index]?.[1] ?? 'CFGExtension')));

/** A file of DNs in one notation. */
export interface WrittenSet {
  readonly dns: readonly PlainDn[];
  readonly fileName: string;
  readonly text: string;
}

const fieldsOf: Readonly<Record<Notation, readonly string[]>> = {
  yaml: ['folderDBID'],
  json: ['folderDBID'],
  gws: ['switch', 'tenant', 'folder', 'group'],
  raw: ['switch', 'tenant', 'folder', 'group'],
  confdata: ['switch', 'tenant', 'folder', 'group'],
  gax: ['switch', 'tenant', 'folder', 'group'],
  cfgdata: ['switchDBID', 'tenantDBID', 'siteDBID', 'loginFlag'],
  options: [],
};
const forms: Readonly<Record<Notation, EnumForm>> = {
  yaml: 'symbolic',
  json: 'symbolic',
  gws: 'numeric',
  raw: 'numeric',
  confdata: 'numeric',
  gax: 'prefixed',
  cfgdata: 'numeric',
  options: 'symbolic',
};
const attributes: Readonly<Record<string, string>> = {
  name: 'alias',
  tenant: 'tenantDBID',
  folder: 'folderDBID',
  group: 'groupDBID',
};

/** The fields of a DN as a notation has them: those that it has, and their values as it writes them. */
function translated(dn: PlainDn, notation: Notation): PlainDn {
  const fields = Object.entries(dn.fields).flatMap(([property, text]): [string, string][] => {
    if (fieldsOf[notation].includes(property)) return [];
    const enumeration = enumerationNamed(dnFields.find(({ name }) => name === property)?.enumeration ?? '');
    const member = enumeration?.members.find(({ symbol }) => symbol === text);
    const value = member ? memberText(member, forms[notation]) : text;
    if (notation === 'gax') return [[property.toLowerCase(), value]];
    return [[notation === 'cfgdata' ? (attributes[property] ?? property) : property, value]];
  });
  return { fields: Object.fromEntries(fields), sections: dn.sections };
}

/** Files of DNs in a notation, in any of its styles. */
export function writtenSets(notation: Notation): fc.Arbitrary<WrittenSet> {
  const all = richDns.map((dns) => dns.map((dn) => translated(dn, notation)));
  const json = (shape: (dns: readonly PlainDn[]) => Parameters<typeof writeJson>[0]): fc.Arbitrary<WrittenSet> =>
    fc.tuple(all, jsonStyle).map(([dns, style]: [PlainDn[], JsonStyle]) => {
      return { dns, fileName: 'a.json', text: writeJson(shape(dns), style) };
    });
  switch (notation) {
    case 'yaml':
      return fc
        .tuple(all, yamlStyle)
        .map(([dns, style]) => ({ dns, fileName: 'a.dn.yaml', text: writeYaml(dns, style) }));
    case 'cfgdata':
      return fc
        .tuple(all, xmlStyle)
        .map(([dns, style]) => ({ dns, fileName: 'a.xml', text: writeCfgData(dns, style) }));
    case 'confdata':
      return all.map((dns) => ({ dns, fileName: 'a.xml', text: writeConfData(dns) }));
    case 'options':
      return fc.tuple(plainDn, optionsStyle).map(([{ sections }, style]) => {
        return {
          dns: [{ fields: {}, sections }],
          fileName: 'a.dn.cfg',
          text: writeOptions({ fields: {}, sections }, style),
        };
      });
    case 'raw':
      return json(rawObject);
    case 'gax':
      return json(jsonShapes.gax.write).map((set) => ({ ...set, dns: set.dns.map(withoutEmptySections) }));
    case 'gws':
      return json(jsonShapes.gws.write);
    case 'json':
      return json(jsonShapes.mutagen.write);
  }
}

/** The list of GAX has no empty sections. */
function withoutEmptySections(dn: PlainDn): PlainDn {
  return {
    ...dn,
    sections: Object.fromEntries(Object.entries(dn.sections).filter(([, options]) => Object.keys(options).length > 0)),
  };
}

function rawObject(dns: readonly PlainDn[]): Parameters<typeof writeJson>[0] {
  const pairs = (options: Readonly<Record<string, string>>) =>
    Object.entries(options).map(([key, value]) => ({ key, value }));
  const CFGDN = dns.map(({ fields, sections }) => ({
    ...fields,
    userProperties: {
      list_pair: Object.entries(sections).map(([key, options]) => ({ key, str_pair: pairs(options) })),
    },
  }));
  return { __metadata__: { formatName: 'RAW' }, CFGDN };
}

function writeConfData(dns: readonly PlainDn[]): string {
  const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const objects = dns.map(({ fields, sections }) => {
    const values = Object.entries(fields).map(([name, value]) => `<${name} value="${escaped(value)}"/>`);
    const lists = Object.entries(sections).map(([name, options]) => {
      const all = Object.entries(options).map(([key, value]) => `<str_pair key="${key}" value="${escaped(value)}"/>`);
      return `<list_pair key="${escaped(name)}">${all.join('')}</list_pair>`;
    });
    return `<CfgDN>${values.join('\n')}<userProperties>${lists.join('\n')}</userProperties></CfgDN>`;
  });
  return `<ConfData>\n${objects.join('\n')}\n</ConfData>\n`;
}
