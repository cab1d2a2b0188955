import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from './build.ts';
import { refuseWindows } from './platform.ts';
import { root } from './root.ts';
import { installVsCodeHost } from './vscode-host/install.ts';
import { startServer } from './vscode-host/server.ts';

// npm start [-- FOLDER] [-- --desktop]: builds the extension and opens VS Code with it, on `examples/` or on the folder given.

const args = process.argv.slice(2);
const folder = resolve(args.find((argument) => !argument.startsWith('-')) ?? join(root, 'examples'));

try {
  refuseWindows();
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  await build({ production: false });
  if (args.includes('--desktop')) startDesktop();
  else await startInBrowser();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** Opens the installed VS Code, which then runs by itself. */
function startDesktop(): void {
  const { error, status } = spawnSync('code', [`--extensionDevelopmentPath=${root}`, folder], { stdio: 'inherit' });
  if (error)
    throw new Error(
      'There is no program "code" here. Install VS Code, or leave out --desktop to use VS Code in the browser.',
    );
  process.exitCode = status ?? 1;
}

/** Serves VS Code to the browser until Ctrl-C. Files are edited on disk, and what the person sets in VS Code is kept for the next time. */
async function startInBrowser(): Promise<void> {
  const host = await installVsCodeHost(console.log);
  const dataFolder = join(root, '.vscode-host/data');
  const server = await startServer({
    host,
    dataFolder,
    extensionsFolder: linkExtension(dataFolder),
    token: randomBytes(16).toString('hex'),
  });
  const address = server.address(folder);
  console.log(`VS Code is open at\n\n  ${address}\n\nAfter a rebuild, reload the page. Ctrl-C ends it.`);
  openBrowser(address);

  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    await server.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  await server.stopped;
  if (!ending) throw new Error('The VS Code server has stopped by itself.');
}

/**
 * A link to the project is all that installing takes: when the list of extensions is missing, the server makes one of what it finds in the
 * folder. The link has the name that an installed extension has.
 */
function linkExtension(dataFolder: string): string {
  const extensions = join(dataFolder, 'extensions');
  rmSync(extensions, { recursive: true, force: true });
  mkdirSync(extensions, { recursive: true });
  symlinkSync(root, join(extensions, 'dn-config.dn-config-development'));
  return extensions;
}

/** Shows the address in the person's browser where there is a screen to show it on. */
function openBrowser(address: string): void {
  const hasScreen = process.platform === 'darwin' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  if (!hasScreen) return;
  const browser: ChildProcess = spawn(process.platform === 'darwin' ? 'open' : 'xdg-open', [address], {
    stdio: 'ignore',
    detached: true,
  });
  // The address has been printed: who has no such program opens it by hand.
  browser.once('error', () => {});
  browser.unref();
}
