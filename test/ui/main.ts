import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { packageExtension } from '../../scripts/package.ts';
import { root } from '../../scripts/root.ts';
import type { TestCounts } from '../../scripts/testCounts.ts';
import { launchChromium, provideChromium } from '../../scripts/vscode-host/chromium.ts';
import { installVsCodeHost } from '../../scripts/vscode-host/install.ts';
import { installExtension } from '../../scripts/vscode-host/installExtension.ts';
import { endWithPage, startServer } from '../../scripts/vscode-host/server.ts';
import { quietSettings } from '../../scripts/vscode-host/settings.ts';
import { type TestContext, tests } from './tests.ts';
import { Workbench } from './workbench.ts';

const results = join(root, 'test-results');
/** Half the size and twice the density: everything on the pictures is large enough to be read. */
const viewport = { width: 800, height: 500 };

/**
 * Runs the tests of this folder in a real VS Code with the packaged extension, made from the bundles in `dist/`, on a copy of `fixtures`.
 * With `--update-screenshots` the pictures in `docs/images/` are taken anew; otherwise pictures go to `test-results/`.
 */
export async function testUserInterface(): Promise<TestCounts> {
  const temporary = mkdtempSync(join(tmpdir(), 'dn-config-'));
  // Its name is to be seen on the pictures.
  const folder = join(temporary, 'contact-centre');
  const extensionsFolder = join(temporary, 'extensions');
  const [host, chromium] = await Promise.all([installVsCodeHost(console.log), provideChromium(console.log)]);
  cpSync(join(import.meta.dirname, 'fixtures'), folder, { recursive: true });
  await installExtension(host, await packageExtension(), extensionsFolder);
  const server = await startServer({
    host,
    extensionsFolder,
    settings: { ...quietSettings, ...pictureSettings },
    serverArguments: endWithPage,
  });
  try {
    const browser = await launchChromium(chromium);
    try {
      const page = await browser.newPage({ viewport, deviceScaleFactor: 2 });
      page.setDefaultTimeout(30_000);
      const file = join(folder, 'leipzig.dn.yaml');
      await page.goto(server.address(folder, [['openFile', server.uri(file)]]), { waitUntil: 'commit' });
      const workbench = new Workbench(page);
      return await runAll({ workbench, file, photograph: (name) => photograph(page, name) });
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Each test starts where the one before it ended, so the first failure is the last test. */
async function runAll(context: TestContext): Promise<TestCounts> {
  mkdirSync(results, { recursive: true });
  let passed = 0;
  for (const { name, run } of tests) {
    const started = Date.now();
    try {
      await context.workbench.ready();
      await run(context);
      passed++;
      console.log(`  ✔ ${name} (${Date.now() - started} ms)`);
    } catch (error) {
      console.error(`  ✖ ${name}\n${error instanceof Error ? error.stack : error}`);
      await context.workbench.page.screenshot({ path: join(results, 'ui-failure.png') });
      break;
    }
  }
  return { passed, failed: tests.length - passed };
}

async function photograph(page: Page, name: string): Promise<void> {
  const folder = process.argv.includes('--update-screenshots') ? join(root, 'docs/images') : results;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Leaves away what takes room on the pictures. */
const pictureSettings = {
  'editor.minimap.enabled': false,
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
};

if (import.meta.main) {
  const { passed, failed } = await testUserInterface();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
