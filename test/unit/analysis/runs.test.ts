import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Analysis, beginAnalysis } from '../../../server/src/analysis/analysis.ts';
import { hashOf } from '../../../server/src/analysis/keyHash.ts';
import { formatOf } from '../../../server/src/formats/formats.ts';
import { Random } from '../../support/random.ts';
import { analyseEach, surroundings } from '../../support/read.ts';

// A large file is kept in runs, and every edit in or near one has to be as right as in segments.

const dnCount = 400;

const dn = (number: number | string, lines = ''): string =>
  `  - number: "${number}"\n    name: Anna_${number}\n    type: extension\n    switch: Berlin\n    annex:\n      TServer:\n        multimedia: true\n        voice: true\n${lines}`;

const large = `dns:\n${Array.from({ length: dnCount }, (_, index) => dn(10_000 + index)).join('')}`;

function open(text: string): Analysis {
  const analysis = beginAnalysis(text, 'a.dn.yaml', surroundings(), { isEdited: true });
  assert.ok(analysis);
  analysis.advance(() => false);
  return analysis;
}

function described(analysis: Analysis | undefined): string {
  assert.ok(analysis);
  return analysis.findings
    .map(({ finding: { rule, message, related }, start, end, dn: name }) =>
      JSON.stringify([rule, message, start, end, name, related?.length]),
    )
    .join('\n');
}

/** Makes an edit, and compares all that is found with what a fresh reading finds. */
function edit(analysis: Analysis, start: number, end: number, newText: string): string {
  analysis.edit(start, end, newText);
  analysis.advance(() => false);
  const { text } = analysis;
  const found = described(analysis);
  assert.equal(found, described(analyseEach(text, 'a.dn.yaml', analysis.format, surroundings())));
  return found;
}

const edits: readonly (readonly [what: string, edit: (text: string, at: number) => [number, number, string]])[] = [
  ['a key in the middle of a DN', (text, at) => [text.indexOf('true', at), text.indexOf('true', at) + 4, 'tru']],
  ['a number that another DN has', (text, at) => [text.indexOf('"1', at) + 1, text.indexOf('"1', at) + 6, '10007']],
  ['a DN that goes', (text, at) => [text.indexOf('  - ', at), text.indexOf('  - ', at + 4), '']],
  ['a new DN', (text, at) => [text.indexOf('  - ', at), text.indexOf('  - ', at), dn(7001)]],
  ['many DNs that go', (_text, at) => [at >> 1, at, '']],
  ['an open quote', (text, at) => [text.indexOf('Anna', at), text.indexOf('Anna', at), '"']],
  ['a line in the first column', (text, at) => [text.indexOf('  - ', at), text.indexOf('  - ', at), 'other: 1\n']],
  ['another document', (text, at) => [text.indexOf('  - ', at), text.indexOf('  - ', at), '---\ndns:\n']],
  ['a declaration', () => [0, 0, '# dn-config: deployment=multi-site\n']],
  ['a suppression', (text, at) => [text.indexOf('  - ', at), text.indexOf('  - ', at), '  # dn-config-disable\n']],
];

for (const [what, editIn] of edits) {
  test(`${what}, at the start, at the end and all over a large file`, () => {
    for (const part of [0.01, 0.31, 0.5, 0.77, 0.97]) {
      const analysis = open(large);
      const [start, end, newText] = editIn(large, Math.floor(large.length * part));
      edit(analysis, start, end, newText);
      // Back again: all is as it was.
      assert.equal(edit(analysis, start, start + newText.length, large.slice(start, end)), '');
      assert.equal(analysis.text, large);
    }
  });
}

test('one edit after the other in one large file', () => {
  const random = new Random(7);
  const analysis = open(large);
  for (let count = 0; count < 60; count++) {
    const { text } = analysis;
    const [, editIn] = random.pick(edits.slice(0, 4));
    const [start, end, newText] = editIn(text, random.below(text.length - 2_000));
    edit(analysis, start, Math.max(start, end), newText);
  }
});

test('whoever asks for a DN, or for all of them, gets what is in the file', () => {
  const numbers = (analysis: Analysis | undefined): unknown =>
    analysis?.segments.flatMap(({ dns, start }) => dns.map(({ fields }) => [start, fields[0]?.value.text]));
  const analysis = open(large);
  const each = analyseEach(large, 'a.dn.yaml', analysis.format, surroundings());
  const at = large.indexOf('"10222"');
  assert.deepEqual(
    analysis.segmentAt(at)?.dns.map(({ fields }) => fields[0]?.value.text),
    ['10222'],
  );
  assert.deepEqual(numbers(analysis), numbers(each));
});

test('keys are the same in runs as out of them, with their places', () => {
  const keys = (analysis: Analysis | undefined): unknown =>
    [...(analysis?.crossKeys() ?? [])].map((one) => [one.key, one.variant(), one.place()]).sort();
  const analysis = open(large);
  assert.deepEqual(keys(analysis), keys(analyseEach(large, 'a.dn.yaml', analysis.format, surroundings())));
});

test('DNs of another file are compared with those in runs', () => {
  const place = { uri: 'file:///a', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } };
  const taken = new Set<string>();
  const elsewhere = {
    isEmpty: () => false,
    earlier: (_check: number, key: string) => (taken.has(key) ? [{ variant: undefined, place }] : []),
  };
  const analysis = beginAnalysis(large, 'a.dn.yaml', { ...surroundings(), elsewhere }, { isEdited: true });
  assert.ok(analysis);
  const count = (): number => {
    analysis.advance(() => false);
    return analysis.findings.length;
  };
  assert.equal(count(), 0);
  taken.add('Berlin\u000010100').add('Berlin\u000010300');
  analysis.recompare(0, [...taken, 'Berlin\u00007']);
  assert.equal(count(), 2);
  const gone = [...taken];
  taken.clear();
  analysis.recompare(0, gone);
  assert.equal(count(), 0);
});

test('numbers with the same hash are told from each other, and from numbers that stand twice', () => {
  const byHash = new Map<number, number>();
  const pairs: [number, number][] = [];
  for (let number = 100_000; pairs.length < 3; number++) {
    const hash = hashOf(0, `Berlin\u0000${number}`);
    const other = byHash.get(hash);
    if (other !== undefined) pairs.push([other, number]);
    byHash.set(hash, number);
  }
  const [[one, sameAsOne], [two, sameAsTwo], [three, sameAsThree]] = pairs as [
    [number, number],
    [number, number],
    [number, number],
  ];
  const numbers = Array.from({ length: dnCount }, (_, index) => 10_000 + index);
  // In one run, in two runs, and in two runs with one of the numbers once more.
  numbers.splice(100, 2, one, sameAsOne);
  numbers[150] = two;
  numbers[300] = sameAsTwo;
  numbers[10] = three;
  numbers[200] = sameAsThree;
  numbers[390] = three;
  const text = `dns:\n${numbers.map((number) => dn(number)).join('')}`;
  const analysis = open(text);
  assert.deepEqual(
    analysis.findings.map(({ finding, start }) => [finding.rule, start]),
    [['dn/duplicate', text.lastIndexOf(`"${three}"`)]],
  );
  for (const number of [three, sameAsThree, one, sameAsTwo]) {
    const at = analysis.text.lastIndexOf(`"${number}"`);
    edit(analysis, at + 1, at + 7, '700000');
    edit(analysis, at + 1, at + 7, String(two));
  }
});

test('a DN with findings that follows a template has the number of one in the run right before it', () => {
  const wrong = (number: number): string => dn(number).replace('type: extension', 'type: extnsion');
  const some = (count: number, first: number, make: typeof wrong): string =>
    Array.from({ length: count }, (_, index) => make(first + index)).join('');
  // Where runs of four end, one of these begins with the wrong DN.
  for (const count of [12, 13, 14, 15]) {
    const alike = some(count, 10_000, dn);
    const text = `dns:\n${some(2, 1_000, wrong)}${some(2, 2_000, dn)}${alike}${wrong(10_000 + count - 1)}${some(9, 20_000, dn)}`;
    const format = formatOf(text, 'a.dn.yaml');
    assert.ok(format);
    const options = { fewTroubled: 0, runSize: { most: 4, least: 2, longEnough: 1 } };
    const analysis = new Analysis(text, 'a.dn.yaml', format, surroundings(), undefined, undefined, options);
    analysis.advance(() => false);
    assert.equal(analysis.text, text);
    assert.equal(described(analysis), described(analyseEach(text, 'a.dn.yaml', format, surroundings())));
  }
});

test('a DN that was compared, and is the first one now, is compared no longer', () => {
  const numbers = (analysis: Analysis): number[] => analysis.findings.map(({ start }) => start);
  const analysis = open(large);
  const at = large.indexOf('"10222"');
  const first = large.indexOf('"10000"');
  edit(analysis, first, first + 7, '"10222"');
  assert.deepEqual(numbers(analysis), [at]);
  const start = large.indexOf('  - ');
  edit(analysis, start, large.lastIndexOf('  - ', at), '');
  assert.deepEqual(numbers(analysis), []);
});

test('the same where it was never in a run', () => {
  const text = `dns:\n${dn(7001)}${dn(7002)}${dn(7001)}`;
  const analysis = open(text);
  assert.equal(analysis.findings.length, 1);
  const start = text.indexOf('  - ');
  edit(analysis, start, text.lastIndexOf('  - '), '');
});

test('a number behind the name of a secret is not said, though its DN looks like those in runs', () => {
  const object = (number: string, index: number): string => `<CfgDN id="d${index}" name="${number}" type="1"/>\n`;
  const numbers = Array.from({ length: 600 }, (_, index) => `Annabella desk ${index}`);
  numbers[500] = '\u00e9password abc 500';
  const update =
    '<CfgDNUpdate DBIDref="d500"><userProperties action="update"><list_pair key="TServer"><str_pair key="voice" value="yes"/></list_pair></userProperties></CfgDNUpdate>';
  const text = `<CfgData>\n<CfgCreate>\n${numbers.map(object).join('')}</CfgCreate>\n<CfgUpdate>${update}</CfgUpdate>\n</CfgData>\n`;
  const analysis = beginAnalysis(text, 'a.xml', surroundings(), { isEdited: true });
  analysis?.advance(() => false);
  assert.deepEqual(
    analysis?.findings.map((found) => found.dn),
    ['\u00e9password***'],
  );
});

test('an option that stands twice is certain where both values are the same, whatever other DNs have', () => {
  const settings = {
    rules: { 'option/duplicate': 'off', 'syntax/xml': 'off' },
    deployment: 'business-continuity',
  } as const;
  const object = (number: number, other: string): string =>
    `<CfgDN name="${number}" type="1"><userProperties><list_pair key="TServer"><str_pair key="contact" value="desk"/><str_pair key="contact" value="${other}"/></list_pair></userProperties></CfgDN>\n`;
  const objects = Array.from({ length: 200 }, (_, index) => object(7_000 + index, index === 150 ? 'desk' : 'door'));
  const text = `<CfgData>\n<CfgCreate>\n${objects.join('')}</CfgCreate>\n</CfgData>\n`;
  const analysis = beginAnalysis(text, 'a.xml', surroundings(settings), { isEdited: true });
  analysis?.advance(() => false);
  assert.deepEqual(
    analysis?.findings.map(({ finding, dn: name }) => [finding.rule, name]),
    [['bc/static-contact', '7150']],
  );
});

test('nothing stays in memory of runs that are no more', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = (): number => {
    collect();
    return process.memoryUsage().heapUsed / large.length;
  };
  const analysis = open(large);
  const replace = (): void => {
    analysis.edit(0, large.length, large.replaceAll('Anna', 'Berg'));
    analysis.advance(() => false);
  };
  for (let count = 0; count < 10; count++) replace();
  const before = used();
  for (let count = 0; count < 40; count++) replace();
  const more = used() - before;
  assert.ok(more < 15, `so many times the text: ${more}`);
});
