import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { performer } from './tasks.ts';
import type { Answer, Order, ThreadData } from './threadPool.ts';

/** Works on the files that it is told of, until it is ended. */
export function runFileThread(): void {
  const perform = performer((workerData as ThreadData).dnConfigTask);
  const port = parentPort as MessagePort;
  port.on('message', ({ index, file }: Order) => {
    const answer: Answer = { index, outcome: perform(file) };
    port.postMessage(answer);
  });
}
