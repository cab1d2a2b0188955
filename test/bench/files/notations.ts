import { CfgDNType, findMember } from '../../../server/src/catalogue/enumerations.ts';
import { type BenchDn, switches, typedOption, typedValue } from './dns.ts';

/** How a kind of file is written: what stands around the DNs, and each of them. */
export interface Notation {
  readonly title: string;
  readonly fileName: string;
  readonly languageId: string;
  readonly head: string;
  readonly foot: string;
  /** The lines of a DN, each with its line end. */
  dn(dn: BenchDn, index: number, isLast: boolean): string;
}

export const yaml: Notation = {
  title: 'YAML',
  fileName: 'bench.dn.yaml',
  languageId: 'yaml',
  head: 'dns:\n',
  foot: '',
  dn: (dn) => `  - number: "${dn.number}"
    name: ${dn.name}
    type: ${dn.type}
    switch: ${dn.switch}
${dn.tenant ? `    tenant: ${dn.tenant}\n` : ''}${dn.state ? `    state: ${dn.state}\n` : ''}    userProperties:
      TServer:
${dn.options.map(([name, value]) => `        ${name}: ${value}\n`).join('')}`,
};

export const mutagenJson: Notation = {
  title: 'JSON (mutagen)',
  fileName: 'bench-dns.json',
  languageId: 'json',
  head: '{\n  "__metadata__": {\n    "formatName": "JSON",\n    "formatVersion": "1.0.0"\n  },\n  "dns": [\n',
  foot: '  ]\n}\n',
  dn: (dn, _index, isLast) => `    {
      "number": "${dn.number}",
      "name": "${dn.name}",
      "type": "${dn.type}",
      "switch": "${dn.switch}",
${dn.tenant ? `      "tenant": "${dn.tenant}",\n` : ''}${dn.state ? `      "state": "${dn.state}",\n` : ''}      "userProperties": {
        "TServer": {
${dn.options.map(([name, value]) => `          "${name}": "${value}"`).join(',\n')}
        }
      }
    }${isLast ? '' : ','}
`,
};

export const cfgDataXml: Notation = {
  title: 'XML (CfgData)',
  fileName: 'bench.cfgdata.xml',
  languageId: 'xml',
  head: `<?xml version="1.0" encoding="utf-8"?>
<CfgData xmlns="http://www.genesyslab.com/cs" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
         xsi:schemaLocation="http://www.genesyslab.com/cs hta/cfg_update.xsd">
  <CfgReference>
    <CfgTenantRef id="CfgTenant1" name="Environment"/>
${switches.map((name) => `    <CfgSwitchRef id="${name}" name="${name}" ownerDBID="CfgTenant1"/>\n`).join('')}  </CfgReference>
  <CfgCreate>
`,
  foot: '  </CfgCreate>\n</CfgData>\n',
  dn: (dn) => {
    const type = findMember(CfgDNType, dn.type, 'symbolic')?.number;
    const state = dn.state ? ' state="1"' : '';
    return `    <CfgDN id="dn${dn.number}" name="${dn.number}" alias="${dn.name}" type="${type}"${state} ownerDBID="${dn.switch}">
      <userProperties>
        <list_pair key="TServer">
${dn.options.map(([name, value]) => `          <str_pair key="${name}" value="${value}"/>\n`).join('')}        </list_pair>
      </userProperties>
    </CfgDN>
`;
  },
};

/**
 * An options export is the annex of ONE object; none is as large as this in the field. So that growth can be seen all the same, it gets as many
 * options as so many DNs have: those of `TServer` in the middle, and all others in further sections, where any name may stand.
 */
export const optionsExport: Notation = {
  title: 'Options export',
  fileName: 'CfgDN_annex_345.cfg',
  languageId: 'genesys-options',
  head: '',
  foot: '',
  dn: (dn, index) => {
    const section = index % entriesOfSection === 0 ? `[site-${dn.name}]\n` : '';
    return section + dn.options.map(([, value], turn) => `desk-${index}-${turn}=${nameOr(value, dn)}\n`).join('');
  },
};

/** After so many DNs' worth of options, an options export begins another section. */
export const entriesOfSection = 5;

/** The section of an options export whose values are documented. */
export const ownSection = `[TServer]\nmultimedia=true\n${typedOption}=${typedValue}\nvoice=true\n`;

/** A line of an options export that is no option: one problem. */
export function brokenLine(dn: BenchDn): string {
  return `${dn.name}\n`;
}

function nameOr(value: string, dn: BenchDn): string {
  return value === 'true' ? dn.name : value;
}

export const notations = { yaml, xml: cfgDataXml, json: mutagenJson, options: optionsExport } as const;
export type NotationName = keyof typeof notations;
