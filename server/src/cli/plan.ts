import type { Surroundings } from '../analysis/analysis.ts';
import { builtInCatalogue } from '../catalogue/catalogue.ts';
import { emitCfgData } from '../plan/emit/cfgdata.ts';
import type { Emitted } from '../plan/emit/note.ts';
import { emitOptions } from '../plan/emit/options.ts';
import { type Plan, planOf } from '../plan/plan.ts';
import { type PlanFormat, planFormats, renderPlan } from '../plan/render/render.ts';
import { type PlanReport, reportOf } from '../plan/report.ts';
import { defaultSettings, type SeverityWord, settingsForAll, severityWords } from '../project/settings.ts';
import { readPaths, readRevision } from './planInput.ts';
import { writeEmitted } from './planOutput.ts';
import { UsageError } from './usageError.ts';

export interface PlanOptions {
  /** OLD and NEW; with `git` what of the working tree is compared, by default the current folder. */
  readonly paths: readonly string[];
  /** The revision with which the working tree is compared. */
  readonly git: string | undefined;
  readonly format: string;
  readonly failOn: string;
  readonly emit: string | undefined;
  readonly out: string | undefined;
  /** What is known of a file from outside it; by default the built-in catalogue alone. */
  readonly surroundingsOf?: (path: string) => Surroundings;
}

/** Tells what lies between two sets of files, or writes what is to be imported; gives the exit status of the command line's contract. */
export function plan(options: PlanOptions): number {
  const { format, failOn, emit, out } = options;
  const threshold = severityWords.indexOf(failOn as SeverityWord);
  if (!planFormats.includes(format as PlanFormat))
    throw new UsageError(`--format takes text, json or markdown, not '${format}'`);
  if (threshold < 1) throw new UsageError(`--fail-on takes error, warning, information or hint, not '${failOn}'`);
  if (emit !== undefined && !Object.hasOwn(emitters, emit))
    throw new UsageError(`--emit takes cfgdata or options, not '${emit}'`);
  if (out !== undefined && emit === undefined) throw new UsageError('--out needs --emit');

  const surroundingsOf = options.surroundingsOf ?? (() => builtInSurroundings);
  const input = { paths: options.paths, surroundingsOf, refusesOthers: emit !== undefined, say };
  const sets = options.git === undefined ? readPaths(input) : readRevision(input, options.git);
  if (!sets) return 2;
  const made = planOf(sets.old, sets.new);
  const report = reportOf(made);
  if (emit === undefined || out !== undefined) process.stdout.write(renderPlan(report, format as PlanFormat));
  if (emit !== undefined) writeEmission(made, emit as Emitter, out);
  return isIntroduced(report, threshold) ? 1 : 0;
}

const builtInSurroundings: Surroundings = { catalogue: builtInCatalogue, ...settingsForAll(defaultSettings) };

const emitters = {
  cfgdata: { emit: emitCfgData, endings: /\.xml$/i },
  options: { emit: emitOptions, endings: /\.(?:cfg|conf)$/i },
} as const;

type Emitter = keyof typeof emitters;

function isIntroduced({ summary: { introduced } }: PlanReport, threshold: number): boolean {
  return (Object.keys(introduced) as (keyof typeof introduced)[]).some(
    (severity) => introduced[severity] > 0 && severityWords.indexOf(severity) >= threshold,
  );
}

/** Writes what is to be imported, to files or, without its secrets, to standard output; and says what is not in it. */
function writeEmission(made: Plan, emitter: Emitter, out: string | undefined): void {
  const { emit, endings } = emitters[emitter];
  const emitted: Emitted = emit(made, { isMasked: out === undefined });
  for (const { dn, message } of emitted.notes) say(`${dn}: ${message}`);
  if (emitted.files.length === 0) say('there is nothing to import');
  else if (out !== undefined) for (const path of writeEmitted(emitted, out, endings)) say(`${path} is written`);
  else {
    process.stdout.write(printed(emitted));
    if (emitted.holdsSecrets) say('passwords are masked here, so this is not to be imported; --out writes them');
  }
}

/** Several files one below the other, each under a comment that says its name. */
function printed({ files }: Emitted): string {
  if (files.length === 1) return files[0]?.text ?? '';
  return files.map(({ name, text }) => `# ${name}\n${text}`).join('\n');
}

function say(message: string): void {
  process.stderr.write(`dn-config: ${message}\n`);
}
