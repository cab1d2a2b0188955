import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';

/**
 * The Node program that runs the VS Code server, which uses `module.registerHooks` (Node 22.15, or 23.5 and later). npm scripts of this project
 * run on such a Node already; a script that somebody starts with another one takes the one that is installed beside it.
 */
export function nodeForServer(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major >= 24 || (major === 23 && minor >= 5) || (major === 22 && minor >= 15)) return process.execPath;
  const installed = join(root, 'node_modules/node/bin/node');
  if (existsSync(installed)) return installed;
  throw new Error(`The VS Code server needs Node 22.15 or newer, and this is ${process.version}: run "npm ci" first.`);
}
