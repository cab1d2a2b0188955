import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bundle } from '../protocol/client.ts';

/** How a run of the command line ended. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of one's own in which the built command line is run as people run it. */
export class Playground {
  readonly folder = mkdtempSync(join(tmpdir(), 'dn-config-'));

  /** Writes files, by their paths in the folder. */
  write(files: Readonly<Record<string, string | Uint8Array>>): this {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(this.path(path)), { recursive: true });
      writeFileSync(this.path(path), content);
    }
    return this;
  }

  path(path: string): string {
    return join(this.folder, path);
  }

  read(path: string): string {
    return readFileSync(this.path(path), 'utf8');
  }

  run(
    args: readonly string[],
    { input = '', env = {}, cwd = '.' }: { input?: string | Uint8Array; env?: NodeJS.ProcessEnv; cwd?: string } = {},
  ): Run {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], {
      cwd: this.path(cwd),
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, NO_COLOR: '', GITHUB_WORKSPACE: '', ...env },
    });
    return { status, stdout, stderr };
  }

  /** Starts a run without waiting for its end. */
  start(args: readonly string[]): ChildProcess {
    return spawn(process.execPath, [bundle, ...args], { cwd: this.folder, stdio: 'ignore' });
  }

  /** The paths that a run of `lint` reports on, in its order. */
  lintedPaths(args: readonly string[], options: { cwd?: string } = {}): string[] {
    const { stdout } = this.run(['lint', '--format', 'json', ...args], options);
    return JSON.parse(stdout).files.map(({ path }: { path: string }) => path);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A file of one DN with these options in its TServer section. */
export function dnFile(...options: readonly string[]): string {
  return [
    'dns:',
    '  - number: "7001"',
    '    type: extension',
    '    userProperties:',
    '      TServer:',
    ...options.map((option) => `        ${option}`),
    '',
  ].join('\n');
}

export const good = dnFile('multimedia: true', 'sip-signaling-chat: none');
/** One error. */
export const bad = good.replace('none', 'nome');
/** One safe fix. */
export const mendable = good.replace('true', 'True');
