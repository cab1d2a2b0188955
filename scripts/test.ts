import { windowsMessage } from './platform.ts';
import { sum, type TestCounts } from './testCounts.ts';
import { type Stage, stages } from './testStages.ts';

// npm test [-- STAGE …]: runs all stages, or those named, and stops at the first that fails. The last line sums up all tests of all runners.

if (process.platform === 'win32') {
  console.error(windowsMessage);
  process.exit(2);
}
const names = process.argv.slice(2);
const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.error(`No such stage: ${unknown.join(', ')}. There are: ${stages.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const counts: TestCounts[] = [];
for (const stage of stages) {
  if (names.length > 0 && !names.includes(stage.name)) continue;
  const result = await runStage(stage);
  counts.push(result);
  if (result.failed > 0) break;
}
const { passed, failed } = sum(counts);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

/** A stage that cannot run counts as one failed test. */
async function runStage({ name, run }: Stage): Promise<TestCounts> {
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
  const started = Date.now();
  const result = await run().catch((error: unknown): TestCounts => {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const tests = result.passed + result.failed;
  const outcome = result.failed > 0 ? 'FAILED' : 'ok';
  console.log(
    `── ${name}: ${outcome}, ${seconds} s${tests > 0 ? `, ${result.passed} passed, ${result.failed} failed` : ''}`,
  );
  return result;
}
