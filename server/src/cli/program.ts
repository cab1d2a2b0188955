import { Command, type CommanderError, InvalidArgumentError, Option } from 'commander';
import { addChangeCommands } from './program/change.ts';
import { addExchangeCommands } from './program/exchange.ts';
import { addLint } from './program/lint.ts';
import { addTools } from './program/tools.ts';
import { version } from './version.ts';

/** Takes the exit status of a command; a server that runs on has none yet. */
export type Finish = (status: number | undefined) => void;

/** The whole command line: its commands, options and help texts. What a command does is loaded only when it is run. */
export function createProgram(finish: Finish): Command {
  const program = new Command('dn-config')
    .description('Checks, mends and explains the files in which Genesys DNs are kept. It never talks to the network.')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    // Wrong usage is told in one line, by whoever has started the program.
    .exitOverride()
    .configureOutput({ writeErr: () => undefined, outputError: () => undefined })
    .addOption(
      new Option(
        '--config <file>',
        'use this project file instead of the nearest dn-config.yaml above each file',
      ).argParser(named),
    )
    .addOption(new Option('--no-config', 'use no project file'))
    .addOption(
      new Option('--jobs <number>', 'use so many threads (default: as many as there are cores)').argParser(positive),
    )
    .addOption(new Option('--stdin-path <name>', 'the name under which standard input (-) goes').argParser(named))
    .addOption(new Option('--quiet', 'print only what makes the command fail: no summaries, no progress'))
    .addOption(new Option('--verbose', 'say what is passed over'))
    .addOption(
      new Option('--color <when>', 'colour what is printed; auto: on a terminal, unless NO_COLOR is set')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    );
  addLint(program, finish);
  addChangeCommands(program, finish);
  addExchangeCommands(program, finish);
  addTools(program, finish);
  return program.addHelpText('after', generalHelp);
}

const generalHelp = `
Exit status: 0 nothing found, 1 findings at or above --fail-on, 2 wrong usage or unreadable input.
dn-config help COMMAND tells all about a command.`;

/** What is wrong with the usage, in one line; undefined where nothing is: help or the version was asked for. */
export function usageProblem({ exitCode, message, code }: CommanderError): string | undefined {
  if (exitCode === 0) return undefined;
  if (code === 'commander.help') return 'a command is missing; dn-config --help lists them';
  return message.replace(/^error: /, '').replaceAll(/\s*\n\s*/g, ' ');
}

function positive(text: string): number {
  if (!/^[1-9][0-9]{0,3}$/.test(text)) throw new InvalidArgumentError('It takes a number from 1 to 9999.');
  return Number(text);
}

/** In scripts, a name is empty where a variable is. */
function named(text: string): string {
  if (text === '') throw new InvalidArgumentError('It takes a name.');
  return text;
}
