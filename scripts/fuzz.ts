import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';
import { runProgram } from './runProgram.ts';

// npm run fuzz [-- EDITS [SEED]]: the long run of the test that compares the engine with a fresh reading after every edit. The bench tells its outcome.

const [edits = '1000000', seed = String(Date.now() % 1_000_000_000)] = process.argv.slice(2);
const longest = 6 * 60 * 60;

console.log(`${edits} edits from seed ${seed}; this takes a while.`);
const { exitCode } = await runProgram(['--test', '--test-reporter=spec', 'test/fuzz/incremental.test.ts'], longest, {
  DN_CONFIG_EDITS: edits,
  DN_CONFIG_SEED: seed,
});
mkdirSync(join(root, 'test-results'), { recursive: true });
const outcome = { edits: Number(edits), differences: exitCode === 0 ? 0 : 1 };
writeFileSync(join(root, 'test-results/equality.json'), `${JSON.stringify(outcome)}\n`);
process.exitCode = exitCode;
