import { BenchClient } from './client.ts';
import type { BenchServer, BenchServers } from './servers.ts';

/** How long servers take from being started to answering `initialize`, in milliseconds, round by round. */
export interface Starts {
  readonly ours: readonly number[];
  readonly yaml: readonly number[];
  readonly json: readonly number[];
  readonly nothing: readonly number[];
}

/** Starts each server in a new process, by turns. The first round is left out: it fills the caches of the file system. */
export async function measureStarts(servers: BenchServers, rounds: number): Promise<Starts> {
  const starts = { ours: [] as number[], yaml: [] as number[], json: [] as number[], nothing: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    for (const name of ['ours', 'yaml', 'json', 'nothing'] as const) {
      const took = await startOf(servers[name]);
      if (round > 0) starts[name].push(took);
    }
  }
  return starts;
}

async function startOf(server: BenchServer): Promise<number> {
  const spawned = performance.now();
  const client = new BenchClient(server);
  try {
    const { at } = await client.initialize();
    return at - spawned;
  } finally {
    await client.stop();
  }
}
