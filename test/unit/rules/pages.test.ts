import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { rulePages } from '../../../scripts/generate/rulePages/pages.ts';
import { root } from '../../../scripts/root.ts';
import type { PlacedFinding } from '../../../server/src/analysis/analysis.ts';
import { ruleIds } from '../../../server/src/rules/definitions.ts';
import { analyseText } from './support.ts';

const fileNames: Readonly<Record<string, string>> = {
  yaml: 'example.dn.yaml',
  options: 'example.dn.cfg',
  json: 'example.json',
  cfgdata: 'example.xml',
};

test('every rule has a page, and every page a rule', () => {
  const files = globSync('*/*.md', { cwd: join(root, 'docs/rules') });
  assert.deepEqual(files.map((file) => file.replaceAll('\\', '/').replace(/\.md$/, '')).sort(), [...ruleIds].sort());
});

describe('examples of the rule pages', () => {
  for (const rule of ruleIds) {
    const { examples, settings } = rulePages[rule];
    // A fault of bytes cannot be shown in a text.
    if (rule !== 'file/encoding') test(`${rule} has at least one`, () => assert.notDeepEqual(examples, {}));

    for (const [format, { bad, good, fileName = fileNames[format] ?? '' }] of Object.entries(examples)) {
      test(`${rule}: the bad one in ${format} reports the rule`, () => {
        const analysis = analyseText(bad, fileName, settings);
        assert.equal(analysis.format.id, format);
        assert.ok(rulesOf(analysis.findings).includes(rule), String(rulesOf(analysis.findings)));
      });

      test(`${rule}: the good one in ${format} reports nothing that is louder than a hint`, () => {
        const { findings } = analyseText(good, fileName, settings);
        assert.ok(!rulesOf(findings).includes(rule));
        assert.deepEqual(rulesOf(findings.filter(({ severity }) => severity !== 'hint')), []);
      });
    }
  }
});

function rulesOf(findings: readonly PlacedFinding[]): string[] {
  return findings.map(({ finding }) => finding.rule);
}
