import { basename, join } from 'node:path';
import { analyse } from '../../analysis/analysis.ts';
import {
  type ConvertResult,
  type ConvertSource,
  type ConvertTarget,
  convert,
  noteLines,
} from '../../convert/convert.ts';
import type { CommonOptions } from '../commonOptions.ts';
import { problemLine } from '../input/problem.ts';
import { print, say } from '../terminal.ts';
import { UsageError } from '../usageError.ts';
import { inputsOf } from './inputs.ts';
import { makeFolder, outputAt, writeResult } from './writeFile.ts';

export interface ConvertOptions extends CommonOptions {
  readonly to: ConvertTarget;
  /** A file or a folder; absent: standard output. */
  readonly out?: string;
  /** Whether files in a folder may be replaced. */
  readonly force?: boolean;
}

/** Where the result goes. */
type Destination = { readonly kind: 'output' } | { readonly kind: 'file' | 'folder'; readonly path: string };

/**
 * Converts files and prints or writes the result; what the target cannot hold is said on standard error. Gives the exit status: 0, or 2 where
 * a file could not be read, of which then nothing is in the result.
 */
export async function convertFiles(paths: readonly string[], options: ConvertOptions): Promise<number> {
  const { to: target, out, force = false } = options;
  const { sources, pathOf, isUnreadable } = readSources(paths, options);
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
  await deliver(result, destination, force);
  return isBad ? 2 : 0;
}

interface Sources {
  readonly sources: readonly ConvertSource[];
  readonly pathOf: ReadonlyMap<ConvertSource, string>;
  readonly isUnreadable: boolean;
}

function readSources(paths: readonly string[], options: ConvertOptions): Sources {
  const { projects, troubles, read } = inputsOf(options);
  const sources: ConvertSource[] = [];
  const pathOf = new Map<ConvertSource, string>();
  let isUnreadable = false;
  for (const input of read(paths)) {
    if ('problem' in input) {
      say(problemLine(input));
      isUnreadable = true;
      continue;
    }
    const { path, fileName, text, encodingProblem } = input;
    const analysis = analyse(text, fileName, projects.surroundingsFor(path), { encodingProblem });
    if (analysis) {
      const source = { fileName, analysis };
      sources.push(source);
      pathOf.set(source, path);
      troubles.use(path);
    } else if (options.verbose) say(`${path}: no DN file, passed over`);
  }
  for (const line of troubles.lines()) say(line);
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
  const existing = outputAt(out);
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

async function deliver(
  { files, hidesSome, hasSecrets }: ConvertResult,
  destination: Destination,
  force: boolean,
): Promise<void> {
  if (destination.kind === 'output') {
    for (const { text } of files) await print(text);
    if (hidesSome) say("passwords are shown as '***'; --out FILE writes them");
    return;
  }
  if (destination.kind === 'file') {
    for (const { text } of files) writeResult(destination.path, text, hasSecrets);
    return;
  }
  const { path: folder } = destination;
  const taken = force ? undefined : files.find(({ name }) => outputAt(join(folder, name)));
  if (taken) throw new UsageError(`${join(folder, taken.name)} exists already; --force replaces it`);
  makeFolder(folder);
  for (const { name, text } of files) writeResult(join(folder, name), text, hasSecrets);
}
