import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CompletionItem, WorkspaceFullDocumentDiagnosticReport } from 'vscode-languageserver';
import { typedOption, typedValue } from '../files/dns.ts';
import { type BenchWorkspace, type WorkspaceFile, writeWorkspace } from '../files/workspace.ts';
import { BenchClient } from './client.ts';
import { cpuTimeOf, memoryOf, untilIdle } from './processFigures.ts';
import type { BenchServer } from './servers.ts';

/** What a workspace of many files costs. Times are in milliseconds, memory is in MiB. */
export interface WorkspaceFigures {
  readonly files: number;
  readonly dnsPerFile: number;
  readonly problems: number;
  /** From starting the server to all problems of all files. */
  readonly allProblems: number;
  readonly cpu: number;
  /** In an open file, each behind a keystroke, while the files are being read. */
  readonly completions: readonly number[];
  /** The same when all files have been read: what the machine and the client themselves take. */
  readonly completionsLater: readonly number[];
  /** How long the server was at work at a stretch while the files were read, in CPU time: more than 4 ms each time. */
  readonly holdUps: readonly number[];
  /** From hearing that a file has changed to its problems. */
  readonly outsideChange: number;
  /** How many files the server read for that. */
  readonly readsForChange: number;
  readonly memory: number;
  readonly memoryPeak: number;
}

/** How long somebody goes on working when all files have been read, in milliseconds. */
const patience = 3_000;

interface Notes {
  readonly reads: readonly { readonly path: string; readonly at: number }[];
  readonly holdUps: readonly { readonly at: number; readonly took: number }[];
}

/** Writes a workspace, has a new process look at it while somebody works in one of its files, and changes a file behind its back. */
export async function measureWorkspace(
  server: BenchServer,
  files = 1_000,
  dnsPerFile = 100,
): Promise<WorkspaceFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'dn-config-bench-'));
  try {
    return await measureIn(server, folder, writeWorkspace(folder, files, dnsPerFile));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureIn(server: BenchServer, folder: string, workspace: BenchWorkspace): Promise<WorkspaceFigures> {
  const notesFile = join(folder, 'notes.txt');
  const watched = { ...server, args: ['--require', join(import.meta.dirname, 'watchedServer.cjs'), ...server.args] };
  const spawned = performance.now();
  const client = new BenchClient(watched, { DN_CONFIG_BENCH_NOTES: notesFile });
  let figures: Omit<WorkspaceFigures, 'readsForChange' | 'holdUps'>;
  const moments = { allThere: 0, changed: 0 };
  try {
    await client.initialize(pathToFileURL(folder).href);
    const problems = new WorkspaceProblems(client);
    const work = workIn(client, folder, workspace.open, () => moments.allThere > 0);
    await problems.until(workspace.problems);
    const allProblems = performance.now() - spawned;
    moments.allThere = Date.now();
    const completions = await work;
    await untilIdle(client.pid);
    const cpu = cpuTimeOf(client.pid);
    const memory = memoryOf(client.pid).now;
    const end = performance.now() + patience;
    const completionsLater = await workIn(client, folder, workspace.open, () => performance.now() > end);
    await untilIdle(client.pid);
    const { changed } = workspace;
    writeFileSync(join(folder, changed.path), changed.newText);
    moments.changed = Date.now();
    const started = performance.now();
    const uri = pathToFileURL(join(folder, changed.path)).href;
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    await problems.until(workspace.problems + 1);
    const outsideChange = performance.now() - started;
    await untilIdle(client.pid);
    const { files, dnsPerFile } = workspace;
    const memoryPeak = memoryOf(client.pid).peak;
    const ofAll = { files, dnsPerFile, problems: workspace.problems, allProblems, cpu, completions, completionsLater };
    figures = { ...ofAll, outsideChange, memory, memoryPeak };
  } finally {
    await client.stop();
  }
  const { reads, holdUps }: Notes = JSON.parse(readFileSync(notesFile, 'utf8'));
  return {
    ...figures,
    readsForChange: reads.filter(({ at, path }) => at >= moments.changed && path.startsWith(folder)).length,
    holdUps: holdUps.filter(({ at }) => at <= moments.allThere).map(({ took }) => took),
  };
}

/** Asks for the problems of the workspace as VS Code does: again as soon as there is an answer, and parts of it are welcome. */
class WorkspaceProblems {
  private readonly client: BenchClient;
  private readonly known = new Map<string, { readonly id: string; readonly count: number }>();
  private asked: Promise<unknown> | undefined;

  constructor(client: BenchClient) {
    this.client = client;
    client.onProgress = (value) => this.take(value as { readonly items: WorkspaceFullDocumentDiagnosticReport[] });
  }

  async until(count: number): Promise<void> {
    while (this.count !== count) {
      this.asked ??= this.ask();
      await this.asked;
      this.asked = undefined;
    }
    // What comes next is waited for from now on, as an editor would.
    this.asked ??= this.ask();
    this.asked.catch(() => {});
  }

  private get count(): number {
    let all = 0;
    for (const { count } of this.known.values()) all += count;
    return all;
  }

  private async ask(): Promise<void> {
    const previousResultIds = [...this.known].map(([uri, { id }]) => ({ uri, value: id }));
    const params = { identifier: 'dn-config', previousResultIds, partialResultToken: 'problems' };
    const { result } = await this.client.request('workspace/diagnostic', params);
    this.take(result as { readonly items: WorkspaceFullDocumentDiagnosticReport[] });
  }

  private take({ items }: { readonly items: readonly WorkspaceFullDocumentDiagnosticReport[] }): void {
    for (const { uri, resultId = '', items: found } of items)
      this.known.set(uri, { id: resultId, count: found.length });
  }
}

/** Types in an open file and asks for completions, until it is over. Gives how long each took. */
async function workIn(
  client: BenchClient,
  folder: string,
  { path, text }: WorkspaceFile,
  isOver: () => boolean,
): Promise<number[]> {
  const uri = pathToFileURL(join(folder, path)).href;
  let version = 1;
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version, text } });
  const lines = text.split('\n');
  const line = lines.findIndex((one) => one.includes(`${typedOption}: ${typedValue}`));
  const valueStart = (lines[line] ?? '').lastIndexOf(typedValue);
  const times: number[] = [];
  const put = async (from: number, to: number, letters: string): Promise<void> => {
    const range = { start: { line, character: valueStart + from }, end: { line, character: valueStart + to } };
    const started = performance.now();
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range, text: letters }],
    });
    const position = { line, character: valueStart + from + letters.length };
    const { result, at } = await client.request('textDocument/completion', { textDocument: { uri }, position });
    times.push(at - started);
    const items = Array.isArray(result) ? (result as CompletionItem[]) : [];
    if (!items.some(({ label }) => label === typedValue)) throw new Error(`Nothing to complete in ${basename(path)}.`);
  };
  while (!isOver()) {
    await put(1, typedValue.length, '');
    await pauseOfFingers();
    await put(1, 1, typedValue.slice(1));
    await pauseOfFingers();
  }
  client.notify('textDocument/didClose', { textDocument: { uri } });
  return times;
}

function pauseOfFingers(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 25));
}
