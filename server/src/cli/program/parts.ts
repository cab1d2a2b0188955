import { type Command, Option } from 'commander';
import type { CommonOptions } from '../commonOptions.ts';
import { type Severity, severities } from '../reports/report.ts';

/** A call as it may be typed, and what it does. */
export type Example = readonly [call: string, what: string];

/** What the help of a command says at its end. */
interface Ending {
  readonly examples: readonly Example[];
  readonly notes: string;
}

const endings = new WeakMap<Command, Ending>();

/** Shows examples at the end of a command's help. */
export function withExamples(command: Command, examples: readonly Example[], notes = ''): Command {
  endings.set(command, { examples, notes });
  const lines = examples.map(([call, what]) => `  $ ${call}\n      ${what}`);
  return command.addHelpText('after', `${notes === '' ? '' : `\n${notes}\n`}\nExamples:\n${lines.join('\n')}`);
}

export function examplesOf(command: Command): readonly Example[] {
  return endings.get(command)?.examples ?? [];
}

export function notesOf(command: Command): string {
  return endings.get(command)?.notes ?? '';
}

export const pathsHelp = 'files, folders, globs, or - for standard input';

/** What is said of paths wherever they are taken. */
export const pathNotes = `Folders and globs leave out what .gitignore, node_modules and the project file's "files" leave out; links in them are not
followed. A file that is named is always looked at, and so is a folder that is named though it is left out. A file that holds no DNs is passed over.`;

export function failOnOption(): Option {
  return new Option('--fail-on <severity>', 'the least severity that makes the exit status 1')
    .choices(severities)
    .default('error');
}

/** An option that may be given several times. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, description)
    .default([], 'none')
    .argParser((value: string, before: string[]) => [...before, value]);
}

/** The options of a command together with those of the program, as the command line has checked them. */
export function optionsOf<Own>(command: Command): CommonOptions & Own {
  return command.optsWithGlobals<CommonOptions & Own>();
}

export type FailOn = { readonly failOn: Severity };
