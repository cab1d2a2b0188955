import type { Entry } from './dns.ts';

/** What entries of a name say. */
export interface Choice {
  /** How many kinds of DNs have it, from 0 to 1. */
  readonly often: number;
  readonly values: readonly string[];
  /** What is rarer: wrong, or written so that it is something else than it looks. */
  readonly odd: readonly string[];
  /** Whether each DN has its own, as with names; else most of a kind say the same. */
  readonly isFree?: true;
}

const names = ['Anna_Berg', 'Bruno Costa', 'Ada', 'a7b9', '7001_Uwe', '12:3w', 'Björn', 'Ωmega', 'x'.repeat(30)];

/** Texts that YAML takes for something else, or that have to be escaped somewhere. */
const oddTexts = [
  ...['y', 'No', 'null', '~', 'True', 'true', '70_7', '12', '0123', '0x1f', '5e3', '12:30', '2001-12-14', '-x', '- a'],
  ...[
    '"q rr"',
    "'s tt'",
    '',
    ' ',
    '""',
    "''",
    'Ann ',
    'A, B',
    '"A, B"',
    'a: b',
    'a #b',
    "O'Neil",
    'a\\b',
    '"a\\tb"',
    '*',
    '-',
    '>',
    '|',
  ],
  ...['&a1 Ann', '*a1', '!x Ann', '!!str Ann', '!!int 7', '!!binary QQ==', '{m: n}', '{x}', '[l]', '[]', '{}', '? b'],
  ...['password', 'password=abc', 'mypassword', '"pass" x', 'wp d', '"wp ä"', '😀', 'Ἄννα', '<b>', 'a & b'],
];

const noTexts = ['~', '[]', '{}', '', 'null', '[1]', '{a: b}'];
const references = ['1', '101', '104'];

const free = (often: number): Choice => ({ often, values: names, odd: oddTexts, isFree: true });
const yes = (often: number): Choice => ({
  often,
  values: ['true'],
  odd: ['false', 'yes', 'True', '', 'trie', '1', '"true"'],
});
const reference = (often: number): Choice => ({ often, values: references, odd: [...noTexts, 'x', '*'] });

/** Fields by their names in YAML and JSON, in the order in which most write them. */
export const fieldChoices: Readonly<Record<string, Choice>> = {
  name: free(0.8),
  type: {
    often: 1,
    values: ['extension', 'extension', 'extension', 'acdposition'],
    odd: ['trunk', 'extnsion', 'Extension', ''],
  },
  switch: { often: 0.6, values: ['SIP', 'Berlin_SIP_Switch', 'x y'], odd: oddTexts },
  tenant: { often: 0.4, values: ['Environment', 'Other Tenant'], odd: oddTexts },
  state: { often: 0.4, values: ['enabled', 'disabled'], odd: ['on', '1', '~', 'Enabled'] },
  registerAll: { often: 0.1, values: ['true', 'false'], odd: ['x'] },
  override: free(0.3),
  association: free(0.3),
  DNLoginID: free(0.2),
  trunks: { often: 0.1, values: references, odd: noTexts },
  switchDBID: reference(0.1),
  tenantDBID: reference(0.1),
  groupDBID: reference(0.1),
  siteDBID: reference(0.1),
  contractDBID: reference(0.05),
  DBID: reference(0.1),
  group: free(0.1),
  contract: free(0.1),
  destDNDBIDs: { often: 0.1, values: ['[]', '~'], odd: noTexts },
  accessNumbers: { often: 0.1, values: ['{}', '[]'], odd: noTexts },
  folder: { often: 0.05, values: ['~', '{}'], odd: noTexts },
  options: { often: 0.05, values: ['~', '{}'], odd: noTexts },
};

/** Secrets, some of which stand in what is said of a DN: as its number, as other values and names, as words of messages. */
const secrets = [
  'secret1',
  'Tr0ub4dor',
  'abc',
  'x',
  'Anna_Berg',
  '20',
  '7',
  '2005',
  '2008',
  'a2011',
  'voice',
  'clear',
  'own-1',
  'SIP',
];

export const optionChoices: Readonly<Record<string, Choice>> = {
  password: { often: 0.12, values: secrets, odd: ['', '~', 'password', '"s tt"', '&a1 abc', 'a=b'], isFree: true },
  contact: {
    often: 0.4,
    values: ['sip:ann@192.0.2.1', 'sip:7001@192.0.2.22:5060;transport=tcp', 'sip:a@b.c'],
    odd: ['*', '', '5060', 'x', 'null', '"', '"sip:x@y"', '~'],
  },
  'dr-forward': { often: 0.4, values: ['no-agent', 'no-agent', 'oos'], odd: ['off', 'x', 'No-Agent', ''] },
  multimedia: yes(0.9),
  record: { often: 0.5, values: ['true', 'false'], odd: ['maybe', '', '"true"'] },
  prefix: { often: 0.4, values: ['5', '31', '8'], odd: ['"7"', '0x1f', 'abc', '~', ''] },
  'request-uri': { often: 0.2, values: ['sip:aa@b.c', 'sip:xx@y.z'], odd: ['x y', ''] },
  'sip-signaling-chat': { often: 0.6, values: ['none'], odd: ['session', 'nome', '~'] },
  'dual-dialog-enabled': yes(0.2),
  'sip-cti-control': { often: 0.1, values: ['talk', '"talk,hold"'], odd: ['talk,hold', 'x', ''] },
  'override-domain': { often: 0.1, values: ['a.example', 'b.example'], odd: ['', '*'] },
  voice: yes(0.9),
};

export const oddFields: readonly Entry[] = [
  ['Tenant', 'x'],
  ['id', 'Anna'],
  ['foo', 'Anna'],
  ['className', 'CfgDN'],
  ['multimedia', 'true'],
  ['annex', '~'],
  ['userProperties', '{}'],
  ['number', '7001'],
  ['state', 'enabled'],
  ['password', 'secret1'],
];

export const oddOptions: readonly Entry[] = [
  ['password', 'secret1'],
  ['password', 'Anna_Berg'],
  ['password', ''],
  ['own-password', 'Anna_Berg'],
  ['my-own-option', 'x'],
  ['Voice', 'true'],
  ['voice', 'false'],
  ['voice', 'true'],
  ['record', 'true'],
  ['number', '7001'],
  ['<<', '{record: "true"}'],
];

export const oddNumbers = ['70a3', '', '*7001', '7001', 'password', '07001', '7_001', '~', '[]'];
export const oddSections = ['tserver', 'TSERVER', 'TServer ', '""', 'password', 'Other', '&s TServer'];

export const ownOption = (index: number): string => (index % 7 === 6 ? `Own${index}` : `own-${index}`);
export const ownValues = ['Anna', 'Bob_Costa', 'x y', 'a7b9', 'sip:a@b.c'];
export const oddOwnValues = ['true', 'none', '5', '', '~', '"x y"', 'Anna # Bob', '&a1 Ann', '{x}'];
