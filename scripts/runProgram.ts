import { spawn } from 'node:child_process';
import { root } from './root.ts';

/** How a program ended. */
export interface ProgramResult {
  /** `undefined` when it was killed, by us or by others. */
  readonly exitCode: number | undefined;
  readonly output: string;
}

/**
 * Runs a Node program of the project in its root folder. What it prints is shown at once, and kept. A program that takes longer than
 * `timeLimit` (in seconds) is killed. `environment` is added to ours.
 */
export function runProgram(
  args: readonly string[],
  timeLimit: number,
  environment: Readonly<Record<string, string>> = {},
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...environment },
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      process.stdout.write(text);
    });
    const timer = setTimeout(() => {
      console.error(`Killed after ${timeLimit} seconds: ${args.join(' ')}`);
      child.kill('SIGKILL');
    }, timeLimit * 1000);
    child.once('error', reject);
    child.once('close', (exitCode) => {
      clearTimeout(timer);
      resolve({ exitCode: exitCode ?? undefined, output });
    });
  });
}
