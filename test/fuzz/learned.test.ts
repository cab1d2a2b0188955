import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Analysis, beginAnalysis, type Surroundings } from '../../server/src/analysis/analysis.ts';
import { Learned } from '../../server/src/analysis/learned.ts';
import { formatOf } from '../../server/src/formats/formats.ts';
import { type DnSettings, defaultSettings } from '../../server/src/project/settings.ts';
import { type PlainDn, plainDns } from '../support/dnSets.ts';
import { jsonShapes, jsonStyle, writeJson } from '../support/jsonStyles.ts';
import { optionsStyle, writeOptions } from '../support/optionsStyles.ts';
import { Random } from '../support/random.ts';
import { randomEdit } from '../support/randomEdits.ts';
import { surroundings } from '../support/read.ts';
import { writeCfgData, xmlStyle } from '../support/xmlStyles.ts';
import { writeYaml, yamlStyle } from '../support/yamlStyles.ts';

// Files that teach each other say the same as each of them by itself, and so do the keys by which they are compared.

const loud: DnSettings = { rules: { 'option/default': 'hint', 'syntax/yaml': 'off' } };
const settings: readonly Surroundings[] = [
  surroundings(),
  { ...surroundings(), settingsFor: (number) => (number?.endsWith('1') ? loud : defaultSettings) },
  surroundings(loud),
];

const styles = {
  'a.dn.yaml': fc.tuple(plainDns, yamlStyle).map(([dns, style]) => writeYaml(dns, style)),
  'a.xml': fc.tuple(plainDns, xmlStyle).map(([dns, style]) => writeCfgData(dns, style)),
  'a.json': fc
    .tuple(plainDns, jsonStyle, fc.constantFrom(...Object.values(jsonShapes)))
    .map(([dns, style, shape]) => writeJson(shape.write(dns), style)),
  'a.dn.cfg': fc.tuple(plainDns, optionsStyle).map(([[dn], style]) => writeOptions(dn as PlainDn, style)),
};

function described(analysis: Analysis | undefined): string[] | undefined {
  analysis?.advance(() => false);
  return (
    analysis && [
      ...analysis.findings.map(({ finding, severity, start, end, dn }) =>
        JSON.stringify([finding.rule, severity, finding.message, start, end, dn]),
      ),
      // Where a number stands is asked for last: asking has to read what was not read yet.
      ...[...analysis.crossKeys()]
        .map((one) => JSON.stringify([one.check, one.key, one.variant(), one.place()]))
        .sort(),
    ]
  );
}

/** The same text with other digits in it, as other files of a site have them, and now and then with something wrong. */
function varied(text: string, language: string, random: Random): string {
  const other = text.replace(
    /\d{3,}/g,
    (digits) => `${digits.slice(0, -1)}${random.below(10)}${'7'.repeat(random.below(3))}`,
  );
  if (random.below(3) > 0) return other;
  const { start, end, newText } = randomEdit(other, language, random);
  return other.slice(0, start) + newText + other.slice(end);
}

describe('files that are read in one go', () => {
  for (const [name, arbitrary] of Object.entries(styles))
    test(`say what each says by itself: ${name}`, () => {
      const language = name === 'a.dn.cfg' ? 'options' : name.slice(name.lastIndexOf('.') + 1);
      for (const seed of [1, 2, 3]) {
        const learned = new Learned();
        const random = new Random(seed);
        let found = 0;
        for (const text of fc.sample(arbitrary, { numRuns: 60, seed }))
          for (let turn = 0; turn < 4; turn++) {
            const one = varied(text, language, random);
            const around = random.pick(settings);
            const format = formatOf(one, name);
            if (!format) continue;
            const make = (options: object): Analysis =>
              new Analysis(one, name, format, around, undefined, undefined, options);
            const expected = described(make({ usesTemplates: false }));
            assert.deepEqual(described(make({ learned })), expected, `seed ${seed}\n${one}`);
            found += expected?.length ?? 0;
          }
        assert.ok(found > 100);
      }
    });

  test('under other settings learn nothing of each other', () => {
    const learned = new Learned();
    const text = 'dns:\n  - number: "7001"\n    type: extension\n  - "not closed\n';
    const around = (rules: DnSettings['rules']) => surroundings({ rules });
    const silent = { 'syntax/yaml': 'off' } as const;
    for (const rules of [silent, {}]) {
      const analysis = beginAnalysis(text, 'a.dn.yaml', around(rules), { learned });
      analysis?.advance(() => false);
      const expected = rules === silent ? [] : ['syntax/yaml', 'syntax/yaml'];
      assert.deepEqual(
        analysis?.findings.map(({ finding }) => finding.rule),
        expected,
      );
    }
  });
});
