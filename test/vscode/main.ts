import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { type BuildOptions, build } from 'esbuild';
import { root } from '../../scripts/root.ts';
import { stageExtension } from '../../scripts/stageExtension.ts';
import { sum, type TestCounts } from '../../scripts/testCounts.ts';
import { desktopIsAvailable } from './desktop.ts';

const stage = join(root, '.vscode-test/extension');

/** Where VS Code runs the extension: as a Node process of its own, or in the web worker of a browser. */
interface ExtensionHost {
  readonly name: string;
  readonly entry: string;
  /** In a browser it has to be among the extension's own files. */
  readonly bundle: string;
  readonly bundling: BuildOptions;
  readonly launchArgs: readonly string[];
}

const hosts: readonly ExtensionHost[] = [
  {
    name: 'Node',
    entry: 'test/vscode/entry.ts',
    bundle: join(root, '.vscode-test/suite.cjs'),
    // Mocha looks for its own files at run time.
    bundling: { platform: 'node', external: ['vscode', 'mocha'] },
    launchArgs: [],
  },
  {
    name: 'a web worker',
    entry: 'test/vscode/webEntry.ts',
    bundle: join(stage, 'suite.js'),
    bundling: {
      platform: 'browser',
      external: ['vscode'],
      alias: { 'node:assert/strict': join(import.meta.dirname, 'webAssert.ts') },
    },
    launchArgs: ['--extensionDevelopmentKind=web'],
  },
];

/**
 * Runs the suites of this folder inside VS Code, on a copy of `fixtures`: in the desktop VS Code where it can be had, else in the server
 * of `scripts/vscode-host` with a browser. Needs the bundles in `dist/`.
 */
export async function testInVsCode(): Promise<TestCounts> {
  stageExtension(stage);
  const isDesktop = await desktopIsAvailable();
  console.log(isDesktop ? 'In the desktop VS Code.' : 'In the VS Code of scripts/vscode-host.');
  const counts: TestCounts[] = [];
  for (const host of hosts) counts.push(await testIn(host, isDesktop));
  return sum(counts);
}

async function testIn(host: ExtensionHost, isDesktop: boolean): Promise<TestCounts> {
  console.log(`The extension runs in ${host.name}.`);
  await bundleSuites(host);
  const workspace = mkdtempSync(join(tmpdir(), 'dn-config-'));
  try {
    cpSync(join(import.meta.dirname, 'fixtures'), workspace, { recursive: true });
    commitAll(workspace);
    await runInVsCode(host, workspace, isDesktop);
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

function bundleSuites({ entry, bundle, bundling }: ExtensionHost) {
  return build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: bundle,
    bundle: true,
    format: 'cjs',
    sourcemap: 'inline',
    logLevel: 'warning',
    ...bundling,
  });
}

async function runInVsCode(
  { bundle, launchArgs }: ExtensionHost,
  workspace: string,
  isDesktop: boolean,
): Promise<void> {
  // The stand-in is a script, so Node is the program and the script its first argument.
  const standIn = {
    vscodeExecutablePath: process.execPath,
    launchArgs: [join(root, 'scripts/vscode-host/code.ts'), workspace, ...launchArgs],
  };
  try {
    await runTests({
      extensionDevelopmentPath: stage,
      extensionTestsPath: bundle,
      ...(isDesktop ? { launchArgs: [workspace, '--disable-extensions', ...launchArgs] } : standIn),
    });
  } catch (error) {
    // Failed tests have been counted and printed; anything else is told by the missing result.
    if (!(error instanceof TestRunFailedError)) throw error;
  }
}

function readResult(workspace: string): TestCounts {
  const file = join(workspace, '.test-result.json');
  if (!existsSync(file)) throw new Error('The tests in VS Code came to no end.');
  const { measurements, ...counts }: TestCounts & { measurements?: Record<string, unknown> } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  if (measurements) {
    const results = join(root, 'test-results');
    mkdirSync(results, { recursive: true });
    writeFileSync(join(results, 'activation.json'), `${JSON.stringify(measurements.activation, undefined, 2)}\n`);
  }
  return counts;
}

if (import.meta.main) console.log(await testInVsCode());
