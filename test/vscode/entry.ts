// Runs in the extension host. The console comes first: mocha keeps its functions when it is loaded.
import '../../scripts/vscode-host/testConsole.ts';
import Mocha from 'mocha';
import { workspace } from 'vscode';
import { measurements } from './measurements.ts';
import { fixture } from './support.ts';

/** Called by VS Code: runs all suites, and leaves the result in the workspace for whoever started VS Code. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000, color: true });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  // The first one wants an extension that nothing has activated yet.
  await import('./suites/activation.ts');
  await import('./suites/language.ts');
  await import('./suites/diagnostics.ts');
  await import('./suites/completion.ts');
  await import('./suites/hover.ts');
  await import('./suites/outline.ts');
  await import('./suites/settings.ts');
  await import('./suites/restart.ts');
  await import('./suites/codeActions.ts');
  await import('./suites/workspace.ts');
  await import('./suites/status.ts');
  await import('./suites/tools.ts');
  await import('./suites/git.ts');

  const { passes = 0, failures = 0 } = await new Promise<Mocha.Stats>((resolve) => {
    const runner = mocha.run(() => runner.stats && resolve(runner.stats));
  });
  const result = JSON.stringify({ passed: passes, failed: failures, measurements });
  await workspace.fs.writeFile(fixture('.test-result.json'), new TextEncoder().encode(result));
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}
