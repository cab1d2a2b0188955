/**
 * Writes the generated files: `node scripts/generate.ts`. With `--check` nothing is written; it fails and lists the files that differ
 * from what their sources give.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generators } from './generate/generators.ts';
import { root } from './root.ts';

const check = process.argv.includes('--check');
const stale: string[] = [];

for (const { file, render } of generators) {
  const path = join(root, file);
  const text = await render();
  if ((await currentText(path)) === text) continue;
  stale.push(file);
  if (!check) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

for (const file of stale) console.log(check ? `not fresh: ${file}` : `written: ${file}`);
if (check && stale.length > 0) {
  console.log('Run `node scripts/generate.ts` and commit the result.');
  process.exitCode = 1;
}

async function currentText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}
