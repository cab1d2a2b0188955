import { mkdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { format } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { root } from '../root.ts';
import { launchChromium, provideChromium } from './chromium.ts';
import { installVsCodeHost } from './install.ts';
import { mark } from './marking.ts';
import { endWithPage, startServer, type VsCodeServer } from './server.ts';
import { loadWebExtension } from './webExtension.ts';

// Stands in for the VS Code program: takes the arguments with which @vscode/test-electron starts it, runs the tests in the workbench,
// prints their console lines and exits with their code. With --extensionDevelopmentKind=web they run in the web worker.

const timeLimit = Number(process.env.DN_CONFIG_TEST_TIMEOUT ?? 240) * 1000;
const args = process.argv.slice(2);
const verbose = args.includes('--verbose');
const extension = pathArgument('extensionDevelopmentPath');
const tests = pathArgument('extensionTestsPath');
const folder = resolve(args.find((argument) => !argument.startsWith('-')) ?? '.');
const inWebWorker = args.includes('--extensionDevelopmentKind=web');

let server: VsCodeServer | undefined;
let browser: Browser | undefined;
let stopping: Promise<never> | undefined;
const workbenchErrors: string[] = [];

process.on('SIGINT', () => stop(130));
process.on('SIGTERM', () => stop(143));
try {
  const code = await runTests();
  if (code !== 0) printWorkbenchErrors();
  await stop(code);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  printWorkbenchErrors();
  await stop(1);
}

function pathArgument(name: string): string {
  const prefix = `--${name}=`;
  const argument = args.find((each) => each.startsWith(prefix));
  if (!argument) throw new Error(`Missing argument: ${prefix}PATH`);
  return resolve(argument.slice(prefix.length));
}

async function runTests(): Promise<number> {
  const [host, chromium] = await Promise.all([installVsCodeHost(console.log), provideChromium(console.log)]);
  const log = verbose ? (text: string) => process.stderr.write(text) : () => {};
  const starting = startServer({ host, forTests: true, serverArguments: endWithPage, log });
  [server, browser] = await Promise.all([starting, launchChromium(chromium)]);
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const finished = waitForTests(page);
  await page.exposeFunction('codeAutomationLog', printOrKeep);
  if (inWebWorker) await loadWebExtension(page, server, extension, relative(extension, tests));
  const payload: [string, string][] = inWebWorker
    ? []
    : [
        ['extensionDevelopmentPath', server.uri(extension)],
        ['extensionTestsPath', server.uri(tests)],
      ];
  await page.goto(server.address(folder, payload), { waitUntil: 'commit' });
  return finished.catch(async (error: unknown) => {
    await takeScreenshot(page);
    throw error;
  });
}

/** Resolves with the exit code that the workbench gives when the tests are over. */
function waitForTests(page: Page): Promise<number> {
  return new Promise((resolve, reject) => {
    page.exposeFunction('codeAutomationExit', (code: number) => resolve(code)).catch(reject);
    page.on('crash', () => reject(new Error('The page with the workbench crashed.')));
    setTimeout(() => reject(new Error(`The tests did not end within ${timeLimit / 1000} seconds.`)), timeLimit).unref();
  });
}

/** Prints what the tests print. The workbench's own errors are kept for the case that the tests fail. */
function printOrKeep(level: string, values: readonly unknown[]): void {
  const [first] = values;
  if (typeof first === 'string' && first.startsWith(mark)) console.log(first.slice(mark.length));
  else if (verbose) console.error(`[${level}]`, format(...values));
  else if (level === 'error') workbenchErrors.push(format(...values));
}

function printWorkbenchErrors(): void {
  if (workbenchErrors.length > 0)
    console.error(`Errors in the log of the workbench:\n${workbenchErrors.slice(-20).join('\n')}`);
}

async function takeScreenshot(page: Page): Promise<void> {
  const results = join(root, 'test-results');
  mkdirSync(results, { recursive: true });
  await page.screenshot({ path: join(results, 'extension-host.png') }).catch(() => {});
}

function stop(code: number): Promise<never> {
  stopping ??= (async () => {
    await browser?.close().catch(() => {});
    await server?.stop();
    return process.exit(code);
  })();
  return stopping;
}
