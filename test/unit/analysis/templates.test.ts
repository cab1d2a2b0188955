import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatOf } from '../../../server/src/formats/formats.ts';
import type { DnSettings } from '../../../server/src/project/settings.ts';
import { analyseEach, read, surroundings } from '../../support/read.ts';

/** Files in which all DNs but the last are alike, and how that one reads: by itself, or as the others do. */
function isTemplated(last: Readonly<Record<string, string>>, usual: Readonly<Record<string, string>> = {}): boolean {
  const dnOf = (fields: Readonly<Record<string, string>>, index: number): string => {
    const all = { number: `"${7000 + index}"`, type: 'extension', ...usual, ...fields };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
    return `  - ${lines.join('\n    ')}\n    userProperties:\n      TServer:\n        voice: true\n`;
  };
  // The first DN stands where a comment could still speak for the whole file; the second one is the template.
  const dns = [0, 1, 2].map((index) => dnOf({}, index));
  const analysis = read(`dns:\n${dns.join('')}${dnOf(last, 3)}`, 'a.dn.yaml');
  assert.ok(analysis.segments[3]?.isTemplated, 'the usual DN follows the template');
  return analysis.segments.at(-1)?.isTemplated === true;
}

describe('a DN follows a template', () => {
  test('when it differs in its number', () => {
    assert.ok(isTemplated({ number: '"12345678"' }));
  });

  test('when its number has letters', () => {
    assert.ok(isTemplated({ number: '"70a3"' }));
  });

  test('when it has another name', () => {
    assert.ok(isTemplated({ name: '7003_Jörg_Krüger' }, { name: '7000_Anna_Berg' }));
    assert.ok(isTemplated({ name: 'Anna Maria Berg-Costa' }, { name: 'Anna' }));
    assert.ok(isTemplated({ name: 'Γιώργος' }, { name: 'Anna' }));
    assert.ok(isTemplated({ name: '"null"' }, { name: '"Anna"' }), 'in quotes any word is text');
  });

  test('when others have an entry that no rule asks for, or it has one of theirs', () => {
    assert.ok(isTemplated({}, { switch: 'SIP', state: 'enabled' }), 'the last one has them, too');
    const dn = (number: number, fields: string, options: string): string =>
      `  - number: "${number}"\n    type: extension\n${fields}    annex:\n      TServer:\n${options}        voice: true\n`;
    const state = '    state: enabled\n';
    const more = '        multimedia: true\n        record: true\n';
    const dns = [dn(1, '', ''), dn(2, state, more), dn(3, '', more), dn(4, state, '        record: true\n')];
    const analysis = read(`dns:\n${[...dns, dn(5, '', ''), dn(6, state, '')].join('')}`, 'a.dn.yaml');
    assert.deepEqual(
      analysis.segments.map((segment) => segment.isTemplated),
      // Before 1 a comment could still speak for the whole file; 4 is the first of the others without `multimedia`.
      [false, false, false, true, false, true, true],
    );
  });
});

describe('a DN is read by itself', () => {
  const alone: ReadonlyArray<readonly [what: string, usual: Record<string, string>, last: Record<string, string>]> = [
    ['when its type is another', {}, { type: 'trunk' }],
    ['when its name could be no text', { name: 'Anna' }, { name: 'null' }],
    ['when its name could be a truth value', { name: 'Anna' }, { name: 'Yes' }],
    ['when its name could be a number', { name: 'a7b9' }, { name: '0x1f' }],
    ['when its name could be a time', { name: '7_Anna' }, { name: '12:30' }],
    ['when its name is two things', { name: 'Anna Berg' }, { name: 'Anna: Berg' }],
    ['when an entry stands twice', { state: 'enabled' }, { state: 'enabled\n    state: enabled' }],
    ['when a value goes on', { state: 'enabled' }, { state: 'enabled\n      more' }],
    ['when a comment differs', { name: '"A" # one' }, { name: '"A" # two' }],
    ['when a letter is none that is known', { name: '"Anna"' }, { name: '"Ἄννα"' }],
    ['when the quotes differ', { name: '"Anna"' }, { name: "'Anna'" }],
  ];
  for (const [what, usual, last] of alone) test(what, () => assert.equal(isTemplated(last, usual), false));
});

test('DNs with secrets are all read by themselves', () => {
  const dn = (number: number): string =>
    `  - number: "${number}"\n    type: extension\n    userProperties:\n      TServer:\n        password: abcd\n`;
  const analysis = read(`dns:\n${[1, 2, 3, 4].map(dn).join('')}`, 'a.dn.yaml');
  assert.ok(analysis.segments.every((segment) => !segment.isTemplated));
});

test('what follows a template is compared with other DNs all the same', () => {
  const dn = (number: number, onSwitch: string): string =>
    `  - number: "${number}"\n    type: extension\n    switch: ${onSwitch}\n    userProperties:\n      TServer:\n        voice: true\n`;
  const dns = [dn(1, 'Here'), dn(2, 'Here'), dn(3, 'Here'), dn(2, 'There'), dn(3, 'Here')];
  const analysis = read(`dns:\n${dns.join('')}`, 'a.dn.yaml');
  assert.deepEqual(
    analysis.findings.map(({ finding, dn: number }) => [finding.rule, number, finding.related?.length]),
    [['dn/duplicate', '3', 1]],
  );
});

test('an object of another class is no DN, however much it looks like one', () => {
  const object = (number: number, type: string): string =>
    JSON.stringify({
      type,
      subtype: 'CFGExtension',
      number: String(number),
      userproperties: { property: [{ section: 'TServer', key: 'voice', value: 'true' }] },
    });
  const objects = [1, 2, 3, 4].map((number) => object(number, 'CfgDN'));
  const analysis = read(`[${[...objects, object(5, 'CfgPlace')].join(', ')}]`, 'a.json');
  assert.deepEqual(
    analysis.findings.map(({ finding }) => finding.rule),
    ['option/misplaced'],
  );
});

test('a word that decides what may be said is never free', () => {
  assert.equal(isTemplated({ name: 'password=abcd' }, { name: 'anything=abcd' }), false);
});

test('in Business Continuity a DN follows one with another static contact, but one whose contact is none does not', () => {
  const dn = (number: number, contact: string): string =>
    `  - number: "${number}"\n    type: extension\n    userProperties:\n      TServer:\n        contact: ${contact}\n        dr-forward: no-agent\n`;
  const dnOff = (number: number, contact: string): string => dn(number, contact).replace('no-agent', 'oos');
  const settings: DnSettings = { rules: {}, deployment: 'business-continuity' };
  const phones = ['"sip:ann@192.0.2.1"', '"sip:bob@192.0.2.22"', '"sip:eve@198.51.100.3"'];
  const same = read(`dns:\n${phones.map((phone, index) => dn(index, phone)).join('')}`, 'a.dn.yaml', settings);
  assert.ok(same.segments.at(-1)?.isTemplated);
  const contacts = ['"*"', '"*"', '"5060"', '""', '"*"', 'null', 'x', '"*"'];
  const mixed = read(`dns:\n${contacts.map((phone, index) => dnOff(index, phone)).join('')}`, 'a.dn.yaml', settings);
  const reported = mixed.findings
    .filter(({ finding }) => finding.rule === 'bc/static-contact')
    .map((placed) => placed.dn);
  assert.deepEqual(reported, ['2', '6']);
});

describe('what some DNs have says nothing of others', () => {
  const dn = (number: number, fields: string, options = '        multimedia: true\n'): string =>
    `  - number: "${number}"\n    type: extension\n${fields}    annex:\n      TServer:\n${options}`;
  const flow = (number: number, last = ''): string =>
    `  - {\n    number: "${number}",\n    type: extension,\n    annex: {},\n    name: Anna\n${last}    }\n`;
  const empty = (number: number, more: string): string =>
    `  - number: "${number}"\n    type: extension\n${more}    switch: SIP\n    annex: {}\n`;
  const beforeOptions = (number: number, more: string): string =>
    `  - annex:\n      TServer:\n        multimedia: true\n${more}    number: "${number}"\n    type: extension\n`;
  const quiet: DnSettings = { rules: { 'option/unknown': 'off', 'option/default': 'hint' } };
  const cases: ReadonlyArray<readonly [what: string, dns: readonly string[]]> = [
    [
      'where commas stand between entries',
      [dn(1, '    name: Anna\n    override: Bob\n'), flow(2), flow(3, '    override: Bob\n')],
    ],
    [
      'where the last entry has the same name',
      [
        '  - number: "1"\n    type: extension\n    state: enabled\n    annex: ~\n    switch: SIP\n',
        empty(2, ''),
        empty(3, '    annex: ~\n'),
      ],
    ],
    [
      'beside a merge key',
      [
        dn(1, '', '        <<: {foo: bar}\n        record: true\n        dr-forward: "off"\n'),
        dn(2, '', '        record: true\n'),
        dn(3, '', '        record: true\n        dr-forward: "off"\n'),
      ],
    ],
    [
      'where there are more names than are kept',
      [
        ...Array.from({ length: 40 }, (_, index) => beforeOptions(100 + index, `        own${index}: Anna\n`)),
        beforeOptions(3, '        own38: Bob\n        own39: Carl\n'),
        beforeOptions(3, '        own38: Bob\n        own39: Carla\n'),
      ],
    ],
  ];
  for (const [what, dns] of cases)
    test(what, () => {
      const text = `dns:\n${dn(9999, '    switch: SIP\n')}${dns.join('')}`;
      const around = surroundings(quiet);
      const expected = analyseEach(text, 'a.dn.yaml', formatOf(text, 'a.dn.yaml'), around);
      const said = (analysis: typeof expected) =>
        analysis?.findings.map(({ finding: { rule }, start }) => `${rule} ${start}`);
      const keys = (analysis: typeof expected) => analysis && [...analysis.crossKeys()].map(({ key }) => key).sort();
      const analysis = read(text, 'a.dn.yaml', quiet);
      assert.deepEqual(said(analysis), said(expected));
      assert.deepEqual(keys(analysis), keys(expected));
      assert.notDeepEqual(said(expected), []);
    });
});

test('many entries that may be left out of a DN are no hindrance', () => {
  const dn = (number: number): string => {
    const options = Array.from({ length: 14 }, (_, index) => `        own${(index + number) % 14}: Anna\n`);
    return `  - number: "${number}"\n    type: extension\n    annex:\n      Other:\n        first: Anna\n${options.join('')}`;
  };
  const analysis = read(`dns:\n${[1, 2, 3, 4, 5].map(dn).join('')}`, 'a.dn.yaml');
  assert.deepEqual(
    analysis.segments.map(({ isTemplated }) => isTemplated),
    [false, false, false, true, true, true],
  );
});
