import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dnsIn, plain, read } from '../../support/read.ts';

/** A file of five DNs, of which the third holds the broken lines; each other one has one finding of its own. */
function fileWith(broken: string): string {
  const good = (number: number) =>
    `  - number: "${number}"\n    type: extension\n    userProperties:\n      TServer:\n        voice: yes\n`;
  return `dns:\n${good(1)}${good(2)}${broken}${good(4)}${good(5)}`;
}

/** Broken lines for the third DN, and the text at which the one finding stands. */
const breaks: Record<string, [lines: string, at: string]> = {
  'a quote that is not closed': ['  - number: "3\n    type: extension\n', '"3'],
  'a single quote that is not closed': ["  - number: '3\n    type: extension\n", "'3"],
  'a name without colon': [
    '  - number: "3"\n    type: extension\n    userProperties:\n      TServer:\n        multi\n        voice: true\n',
    'multi',
  ],
  'a name without colon at the end': [
    '  - number: "3"\n    type: extension\n    userProperties:\n      TServer:\n        voice: true\n        multi\n',
    'multi',
  ],
  'the only name without colon': [
    '  - number: "3"\n    type: extension\n    userProperties:\n      TServer:\n        multi\n',
    'multi',
  ],
  'no blank behind a colon': ['  - number: "3"\n    type:extension\n', 'type:extension'],
  'a forgotten colon': ['  - number: "3"\n    type extension\n', 'type'],
  'a line without indentation': ['  - number: "3"\nstate: enabled\n    type: extension\n', 'state'],
  'a word without indentation': ['  - number: "3"\nxyz\n    type: extension\n', 'xyz'],
  'one blank too many': ['  - number: "3"\n    type: extension\n     state: enabled\n', 'state'],
  'one blank too few': ['  - number: "3"\n    type: extension\n   state: enabled\n', 'state'],
  'a tab': ['  - number: "3"\n\ttype: extension\n', '\t'],
  'a bracket that is not closed': [
    '  - number: "3"\n    type: extension\n    userProperties: {TServer: {voice: true\n',
    '{TServer: {voice: true',
  ],
  'a list where options belong': [
    '  - number: "3"\n    type: extension\n    userProperties:\n      TServer: [voice]\n',
    '[voice]',
  ],
  'a value where sections belong': [
    '  - number: "3"\n    type: extension\n    userProperties: yes please\n',
    'yes please',
  ],
  'text behind a quoted value': ['  - number: "3" x\n    type: extension\n', 'x'],
  'an alias without anchor': ['  - number: "3"\n    type: extension\n    userProperties: *nowhere\n', '*nowhere'],
  'a field twice': ['  - number: "3"\n    type: extension\n    type: extension\n', 'type'],
  'a DN that is a word': ['  - hello\n', 'hello'],
  'a forbidden first character': ['  - number: "3"\n    type: extension\n    name: @home\n', '@home'],
};

suite('one broken DN leaves its neighbours alone', () => {
  for (const [what, [lines, at]] of Object.entries(breaks)) {
    test(what, () => {
      const text = fileWith(lines);
      const analysis = read(text, 'a.dn.yaml');
      const others = dnsIn(analysis)
        .map(plain)
        .filter((dn) => /^[1245]$/.test(dn.fields.number ?? ''));
      assert.deepEqual(others, dnsIn(read(fileWith(''), 'a.dn.yaml')).map(plain));
      const own = analysis.findings.filter(({ finding }) => finding.rule === 'syntax/yaml');
      assert.deepEqual(
        own.map(({ start, end }) => text.slice(start, end)),
        [at],
      );
      const rest = analysis.findings.filter(({ finding }) => finding.rule === 'value/yaml-boolean');
      assert.deepEqual(
        rest.map(({ dn }) => dn),
        ['1', '2', '4', '5'],
      );
    });
  }
});
