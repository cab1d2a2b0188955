import { cfgdata } from '../../server/src/formats/cfgdata/index.ts';
import type { Format } from '../../server/src/formats/format.ts';
import { gaxJson, gwsJson, mutagenJson } from '../../server/src/formats/json/index.ts';
import { type DescribedDn, fieldName, inForm } from './description.ts';

/** A way to write down a description, so that one case serves every format. */
export interface Notation {
  readonly name: string;
  readonly fileName: string;
  readonly format: Format;
  /** Whether the notation can say such a thing at all. */
  holds(dns: readonly DescribedDn[]): boolean;
  write(dns: readonly DescribedDn[]): string;
}

const everything = (): boolean => true;

/** A flat list of options has no sections that are empty, stand twice, or are interrupted. */
function isFlat(dns: readonly DescribedDn[]): boolean {
  return dns.every(
    ({ sections }) =>
      new Set(sections.map(([name]) => name)).size === sections.length &&
      sections.every(([, options]) => options.length > 0),
  );
}

export const notations: readonly Notation[] = [
  { name: 'CfgData', fileName: 'case.xml', format: cfgdata, holds: everything, write: cfgDataOf },
  {
    name: 'JSON of mutagen',
    fileName: 'case.dn.json',
    format: mutagenJson,
    holds: everything,
    write: (dns) => jsonOf(dns, mutagenJson, {}),
  },
  {
    name: 'JSON of Web Services',
    fileName: 'case.json',
    format: gwsJson,
    holds: everything,
    write: (dns) => jsonOf(dns, gwsJson, { statusCode: 0 }),
  },
  { name: 'JSON of GAX', fileName: 'case.json', format: gaxJson, holds: isFlat, write: gaxOf },
];

/** An object as text, written by hand: members can stand twice. */
function objectOf(members: readonly (readonly [name: string, json: string])[]): string {
  return `{ ${members.map(([name, json]) => `${JSON.stringify(name)}: ${json}`).join(', ')} }`;
}

function fieldsOf({ fields }: DescribedDn, format: Format): [string, string][] {
  const { enumForm } = format.traits;
  return fields.map(([property, text]) => [
    fieldName(property, format),
    JSON.stringify(inForm(property, text, 'symbolic', enumForm)),
  ]);
}

function jsonOf(dns: readonly DescribedDn[], format: Format, head: Readonly<Record<string, unknown>>): string {
  const items = dns.map((dn) => {
    const sections = dn.sections.map(([name, options]): [string, string] => [
      name,
      objectOf(options.map(([key, value]) => [key, JSON.stringify(value)])),
    ]);
    return `    ${objectOf([...fieldsOf(dn, format), ['userProperties', objectOf(sections)]])}`;
  });
  const members = Object.entries(head).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`);
  return `{\n${members.join('')}  "dns": [\n${items.join(',\n')}\n  ]\n}\n`;
}

function gaxOf(dns: readonly DescribedDn[]): string {
  const items = dns.map((dn) => {
    const entries = dn.sections.flatMap(([section, options]) =>
      options.map(([key, value]) => JSON.stringify({ section, key, value })),
    );
    const properties = `{ "property": [${entries.join(', ')}] }`;
    return `  ${objectOf([['type', '"CfgDN"'], ...fieldsOf(dn, gaxJson), ['userproperties', properties]])}`;
  });
  return `[\n${items.join(',\n')}\n]\n`;
}

function cfgDataOf(dns: readonly DescribedDn[]): string {
  const attribute = (name: string, text: string): string =>
    `${name}="${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')}"`;
  const lines = dns.flatMap(({ fields, sections }) => [
    `    <CfgDN ${fields.map(([property, text]) => attribute(fieldName(property, cfgdata), inForm(property, text, 'symbolic', 'numeric'))).join(' ')}>`,
    '      <userProperties>',
    ...sections.flatMap(([name, options]) => [
      `        <list_pair ${attribute('key', name)}>`,
      ...options.map(([key, value]) => `          <str_pair ${attribute('key', key)} ${attribute('value', value)}/>`),
      '        </list_pair>',
    ]),
    '      </userProperties>',
    '    </CfgDN>',
  ]);
  return ['<CfgData>', '  <CfgCreate>', ...lines, '  </CfgCreate>', '</CfgData>', ''].join('\n');
}
