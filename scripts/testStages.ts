import { availableParallelism } from 'node:os';
import { testUserInterface } from '../test/ui/main.ts';
import { testInVsCode } from '../test/vscode/main.ts';
import { build } from './build.ts';
import { runProgram } from './runProgram.ts';
import type { TestCounts } from './testCounts.ts';

/** A part of `npm test`. It fails by throwing, or by counting a failed test. */
export interface Stage {
  readonly name: string;
  run(): Promise<TestCounts>;
}

/** How many files of tests run at a time; tests that start processes leave a core to them. */
const all = availableParallelism();
const allButOne = Math.max(1, all - 1);

const nothingCounted: TestCounts = { passed: 0, failed: 0 };

/** Everything that `npm test` does, in this order. What is quick and tells most comes first. */
export const stages: readonly Stage[] = [
  { name: 'check', run: check },
  { name: 'build', run: buildAll },
  ...['unit', 'golden'].map((name) => ({ name, run: () => nodeTests(name, all) })),
  ...['protocol', 'cli'].map((name) => ({ name, run: () => nodeTests(name, allButOne) })),
  { name: 'fuzz', run: () => nodeTests('fuzz', all) },
  { name: 'grammar', run: grammarTests },
  { name: 'vscode', run: testInVsCode },
  { name: 'ui', run: testUserInterface },
];

async function check(): Promise<TestCounts> {
  const { exitCode } = await runProgram(['scripts/check.ts'], 120);
  if (exitCode !== 0) throw new Error('The check has found something.');
  return nothingCounted;
}

/** What is tested is what is shipped, so the bundles are those for use. */
async function buildAll(): Promise<TestCounts> {
  await build({ production: true });
  return nothingCounted;
}

/** Runs the tests of a folder with Node's own runner, so many files at a time, and counts by its closing summary. */
async function nodeTests(folder: string, atATime: number): Promise<TestCounts> {
  const args = ['--test', '--test-reporter=spec', `--test-concurrency=${atATime}`, `test/${folder}/**/*.test.ts`];
  const { exitCode, output } = await runProgram(args, 600);
  const count = (name: string) => Number(new RegExp(`^ℹ ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? Number.NaN);
  const passed = count('pass');
  // A test that did not run has not passed.
  const failed = count('fail') + count('cancelled') + count('skipped') + count('todo');
  if (Number.isNaN(passed + failed)) throw new Error('The tests came to no end.');
  if (passed + failed === 0) throw new Error(`There are no tests in test/${folder}.`);
  if (failed === 0 && exitCode !== 0) throw new Error(`The test runner ended with ${exitCode}, though no test failed.`);
  return { passed, failed };
}

/** A program of its own: a wrong pattern can keep a grammar busy for ever. */
async function grammarTests(): Promise<TestCounts> {
  const { output } = await runProgram(['test/grammar/run.ts'], 120);
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/m.exec(output) ?? [];
  if (!passed || !failed) throw new Error('The grammar tests came to no end.');
  return { passed: Number(passed), failed: Number(failed) };
}
