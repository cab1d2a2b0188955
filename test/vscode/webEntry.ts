// Runs in the web worker's extension host. The console comes first: mocha keeps its functions when it is loaded.
import '../../scripts/vscode-host/testConsole.ts';
import 'mocha/mocha';
import { workspace } from 'vscode';
import { fixture, until } from './support.ts';

/** Called by VS Code: runs the suites about what differs in a browser, and leaves the result in the workspace. */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'tdd', timeout: 60_000, color: true, reporter: 'spec' });
  // The workspace's files can come later than the tests.
  suiteSetup(() => until('the files are there', filesAreThere));
  await import('./suites/workspace.ts');
  await import('./suites/tools.ts');

  const { passes = 0, failures = 0 } = await new Promise<Mocha.Stats>((resolve) => {
    const runner = mocha.run(() => runner.stats && resolve(runner.stats));
  });
  const result = JSON.stringify({ passed: passes, failed: failures });
  await workspace.fs.writeFile(fixture('.test-result.json'), new TextEncoder().encode(result));
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}

async function filesAreThere(): Promise<boolean> {
  try {
    await workspace.fs.stat(fixture('munich.yaml'));
    return true;
  } catch {
    return false;
  }
}
