import { globSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { type Analysis, analyse, type Surroundings } from '../../server/src/analysis/analysis.ts';
import { builtInCatalogue } from '../../server/src/catalogue/catalogue.ts';
import type { DnSettings } from '../../server/src/project/settings.ts';

/** The folder of this file; cases lie below it as `<family>/<rule>/<case>/`. */
export const goldenFolder = import.meta.dirname;

/** What a case says of itself in its `case.json`; all of it may be absent. */
interface CaseFile {
  /** What the case shows, where its name does not say enough. */
  readonly about?: string;
  /** Settings in force for every DN of the case. */
  readonly settings?: Partial<DnSettings>;
  /** Names under which inputs are read, where the name of a file matters: `{ "input.dn.cfg": "CfgApplication_annex_12.cfg" }`. */
  readonly names?: Readonly<Record<string, string>>;
  /** Why the code does not do yet what the case expects; what it expects is then written by hand. */
  readonly pending?: string;
  /** Why the case means what it means only in the notation in which it is written, so that `notations.test.ts` leaves it out. */
  readonly ownNotation?: string;
  /** Why not all notations of the case report the same rules. */
  readonly differs?: string;
}

/** One notation of a case: an `input.*` file and what it is read as. */
export interface GoldenInput {
  /** The part of the file's name behind `input.`, such as `dn.yaml`; the expectations' names end in it, too. */
  readonly notation: string;
  /** The name under which the text is read. */
  readonly fileName: string;
  /** Without a byte order mark, as editors and the command line count positions. */
  readonly text: string;
}

export interface GoldenCase extends CaseFile {
  /** From the golden folder, with forward slashes: `value/case/true`. */
  readonly path: string;
  readonly folder: string;
  readonly inputs: readonly GoldenInput[];
}

/** All cases, in the order of their paths. */
export const goldenCases: readonly GoldenCase[] = readCases();

function readCases(): GoldenCase[] {
  const byPath = new Map<string, string[]>();
  for (const file of globSync('*/*/*/input.*', { cwd: goldenFolder }).sort()) {
    const parts = file.split(sep);
    const name = parts.pop() ?? '';
    const path = parts.join(posix.sep);
    byPath.set(path, [...(byPath.get(path) ?? []), name]);
  }
  return [...byPath].map(([path, names]) => readCase(path, names));
}

function readCase(path: string, inputNames: readonly string[]): GoldenCase {
  const folder = join(goldenFolder, path);
  const file = readCaseFile(folder);
  const inputs = inputNames.map((name) => ({
    notation: name.slice('input.'.length),
    fileName: file.names?.[name] ?? name,
    text: readFileSync(join(folder, name), 'utf8'),
  }));
  return { ...file, path, folder, inputs };
}

function readCaseFile(folder: string): CaseFile {
  const text = textOf(join(folder, 'case.json'));
  return text === undefined ? {} : (JSON.parse(text) as CaseFile);
}

/** The text of a file; undefined where there is none. */
export function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** The built-in catalogue, and the settings of the case. */
export function surroundingsOf({ settings }: GoldenCase): Surroundings {
  const inForce: DnSettings = { rules: {}, ...settings };
  return { catalogue: builtInCatalogue, settings: inForce, settingsFor: () => inForce };
}

/** Reads and checks an input, or a text that came of it. */
export function analyseInput(golden: GoldenCase, input: GoldenInput, text = input.text): Analysis {
  const analysis = analyse(text, input.fileName, surroundingsOf(golden));
  if (!analysis) throw new Error(`${golden.path}: ${input.fileName} is not recognised as a DN file.`);
  return analysis;
}
