import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';

/** The rooms of the server in their order (docs/architecture.md): each may know only itself and those before it. */
const line = [
  'model',
  'formats',
  'catalogue',
  'project',
  'rules',
  'analysis',
  'convert',
  'plan',
  'features',
  'lsp',
] as const;

/** The command line stands beside `lsp`: it knows everything up to the features, and starts the server for `dn-config lsp`. */
const commandLine = 'cli';

/** Rooms that run in a web worker, too, and so know no Node, no editor and no connection. */
const pureRooms: ReadonlySet<string> = new Set(line.slice(0, line.indexOf('lsp')));

/** Packages that the pure rooms may use: they are data and functions only. */
const purePackages: ReadonlySet<string> = new Set([
  'yaml',
  'vscode-languageserver-textdocument',
  'vscode-languageserver-types',
]);

/** What the server and the client share: the names of custom requests, in this one file. */
const sharedWithClient = 'server/src/lsp/protocol.ts';

const builtins: ReadonlySet<string> = new Set(builtinModules);
const importing =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|\bimport\s*\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g;

/** Every import of the sources that reaches where it may not, one line each: the file, what it imports, and why that is wrong. */
export function layeringProblems(root: string): string[] {
  const files = globSync(['server/src/**/*.ts', 'client/src/**/*.ts'], { cwd: root }).sort();
  return files.flatMap((file) => {
    const path = file.split(sep).join(posix.sep);
    return importsOf(readFileSync(join(root, file), 'utf8')).flatMap((imported) => {
      const why = wrongWith(path, imported, root);
      return why === undefined ? [] : [`${path}: imports '${imported}': ${why}`];
    });
  });
}

/** The module names that a source text imports, static and dynamic. */
export function importsOf(source: string): string[] {
  return [...source.matchAll(importing)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/** Why a file may not import something; undefined when it may. `path` is relative to the root, with slashes. */
export function wrongWith(path: string, imported: string, root = '/'): string | undefined {
  const target = imported.startsWith('.') ? relativeTarget(path, imported, root) : undefined;
  const room = roomOf(path);
  if (room === undefined) return wrongInClient(target);
  if (target === undefined) return pureRooms.has(room) ? wrongPackage(imported) : undefined;
  const other = roomOf(target);
  if (other === undefined)
    return target === 'package.json' ? undefined : 'the server does not reach outside its own sources';
  return mayKnow(room, other) ? undefined : `'${room}' comes before '${other}' and may not know it`;
}

function relativeTarget(path: string, imported: string, root: string): string {
  return relative(root, resolve(root, dirname(path), imported))
    .split(sep)
    .join(posix.sep);
}

function roomOf(path: string): string | undefined {
  return /^server\/src\/([^/]+)\//.exec(path)?.[1];
}

function mayKnow(room: string, other: string): boolean {
  if (room === other) return true;
  if (room === commandLine) return true;
  const places: readonly string[] = line;
  return other !== commandLine && places.indexOf(other) >= 0 && places.indexOf(other) < places.indexOf(room);
}

function wrongPackage(imported: string): string | undefined {
  if (imported.startsWith('node:') || builtins.has(imported))
    return 'this room runs in a web worker, which has no Node';
  return purePackages.has(imported) ? undefined : 'this room uses only packages of pure functions';
}

function wrongInClient(target: string | undefined): string | undefined {
  if (target === undefined || !target.startsWith('server/') || target === sharedWithClient) return undefined;
  return `the client knows the server only by its protocol (${sharedWithClient})`;
}
