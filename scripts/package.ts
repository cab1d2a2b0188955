import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { build } from './build.ts';
import { root } from './root.ts';
import { stageExtension } from './stageExtension.ts';

const sizeLimit = 500_000;

/** Makes the packaged extension from the bundles in `dist/`, and says where it is. Fails when it has grown too large. */
export async function packageExtension(): Promise<string> {
  const stage = mkdtempSync(join(tmpdir(), 'dn-config-'));
  try {
    stageExtension(stage);
    const { name, version }: { name: string; version: string } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    );
    const vsix = join(root, `${name}-${version}.vsix`);
    await vsce(
      stage,
      'package',
      '--no-dependencies',
      '--allow-missing-repository',
      '--no-rewrite-relative-links',
      '--out',
      vsix,
    );
    const { size } = statSync(vsix);
    if (size > sizeLimit) throw new Error(`${vsix} has ${size} bytes, more than the ${sizeLimit} that it may have.`);
    console.log(`${relative(root, vsix)}: ${(size / 1000).toFixed(0)} kB`);
    return vsix;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

async function vsce(folder: string, ...args: readonly string[]): Promise<void> {
  const { stderr } = await promisify(execFile)(
    process.execPath,
    [join(root, 'node_modules/@vscode/vsce/vsce'), ...args],
    { cwd: folder },
  );
  if (stderr.trim()) console.error(stderr.trim());
}

if (import.meta.main) {
  await build({ production: true });
  await packageExtension();
}
