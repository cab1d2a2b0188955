import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { reportOf } from '../../../server/src/plan/report.ts';
import { dnWith, planBetween, type Texts } from './support.ts';

const fieldsBetween = (old: Texts | string, young: Texts | string) =>
  reportOf(planBetween(old, young)).dns.flatMap(({ fields }) =>
    fields.map(({ field, old: one, new: other, cannotChange }) => {
      const said = (value: typeof one): string => (value?.list ? '[]' : (value?.value ?? (value?.hidden ? '…' : '-')));
      return `${field}: ${said(one)} -> ${said(other)}${cannotChange ? ' (cannot)' : ''}`;
    }),
  );
const yaml = (...lines: string[]): string =>
  ['dns:', '  - number: "1"', ...lines.map((line) => `    ${line}`), ''].join('\n');
const xml = (attributes: string): Texts => ({
  'a.xml': `<CfgData><CfgCreate><CfgDN name="1" ${attributes}/></CfgCreate></CfgData>`,
});

interface Case {
  readonly old: Texts | string;
  readonly new: Texts | string;
  readonly gives: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  'a value': {
    old: yaml('type: extension', 'state: enabled'),
    new: yaml('type: extension', 'state: disabled'),
    gives: ['state: enabled -> disabled'],
  },
  'what cannot be changed': {
    old: yaml('type: extension'),
    new: yaml('type: trunk'),
    gives: ['type: extension -> trunk (cannot)'],
  },
  'members of enumerations in two notations': {
    old: yaml('type: Extension', 'state: enabled', 'registerAll: "true"', 'useOverride: true'),
    new: xml('type="1" state="2" registerAll="2" useOverride="2"'),
    gives: ['state: enabled -> disabled'],
  },
  'a name that CfgData calls alias': {
    old: yaml('type: extension', 'name: a'),
    new: xml('type="1" alias="b"'),
    gives: ['name: a -> b'],
  },
  'ids and DBIDs are no change': {
    old: xml('id="a" DBID="1" type="1"'),
    new: xml('id="b" DBID="2" type="1"'),
    gives: [],
  },
  'a link that only one notation says': {
    old: yaml('type: extension', 'tenant: Environment'),
    new: xml('type="1" folderDBID="DNs"'),
    gives: [],
  },
  'a link that leads elsewhere': {
    old: yaml('type: extension', 'group: a'),
    new: yaml('type: extension', 'group: b'),
    gives: ['group: a -> b'],
  },
  'lists are told without their content': {
    old: yaml('type: extension', 'accessNumbers: [{number: "1", switch: a}]'),
    new: yaml('type: extension', 'accessNumbers: [{number: "2", switch: a}]'),
    gives: ['accessNumbers: [] -> []'],
  },
  'how a list is laid out is no change': {
    old: yaml('type: extension', 'accessNumbers: [{number: "1", switch: a}]'),
    new: yaml('type: extension', 'accessNumbers: [{number: "1",   switch: a}]'),
    gives: [],
  },
  'a password that stands among the fields': {
    old: yaml('type: extension', 'password: hunter22'),
    new: yaml('type: extension', 'password: hunter23'),
    gives: ['password: … -> …'],
  },
};

describe('fields', () => {
  for (const [name, { old, new: young, gives }] of Object.entries(cases))
    test(name, () => assert.deepEqual(fieldsBetween(old, young), gives));
});

describe('findings', () => {
  const told = (old: Texts | string, young: Texts | string): readonly [string[], string[]] => {
    const { dns, introduced, resolved } = reportOf(planBetween(old, young));
    const all = [...dns, { introduced, resolved }];
    return [
      all.flatMap((dn) => dn.introduced.map(({ rule, severity }) => `${severity} ${rule}`)),
      all.flatMap((dn) => dn.resolved.map(({ rule }) => rule)),
    ];
  };

  test('one comes and one goes', () => {
    assert.deepEqual(
      told(dnWith('voice: yes'), dnWith('sip-signaling-chat: nome', 'multimedia: true', 'voice: true')),
      [['error value/invalid'], ['value/yaml-boolean']],
    );
  });

  test('the same one in another place is neither', () => {
    assert.deepEqual(told(dnWith('voice: yes'), `# moved\n\n${dnWith('our-own: a', 'voice: no')}`), [
      ['hint option/unknown'],
      [],
    ]);
  });

  test('all of a DN that comes are new, all of one that goes are resolved', () => {
    const other = dnWith('voice: yes').replace('7001', '7002');
    assert.deepEqual(told(dnWith('voice: yes'), other), [['error value/yaml-boolean'], ['value/yaml-boolean']]);
  });

  test('a DN that stays as it is, but is not the only one any more', () => {
    const again = dnWith().replace('dns:\n', '');
    const report = reportOf(planBetween(dnWith(), dnWith() + again));
    assert.deepEqual(
      report.dns.map(({ change, introduced }) => [change, ...introduced.map(({ rule }) => rule)]),
      [['added', 'dn/duplicate']],
    );
    const back = reportOf(planBetween(again.replace(/^/, 'dns:\n'), `${dnWith()}  - type: extension\n`));
    assert.deepEqual(back.summary.introduced, { error: 1, warning: 0, information: 0, hint: 0 });
  });

  test('broken syntax belongs to no DN', () => {
    const report = reportOf(planBetween(dnWith('voice: true'), `${dnWith('voice: true')}x: [\n`));
    assert.deepEqual([report.introduced.map(({ rule }) => rule), report.summary.changed], [['syntax/yaml'], 0]);
  });

  test('places are those of the side on which the finding stands', () => {
    const [dn] = reportOf(
      planBetween({ 'old.dn.yaml': dnWith('voice: yes') }, { 'new.dn.yaml': dnWith('a: b', 'multimedia: on') }),
    ).dns;
    assert.deepEqual(
      [dn?.introduced.find(({ rule }) => rule === 'value/yaml-boolean'), dn?.resolved[0]].map(
        (finding) => finding && [finding.path, finding.range.start],
      ),
      [
        ['new.dn.yaml', { line: 7, character: 20 }],
        ['old.dn.yaml', { line: 6, character: 15 }],
      ],
    );
  });
});
