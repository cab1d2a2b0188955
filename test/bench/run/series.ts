import { type BenchFile, benchFile } from '../files/file.ts';
import type { NotationName } from '../files/notations.ts';
import { type Floors, measureFloors } from './floors.ts';
import { type BenchServer, type BenchServers, peerFor } from './servers.ts';
import { runSession, type Session } from './session.ts';

/** One kind of file of one size, and how often to measure with it. */
export interface SeriesPlan {
  readonly notation: NotationName;
  readonly dns: number;
  /** One in so many DNs is wrong; without it, a handful is, however many there are. */
  readonly oneIn?: number;
  readonly rounds: number;
  /** Whether the server that people use today takes part. */
  readonly hasPeer: boolean;
}

/** What was measured, round by round. */
export interface Series {
  readonly notation: NotationName;
  readonly dns: number;
  readonly oneIn: number | undefined;
  readonly characters: number;
  readonly problems: number;
  readonly ours: readonly Session[];
  readonly peer: { readonly title: string; readonly sessions: readonly Session[] } | undefined;
  readonly floors: readonly Floors[];
}

/** After this time no further round begins, in milliseconds. Three are always taken, if so many are planned. */
const longest = 240_000;

/** Measures by turns: our server, the other one, the floors, and again. */
export async function measureSeries(servers: BenchServers, plan: SeriesPlan): Promise<Series> {
  const file = benchFile(plan.notation, plan.dns, plan.oneIn);
  const peer = plan.hasPeer ? peerFor(servers, plan.notation) : undefined;
  const ours: Session[] = [];
  const theirs: Session[] = [];
  const floors: Floors[] = [];
  const started = performance.now();
  for (let round = 0; round < plan.rounds && (round < 3 || performance.now() - started < longest); round++) {
    ours.push(await session(servers.ours, file, round));
    if (peer) theirs.push(await session(peer, file, round));
    floors.push(await measureFloors(servers, file));
  }
  return {
    notation: plan.notation,
    dns: plan.dns,
    oneIn: plan.oneIn,
    characters: file.text.length,
    problems: file.problemLines.length,
    ours,
    peer: peer && { title: peer.title, sessions: theirs },
    floors,
  };
}

async function session(server: BenchServer, file: BenchFile, round: number): Promise<Session> {
  try {
    return await runSession(server, file, round);
  } catch (error) {
    const which = `${file.notation.title}, ${file.dns} DNs, round ${round + 1}`;
    throw new Error(`${which}: ${error instanceof Error ? error.message : error}`);
  }
}
