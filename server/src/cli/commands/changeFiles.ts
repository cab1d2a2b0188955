import type { Destination } from '../change/changeFile.ts';
import type { CommonOptions } from '../commonOptions.ts';
import type { Severity, Summary } from '../reports/report.ts';
import { closingLine, counted, findingsText } from '../reports/text.ts';
import { isColoured, type Paint, paintFor, printable, say } from '../terminal.ts';
import { UsageError } from '../usageError.ts';
import type { Done } from '../work/outcome.ts';
import type { Task } from '../work/tasks.ts';
import { isAtLeast, runTask, status, statusOf, type Voice } from './run.ts';
import { finishOnSignals } from './signals.ts';

/** Options of every command that changes files. */
export interface ChangeOptions extends CommonOptions {
  readonly dryRun?: boolean;
  readonly failOn: Severity;
}

/** A task that changes files, but for where the change goes. */
export type ChangeTask = Task extends infer Each
  ? Each extends { destination: Destination }
    ? Omit<Each, 'destination'>
    : never
  : never;

/** What a command calls what it makes, and has made. */
export interface Words {
  readonly one: string;
  readonly many: string;
}

/**
 * Changes files, prints their changes (`--dry-run`), or turns standard input into standard output; gives the exit status: as `lint` would for what
 * has then become of them, or 1 where something that was wanted could not be done.
 */
export async function changeFiles(
  paths: readonly string[],
  task: ChangeTask,
  options: ChangeOptions,
  words: Words,
): Promise<number> {
  const isFilter = paths.includes('-') && !options.dryRun;
  if (isFilter && paths.length > 1)
    throw new UsageError('- stands alone: what comes from standard input goes to standard output');
  const destination = options.dryRun ? 'diff' : isFilter ? 'text' : 'file';
  const made = new Made(words);
  const voice = destination === 'file' ? fileVoice(options, made) : wordsVoice(destination, made);
  const signals = finishOnSignals();
  const result = await runTask(paths, { ...task, destination } as Task, options, voice, () => signals.isStopped);
  // Nothing of a project file or catalogue is changed, nor printed: an empty text must not be taken for it.
  const isNoDnFile = isFilter && !made.isOfDns;
  if (destination !== 'file' && !isNoDnFile) sayAtEnd(options, made, result.summary);
  signals.end();
  if (result.isUnreadable) return status.unreadable;
  if (isNoDnFile) return unusable(`${options.stdinPath ?? '-'}: this is no DN file`);
  if (made.chosen === 0) return unusable('no DN has such a number');
  return made.left > 0 ? status.found : statusOf(result, options.failOn);
}

function unusable(message: string): number {
  say(message);
  return status.unreadable;
}

/** What all changes come to. */
class Made {
  private readonly words: Words;
  number = 0;
  files = 0;
  isMasked = false;
  /** How many DNs were meant; undefined where none are chosen. */
  chosen: number | undefined;
  /** How many of them could not be brought to what was wanted. */
  left = 0;
  /** Whether no file was a DN file, nor one that says how DN files are checked. */
  isSilent = true;
  /** Whether one was a DN file. */
  isOfDns = false;

  constructor(words: Words) {
    this.words = words;
  }

  add({ change, report }: Done): void {
    if (change || report) this.isSilent = false;
    if (change || (report && report.format !== 'config')) this.isOfDns = true;
    const number = totalOf(change?.made);
    this.number += number;
    if (number > 0) this.files++;
    if (change?.isMasked) this.isMasked = true;
    if (change?.chosen !== undefined) this.chosen = (this.chosen ?? 0) + change.chosen;
    this.left += change?.left ?? 0;
  }

  said(number: number): string {
    return `${number} ${number === 1 ? this.words.one : this.words.many}`;
  }

  get total(): string {
    return this.number === 0 ? `No ${this.words.many}` : `${this.said(this.number)} in ${counted(this.files, 'file')}`;
  }
}

function totalOf(made: Readonly<Record<string, number>> = {}): number {
  return Object.values(made).reduce((sum, number) => sum + number, 0);
}

/** Says of each file what was done to it and what is left to be found there. */
function fileVoice({ quiet, failOn, color }: ChangeOptions, made: Made): Voice {
  const paint = paintFor(isColoured(color));
  const isShown = (severity: Severity): boolean => !quiet || isAtLeast(severity, failOn);
  return {
    begin: () => '',
    file(done) {
      made.add(done);
      const { path, change, report } = done;
      const number = totalOf(change?.made);
      const lines = quiet ? [] : (change?.lines ?? []).map((line) => `  ${printable(line)}\n`);
      const findings = report ? findingsText(report, paint, isShown) : '';
      if (findings === '' && lines.length === 0 && (number === 0 || quiet)) return '';
      const names = paint.dim(`[${listed(change?.made ?? {})}]`);
      const what = number === 0 ? '' : `: ${paint.green(made.said(number))} ${names}`;
      return `${paint.bold(printable(path))}${what}\n${lines.join('')}${findings}\n`;
    },
    end: (summary) => (quiet ? '' : `${made.total}.${leftOf(made, summary, paint)}\n`),
  };
}

/** What remains to be done, behind what was done. */
function leftOf(made: Made, summary: Summary, paint: Paint): string {
  if (summary.files > 0) return ` Left: ${closingLine(summary, paint)}`;
  if (made.left === 0) return '';
  return ` ${counted(made.left, 'DN')} left as ${made.left === 1 ? 'it was' : 'they were'}.`;
}

/** Prints the changes, or the text, and nothing else: other programs take it from there. */
function wordsVoice(destination: 'diff' | 'text', made: Made): Voice {
  return {
    begin: () => '',
    file(done) {
      made.add(done);
      const { path, change, report } = done;
      // Of what is no text there is nothing to print; without a word it would look as if it were empty.
      const [first] = report?.findings ?? [];
      if (!change && first?.rule === 'file/encoding') say(`${path}: ${first.message}`);
      return change?.[destination] ?? '';
    },
    end: () => '',
  };
}

function sayAtEnd({ quiet, dryRun }: ChangeOptions, made: Made, summary: Summary): void {
  if (made.isMasked) say('secrets are masked in what is printed; only a file on disk keeps them');
  if (!quiet && !made.isSilent)
    say(`${dryRun ? 'Not written: ' : ''}${made.total}.${leftOf(made, summary, paintFor(false))}`);
}

function listed(made: Readonly<Record<string, number>>): string {
  return Object.entries(made)
    .map(([name, number]) => (number === 1 ? name : `${name} × ${number}`))
    .join(', ');
}
