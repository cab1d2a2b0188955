import assert from 'node:assert/strict';
import { globSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixAll, layoutOf } from '../../server/src/analysis/fix.ts';
import { applyEdits } from '../../server/src/analysis/textEdits.ts';
import { analyseInput, type GoldenCase, type GoldenInput, textOf } from './cases.ts';
import { type FixedText, fixedTexts, renderProblems } from './problems.ts';

/** What the code makes of an input, by the names of the files that hold what is expected. */
export type Results = ReadonlyMap<string, string>;

/** `problems.<notation>.txt`, `fixed.<number>.<notation>` for each fix, and `fixed.all.<notation>` where it says more than those. */
export function resultsOf(golden: GoldenCase, input: GoldenInput): Results {
  const analysis = analyseInput(golden, input);
  const fixes = fixedTexts(analysis);
  const results = new Map<string, string>();
  const problems = renderProblems(analysis, fixes);
  if (problems !== '') results.set(`problems.${input.notation}.txt`, problems);
  for (const { number, text } of fixes) results.set(`fixed.${number}.${input.notation}`, text);

  const edits = fixAll(analysis, layoutOf(input.text));
  const all = applyEdits(input.text, edits);
  if (all !== obviousResult(input, fixes)) results.set(`fixed.all.${input.notation}`, all);
  return results;
}

/** What making all safe fixes comes to where there is at most one. */
function obviousResult({ text }: GoldenInput, fixes: readonly FixedText[]): string | undefined {
  const safe = fixes.filter(({ fix }) => fix.safe);
  return safe.length > 1 ? undefined : (safe[0]?.text ?? text);
}

/** Compares results with the files of the case, one by one, and finds files that nothing gives any more. */
export function compare({ folder }: GoldenCase, { notation }: GoldenInput, results: Results): void {
  const names = new Set([...expectationFiles(folder, notation), ...results.keys()]);
  for (const name of [...names].sort()) {
    assert.equal(results.get(name), textOf(join(folder, name)), `${name} is not as expected`);
  }
}

/** Takes the results as what is expected from now on. Read every difference: the specification decides, not the code. */
export function update({ folder }: GoldenCase, { notation }: GoldenInput, results: Results): void {
  for (const name of expectationFiles(folder, notation)) if (!results.has(name)) rmSync(join(folder, name));
  for (const [name, text] of results) writeFileSync(join(folder, name), text);
}

function expectationFiles(folder: string, notation: string): string[] {
  return [
    ...globSync(`fixed.*.${notation}`, { cwd: folder }),
    ...globSync(`problems.${notation}.txt`, { cwd: folder }),
  ];
}
