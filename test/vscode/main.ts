import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { build } from 'esbuild';
import { root } from '../../scripts/root.ts';
import { stageExtension } from '../../scripts/stageExtension.ts';
import type { TestCounts } from '../../scripts/testCounts.ts';
import { desktopIsAvailable } from './desktop.ts';

const stage = join(root, '.vscode-test/extension');
const suite = join(root, '.vscode-test/suite.cjs');

/**
 * Runs the suites of this folder inside VS Code, on a copy of `fixtures`: in the desktop VS Code where it can be had, else in the server
 * of `scripts/vscode-host` with a browser. Needs the bundles in `dist/`.
 */
export async function testInVsCode(): Promise<TestCounts> {
  stageExtension(stage);
  await bundleSuites();
  const workspace = mkdtempSync(join(tmpdir(), 'dn-config-'));
  try {
    cpSync(join(import.meta.dirname, 'fixtures'), workspace, { recursive: true });
    commitAll(workspace);
    await runInVsCode(workspace);
    return readResult(workspace);
  } finally {
    rmSync(workspace, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Makes the folder a Git repository with one commit, whatever the person who runs the tests has set for Git. */
function commitAll(folder: string): void {
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false'];
  const git = (...args: string[]) => execFileSync('git', ['-c', 'core.hooksPath=', ...args], { cwd: folder });
  git('init', '--quiet');
  git('add', '.');
  git(...author, 'commit', '--quiet', '--message', 'What is there');
}

function bundleSuites() {
  return build({
    absWorkingDir: root,
    entryPoints: ['test/vscode/entry.ts'],
    outfile: suite,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    sourcemap: 'inline',
    // Mocha looks for its own files at run time.
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}

async function runInVsCode(workspace: string): Promise<void> {
  const desktop = await desktopIsAvailable();
  console.log(desktop ? 'In the desktop VS Code.' : 'In the VS Code of scripts/vscode-host.');
  // The stand-in is a script, so Node is the program and the script its first argument.
  const standIn = {
    vscodeExecutablePath: process.execPath,
    launchArgs: [join(root, 'scripts/vscode-host/code.ts'), workspace],
  };
  try {
    await runTests({
      extensionDevelopmentPath: stage,
      extensionTestsPath: suite,
      ...(desktop ? { launchArgs: [workspace, '--disable-extensions'] } : standIn),
    });
  } catch (error) {
    // Failed tests have been counted and printed; anything else is told by the missing result.
    if (!(error instanceof TestRunFailedError)) throw error;
  }
}

function readResult(workspace: string): TestCounts {
  const file = join(workspace, '.test-result.json');
  if (!existsSync(file)) throw new Error('The tests in VS Code came to no end.');
  const { measurements, ...counts }: TestCounts & { measurements: Record<string, unknown> } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const results = join(root, 'test-results');
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, 'activation.json'), `${JSON.stringify(measurements.activation, undefined, 2)}\n`);
  return counts;
}

if (import.meta.main) console.log(await testInVsCode());
