import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const folder = join(import.meta.dirname, '../peers');
const packageFolder = join(folder, 'node_modules/yaml-language-server');

/** The package that the bench compares with. It is no dependency of the project, for it is three times as large as everything else. */
export const yamlLanguageServer = {
  version: (
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      dependencies: { 'yaml-language-server': string };
    }
  ).dependencies['yaml-language-server'],
  program: join(packageFolder, 'bin/yaml-language-server'),
};

/** Makes sure that the packages of the folder `peers` are installed, in the versions of its lock file. */
export async function installPeers(): Promise<void> {
  if (installedVersion() === yamlLanguageServer.version) return;
  console.log('Installing what to compare with (once) …');
  const environment = { ...process.env };
  for (const name of ['npm_config_local_prefix', 'npm_config_global', 'npm_config_prefix']) delete environment[name];
  // Inside npm scripts this is the npm that runs them; `npm` on the path may be a shell script that only a shell can start.
  const npm = process.env.npm_execpath;
  const [program, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await promisify(execFile)(program, [...first, 'ci', ...options], { cwd: folder, env: environment });
}

function installedVersion(): string | undefined {
  const manifest = join(packageFolder, 'package.json');
  return existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version : undefined;
}
