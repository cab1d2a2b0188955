import { spawnSync } from 'node:child_process';
import { layeringProblems } from './layering.ts';
import { refuseWindows } from './platform.ts';
import { root } from './root.ts';

/** One way to look at the whole tree without running it. */
interface Look {
  readonly name: string;
  run(): boolean;
}

const looks: readonly Look[] = [
  { name: 'types', run: () => tool('tsc', ['--noEmit', '--pretty']) },
  { name: 'format and lint', run: () => tool('biome', ['ci', '--error-on-warnings']) },
  { name: 'layering', run: checkLayering },
  { name: 'generated files', run: () => nodeScript('scripts/generate.ts', '--check') },
];

function tool(name: string, args: readonly string[]): boolean {
  return spawnSync(`node_modules/.bin/${name}`, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

function nodeScript(...args: readonly string[]): boolean {
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

function checkLayering(): boolean {
  const problems = layeringProblems(root);
  for (const problem of problems) console.error(problem);
  return problems.length === 0;
}

/** Takes every look, so that one run shows all that is wrong; gives the names of those that failed. */
export function check(): string[] {
  refuseWindows();
  return looks.filter(({ run }) => !run()).map(({ name }) => name);
}

if (import.meta.main) {
  const failed = check();
  if (failed.length > 0) {
    console.error(`Not in order: ${failed.join(', ')}.`);
    process.exitCode = 1;
  }
}
