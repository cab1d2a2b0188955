import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { VsCodeHost } from './install.ts';
import { nodeForServer } from './nodeForServer.ts';
import { serverEnvironment, temporaryFolder } from './server.ts';

/** Installs a packaged extension (a `.vsix` file) as VS Code does it for anyone; a server started with that folder then has it. */
export async function installExtension(host: VsCodeHost, vsix: string, extensionsFolder: string): Promise<void> {
  const data = temporaryFolder();
  try {
    const args = [
      '--accept-server-license-terms',
      '--server-data-dir',
      data,
      '--extensions-dir',
      extensionsFolder,
      '--force',
      '--install-extension',
      vsix,
    ];
    const { stdout, stderr } = await promisify(execFile)(
      nodeForServer(),
      [join(host.vscode, 'out/server-main.js'), ...args],
      {
        env: { ...serverEnvironment(), TMPDIR: data },
      },
    );
    if (!/successfully installed/.test(stdout)) throw new Error(`${vsix} could not be installed:\n${stdout}${stderr}`);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
