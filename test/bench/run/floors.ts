import { parseDocument } from 'yaml';
import { beginAnalysis } from '../../../server/src/analysis/analysis.ts';
import { surroundings } from '../../support/read.ts';
import { typedValue } from '../files/dns.ts';
import type { BenchFile } from '../files/file.ts';
import { BenchClient } from './client.ts';
import { scanLines } from './lineScan.ts';
import { encode } from './messages.ts';
import { type ExpectedProblems, problemsAfter } from './problems.ts';
import { untilIdle } from './processFigures.ts';
import type { BenchServer, BenchServers } from './servers.ts';
import { medianOf } from './statistics.ts';

/** What the least work takes with a file, and our engine right beside it, in milliseconds. */
export interface Floors {
  /** A bare line scan. */
  readonly scan: number;
  /** Our engine in the same process, as warm as the scan: recognising, reading and checking all of the text, and nothing else of opening it. */
  readonly engine: number;
  /** `parseDocument` of the package `yaml`. */
  readonly parse: number | undefined;
  /** Opening with a server made of the usual packages that does nothing but scan the lines: as the first file of its process, and again. */
  readonly scanOpen: number;
  readonly scanOpenAgain: number;
  /** The bench and its pipes: opening, and a keystroke, with a server that does nothing. */
  readonly nothingOpen: number;
  readonly nothingKeystroke: number;
}

/** Beyond this the parse takes longer than anyone would wait, and gigabytes of memory. */
const mostParsed = 10_000;

export async function measureFloors(servers: BenchServers, file: BenchFile): Promise<Floors> {
  const parses = file.notation.languageId === 'yaml' && file.dns <= mostParsed;
  // Often, for with a small file a single time is little more than the clock's own noise; and by turns.
  const scans: number[] = [];
  const engines: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    // Nobody has asked this text for anything yet, as if it had just been received.
    const text = JSON.parse(JSON.stringify(file.text)) as string;
    scans.push(timeOf(() => scanLines(text)));
    engines.push(timeOf(() => openInProcess(file, text)));
  }
  return {
    scan: medianOf(scans),
    engine: medianOf(engines),
    parse: parses ? timeOf(() => parseDocument(file.text, { uniqueKeys: false })) : undefined,
    ...(await scanOverPipe(servers.scan, file)),
    ...(await ownShare(servers.nothing, file)),
  };
}

/** Lets the compiler see the code of the floors, so that they are as low as they can be. */
export function warmUpFloors(yamlText: string, files: readonly BenchFile[]): void {
  for (let turn = 0; turn < 20; turn++)
    for (const file of files) {
      scanLines(file.text);
      openInProcess(file, file.text);
    }
  for (let turn = 0; turn < 3; turn++) parseDocument(yamlText, { uniqueKeys: false });
}

/** What the server does with a text that is opened, but for the messages. */
function openInProcess({ notation, problemLines }: BenchFile, text: string): void {
  const { fileName, languageId } = notation;
  const analysis = beginAnalysis(text, fileName, surroundings(), { languageId, isEdited: true });
  analysis?.advance(() => false);
  const found = analysis?.findings.length;
  if (found !== problemLines.length) throw new Error(`${fileName}: ${found} problems, not ${problemLines.length}`);
}

/** Whatever the answer is, it is the right one. */
const anything: ExpectedProblems = { hasFirstScreen: () => true, isComplete: () => true };

async function scanOverPipe(scan: BenchServer, file: BenchFile): Promise<Pick<Floors, 'scanOpen' | 'scanOpenAgain'>> {
  const client = new BenchClient(scan);
  try {
    await client.initialize();
    const times: number[] = [];
    for (const name of ['a', 'b', 'c', 'd']) times.push(await openIn(client, file, `file:///bench/${name}`));
    // Like ours, it has worked before it opens the text again.
    const [scanOpen = Number.NaN] = times;
    return { scanOpen, scanOpenAgain: times.at(-1) ?? Number.NaN };
  } finally {
    await client.stop();
  }
}

async function openIn(client: BenchClient, { notation, text }: BenchFile, uri: string): Promise<number> {
  const textDocument = { uri, languageId: notation.languageId, version: 1, text };
  const opening = encode({ method: 'textDocument/didOpen', params: { textDocument } });
  const { complete } = await problemsAfter(client, { uri }, opening, anything);
  client.notify('textDocument/didClose', { textDocument: { uri } });
  await untilIdle(client.pid);
  return complete;
}

async function ownShare(
  nothing: BenchServer,
  file: BenchFile,
): Promise<Pick<Floors, 'nothingOpen' | 'nothingKeystroke'>> {
  const client = new BenchClient(nothing);
  try {
    await client.initialize();
    const uri = `file:///bench/${file.notation.fileName}`;
    const textDocument = { uri, languageId: file.notation.languageId, version: 1, text: file.text };
    const opening = encode({ method: 'textDocument/didOpen', params: { textDocument } });
    const opened = await problemsAfter(client, { uri }, opening, anything);
    const keystrokes: number[] = [];
    for (const [turn, { line, valueStart: character }] of file.places.entries()) {
      const contentChanges = [{ range: { start: { line, character }, end: { line, character } }, text: typedValue }];
      const params = { textDocument: { uri, version: turn + 2 }, contentChanges };
      const change = encode({ method: 'textDocument/didChange', params });
      keystrokes.push((await problemsAfter(client, { uri }, change, anything)).complete);
    }
    return { nothingOpen: opened.complete, nothingKeystroke: medianOf(keystrokes) };
  } finally {
    await client.stop();
  }
}

function timeOf(act: () => unknown): number {
  const started = performance.now();
  act();
  return performance.now() - started;
}
