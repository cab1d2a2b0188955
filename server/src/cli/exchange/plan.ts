import { emitCfgData } from '../../plan/emit/cfgdata.ts';
import type { Emitted } from '../../plan/emit/note.ts';
import { emitOptions } from '../../plan/emit/options.ts';
import { type Plan, planOf } from '../../plan/plan.ts';
import { type PlanFormat, renderPlan } from '../../plan/render/render.ts';
import { type PlanReport, reportOf } from '../../plan/report.ts';
import { severityWords } from '../../project/settings.ts';
import type { CommonOptions } from '../commonOptions.ts';
import type { Severity } from '../reports/report.ts';
import { print, say } from '../terminal.ts';
import { UsageError } from '../usageError.ts';
import { inputsOf } from './inputs.ts';
import { readPaths, readRevision } from './planInput.ts';
import { writeEmitted } from './planOutput.ts';

export interface PlanOptions extends CommonOptions {
  /** The revision with which the working tree is compared. */
  readonly git?: string;
  readonly format: PlanFormat;
  readonly failOn: Severity;
  readonly emit?: Emitter;
  readonly out?: string;
}

/**
 * Tells what lies between two sets of files, or writes what is to be imported; gives the exit status of the command line's contract. `paths`: OLD and
 * NEW; with `git` what of the working tree is compared, by default the current folder.
 */
export async function plan(paths: readonly string[], options: PlanOptions): Promise<number> {
  const { format, failOn, emit, out, git } = options;
  if (out !== undefined && emit === undefined) throw new UsageError('--out needs --emit');
  const input = { paths, inputs: inputsOf(options), isForImport: emit !== undefined, say };
  const sets = git === undefined ? readPaths(input) : readRevision(input, git);
  for (const line of input.inputs.troubles.lines()) say(line);
  if (!sets) return 2;
  const made = planOf(sets.old, sets.new);
  const report = reportOf(made);
  if (emit === undefined || out !== undefined) await print(renderPlan(report, format));
  if (emit !== undefined) await writeEmission(made, emit, out);
  return isIntroduced(report, severityWords.indexOf(failOn)) ? 1 : 0;
}

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
async function writeEmission(made: Plan, emitter: Emitter, out: string | undefined): Promise<void> {
  const { emit, endings } = emitters[emitter];
  const emitted: Emitted = emit(made, { isMasked: out === undefined });
  for (const { dn, message } of emitted.notes) say(`${dn}: ${message}`);
  if (emitted.files.length === 0) say('there is nothing to import');
  else if (out !== undefined) for (const path of writeEmitted(emitted, out, endings)) say(`${path} is written`);
  else {
    await print(printed(emitted));
    if (emitted.holdsSecrets) say('passwords are masked here, so this is not to be imported; --out writes them');
  }
}

/** Several files one below the other, each under a comment that says its name. */
function printed({ files }: Emitted): string {
  if (files.length === 1) return files[0]?.text ?? '';
  return files.map(({ name, text }) => `# ${name}\n${text}`).join('\n');
}
