import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { rulePages } from '../../../scripts/generate/rulePages/pages.ts';
import { root } from '../../../scripts/root.ts';
import type { PlacedFinding } from '../../../server/src/analysis/analysis.ts';
import { analyseConfig } from '../../../server/src/features/configAnalysis.ts';
import { type CatalogueResult, readCatalogueFile, resultOf } from '../../../server/src/project/catalogueFile.ts';
import { projectFileName, readProjectFile } from '../../../server/src/project/projectFile.ts';
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
    const { examples, configExamples = [], settings } = rulePages[rule];
    // A fault of bytes cannot be shown in a text.
    if (rule !== 'file/encoding') {
      test(`${rule} has at least one`, () => assert.ok(Object.keys(examples).length + configExamples.length > 0));
    }

    for (const { fileName, bad, good, beside = {} } of configExamples) {
      test(`${rule}: the bad ${fileName} reports the rule and nothing else`, () => {
        assert.deepEqual(configRules(bad, fileName, beside), [rule]);
      });
      test(`${rule}: the good ${fileName} reports nothing`, () => {
        assert.deepEqual(configRules(good, fileName, beside), []);
      });
    }

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

/** The rules that are reported in a file of the tool's own; the entries of `catalogues` lead to what stands beside it. */
function configRules(text: string, fileName: string, beside: Readonly<Record<string, string>>): string[] {
  const kind = fileName === projectFileName ? 'project' : 'catalogue';
  const entries = readProjectFile(text).project.catalogues.map(({ value }): [string, CatalogueResult] => {
    const file = beside[value.replace(/^\.\//, '')];
    return [value, file === undefined ? { kind: 'missing' } : resultOf(readCatalogueFile(file, value))];
  });
  const { findings } = analyseConfig(text, fileName, kind, { catalogues: new Map(entries) });
  return findings.map((finding) => finding.rule);
}

function rulesOf(findings: readonly PlacedFinding[]): string[] {
  return findings.map(({ finding }) => finding.rule);
}
