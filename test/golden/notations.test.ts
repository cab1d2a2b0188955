/** Every case that is written in YAML, in every other notation: the same findings at the same parts, and fixes of the same meaning. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Analysis, PlacedFinding } from '../../server/src/analysis/analysis.ts';
import { analyseInput, type GoldenCase, goldenCases } from './cases.ts';
import { type DescribedDn, describe } from './description.ts';
import { type Notation, notations } from './notations.ts';
import { fixedTexts } from './problems.ts';

/** What a finding is about, whatever the notation. */
function about({ finding, dn, severity }: PlacedFinding, { format }: Analysis): string {
  // Only YAML takes `yes` for a boolean; elsewhere it is one wrong value of many.
  const rule = finding.rule === 'value/yaml-boolean' && !format.traits.yamlBooleans ? 'value/invalid' : finding.rule;
  const { section = '', option = '', field = '' } = finding.data ?? {};
  // Of an unknown field the finding has the written name, of any other the property.
  const own = finding.rule === 'dn/unknown-field' ? format.traits.fields?.get(field) : field;
  const property = (own ?? field).replace(/DBID$/, '');
  return [rule, rule === 'value/invalid' ? '' : severity, dn ?? '', section, option, property].join(' ');
}

/** What a text says; the order of sections and options means nothing, and not every notation can choose it. */
function meaningOf(analysis: Analysis): string {
  const dns = describe(analysis)?.map(({ fields, sections }) => ({
    fields,
    sections: sections
      .filter(([, options]) => options.length > 0)
      .map(([name, options]) => [name, [...options].sort()])
      .sort(),
  }));
  return JSON.stringify(dns);
}

/** The meanings of all fixed texts, by the finding that they mend. */
function mended(analysis: Analysis, reread: (text: string) => Analysis): Map<string, string[]> {
  const byFinding = new Map<string, string[]>();
  for (const { placed, fix, text } of fixedTexts(analysis)) {
    // Not every notation has comments, and a comment says nothing of the DNs.
    if ('model' in fix.edit && fix.edit.model.some(({ kind }) => kind === 'add-comment')) continue;
    const key = about(placed, analysis)
      .replace('value/yaml-boolean', 'value/invalid')
      .replace(/ (?:error|warning) /, '  ');
    const meaning = meaningOf(reread(text));
    byFinding.set(key, [...(byFinding.get(key) ?? []), meaning]);
  }
  for (const meanings of byFinding.values()) meanings.sort();
  return byFinding;
}

function compare(golden: GoldenCase, yaml: Analysis, dns: readonly DescribedDn[], { fileName, write }: Notation): void {
  const input = { notation: fileName, fileName, text: write(dns) };
  const analysis = analyseInput(golden, input);
  assert.deepEqual(describe(analysis), dns, input.text);
  const expected = yaml.findings.map((placed) =>
    about(placed, yaml).replace('value/yaml-boolean error', 'value/invalid '),
  );
  assert.deepEqual(analysis.findings.map((placed) => about(placed, analysis)).sort(), expected.sort(), input.text);
  const yamlInput = golden.inputs.find(({ notation }) => notation.endsWith('yaml'));
  if (!yamlInput) return;
  const wanted = mended(yaml, (text) => analyseInput(golden, yamlInput, text));
  const made = mended(analysis, (text) => analyseInput(golden, input, text));
  for (const [finding, meanings] of made) assert.deepEqual(meanings, wanted.get(finding), `${finding}\n${input.text}`);
}

for (const notation of notations) {
  suite(`golden cases as ${notation.name}`, () => {
    let count = 0;
    for (const golden of goldenCases) {
      if (golden.ownNotation !== undefined) continue;
      const input = golden.inputs.find((candidate) => candidate.notation.endsWith('yaml'));
      const yaml = input && analyseInput(golden, input);
      const dns = yaml && describe(yaml);
      if (!yaml || !dns || !notation.holds(dns)) continue;
      count++;
      test(golden.path, () => compare(golden, yaml, dns, notation));
    }
    test('are many', () => assert.ok(count > 100, `${count}`));
  });
}
