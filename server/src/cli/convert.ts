import { mkdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { analyse, type Surroundings } from '../analysis/analysis.ts';
import { builtInCatalogue } from '../catalogue/catalogue.ts';
import {
  type ConvertResult,
  type ConvertSource,
  type ConvertTarget,
  convert,
  convertTargets,
  noteLines,
} from '../convert/convert.ts';
import { defaultSettings } from '../project/settings.ts';
import { readInputs } from './input.ts';
import { UsageError } from './usageError.ts';
import { writeAtomically } from './writeFile.ts';

export interface ConvertCommand {
  readonly paths: readonly string[];
  /** One of `convertTargets`. */
  readonly to: string | undefined;
  /** A file or a folder; absent: standard output. */
  readonly out: string | undefined;
  /** Whether files in a folder may be replaced. */
  readonly force: boolean;
  readonly stdinPath: string | undefined;
  readonly verbose: boolean;
}

const builtIn: Surroundings = {
  catalogue: builtInCatalogue,
  settings: defaultSettings,
  settingsFor: () => defaultSettings,
};

/** Where the result goes. */
type Destination = { readonly kind: 'output' } | { readonly kind: 'file' | 'folder'; readonly path: string };

/**
 * Converts files and prints or writes the result; what the target cannot hold is said on standard error. Gives the exit status: 0, or 2 where
 * a file could not be read, of which then nothing is in the result.
 */
export function convertCommand(
  { paths, to, out, force, stdinPath, verbose }: ConvertCommand,
  surroundings: Surroundings = builtIn,
): number {
  const target = convertTargets.find((each) => each === to);
  if (!target) throw new UsageError(`--to takes ${listed(convertTargets)}${to === undefined ? '' : `, not '${to}'`}`);
  if (paths.length === 0) throw new UsageError('convert needs at least one file, folder, or - for standard input');
  const { sources, pathOf, isUnreadable } = readSources(paths, stdinPath, verbose, surroundings);
  const { destination, result } = convertFor(sources, target, out);
  for (const { source, message, offset } of result.unreadable) {
    const { line, character } = source.analysis.places.placeAt(offset);
    const path = pathOf.get(source) ?? source.fileName;
    say(`${path}:${line + 1}:${character + 1}: ${message} Nothing of this file is converted.`);
  }
  for (const line of noteLines(result.notes)) say(line);
  const isBad = isUnreadable || result.unreadable.length > 0;
  if (result.files.length === 0) {
    if (!isBad) say('there is no DN to convert');
    return 2;
  }
  deliver(result, destination, force);
  return isBad ? 2 : 0;
}

interface Sources {
  readonly sources: readonly ConvertSource[];
  readonly pathOf: ReadonlyMap<ConvertSource, string>;
  readonly isUnreadable: boolean;
}

function readSources(
  paths: readonly string[],
  stdinPath: string | undefined,
  verbose: boolean,
  surroundings: Surroundings,
): Sources {
  const sources: ConvertSource[] = [];
  const pathOf = new Map<ConvertSource, string>();
  const seen = new Set<string>();
  let isUnreadable = false;
  for (const input of readInputs(paths, stdinPath)) {
    if ('message' in input) {
      say(`${input.path}: ${input.message}`);
      isUnreadable = true;
      continue;
    }
    const { path, fileName, text, encodingProblem } = input;
    const real = resolve(path);
    if (seen.has(real)) continue;
    seen.add(real);
    const analysis = analyse(text, fileName, surroundings, { encodingProblem });
    if (analysis) {
      const source = { fileName, analysis };
      sources.push(source);
      pathOf.set(source, path);
    } else if (verbose) say(`${path}: no DN file, passed over`);
  }
  return { sources, pathOf, isUnreadable };
}

/** Finds out where the result goes, and converts for that: what is printed holds no passwords, and only in a folder have files names of their own. */
function convertFor(
  sources: readonly ConvertSource[],
  target: ConvertTarget,
  out: string | undefined,
): { readonly destination: Destination; readonly result: ConvertResult } {
  const isOneEach = target === 'options';
  if (out === undefined) {
    const result = convert(sources, target, { hidesSecrets: true, renames: true });
    if (result.files.length > 1)
      throw new UsageError(
        `an options export holds one DN, and these are ${result.files.length}: name a folder with --out`,
      );
    return { destination: { kind: 'output' }, result };
  }
  const existing = statSync(out, { throwIfNoEntry: false });
  const isFolder = existing?.isDirectory() || /[/\\]$/.test(out);
  if (!isFolder) {
    const result = convert(sources, target, { renames: !/^CfgDN_annex_\d+\.cfg$/.test(basename(out)) });
    if (result.files.length <= 1) return { destination: { kind: 'file', path: out }, result };
    if (existing)
      throw new UsageError(
        `an options export holds one DN, and these are ${result.files.length}: --out has to be a folder`,
      );
  }
  const result = convert(sources, target, { layout: isOneEach ? 'one' : 'by-source' });
  return { destination: { kind: 'folder', path: out }, result };
}

function deliver({ files, hidesSome, hasSecrets }: ConvertResult, destination: Destination, force: boolean): void {
  if (destination.kind === 'output') {
    for (const { text } of files) process.stdout.write(text);
    if (hidesSome) say("passwords are shown as '…'; --out FILE writes them");
    return;
  }
  if (destination.kind === 'file') {
    for (const { text } of files) writeOrFail(destination.path, text, hasSecrets);
    return;
  }
  const { path: folder } = destination;
  const taken = force ? undefined : files.find(({ name }) => statSync(join(folder, name), { throwIfNoEntry: false }));
  if (taken) throw new UsageError(`${join(folder, taken.name)} exists already; --force replaces it`);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new UsageError(`${folder}: ${reason(error)}`);
  }
  for (const { name, text } of files) writeOrFail(join(folder, name), text, hasSecrets);
}

function writeOrFail(path: string, text: string, isSecret: boolean): void {
  try {
    writeAtomically(path, text, isSecret);
  } catch (error) {
    throw new UsageError(`${path}: ${reason(error)}`);
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function say(line: string): void {
  process.stderr.write(`dn-config: ${line}\n`);
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
