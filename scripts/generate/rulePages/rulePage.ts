import type { Source } from '../../../server/src/catalogue/types.ts';
import type { FormatId } from '../../../server/src/model/dn.ts';
import type { DnSettings } from '../../../server/src/project/settings.ts';

/** A text that the rule reports and the same without the fault. */
export interface RuleExample {
  readonly bad: string;
  readonly good: string;
  /** Said where the name of the file matters. */
  readonly fileName?: string;
}

/** The same for a file of the tool's own: `dn-config.yaml`, or a catalogue. */
export interface ConfigExample {
  readonly fileName: string;
  readonly bad: string;
  readonly good: string;
  /** What stands beside the file, by name. */
  readonly beside?: Readonly<Record<string, string>>;
}

/** What a rule's page says beyond the rule's definition. Texts are Markdown, and of Genesys they say only what a source says. */
export interface RulePage {
  readonly finds: string;
  readonly why: string;
  /** Where the statements about Genesys come from; none where there are none. */
  readonly sources?: readonly Source[];
  /** For every format that can report the rule; none where the fault cannot be shown in a text. */
  readonly examples: Readonly<Partial<Record<FormatId, RuleExample>>>;
  /** For rules about files of the tool's own. */
  readonly configExamples?: readonly ConfigExample[];
  /** What the offered fixes do. */
  readonly fixes?: string;
  /** Settings without which the bad example is not reported. */
  readonly settings?: DnSettings;
}

/** A file of one DN with these options in its TServer section. */
export function yamlFile(...options: readonly string[]): string {
  return yamlDn('userProperties:', '  TServer:', ...options.map((option) => `    ${option}`));
}

/** A file of one DN, an extension, with further lines below its type. */
export function yamlDn(...lines: readonly string[]): string {
  return ['dns:', '  - number: "7001"', '    type: extension', ...lines.map((line) => `    ${line}`), ''].join('\n');
}

/** An options export with these options in its TServer section. */
export function exportFile(...options: readonly string[]): string {
  return ['[TServer]', ...options, ''].join('\n');
}

/** A CfgData file that creates one DN, an extension, with these options in its TServer section, each given by its `str_pair` attributes. */
export function cfgDataFile(...options: readonly (readonly [name: string, value: string])[]): string {
  return cfgDataWith(...options.map(([name, value]) => `<str_pair key="${name}" value="${value}"/>`));
}

/** The same with whole elements in the section. */
export function cfgDataWith(...elements: readonly string[]): string {
  return [
    '<CfgData>',
    '  <CfgCreate>',
    '    <CfgDN id="dn7001" name="7001" type="1" state="1" ownerDBID="SIP_Switch">',
    '      <userProperties>',
    '        <list_pair key="TServer">',
    ...elements.map((element) => `          ${element}`),
    '        </list_pair>',
    '      </userProperties>',
    '    </CfgDN>',
    '  </CfgCreate>',
    '</CfgData>',
    '',
  ].join('\n');
}

/** A file in the JSON shape of mutagen with these lines in the TServer section of its DN. */
export function jsonFile(...lines: readonly string[]): string {
  return jsonDns('', 'userProperties', lines);
}

/** A file as Genesys Web Services answer, with these lines in the TServer section of its DN. */
export function gwsFile(...lines: readonly string[]): string {
  return jsonDns('  "statusCode": 0,\n', 'userProperties', lines);
}

function jsonDns(head: string, annex: string, lines: readonly string[]): string {
  const type = head === '' ? 'extension' : '1';
  return `{\n${head}  "dns": [\n    {\n      "number": "7001",\n      "type": "${type}",\n      "${annex}": {\n        "TServer": {\n${lines.map((line) => `          ${line}`).join('\n')}\n        }\n      }\n    }\n  ]\n}\n`;
}
