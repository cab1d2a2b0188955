import { parseArgs } from 'node:util';
import { convertCommand } from './convert.ts';
import { lint } from './lint.ts';
import { plan } from './plan.ts';
import { UsageError } from './usageError.ts';

const usage = `Usage:
  dn-config lint [--format text|json] [--fail-on error|warning|information|hint] [--stdin-path NAME] [--verbose] PATH...
  dn-config convert --to yaml|json|gws|gax|options|cfgdata [--out FILE|FOLDER [--force]] [--stdin-path NAME] [--verbose] PATH...
  dn-config plan [--format text|json|markdown] [--fail-on SEVERITY] [--emit cfgdata|options [--out FILE|FOLDER]] OLD NEW
  dn-config plan [...] --git REV [PATH...]
  dn-config lsp --stdio

PATH is a file, a folder, or - for standard input, which --stdin-path gives a name; --verbose says what is passed over.
Exit status: 0 nothing at or above --fail-on (default: error), 1 findings, 2 wrong usage or unreadable input.
`;

/** Runs one command; gives the exit status. */
async function run(args: readonly string[]): Promise<number | undefined> {
  const [command, ...rest] = args;
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(usage);
    return 0;
  }
  switch (command) {
    case 'lint':
      return lint(parse(rest));
    case 'convert':
      return convertCommand(parseConvert(rest));
    case 'plan':
      return plan(parsePlan(rest));
    case 'lsp':
      if (!rest.includes('--stdio'))
        throw new UsageError('lsp needs --stdio: the server speaks over standard input and output');
      // Loaded only here: the other commands start faster without a language server.
      await import('../lsp/nodeMain.ts');
      return undefined;
    case '--help':
    case '-h':
    case 'help':
      process.stdout.write(usage);
      return 0;
    case undefined:
      throw new UsageError('a command is missing; dn-config --help lists them');
    default:
      throw new UsageError(`there is no command '${command}'; dn-config --help lists them`);
  }
}

function parse(args: readonly string[]): Parameters<typeof lint>[0] {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        'fail-on': { type: 'string', default: 'error' },
        'stdin-path': { type: 'string' },
        verbose: { type: 'boolean', default: false },
      },
    });
    return {
      paths: positionals,
      format: values.format,
      failOn: values['fail-on'],
      stdinPath: values['stdin-path'],
      verbose: values.verbose,
    };
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

function parseConvert(args: readonly string[]): Parameters<typeof convertCommand>[0] {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        to: { type: 'string' },
        out: { type: 'string' },
        force: { type: 'boolean', default: false },
        'stdin-path': { type: 'string' },
        verbose: { type: 'boolean', default: false },
      },
    });
    const { to, out, force, 'stdin-path': stdinPath, verbose } = values;
    return { paths: positionals, to, out, force, stdinPath, verbose };
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

function parsePlan(args: readonly string[]): Parameters<typeof plan>[0] {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        'fail-on': { type: 'string', default: 'error' },
        git: { type: 'string' },
        emit: { type: 'string' },
        out: { type: 'string' },
      },
    });
    const { format, git, emit, out } = values;
    return { paths: positionals, format, failOn: values['fail-on'], git, emit, out };
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

run(process.argv.slice(2)).then(
  (status) => {
    if (status !== undefined) process.exitCode = status;
  },
  (error: unknown) => {
    // One line, whatever it was: people read it in a build log.
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`dn-config: ${message.split('\n')[0]}\n`);
    process.exitCode = 2;
  },
);
