import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

// What Linux tells of a process from outside. Other systems tell it in other ways, and the bench leaves these figures out there.

/** Whether the figures of this file can be had here. */
export const processFiguresAvailable = process.platform === 'linux';

/** The CPU time of all threads of a process so far, in milliseconds. */
export function cpuTimeOf(pid: number): number {
  if (!processFiguresAvailable) return 0;
  let nanoseconds = 0;
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    // `stat` counts in ticks of 10 ms, which is more than a keystroke takes; the scheduler counts nanoseconds.
    nanoseconds += nanosecondsOf(`/proc/${pid}/task/${task}/schedstat`);
  }
  return nanoseconds / 1e6;
}

/** A thread may end between being listed and being looked at. */
function nanosecondsOf(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8').split(' ', 1)[0]);
  } catch {
    return 0;
  }
}

/** Memory in use now and the most that ever was, in MiB. */
export function memoryOf(pid: number): { readonly now: number; readonly peak: number } {
  if (!processFiguresAvailable) return { now: Number.NaN, peak: Number.NaN };
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024;
  return { now: read('VmRSS'), peak: read('VmHWM') };
}

/** Waits until a process does nothing any more: what it does behind its answers belongs to what it was asked. */
export async function untilIdle(pid: number): Promise<void> {
  let before = cpuTimeOf(pid);
  for (let quiet = 0, looks = 0; quiet < 3 && looks < 1000; looks++) {
    await sleep(20);
    const now = cpuTimeOf(pid);
    quiet = now - before < 0.5 ? quiet + 1 : 0;
    before = now;
  }
}
