import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { VsCodeServer } from './server.ts';

/** Where, under the server's own address, the page finds the extension's files. */
const route = '/dev-extension';

/**
 * Makes the page load the extension in `folder` in its web worker, and run there the tests of the module `tests` if one is given.
 * The workbench takes web extensions under development only from its page's configuration, so that is changed before it is read.
 * The files are answered from disk under the server's own address, because workers need an http address.
 * @param tests path of the module inside the extension's folder
 */
export async function loadWebExtension(
  page: Page,
  server: VsCodeServer,
  folder: string,
  tests?: string,
): Promise<void> {
  const authority = `localhost:${server.port}`;
  const uri = (path: string) => ({ $mid: 1, scheme: 'http', authority, path: `${route}/${path}` });
  const options = { extensions: [uri('')], ...(tests ? { extensionTestsPath: uri(tests) } : {}) };

  await page.context().route(
    (url) => url.host === authority && url.pathname.startsWith(`${route}/`),
    (answer) => {
      const file = join(folder, decodeURIComponent(new URL(answer.request().url()).pathname.slice(route.length)));
      return answer.fulfill(existsSync(file) ? { path: file } : { status: 404, body: 'Not found' });
    },
  );
  await page.addInitScript(`(${String(addDevelopmentOptions)})(${JSON.stringify(options)})`);
}

/** Runs in the page, so it can use nothing but its parameter. */
function addDevelopmentOptions(options: object): void {
  const page = globalThis as unknown as BrowserGlobals;
  const observer = new page.MutationObserver(() => {
    const configuration = page.document.getElementById('vscode-workbench-web-configuration');
    if (!configuration) return;
    observer.disconnect();
    const settings = JSON.parse(configuration.dataset.settings ?? '{}');
    settings.developmentOptions = { ...settings.developmentOptions, ...options };
    configuration.dataset.settings = JSON.stringify(settings);
  });
  observer.observe(page.document, { childList: true, subtree: true });
}

/** The little of the browser that is used here. The project is checked without the browser's types. */
interface BrowserGlobals {
  readonly document: { getElementById(id: string): { readonly dataset: Record<string, string | undefined> } | null };
  readonly MutationObserver: new (
    changed: () => void,
  ) => { observe(target: object, options: object): void; disconnect(): void };
}
