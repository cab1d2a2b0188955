import { parentPort, workerData } from 'node:worker_threads';
import type { CommanderError } from 'commander';
import { say } from './terminal.ts';

/** Runs one command; gives the exit status, none where a server runs on. */
async function run(args: readonly string[]): Promise<number | undefined> {
  // An editor waits for the server, so it starts without the rest of the command line.
  if (args[0] === 'lsp' && args.includes('--stdio') && !args.some((arg) => arg === '--help' || arg === '-h')) {
    await import('../lsp/nodeMain.ts');
    return undefined;
  }
  const { createProgram, usageProblem } = await import('./program.ts');
  let status: number | undefined;
  try {
    await createProgram((done) => {
      status = done;
    }).parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!isUsageOf(error)) throw error;
    const problem = usageProblem(error);
    if (problem === undefined) return 0;
    throw new Error(problem);
  }
  return status;
}

function isUsageOf(error: unknown): error is CommanderError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');
}

/** Whether this is a thread that was started to work on files (work/threadPool.ts). */
const isFileThread =
  parentPort !== null && typeof workerData === 'object' && workerData !== null && 'dnConfigTask' in workerData;

if (isFileThread) import('./work/thread.ts').then(({ runFileThread }) => runFileThread());
else {
  // Whoever reads us may have read enough, as `head` does.
  process.stdout.on('error', () => process.exit(2));
  // What cannot be said there is lost; the exit status still tells.
  process.stderr.on('error', () => undefined);
  run(process.argv.slice(2)).then(
    (status) => {
      if (status !== undefined) process.exitCode = status;
    },
    (error: unknown) => {
      // One line, whatever it was: people read it in a build log.
      say(error instanceof Error ? error.message : String(error));
      process.exitCode = 2;
    },
  );
}
