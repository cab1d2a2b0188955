import { CfgDNType } from '../../server/src/catalogue/enumerations.ts';
import { choice, literal, placeholder } from './snippetSyntax.ts';

/** The types of DN that most agents have, by name. */
export const dnTypeNames = ['extension', 'acdposition', 'mixed'];

/** A DN as an object of a JSON list. In JSON and XML tabs may stand at the start of lines: the editor makes of them what it is set to. */
export function jsonDn(optionLines: readonly string[]): string[] {
  return [
    '{',
    `\t"number": "${placeholder(1, '7001')}",`,
    `\t"type": "${choice(2, dnTypeNames)}",`,
    `\t"switch": "${placeholder(3, 'SIP_Switch')}",`,
    '\t"userProperties": {',
    '\t\t"TServer": {',
    ...optionLines.map((line, index) => `\t\t\t${line}${index < optionLines.length - 1 ? ',' : ''}`),
    `\t\t${literal('}')}`,
    `\t${literal('}')}`,
    literal('}'),
  ];
}

/** A JSON file with one DN. */
export function jsonFile(dn: readonly string[]): string[] {
  return ['{', '\t"dns": [', ...indented(dn, 2), '\t]', literal('}')];
}

/** A DN of CfgData; its type is written as a number there, and its switch as the identifier of an element. */
export function xmlDn(optionLines: readonly string[]): string[] {
  const types = dnTypeNames.map((name) => String(CfgDNType.members.find((member) => member.name === name)?.number));
  return [
    `<CfgDN name="${placeholder(1, '7001')}" type="${choice(2, types)}" ownerDBID="${placeholder(3, 'SIP_Switch')}">`,
    '\t<userProperties>',
    '\t\t<list_pair key="TServer">',
    ...indented(optionLines, 3),
    '\t\t</list_pair>',
    '\t</userProperties>',
    '</CfgDN>',
  ];
}

/** A CfgData file that creates one DN. */
export function xmlFile(dn: readonly string[]): string[] {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<CfgData xmlns="http://www.genesyslab.com/cs">',
    '\t<CfgReference>',
    '\t\t<CfgTenantRef id="CfgTenant101" name="Environment"/>',
    '\t\t<CfgSwitchRef id="SIP_Switch" name="SIP_Switch" ownerDBID="CfgTenant101"/>',
    '\t</CfgReference>',
    '\t<CfgCreate>',
    ...indented(dn, 2),
    '\t</CfgCreate>',
    '</CfgData>',
  ];
}

function indented(lines: readonly string[], steps: number): string[] {
  return lines.map((line) => '\t'.repeat(steps) + line);
}
