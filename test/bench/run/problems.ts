import type { Diagnostic } from 'vscode-languageserver-types';
import type { Answer, BenchClient } from './client.ts';

/** When a document's problems were there, in milliseconds from the moment at which the change went out. */
export interface ProblemTimes {
  /** The first answer with all problems of the first screen. */
  readonly firstScreen: number;
  /** The answer with all problems of the file. */
  readonly complete: number;
}

/** A document that a server has open, with the last answer about its problems, as an editor keeps it. */
export interface BenchDocument {
  readonly uri: string;
  report?: { readonly resultId: string | undefined; readonly items: readonly Diagnostic[] };
}

/** What a right answer looks like. */
export interface ExpectedProblems {
  hasFirstScreen(diagnostics: readonly Diagnostic[]): boolean;
  isComplete(diagnostics: readonly Diagnostic[]): boolean;
}

const mostPatience = 180_000;

/**
 * Sends something that changes a document, and waits for its problems as an editor does: it asks for them where the server can be asked, again
 * when the server says that there is more to be had, and else listens. An answer that is not the expected one never counts.
 * @throws when the expected problems do not come.
 */
export async function problemsAfter(
  client: BenchClient,
  document: BenchDocument,
  change: Buffer,
  expected: ExpectedProblems,
): Promise<ProblemTimes> {
  const watch = new Watch(client, expected);
  return client.server.pulls ? pulled(client, document, change, watch) : published(client, document.uri, change, watch);
}

class Watch {
  started = 0;
  latest: readonly Diagnostic[] = [];
  private firstScreen: number | undefined;
  private readonly client: BenchClient;
  private readonly expected: ExpectedProblems;

  constructor(client: BenchClient, expected: ExpectedProblems) {
    this.client = client;
    this.expected = expected;
  }

  /** Notes an answer; gives the times when it is the complete one. */
  take(diagnostics: readonly Diagnostic[], at: number): ProblemTimes | undefined {
    this.latest = diagnostics;
    if (this.expected.hasFirstScreen(diagnostics)) this.firstScreen ??= at - this.started;
    if (!this.expected.isComplete(diagnostics)) return undefined;
    return { firstScreen: this.firstScreen ?? at - this.started, complete: at - this.started };
  }

  disappointment(): Error {
    const lines = this.latest.slice(0, 30).map(({ range, message }) => `${range.start.line}: ${message}`);
    return new Error(
      `${this.client.server.title}: the expected problems did not come; there were ${this.latest.length}:\n${lines.join('\n')}`,
    );
  }
}

async function pulled(
  client: BenchClient,
  document: BenchDocument,
  change: Buffer,
  watch: Watch,
): Promise<ProblemTimes> {
  const refreshes = new Signal();
  client.onRefresh = () => refreshes.give();
  let { bytes, answer } = preparePull(client, document);
  watch.started = performance.now();
  client.write(change, bytes);
  for (;;) {
    const given = await answer;
    if (!given.isToBeRepeated) {
      const times = watch.take(itemsOf(given, document), given.at);
      if (times) return times;
      if (!(await refreshes.taken(mostPatience))) throw watch.disappointment();
    }
    ({ bytes, answer } = preparePull(client, document));
    client.write(bytes);
  }
}

function preparePull(
  client: BenchClient,
  { uri, report }: BenchDocument,
): { readonly bytes: Buffer; readonly answer: Promise<Answer> } {
  const previousResultId = report?.resultId;
  const params = { textDocument: { uri }, ...(previousResultId !== undefined && { previousResultId }) };
  return client.prepare('textDocument/diagnostic', params);
}

/** The diagnostics of an answer, which stay with the document: what is unchanged is what was there before. */
function itemsOf({ result }: Answer, document: BenchDocument): readonly Diagnostic[] {
  const { items, resultId } = result as { items?: readonly Diagnostic[]; resultId?: string };
  document.report = { resultId, items: items ?? document.report?.items ?? [] };
  return document.report.items;
}

function published(client: BenchClient, uri: string, change: Buffer, watch: Watch): Promise<ProblemTimes> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(watch.disappointment()), mostPatience);
    client.onPublished = (told) => {
      const times = told.uri === uri ? watch.take(told.diagnostics, told.at) : undefined;
      if (!times) return;
      clearTimeout(timer);
      client.onPublished = undefined;
      resolve(times);
    };
    watch.started = performance.now();
    client.write(change);
  });
}

/** Something that may be given before anyone waits for it, and is taken once. */
class Signal {
  private given = false;
  private wake: (() => void) | undefined;

  give(): void {
    this.given = true;
    this.wake?.();
  }

  /** Whether it was given within so many milliseconds. */
  async taken(patience: number): Promise<boolean> {
    if (!this.given) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        timer = setTimeout(resolve, patience);
      });
      clearTimeout(timer);
    }
    const was = this.given;
    this.given = false;
    return was;
  }
}
