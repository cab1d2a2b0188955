/**
 * Runs the golden cases about files of the tool's own; README.md says how a case is written. `UPDATE_GOLDEN=1` writes what is expected anew.
 */
import assert from 'node:assert/strict';
import { globSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyEdits } from '../../server/src/analysis/textEdits.ts';
import { textOf } from './cases.ts';
import { analyseCase, type ConfigCase, configCases, fixedCase } from './configCases.ts';

describe('golden cases of the project file and of catalogues', () => {
  for (const golden of configCases) {
    test(golden.path, () => {
      const results = resultsOf(golden);
      if (process.env.UPDATE_GOLDEN === '1') update(golden, results);
      const names = new Set([...expectationFiles(golden), ...results.keys()]);
      for (const name of names) assert.equal(results.get(name), textOf(join(golden.folder, name)), name);

      const [family, rule, name = ''] = golden.path.split('/');
      const reported = analyseCase(golden).findings.some((finding) => finding.rule === `${family}/${rule}`);
      assert.equal(reported, !name.startsWith('not-'));
    });
  }
});

describe('every fix in a golden case', () => {
  for (const golden of configCases) {
    for (const { rule, span, fixes = [] } of analyseCase(golden).findings) {
      for (const { title, edits } of fixes) {
        test(`${golden.path}: ${title}: mends what it is offered for`, () => {
          const after = analyseCase(golden, applyEdits(golden.text, edits)).findings;
          assert.ok(!after.some((finding) => finding.rule === rule && finding.span.start === span.start));
        });
      }
    }
  }
});

/** `problems.txt`, and `fixed.<number>.<name>` for each fix, by file name. */
function resultsOf(golden: ConfigCase): ReadonlyMap<string, string> {
  const analysis = analyseCase(golden);
  const document = TextDocument.create('file:///input', '', 0, golden.text);
  const placeAt = (offset: number): string => {
    const { line, character } = document.positionAt(offset);
    return `${line + 1}:${character + 1}`;
  };
  const results = new Map<string, string>();
  let count = 0;
  const lines = analysis.findings.flatMap(({ rule, severity, message, span, fixes = [] }) => {
    const place = `${placeAt(span.start)}-${placeAt(span.end)}`;
    const at = JSON.stringify(golden.text.slice(span.start, span.end));
    return [
      `${place} ${severity} ${rule} ${at}`,
      `  ${message}`,
      ...fixes.map(({ title }) => `  fix ${++count}: ${title}`),
    ];
  });
  if (lines.length > 0) results.set('problems.txt', `${lines.join('\n')}\n`);
  fixedCase(analysis).forEach(({ text }, index) => {
    results.set(`fixed.${index + 1}.${golden.fileName}`, text);
  });
  return results;
}

function update(golden: ConfigCase, results: ReadonlyMap<string, string>): void {
  for (const name of expectationFiles(golden)) if (!results.has(name)) rmSync(join(golden.folder, name));
  for (const [name, text] of results) writeFileSync(join(golden.folder, name), text);
}

function expectationFiles({ folder }: ConfigCase): string[] {
  return globSync(['problems.txt', 'fixed.*'], { cwd: folder });
}
