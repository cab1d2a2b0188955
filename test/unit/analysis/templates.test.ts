import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Analysis, beginAnalysis } from '../../../server/src/analysis/analysis.ts';
import { fixesOf, layoutAtStart } from '../../../server/src/analysis/fix.ts';
import { Run } from '../../../server/src/analysis/run.ts';
import { applyEdits } from '../../../server/src/analysis/textEdits.ts';
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

  test('when its comments say something else', () => {
    assert.ok(isTemplated({ name: '"A" # two: "2", [3' }, { name: '"A" # one' }));
    assert.ok(isTemplated({ name: 'Anna\n    #Büro 7\n    # 漢字 🙂' }, { name: 'Anna\n    # desk 2\n    # \\' }));
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
    ['when a comment speaks to us', { name: '"A" # one' }, { name: '"A" # dn-config-disable-line' }],
    ['when a comment speaks of a secret', { name: '"A" # one' }, { name: '"A" # password: x' }],
    ['when a comment says nothing', { name: '"A" # one' }, { name: '"A" #' }],
    ['when a comment ends a line for some', { name: '"A" # one' }, { name: '"A" # one\u2028two' }],
    ['when a letter is none that is known', { name: '"Anna"' }, { name: '"Ἄννα"' }],
    ['when the quotes differ', { name: '"Anna"' }, { name: "'Anna'" }],
  ];
  for (const [what, usual, last] of alone) test(what, () => assert.equal(isTemplated(last, usual), false));
});

/** The findings of DNs that differ in their number and in `more` lines, with their segments. The first of them is read, the second one is the template. */
function findingsOf(options: readonly string[], settings?: DnSettings) {
  const dns = options.map(
    (own, index) =>
      `  - number: "${7000 + index}"\n    type: extension\n    userProperties:\n      TServer:\n${own}        voice: true\n`,
  );
  const text = `dns:\n${dns.join('')}`;
  const format = formatOf(text, 'a.dn.yaml');
  assert.ok(format);
  const analysis = new Analysis(text, 'a.dn.yaml', format, surroundings(settings), undefined, undefined, {
    fewTroubled: 0,
  });
  analysis.advance(() => false);
  const [, ...segments] = analysis.segments;
  return { analysis, text, segments, isTemplated: segments.map((segment) => segment.isTemplated) };
}

describe('where the same is found', () => {
  const contact = (address: string, ...more: readonly string[]): string =>
    [`contact: ${address}`, 'my-own-option: x', ...more].map((line) => `        ${line}\n`).join('');

  test('DNs follow a template, and say what they would say if they were read', () => {
    const options = [contact('sip:a@b.c'), contact('sip:a@b.c'), contact('sip:longer@b.c'), contact('sip:x@b.c')];
    const { analysis, text, isTemplated, segments } = findingsOf(options, {
      rules: {},
      deployment: 'business-continuity',
    });
    assert.deepEqual(isTemplated, [false, false, true, true]);
    assert.ok(
      segments.slice(2).every((segment) => segment.reading === undefined),
      'nobody has read them',
    );
    const told = analysis.findings.map(({ finding: { rule, message, related = [] }, start, end, dn, segment }) => [
      dn,
      rule,
      text.slice(start, end),
      message.includes(`DN ${dn}`),
      related.map((one) => ('span' in one ? segment.text.slice(one.span.start, one.span.end) : undefined)),
    ]);
    assert.deepEqual(
      told,
      ['sip:a@b.c', 'sip:a@b.c', 'sip:longer@b.c', 'sip:x@b.c'].flatMap((address, index) => [
        [String(7000 + index), 'bc/static-contact', 'TServer', true, [address]],
        [String(7000 + index), 'option/unknown', 'my-own-option', false, []],
      ]),
    );
    assert.ok(
      segments.slice(2).every((segment) => segment.reading === undefined),
      'to say it, nobody has to',
    );
  });

  test('a fix has the DN read', () => {
    const options = ['sip:a@b.c', 'sip:a@b.c', 'sip:longer@b.c'].map((address) => contact(address));
    const { analysis, text } = findingsOf(options, { rules: {}, deployment: 'business-continuity' });
    const last = analysis.findings.findLast(({ finding }) => finding.rule === 'bc/static-contact');
    assert.ok(last);
    const [fix] = fixesOf(analysis, last, layoutAtStart(analysis));
    assert.equal(
      fix && applyEdits(text, fix.edits),
      text.replace(
        'longer@b.c\n        my-own-option: x\n        voice: true\n',
        (all) => `${all}        dr-forward: no-agent\n`,
      ),
    );
    assert.equal(last.segment.findings[0]?.dn, last.segment.dns[0]);
  });

  test('one with anything more or less is read by itself', () => {
    const plain = contact('sip:a@b.c');
    const { isTemplated } = findingsOf([plain, plain, contact('sip:a@b.c', 'prefix: 5'), plain]);
    assert.deepEqual(isTemplated, [false, false, false, true]);
  });

  test('few such DNs are all read', () => {
    const dn = (number: number): string => `  - number: "${number}"\n    type: extnsion\n`;
    const analysis = read(`dns:\n${Array.from({ length: 60 }, (_, index) => dn(7000 + index)).join('')}`, 'a.dn.yaml');
    const count = analysis.segments.filter((segment) => !segment.isTemplated).length;
    assert.ok(30 < count && count < 40, `${count} were read`);
  });
});

test('DNs that take over the same part follow a template, and what they take is judged as long as one of them is there', () => {
  const dn = (number: number): string => `  - <<: *base\n    number: "${number}"\n`;
  const shared = 'base: &base\n  type: extnsion\n';
  const text = `${shared}dns:\n${[1, 2, 3, 4].map(dn).join('')}`;
  const format = formatOf(text, 'a.dn.yaml');
  assert.ok(format);
  const options = { fewTroubled: 0 };
  const analysis = new Analysis(text, 'a.dn.yaml', format, surroundings(), undefined, undefined, options);
  const rules = (): readonly string[] => {
    analysis.advance(() => false);
    return analysis.findings.map(({ finding, start, end }) => `${finding.rule} ${analysis.slice(start, end)}`);
  };
  const read = (): number => analysis.segments.filter((segment) => segment.reading).length;
  assert.deepEqual(rules(), ['dn/unknown-type extnsion']);
  assert.equal(read(), 3, 'the part, the beginning of the list, and one DN');
  const change = (from: string, to: string): void => {
    const start = analysis.text.indexOf(from);
    analysis.edit(start, start + from.length, to);
  };
  change('extnsion', 'extension');
  assert.deepEqual(rules(), []);
  assert.equal(read(), 4, 'the one that was read, and one more for all others');
  change('extension', 'extenson');
  for (const number of [1, 2, 3]) change(dn(number), '');
  assert.deepEqual(rules(), ['dn/unknown-type extenson'], 'the last one still takes it');
  change('  - <<: *base\n', '  - state: enabled\n');
  assert.deepEqual(analysis.advance(() => false) && analysis.findings.map(({ finding }) => finding.rule), [
    'dn/missing-type',
  ]);
});

describe('a DN with a secret', () => {
  const secret = (name: string, value: string): string => `        ${name}: ${value}\n`;

  test('follows one with another secret', () => {
    const values = ['abcd', 'efgh', 'x7-Longer', '"q r"'];
    const { analysis, isTemplated } = findingsOf(values.map((value) => secret('password', value)));
    assert.deepEqual(isTemplated, [false, false, true, false]);
    assert.deepEqual(
      analysis.findings.map(({ finding, dn }) => [finding.rule, dn]),
      values.map((_, index) => ['secret/plain-text', String(7000 + index)]),
    );
    for (const { finding } of analysis.findings)
      for (const value of values) assert.ok(!finding.message.includes(value), finding.message);
  });

  test('is read by itself where its secret stands in what is said of it', () => {
    const values = ['abcd', 'efgh', '7002', 'clear', 'word', 'voice'];
    const { isTemplated } = findingsOf(values.map((value) => secret('password', value)));
    assert.deepEqual(isTemplated, [false, false, false, false, false, true]);
  });

  test('is read by itself where its number holds a secret that all have, and that is written before its name', () => {
    const dn = (number: string): string =>
      `<CfgDN name="${number}" type="1"><userProperties><list_pair key="TServer"><str_pair value="true" key="password"/></list_pair></userProperties></CfgDN>\n`;
    const text = `<CfgData><CfgCreate>\n${['1', '2', '3', '4', '679true', '680true', '5'].map(dn).join('')}</CfgCreate></CfgData>\n`;
    const format = formatOf(text, 'a.xml');
    assert.ok(format);
    const analysis = new Analysis(text, 'a.xml', format, surroundings(), undefined, undefined, { fewTroubled: 0 });
    analysis.advance(() => false);
    assert.equal(analysis.segments.filter(({ isTemplated }) => isTemplated).length, 3);
    assert.deepEqual(
      analysis.findings.map(({ dn: number }) => number),
      ['1', '2', '3', '4', '***', '***', '5'],
    );
  });

  test('is read by itself where its name could hold something of it', () => {
    const { isTemplated } = findingsOf(['a', 'b', 'c'].map((value) => secret('"password x"', value)));
    assert.deepEqual(isTemplated, [false, false, false]);
  });

  test('is read by itself where it has none', () => {
    const { isTemplated } = findingsOf(['', '', ''].map((value) => secret('password', value)));
    assert.deepEqual(isTemplated, [false, false, false]);
  });
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

test('DNs with a comment of their own above them are kept in runs', () => {
  const dn = (number: number): string =>
    `  # Desk ${number % 7} of ${'somebody '.repeat(number % 3)}\n  # more\n  - number: "${number}"\n    type: extension # ${number}\n`;
  const lines = (count: number): string => Array.from({ length: count }, (_, index) => dn(10_000 + index)).join('');
  const open = (text: string): Analysis => {
    const analysis = beginAnalysis(text, 'a.dn.yaml', surroundings(), { isEdited: true });
    assert.ok(analysis);
    analysis.advance(() => false);
    return analysis;
  };
  const text = `dns:\n${lines(2_000)}`;
  const analysis = open(text);
  const { length } = analysis.stretches;
  // The end of a file is not gathered.
  assert.ok(length < 400, `${length} segments and runs`);
  // However long its comments are, a DN knows how far it was looked behind it.
  for (const begin of ['   - ', '    - ', '- ', '    ', '  -', '  # - ']) {
    for (const number of [10_500, 10_501, 10_502]) {
      const edited = open(text);
      const at = text.indexOf(`- number: "${number}"`);
      edited.edit(at - 2, at + 2, begin);
      edited.advance(() => false);
      const fresh = read(edited.text, 'a.dn.yaml');
      const ends = (one: Analysis): number[] => one.segments.map(({ end }) => end);
      assert.deepEqual(ends(edited), ends(fresh), `'${begin}' before ${number}`);
    }
  }
});

/** Compares a file of which all that is alike is gathered, after an edit, with a reading of each DN by itself: what is found, and where segments end. */
function assertIsAsRead(
  text: string,
  fileName: string,
  settings?: DnSettings,
  edit: { readonly start: number; readonly end: number; readonly newText: string } = { start: 0, end: 0, newText: '' },
): void {
  const format = formatOf(text, fileName);
  assert.ok(format);
  const options = { fewTroubled: 0, runSize: { most: 8, least: 2, longEnough: 1 } };
  const analysis = new Analysis(text, fileName, format, surroundings(settings), undefined, undefined, options);
  analysis.advance(() => false);
  assert.ok(
    analysis.stretches.some((stretch) => stretch instanceof Run),
    'some are kept in a run',
  );
  analysis.edit(edit.start, edit.end, edit.newText);
  analysis.advance(() => false);
  const expected = analyseEach(analysis.text, fileName, format, surroundings(settings));
  const said = (one: Analysis | undefined) => ({
    findings: one?.findings.map(({ finding: { rule, message }, start, end }) => [rule, message, start, end]),
    keys: [...(one?.crossKeys() ?? [])].map(({ key }) => key).sort(),
    ends: one?.segments.map(({ end }) => end),
  });
  assert.deepEqual(said(analysis), said(expected));
}

describe('what a comment says is free only where nothing depends on it', () => {
  const some = (count: number, dn: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => dn(index)).join('');
  const inXml = (count: number, dn: (index: number) => string): string =>
    `<CfgData>\n<CfgCreate>\n${some(count, dn)}</CfgCreate>\n</CfgData>\n`;

  test('behind an object of XML, where a long line is none of its own', () => {
    for (const length of [300, 600, 1_500])
      assertIsAsRead(
        inXml(
          20,
          (index) => `<CfgDN name="${7000 + index}" type="1"/><!-- ${'x'.repeat(index === 12 ? length : 2)} -->\n`,
        ),
        'a.xml',
      );
  });

  test('in XML, where a comment cannot end with what begins another one', () => {
    assertIsAsRead(
      inXml(20, (index) => `<CfgDN name="${7000 + index}" type="1"><!--${index === 12 ? '<!' : index}--></CfgDN>\n`),
      'a.xml',
    );
  });

  test('in what cannot be read, where it may close what is open', () => {
    const said = (index: number): string => (index === 12 ? "it's" : 'no');
    assertIsAsRead(
      `dns:\n${some(20, (index) => `  - number: "${7000 + index}"\n    type: extension\n    switch: 'B # ${said(index)}\n`)}`,
      'a.dn.yaml',
      { rules: { 'syntax/yaml': 'off' } },
    );
  });

  test('so far behind a DN that an edit in front of the next one is still known to concern it', () => {
    const text = `dns:\n${some(20, (index) => `  # ${'x'.repeat(index === 12 ? 6_000 : 6)}\n  - number: "${7000 + index}"\n    type: extension\n`)}`;
    const start = text.indexOf('  - number: "7012"');
    for (const newText of ['    - ', '    ', '- '])
      assertIsAsRead(text, 'a.dn.yaml', undefined, { start, end: start + 4, newText });
  });
});

test('what a comment says before a list makes no other list of it', () => {
  const dn = (number: number, ...options: readonly string[]): string =>
    `  - # Anna ${number}\n    number: "${number}"\n    type: extension\n    annex:\n      Other: # of ${number}\n        first: x\n${options.map((name) => `        ${name}: x\n`).join('')}`;
  const analysis = read(
    `dns:\n${[dn(1), dn(2, 'a', 'b', 'c'), dn(3, 'a'), dn(4, 'b', 'd'), dn(5, 'd', 'c')].join('')}`,
    'a.dn.yaml',
  );
  assert.deepEqual(
    analysis.segments.map(({ isTemplated }) => isTemplated),
    [false, false, false, true, false, true],
  );
});

test('DNs that are like no other are not learnt without end because others between them are alike', () => {
  const count = 500;
  const alike = (number: number): string => `  - number: "${number}"\n    type: extnsion\n`;
  const unlike = (number: number, kind: number): string =>
    `  - number: "${number}"\n    type: extension\n    own${kind}: x\n`;
  const dns = Array.from({ length: count }, (_, index) => alike(10_000 + index) + unlike(20_000 + index, index));
  // Now each has one that it is like: what was learnt shows.
  const again = Array.from({ length: count }, (_, index) => unlike(30_000 + index, index));
  const analysis = read(`dns:\n${dns.join('')}${again.join('')}`, 'a.dn.yaml');
  const known = analysis.segments.slice(-count).filter(({ isTemplated }) => isTemplated).length;
  assert.ok(known > count / 4 && known < count * 0.7, `${known} of ${count}`);
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
