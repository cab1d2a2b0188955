import { execFile, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';

const run = promisify(execFile);
const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];
const usualPlaces = [
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/**
 * The path of a Chromium: the one that the environment variable `CHROMIUM` names, else an installed one, else, for root on Debian, one that is
 * installed now.
 * @throws with a sentence that says what to install when there is none.
 */
export async function provideChromium(log: (line: string) => void): Promise<string> {
  const named = process.env.CHROMIUM;
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`The environment variable CHROMIUM names ${named}, which is no program.`);
  }
  const installed = findChromium();
  if (installed) return installed;
  if (!mayInstallPackages()) {
    throw new Error(
      'No Chromium found: install Chromium or Chrome (on Debian: "apt-get install chromium"), or name one in CHROMIUM.',
    );
  }
  const started = Date.now();
  log('Installing Chromium (once) …');
  await aptGet('update', '-qq');
  await aptGet('install', '-y', '-qq', '--no-install-recommends', 'chromium');
  const path = findChromium();
  if (!path) throw new Error('Chromium was installed with apt-get, yet no program of that name is found.');
  log(`Chromium is installed (${((Date.now() - started) / 1000).toFixed(1)} s).`);
  return path;
}

/** Starts Chromium without a window. The sandbox is off because it does not work for root, nor in most containers. */
export async function launchChromium(executablePath: string): Promise<Browser> {
  // Loading playwright takes a second of work, so only those who want a browser do.
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath,
    // Whoever starts the browser also stops it, in an order of their own.
    handleSIGINT: false,
    handleSIGTERM: false,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...usualPlaces].find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function mayInstallPackages(): boolean {
  return (
    process.getuid?.() === 0 && existsSync('/etc/debian_version') && spawnSync('apt-get', ['--version']).status === 0
  );
}

/** Runs apt-get, and waits for its turn while another apt-get is at work. */
async function aptGet(...command: string[]): Promise<void> {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (let attempt = 1; ; attempt++) {
    try {
      await run('apt-get', command, { env: environment, maxBuffer: 64 * 1024 * 1024 });
      return;
    } catch (error) {
      if (attempt === 60 || !/could not get lock|unable to (acquire|lock)/i.test(String(error))) throw error;
      await sleep(5000);
    }
  }
}
