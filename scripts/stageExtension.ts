import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

/** Everything that is part of the packaged extension, apart from its manifest. Folders stand for all that is in them. */
const parts = [
  'dist/client.js',
  'dist/languageClient.js',
  'dist/server.js',
  'dist/languageServer.js',
  'dist/THIRD-PARTY-NOTICES.txt',
  'docs/rules',
  'docs/comments.md',
  'docs/presets.md',
  'docs/project-file.md',
  'schemas',
  'snippets',
  'syntaxes',
  'language-configuration.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
] as const;

/** What the manifest says to those who work on the project, not to VS Code. */
const developmentKeys = [
  'allowScripts',
  'bin',
  'dependencies',
  'devDependencies',
  'files',
  'overrides',
  'scripts',
  'type',
];

/**
 * Puts together in `folder` the extension as it is shipped, from what has been built. What is tested and what is packaged is this folder, so that
 * nothing can be in use that is not also shipped. The manifest's `type` is left out with the rest: the bundles are no ES modules, and in a web
 * worker VS Code would refuse them.
 */
export function stageExtension(folder: string): void {
  const missing = parts.filter((part) => !existsSync(join(root, part)));
  if (missing.length > 0) throw new Error(`Missing for the extension: ${missing.join(', ')}.`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true });
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const key of developmentKeys) delete manifest[key];
  const engines = { vscode: (manifest.engines as { vscode: string }).vscode };
  // All that is here is meant to be packaged, which vsce wants to be told.
  const shipped = { ...manifest, engines, files: ['**'] };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(shipped, undefined, 2)}\n`);
}
