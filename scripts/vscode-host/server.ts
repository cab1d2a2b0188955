import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VsCodeHost } from './install.ts';
import { nodeForServer } from './nodeForServer.ts';
import { quietSettings, type Settings } from './settings.ts';

/** Arguments for a server with only one page: it ends when the page is gone, even if whoever started it has been killed. */
export const endWithPage: readonly string[] = [
  '--reconnection-grace-time',
  '30',
  '--enable-remote-auto-shutdown',
  '--remote-auto-shutdown-without-delay',
];

/** What a VS Code server is started with. */
export interface ServerOptions {
  readonly host: VsCodeHost;
  /** Holds everything that the server writes. Without it that is a temporary folder, removed when the server stops. */
  readonly dataFolder?: string;
  /** Holds the installed extensions; by default a folder of its own inside the data folder. */
  readonly extensionsFolder?: string;
  readonly settings?: Settings;
  /** What a page must know to be let in. Without it everyone on this machine is. */
  readonly token?: string;
  /** Lets pages load extensions and run tests that their address names. */
  readonly forTests?: boolean;
  readonly port?: number;
  /** More arguments of the server itself. */
  readonly serverArguments?: readonly string[];
  readonly log?: (text: string) => void;
}

/** A running VS Code server. */
export interface VsCodeServer {
  readonly port: number;
  /** Resolves when the server has stopped, for whatever reason. */
  readonly stopped: Promise<void>;
  /** The address of a page with a folder of the disk open; `payload` takes what the desktop takes as its command line. */
  address(folder: string, payload?: readonly (readonly [string, string])[]): string;
  /** The URI that stands for a path of the disk in a page. */
  uri(path: string): string;
  /** Stops the server and all that it started. */
  stop(): Promise<void>;
}

/** Starts a VS Code server and waits until it listens. */
export async function startServer(options: ServerOptions): Promise<VsCodeServer> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'vsc-'));
  writeUserSettings(dataFolder, options.settings ?? quietSettings);
  const temporary = temporaryFolder();
  const child = spawnServer(options, dataFolder, temporary);
  const signal = (name: NodeJS.Signals) => signalGroup(child, name);
  const killAtExit = () => signal('SIGKILL');
  process.on('exit', killAtExit);
  const stopped = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const port = await listeningPort(child, options.log);
  const authority = `localhost:${port}`;
  return {
    port,
    stopped,
    uri: (path) => `vscode-remote://${authority}${encodeURI(path)}`,
    address(folder, payload = []) {
      const query = new URLSearchParams();
      if (options.token) query.set('tkn', options.token);
      query.set('folder', folder);
      if (payload.length > 0) query.set('payload', JSON.stringify(payload));
      // The workbench reads a plus sign as itself.
      return `http://${authority}/?${query.toString().replaceAll('+', '%20')}`;
    },
    async stop() {
      signal('SIGTERM');
      const timer = setTimeout(signal, 3000, 'SIGKILL');
      await stopped;
      clearTimeout(timer);
      signal('SIGKILL');
      process.off('exit', killAtExit);
      for (const folder of options.dataFolder ? [temporary] : [temporary, dataFolder])
        rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/** The settings file that the workbench in the browser reads. Settings that a person has changed meanwhile stay. */
function writeUserSettings(dataFolder: string, settings: Settings): void {
  const folder = join(dataFolder, 'data/User');
  const file = join(folder, 'settings.json');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(settings, undefined, 2));
}

/**
 * A new folder in which VS Code may leave its sockets, whose paths can have about a hundred characters: too few for the temporary folder
 * of macOS, and for a project that lies deep.
 */
export function temporaryFolder(): string {
  return mkdtempSync('/tmp/vsc-');
}

function spawnServer(options: ServerOptions, dataFolder: string, temporary: string): ChildProcess {
  const args = [
    join(options.host.vscode, 'out/server-main.js'),
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
    ...(options.token ? ['--connection-token', options.token] : ['--without-connection-token']),
    ...[
      '--server-data-dir',
      dataFolder,
      '--extensions-dir',
      options.extensionsFolder ?? join(dataFolder, 'extensions'),
    ],
    ...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust'],
    ...(options.forTests ? ['--enable-smoke-test-driver'] : []),
    ...(options.serverArguments ?? []),
  ];
  return spawn(nodeForServer(), args, {
    // A process group of its own: what stops the server then stops its extension hosts and their language servers as well.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    // The server leaves sockets in its temporary folder.
    env: { ...serverEnvironment(), TMPDIR: temporary },
  });
}

/** The environment of the VS Code server's programs. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // No extension gallery, so that no request leaves the machine.
    EXTENSIONS_GALLERY: '{}',
    // Started from a command line, VS Code does not run a login shell to learn the environment.
    VSCODE_CLI: '1',
  };
}

function listeningPort(child: ChildProcess, log?: (text: string) => void): Promise<number> {
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (data: Buffer) => {
      log?.(String(data));
      output += data;
      const found = /Extension host agent listening on (\d+)/.exec(output);
      if (found) resolve(Number(found[1]));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The VS Code server stopped with code ${code}:\n${output}`)));
  });
}

function signalGroup(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, name);
  } catch {
    // All of them are gone already.
  }
}
