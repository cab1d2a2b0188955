import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build as bundle, context, type Metafile, type Plugin } from 'esbuild';
import { bundledPackages, noticesOf } from './notices.ts';
import { root } from './root.ts';

interface Bundle {
  readonly output: string;
  /** A file, or a few lines of code. */
  readonly entry: string | { readonly code: string };
  readonly options: BuildOptions;
}

/** Stands in `dist/`, beside the bundles. */
const noticesFile = 'THIRD-PARTY-NOTICES.txt';

const node: BuildOptions = { platform: 'node', format: 'cjs', target: 'node20' };

/** Everything that runs, each in one file. `vscode` is what the editor itself hands in. */
const bundles: readonly Bundle[] = [
  {
    output: 'client.js',
    entry: 'client/src/node/main.ts',
    options: { ...node, external: ['vscode', './languageClient.js'] },
  },
  {
    output: 'languageClient.js',
    // One bundle for both worlds here, too: for Node what `client.js` loads later, for the browser the whole extension.
    entry: {
      code: `
        if (typeof process === 'object' && process.versions?.node) module.exports = require('./client/src/node/languageClient.ts');
        else module.exports = require('./client/src/browser/main.ts');
      `,
    },
    options: { ...node, conditions: ['browser'], external: ['vscode'] },
  },
  {
    output: 'server.js',
    entry: 'server/src/lsp/nodeStart.ts',
    options: node,
  },
  {
    output: 'languageServer.js',
    // One bundle for both worlds, each of which runs its own half: two bundles would make the extension larger by a third.
    entry: {
      code: `
        if (typeof process === 'object' && process.versions?.node) require('./server/src/lsp/nodeMain.ts');
        else require('./server/src/lsp/browserMain.ts');
      `,
    },
    options: {
      ...node,
      // Its variant for browsers serves both.
      conditions: ['browser'],
      alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
      // `codeCache.ts` reads it so; the few characters beyond would cost each start the time to decode all.
      charset: 'ascii',
      plugins: [lazyBuiltIns(['child_process', 'crypto']), stamped()],
    },
  },
  {
    output: 'dn-config.js',
    entry: 'server/src/cli/main.ts',
    options: {
      ...node,
      banner: {
        js: `#!/usr/bin/env node\n// Contains code of other packages: see ${noticesFile}, which belongs beside this file.`,
      },
      // The bundle starts threads of itself, and finds the rules' pages beside it.
      define: { 'import.meta.filename': '__filename' },
      plugins: [inlined('server/src/cli/rulePageTexts.ts'), executable()],
    },
  },
];

/** How to build: for use (`production`: small, without source maps) or for work on it. */
export interface BuildMode {
  readonly production: boolean;
}

/** Builds all bundles into `dist/`, with the notices of what is in them. */
export async function build(mode: BuildMode): Promise<void> {
  prepareOutputFolder();
  if (mode.production) for (const { output } of bundles) rmSync(join(root, 'dist', `${output}.map`), { force: true });
  const metafiles = await bundleAll(mode, true);
  writeFileSync(join(root, 'dist', noticesFile), noticesOf(bundledPackages(metafiles)));
}

/** Bundles everything, on disk only if `write` says so, and gives esbuild's account of what is in each bundle. */
export async function bundleAll(mode: BuildMode, write: boolean): Promise<readonly Metafile[]> {
  const results = await Promise.all(bundles.map((each) => bundle({ ...optionsOf(each, mode), write, metafile: true })));
  return results.map(({ metafile }) => metafile);
}

/** Builds all bundles, and each again whenever one of its files changes. Ends only with the process. */
async function watch(mode: BuildMode): Promise<void> {
  prepareOutputFolder();
  for (const each of bundles) {
    const watched = await context({ ...optionsOf(each, mode), logLevel: 'info' });
    await watched.watch();
  }
}

function optionsOf({ entry, output, options }: Bundle, { production }: BuildMode): BuildOptions {
  return {
    absWorkingDir: root,
    ...(typeof entry === 'string' ? { entryPoints: [entry] } : { stdin: { contents: entry.code, resolveDir: root } }),
    outfile: join('dist', output),
    bundle: true,
    minify: production,
    sourcemap: production ? false : 'linked',
    // Packages that ship both get smaller from their ES modules: what is not used falls away.
    mainFields: options.platform === 'browser' ? ['browser', 'module', 'main'] : ['module', 'main'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    ...options,
  };
}

/** The sources are ES modules, as the root's package.json says; the bundles are not, and VS Code cares in a web worker. */
function prepareOutputFolder(): void {
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, 'dist/package.json'), '{ "type": "commonjs" }\n');
}

/** Lets the bundle be started by its name. */
function executable(): Plugin {
  return {
    name: 'executable',
    setup({ initialOptions, onEnd }) {
      onEnd(({ errors }) => {
        if (errors.length === 0 && initialOptions.outfile && initialOptions.write !== false)
          return chmod(join(root, initialOptions.outfile), 0o755);
      });
    },
  };
}

/** Puts into a bundle what a module exports when it is run now, instead of the module: data that it reads from the sources. */
function inlined(file: string): Plugin {
  return {
    name: 'inlined',
    setup({ onLoad }) {
      onLoad({ filter: new RegExp(`${file.replaceAll(/[./]/g, '\\$&')}$`) }, async ({ path }) => {
        const exported: Record<string, unknown> = await import(path);
        const lines = Object.entries(exported).map(([name, data]) => `export const ${name} = ${JSON.stringify(data)};`);
        return { contents: lines.join('\n'), loader: 'js' };
      });
    },
  };
}

/**
 * Has packages load these modules of Node only when they use something of them. The language server library asks for them at its start, for
 * ways to talk that are seldom chosen, and they take a tenth of ours.
 */
function lazyBuiltIns(names: readonly string[]): Plugin {
  return {
    name: 'lazy-built-ins',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^(?:${names.join('|')})$`) }, ({ path, importer }) =>
        importer.includes('node_modules') ? { path, namespace: 'lazy' } : undefined,
      );
      onLoad({ filter: /./, namespace: 'lazy' }, ({ path }) => ({
        contents: `module.exports = new Proxy({}, { get: (_, name) => require('node:${path}')[name] });`,
      }));
    },
  };
}

/** Ends the bundle with its own hash, by which `codeCache.ts` tells that a kept compiled form is of this very code. */
function stamped(): Plugin {
  return {
    name: 'stamped',
    setup({ initialOptions, onEnd }) {
      onEnd(({ errors }) => {
        if (errors.length > 0 || !initialOptions.outfile || initialOptions.write === false) return;
        const file = join(root, initialOptions.outfile);
        appendFileSync(file, `\n//${createHash('sha256').update(readFileSync(file)).digest('hex')}`);
      });
    },
  };
}

if (import.meta.main) {
  const mode = { production: process.argv.includes('--production') };
  await (process.argv.includes('--watch') ? watch(mode) : build(mode));
}
