import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Plan, planOf } from '../../../server/src/plan/plan.ts';
import { files, planBetween, type Texts } from './support.ts';

const dn = (number: string, onSwitch?: string, option = 'voice: true'): string =>
  `  - number: "${number}"\n    type: extension\n${onSwitch === undefined ? '' : `    switch: ${onSwitch}\n`}` +
  `    userProperties: {TServer: {${option}}}\n`;
const yaml = (...dns: string[]): string => `dns:\n${dns.join('')}`;
const cfgData = (content: string): string => `<CfgData>\n${content}</CfgData>\n`;
const create = (dns: string): string => `<CfgCreate>${dns}</CfgCreate>\n`;
const annex = (voice: string): string =>
  `<userProperties><list_pair key="TServer"><str_pair key="voice" value="${voice}"/></list_pair></userProperties>`;

/** What happens to which DN, as `~7001`; options that change follow. */
function outcome({ dns }: Plan): string[] {
  const marks = { added: '+', removed: '-', changed: '~', unchanged: '=' };
  return dns.map(({ change, old, new: young, options }) => {
    const side = young ?? old;
    const name = side?.number ?? side?.dbid ?? side?.dn.reference ?? '';
    return [marks[change] + name, ...(change === 'changed' ? options.map((option) => option.name) : [])].join(' ');
  });
}

interface Case {
  readonly old: Texts | string;
  readonly new: Texts | string;
  readonly gives: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  'a number': { old: yaml(dn('7001')), new: yaml(dn('7001', undefined, 'voice: false')), gives: ['~7001 voice'] },
  'a DN that comes and one that goes': { old: yaml(dn('7001')), new: yaml(dn('7002')), gives: ['+7002', '-7001'] },
  'the same number on two switches': {
    old: yaml(dn('7001', 'A'), dn('7001', 'B')),
    new: yaml(dn('7001', 'B', 'voice: false'), dn('7001', 'A')),
    gives: ['~7001 voice'],
  },
  'a number on another switch is another DN': {
    old: yaml(dn('7001', 'A')),
    new: yaml(dn('7001', 'B')),
    gives: ['+7001', '-7001'],
  },
  'a number alone, where one side names no switch': {
    old: yaml(dn('7001', 'A')),
    new: yaml(dn('7001', undefined, 'voice: false')),
    gives: ['~7001 voice'],
  },
  'an exact match goes before one without a switch': {
    old: yaml(dn('7001'), dn('7001', 'A')),
    new: yaml(dn('7001', 'A'), dn('7001')),
    gives: [],
  },
  'duplicates by their order': {
    old: yaml(dn('7001'), dn('7001', undefined, 'voice: false')),
    new: yaml(dn('7001'), dn('7001', undefined, 'voice: true')),
    gives: ['~7001 voice'],
  },
  'a move to another file is no change': {
    old: { 'a.dn.yaml': yaml(dn('7001'), dn('7002')) },
    new: { 'b.dn.yaml': yaml(dn('7002')), 'inner/c.dn.yaml': yaml(dn('7001')) },
    gives: [],
  },
  'a switch by name in YAML, by a reference in CfgData': {
    old: yaml(dn('7001', 'Berlin Switch')),
    new: {
      'a.xml': cfgData(
        `<CfgReference><CfgSwitchRef id="s1" name="Berlin Switch"/></CfgReference>${create(`<CfgDN name="7001" type="1" ownerDBID="s1">${annex('true')}</CfgDN>`)}`,
      ),
    },
    gives: [],
  },
  'a switch by DBID, in GWS JSON and in an id of CfgData': {
    old: {
      'a.json':
        '{"statusCode": 0, "dns": [{"number": "7001", "type": "1", "switchDBID": "101", "userProperties": {"TServer": {"voice": "true"}}}]}',
    },
    new: {
      'a.xml': cfgData(
        create(
          `<CfgDN name="7001" type="1" ownerDBID="CfgSwitch102"/><CfgDN name="7001" type="1" ownerDBID="CfgSwitch101">${annex('false')}</CfgDN>`,
        ),
      ),
    },
    gives: ['+7001', '~7001 voice'],
  },
  'an options export and the DN with its DBID': {
    old: { 'CfgDN_annex_345.cfg': '[TServer]\nvoice=true\n' },
    new: {
      'a.xml': cfgData(
        create(
          `<CfgDN id="CfgDN344" name="7000" type="1"/><CfgDN id="CfgDN345" name="7001" type="1">${annex('false')}</CfgDN>`,
        ),
      ),
    },
    gives: ['+7000', '~7001 voice'],
  },
  'an options export in another folder': {
    old: { 'a/CfgDN_annex_345.cfg': '[TServer]\nvoice=true\n', 'x.dn.cfg': '[TServer]\nvoice=true\n' },
    new: { 'b/CfgDN_annex_345.cfg': '[TServer]\nvoice=false\n', 'b/x.dn.cfg': '[TServer]\nvoice=true\n' },
    gives: ['~345 voice'],
  },
  'exports of two objects stay two': {
    old: { 'CfgDN_annex_1.cfg': '[TServer]\nvoice=true\n' },
    new: { 'CfgDN_annex_2.cfg': '[TServer]\nvoice=false\n' },
    gives: ['+2', '-1'],
  },
  'update forms by what they refer to': {
    old: {
      'a.xml': cfgData(
        `<CfgUpdate><CfgDNUpdate DBIDref="x">${annex('true')}</CfgDNUpdate><CfgDNUpdate DBIDref="y"/></CfgUpdate>`,
      ),
    },
    new: {
      'a.xml': cfgData(
        `<CfgUpdate><CfgDNUpdate DBIDref="y"/><CfgDNUpdate DBIDref="x">${annex('false')}</CfgDNUpdate></CfgUpdate>`,
      ),
    },
    gives: ['~x voice'],
  },
};

describe('which DN is which', () => {
  for (const [name, { old, new: young, gives }] of Object.entries(cases))
    test(name, () => assert.deepEqual(outcome(planBetween(old, young)), gives));

  test('the only DN of each of two files', () => {
    const [one] = files({ 'old.dn.cfg': '[TServer]\nvoice=true\n' });
    const [other] = files({ 'new.dn.yaml': yaml(dn('7001', undefined, 'voice: false')) });
    assert.ok(one && other);
    const plan = planOf([{ ...one, key: '' }], [{ ...other, key: '' }]);
    assert.deepEqual(outcome(plan), ['~7001 voice']);
  });

  test('very many DNs of one number take no long time', () => {
    const many = (option: string, from: number): string =>
      yaml(
        ...Array.from({ length: 3000 }, (_, index) => dn('7001', index % 2 ? `S${index + from}` : undefined, option)),
      );
    const { dns } = planBetween(many('voice: true', 0), many('voice: false', 10_000));
    assert.equal(dns.filter(({ change }) => change === 'changed').length, 1500);
  });
});
