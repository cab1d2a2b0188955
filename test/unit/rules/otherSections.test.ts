import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { analyse } from '../../../server/src/analysis/analysis.ts';
import { builtInCatalogue, createCatalogue } from '../../../server/src/catalogue/catalogue.ts';
import { readCatalogueFile } from '../../../server/src/project/catalogueFile.ts';
import { defaultSettings } from '../../../server/src/project/settings.ts';

const { definitions } = readCatalogueFile(
  `version: 1
options:
  - { name: mode, section: ours, values: { kind: enum, enum: [open, shut] }, default: open }
  - { name: level, section: ours, values: { kind: integer, min: 1, max: 5 } }
  - { name: code, section: ours, values: { kind: string, pattern: "[A-Z]{3}" } }
  - { name: mode, section: TServer, values: { kind: boolean } }
`,
  'ours.yaml',
);
const catalogue = createCatalogue(builtInCatalogue.options, definitions ?? []);

/** What is found in a DN with these sections. */
function found(sections: string, settings = defaultSettings): string[] {
  const text = `number: "7001"\ntype: extension\nuserProperties: { ${sections} }\n`;
  const analysis = analyse(text, 'a.dn.yaml', { catalogue, settings, settingsFor: () => settings });
  return (analysis?.findings ?? []).map(
    ({ finding: { rule, span, message } }) => `${rule} ${text.slice(span.start, span.end)}: ${message}`,
  );
}

suite('options that a catalogue of the user knows in another section', () => {
  for (const [sections, expected] of [
    ['ours: { mode: open, level: 3, code: ABC }', []],
    ['ours: { mode: ajar }', ["value/invalid ajar: 'ajar' is no valid value of 'mode'. It takes 'open' or 'shut'."]],
    ['ours: { mode: Shut }', ["value/case Shut: 'Shut' is not how the value is documented; 'mode' takes 'shut'."]],
    ['ours: { mode: }', ["value/empty mode: 'mode' has no value. It takes 'open' or 'shut'."]],
    ['ours: { level: 6 }', ["value/invalid 6: '6' is no valid value of 'level'. It takes a whole number from 1 to 5."]],
    [
      'ours: { code: abc }',
      ["value/invalid abc: 'abc' is no valid value of 'code'. It takes text that matches '[A-Z]{3}'."],
    ],
    // The name means something else in another section, and nothing in a third.
    [
      'TServer: { mode: shut }',
      ["value/invalid shut: 'shut' is no valid value of 'mode'. It takes 'true' or 'false'."],
    ],
    ['theirs: { mode: ajar, level: 9 }', []],
    ['Ours: { mode: ajar }', []],
    ['ours: { other: ajar, multi: true }', []],
  ] as const)
    test(sections, () => assert.deepEqual(found(sections), expected));

  test('a value that is the default', () => {
    const settings = { ...defaultSettings, rules: { 'option/default': 'hint' } } as const;
    assert.deepEqual(found('ours: { mode: open }', settings), [
      "option/default open: 'open' is the documented default of 'mode' anyway.",
    ]);
    assert.deepEqual(found('theirs: { mode: open }', settings), []);
  });
});
