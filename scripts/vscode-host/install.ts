import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { refuseWindows } from '../platform.ts';
import { root } from '../root.ts';

/**
 * The npm package whose `lib/vscode` folder is a complete VS Code server. Only that folder is taken; of its dependencies only the
 * few that dependencies/package.json names, so that nothing is compiled and no install script runs.
 */
const codeServer = {
  name: 'code-server',
  version: '4.139.1',
  integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
  folder: 'package/lib/vscode',
  /** Large, and never asked for with AI features off. */
  unwanted: ['package/lib/vscode/extensions/copilot'],
};

const ingredients = join(root, 'scripts/vscode-host/dependencies');
const installations = join(root, '.vscode-host');
const oneHour = 60 * 60 * 1000;
const run = promisify(execFile);

/** Where the VS Code server is installed. */
export interface VsCodeHost {
  /** The server's own folder, the one with `out/server-main.js`. */
  readonly vscode: string;
}

/**
 * Makes sure that the VS Code server is installed under `.vscode-host/`, and says where. Takes about 15 seconds the first time and nothing
 * after that. The work is done in a folder of its own that is moved to its place when it is whole: an interrupted run leaves nothing
 * half done, and of two runs at the same time the slower one throws its own work away.
 */
export async function installVsCodeHost(log: (line: string) => void): Promise<VsCodeHost> {
  refuseWindows();
  const place = join(installations, `vscode-${fingerprint()}`);
  const host = { vscode: join(place, 'vscode') };
  if (existsSync(place)) return host;

  const started = Date.now();
  log('Setting up VS Code (once) …');
  mkdirSync(installations, { recursive: true });
  removeLeftovers();
  const work = join(installations, `unfinished-${randomBytes(6).toString('hex')}`);
  try {
    await installInto(work);
    moveUnlessThere(work, place);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  log(`VS Code ${versionOf(host)} is set up (${((Date.now() - started) / 1000).toFixed(1)} s).`);
  return host;
}

/** The version of VS Code that is installed, for example `1.139.1`. */
export function versionOf(host: VsCodeHost): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(host.vscode, 'package.json'), 'utf8'));
  return manifest.version;
}

/** Changes whenever anything that goes into the installation changes, so that a stale one is never taken for the right one. */
function fingerprint(): string {
  const hash = createHash('sha256').update(codeServer.integrity);
  for (const entry of readdirSync(ingredients, { recursive: true, encoding: 'utf8' }).sort()) {
    if (/\.(js|json)$/.test(entry)) hash.update(readFileSync(join(ingredients, entry)));
  }
  return hash.digest('hex').slice(0, 12);
}

async function installInto(work: string): Promise<void> {
  cpSync(ingredients, work, { recursive: true });
  await Promise.all([npm(work, 'ci'), downloadServer(work)]);
  // Node would find the packages one folder up as well, but what the browser needs of them is served from here only.
  symlinkSync('../node_modules', join(work, 'vscode/node_modules'));
}

async function downloadServer(work: string): Promise<void> {
  const download = join(work, 'download');
  mkdirSync(download);
  await npm(download, 'pack', `${codeServer.name}@${codeServer.version}`);
  const archive = join(download, `${codeServer.name}-${codeServer.version}.tgz`);
  const integrity = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (integrity !== codeServer.integrity) {
    throw new Error(
      `${codeServer.name}@${codeServer.version} is not the expected package: its integrity is ${integrity}`,
    );
  }
  const target = join(work, 'vscode');
  mkdirSync(target);
  const depth = codeServer.folder.split('/').length;
  const excluded = codeServer.unwanted.map((path) => `--exclude=${path}`);
  await run('tar', ['xzf', archive, '-C', target, `--strip-components=${depth}`, ...excluded, codeServer.folder]);
  rmSync(download, { recursive: true });
}

/** Runs npm in a folder that is a project of its own, whatever npm script we were started from. Install scripts never run. */
async function npm(folder: string, ...command: string[]): Promise<void> {
  const environment = { ...process.env };
  for (const name of ['npm_config_local_prefix', 'npm_config_global', 'npm_config_prefix']) delete environment[name];
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // Inside npm scripts this is the npm that runs them; `npm` on the path may be a shell script that only a shell can start.
  const npmProgram = process.env.npm_execpath;
  const [program, first] = npmProgram ? [process.execPath, [npmProgram]] : ['npm', []];
  await run(program, [...first, ...command, ...options], { cwd: folder, env: environment });
}

function moveUnlessThere(work: string, place: string): void {
  try {
    renameSync(work, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  }
}

/** What interrupted runs have left. Young folders are spared: another run may be at work in them. */
function removeLeftovers(): void {
  for (const entry of readdirSync(installations)) {
    const path = join(installations, entry);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (entry.startsWith('unfinished-') && age > oneHour) rmSync(path, { recursive: true, force: true });
  }
}
