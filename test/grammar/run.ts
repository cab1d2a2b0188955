/**
 * The grammar tests: `node test/grammar/run.ts`. Each `*.test.*` file in the folders here is a text with its scopes written below its
 * lines (vscode-tmgrammar-test); and every JSON, XML and YAML text here and in `examples/` is tokenized with and without our grammars,
 * which must take nothing away.
 */
import { globSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { root } from '../../scripts/root.ts';
import { registryWithOurs, registryWithoutOurs, unit } from './grammars.ts';
import { firstDisturbance } from './undisturbed.ts';

/** VS Code's grammars for the files whose names end so. */
const grammarsOf: Readonly<Record<string, readonly string[]>> = {
  '.json': ['source.json', 'source.json.comments'],
  '.jsonc': ['source.json', 'source.json.comments'],
  '.xml': ['text.xml', 'text.xml.xsl'],
  '.yaml': ['source.yaml'],
};

/** The number of tests that passed and failed; each failure is printed. */
export async function runGrammarTests(): Promise<{ passed: number; failed: number }> {
  const withOurs = registryWithOurs();
  const without = registryWithoutOurs();
  const tests = [
    ...files('test/grammar/*/*.test.*').map((file) => () => scopeProblems(file)),
    ...files('{test/grammar,examples}/**/*.{json,jsonc,xml,yaml}').map((file) => () => disturbances(file)),
  ];
  let failed = 0;
  for (const run of tests) {
    const problems = await run();
    for (const problem of problems) console.log(problem);
    if (problems.length > 0) failed++;
  }
  return { passed: tests.length - failed, failed };

  async function scopeProblems(file: string): Promise<string[]> {
    const testCase = unit.parseGrammarTestCase(readText(file));
    const failures = await unit.runGrammarTestCase(withOurs, testCase);
    return failures.map(
      ({ line, start, end, missing, unexpected, actual }) =>
        `${file}:${line + 1} characters ${start + 1}-${end}: ` +
        `missing [${missing.join(' ')}], unexpected [${unexpected.join(' ')}], actual [${actual.join(' ')}]`,
    );
  }

  async function disturbances(file: string): Promise<string[]> {
    const problems: string[] = [];
    for (const scopeName of grammarsOf[extname(file)] ?? []) {
      const difference = await firstDisturbance(scopeName, readText(file), without, withOurs);
      if (difference !== undefined) problems.push(`${file} as ${scopeName}: ${difference}`);
    }
    return problems;
  }
}

function files(pattern: string): string[] {
  const found = globSync(pattern, { cwd: root }).sort();
  if (found.length === 0) throw new Error(`No file matches ${pattern}.`);
  return found;
}

function readText(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

if (import.meta.main) {
  const { passed, failed } = await runGrammarTests();
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}
