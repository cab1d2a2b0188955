import { Worker } from 'node:worker_threads';
import type { FoundFile } from '../input/findFiles.ts';
import type { InputProblem } from '../input/problem.ts';
import type { Outcome } from './outcome.ts';
import type { Task } from './tasks.ts';

/** What a thread is told when it starts, and then for each file. */
export interface ThreadData {
  readonly dnConfigTask: Task;
}

export interface Order {
  readonly index: number;
  readonly file: FoundFile;
}

export interface Answer {
  readonly index: number;
  readonly outcome: Outcome;
}

/** A thread has the next file at hand while the outcome of the last one is on its way. */
const atHand = 2;
/** So far the quicker threads may be ahead of the slowest; their outcomes wait for its. */
const lead = 16;

/** Threads that do a task on files, and give the outcomes in the order of the files. */
export class ThreadPool {
  private readonly threads: readonly Worker[];
  private readonly orders = new Map<Worker, Map<number, FoundFile>>();
  private readonly outcomes = new Map<number, Outcome>();
  private failure: Error | undefined;
  private isClosing = false;
  private wake: () => void = () => undefined;

  constructor(task: Task, size: number) {
    const workerData: ThreadData = { dnConfigTask: task };
    this.threads = Array.from({ length: size }, () => {
      const thread = new Worker(import.meta.filename, { workerData });
      this.orders.set(thread, new Map());
      thread.on('message', ({ index, outcome }: Answer) => {
        this.orders.get(thread)?.delete(index);
        this.outcomes.set(index, outcome);
        this.wake();
      });
      thread.on('error', (error) => this.fail(thread, error.message));
      thread.on('exit', (code) => this.fail(thread, `exit code ${code}`));
      return thread;
    });
  }

  /** `perform` does what is this thread's to do: standard input. */
  async *process(
    files: Iterator<FoundFile | InputProblem>,
    perform: (file: FoundFile) => Outcome,
    isStopped: () => boolean,
  ): AsyncGenerator<Outcome> {
    let given = 0;
    let taken = 0;
    let isEnd = false;
    for (;;) {
      while (!isEnd && given - taken < lead * this.threads.length) {
        const thread = this.idleThread();
        if (!thread) break;
        const next = isStopped() ? ({ done: true } as const) : files.next();
        if (next.done) isEnd = true;
        else this.give(thread, given++, next.value, perform);
      }
      const outcome = this.outcomes.get(taken);
      if (outcome) {
        this.outcomes.delete(taken++);
        yield outcome;
      } else if (isEnd && taken === given) return;
      else await this.news();
    }
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    this.isClosing = true;
    await Promise.all(this.threads.map((thread) => thread.terminate()));
  }

  private idleThread(): Worker | undefined {
    let idle: Worker | undefined;
    let fewest = atHand;
    for (const [thread, { size }] of this.orders) {
      if (size >= fewest) continue;
      idle = thread;
      fewest = size;
    }
    return idle;
  }

  private give(
    thread: Worker,
    index: number,
    file: FoundFile | InputProblem,
    perform: (file: FoundFile) => Outcome,
  ): void {
    if ('problem' in file) this.outcomes.set(index, file);
    // Standard input is this thread's.
    else if (file.path === '-') this.outcomes.set(index, perform(file));
    else {
      this.orders.get(thread)?.set(index, file);
      const order: Order = { index, file };
      thread.postMessage(order);
    }
  }

  /** Waits until there is an outcome that has not been seen. Throws when a thread has come to an end. */
  private async news(): Promise<void> {
    if (this.failure) throw this.failure;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    if (this.failure) throw this.failure;
  }

  private fail(thread: Worker, reason: string): void {
    if (this.isClosing || this.failure) return;
    const [file] = this.orders.get(thread)?.values() ?? [];
    const where = file === undefined ? '' : ` at ${file.path} or right behind it`;
    this.failure = new Error(`a thread came to an end${where}: ${reason}`);
    this.wake();
  }
}
