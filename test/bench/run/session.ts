import { typedValue } from '../files/dns.ts';
import type { BenchFile, Place } from '../files/file.ts';
import { BenchClient } from './client.ts';
import { OpenFile } from './openFile.ts';
import { cpuTimeOf, memoryOf, untilIdle } from './processFigures.ts';
import type { BenchServer } from './servers.ts';

/** What one process of a server took for one file. Times are in milliseconds, memory is in MiB. */
export interface Session {
  readonly start: number;
  readonly openFirstScreen: number;
  readonly open: number;
  readonly openCpu: number;
  readonly firstKeystroke: number;
  readonly keystrokes: readonly number[];
  readonly keystrokeCpu: number;
  readonly completions: readonly number[];
  readonly hovers: readonly number[];
  /** The first answer, before which nobody has asked for symbols; then those right behind keystrokes. */
  readonly firstSymbols: number;
  readonly symbols: readonly number[];
  readonly memory: number;
  readonly memoryPeak: number;
  /** Opening the same text once more under another name, in the process that has done all this. */
  readonly openAgain: number;
}

/** How long the measures of a session that can be repeated go on, in milliseconds. Each is taken once at least. */
const patience = { typing: 2_000, asking: 1_000 };

/** A server in a new process opens a file; then somebody types, and asks for completions, hovers and symbols while typing. */
export async function runSession(server: BenchServer, file: BenchFile, turn: number): Promise<Session> {
  const spawned = performance.now();
  const client = new BenchClient(server);
  try {
    const { at } = await client.initialize();
    const start = at - spawned;
    // At once, as in an editor that starts the server for this very file: what the server puts off until now is part of the wait.
    const document = new OpenFile(client, file, file.notation.fileName);
    const cpuBefore = cpuTimeOf(client.pid);
    const opened = await document.open();
    await untilIdle(client.pid);
    const openCpu = cpuTimeOf(client.pid) - cpuBefore;
    const memory = memoryOf(client.pid).now;
    const typed = await type(document, turn);
    const asked = await ask(document, turn);
    await document.confirm();
    const memoryPeak = memoryOf(client.pid).peak;
    document.close();
    await untilIdle(client.pid);
    const again = await new OpenFile(client, file, `again-${file.notation.fileName}`).open();
    return {
      start,
      openFirstScreen: opened.firstScreen,
      open: opened.complete,
      openCpu,
      ...typed,
      ...asked,
      memory,
      memoryPeak,
      openAgain: again.complete,
    };
  } finally {
    await client.stop();
  }
}

/** Types the value of an option anew, letter by letter, in one place after the other. */
async function type(
  document: OpenFile,
  turn: number,
): Promise<Pick<Session, 'firstKeystroke' | 'keystrokes' | 'keystrokeCpu'>> {
  const keystrokes: number[] = [];
  const cpuBefore = cpuTimeOf(document.client.pid);
  const started = performance.now();
  for (const place of fromTurn(document.file.places, turn)) {
    if (keystrokes.length > 0 && performance.now() - started > patience.typing) break;
    keystrokes.push((await document.erase(place)).complete);
    for (let length = 1; length < typedValue.length; length++)
      keystrokes.push((await document.typeLetters(place, length, 1)).complete);
  }
  await untilIdle(document.client.pid);
  const keystrokeCpu = (cpuTimeOf(document.client.pid) - cpuBefore) / keystrokes.length;
  return { firstKeystroke: keystrokes[0] ?? Number.NaN, keystrokes, keystrokeCpu };
}

/** Asks for completions, for a hover and for symbols, each right behind a keystroke. */
async function ask(
  document: OpenFile,
  turn: number,
): Promise<Pick<Session, 'completions' | 'hovers' | 'firstSymbols' | 'symbols'>> {
  const completions: number[] = [];
  const hovers: number[] = [];
  const symbols: number[] = [];
  const firstSymbols = await document.symbols();
  const places = document.file.places.filter(({ isJudged }) => isJudged);
  const started = performance.now();
  for (const place of fromTurn(places, turn)) {
    if (completions.length > 0 && performance.now() - started > patience.asking) break;
    completions.push(await document.eraseAndComplete(place));
    hovers.push(await document.typeLetterAndHover(place));
    symbols.push(await document.typeLetterAndSymbols(place));
    await document.typeLetters(place, 3, typedValue.length - 3);
  }
  return { completions, hovers, firstSymbols, symbols };
}

/** The places, each round beginning with another one. */
function fromTurn(places: readonly Place[], turn: number): readonly Place[] {
  const first = turn % places.length;
  return [...places.slice(first), ...places.slice(0, first)];
}
