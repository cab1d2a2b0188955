import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Diagnostic } from 'vscode-languageserver-types';
import { encode, type Message, MessageReader } from './messages.ts';
import type { BenchServer } from './servers.ts';

/** An answer and the moment at which it was there. */
export interface Answer {
  readonly result: unknown;
  /** The server has given the request up, and wants it to be made again. */
  readonly isToBeRepeated: boolean;
  readonly at: number;
}

/** All problems of a document, as the server last told them of its own. */
export interface Published {
  readonly uri: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly at: number;
}

const mostPatience = 180_000;
const serverCancelled = -32802;
const contentModified = -32801;

/** A client for any language server, as thin as it can be: it writes bytes, reads answers and notes the time. */
export class BenchClient {
  readonly process: ChildProcess;
  readonly server: BenchServer;
  onPublished: ((published: Published) => void) | undefined;
  onRefresh: (() => void) | undefined;
  /** Told of each part of an answer that comes before the answer itself. */
  onProgress: ((value: unknown) => void) | undefined;
  private nextId = 1;
  private readonly waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();

  /** `environment`: variables that the server has besides those of the bench. */
  constructor(server: BenchServer, environment: Readonly<Record<string, string>> = {}) {
    this.server = server;
    const env = { ...process.env, ...environment };
    this.process = spawn(process.execPath, server.args, { stdio: ['pipe', 'pipe', 'inherit'], env });
    const reader = new MessageReader((body) => this.take(JSON.parse(body.toString('utf8')) as Message));
    this.process.stdout?.on('data', (piece: Buffer) => reader.add(piece));
    this.process.once('exit', (code) => this.giveUp(`The server ended (${code}).`));
    this.process.stdin?.on('error', () => {});
  }

  get pid(): number {
    if (this.process.pid === undefined) throw new Error(`${this.server.title} did not start.`);
    return this.process.pid;
  }

  /** Starts the server's work; the answer of `initialize` marks its end. `folder`: the URI of the workspace's only one. */
  async initialize(folder?: string): Promise<Answer> {
    const answer = await this.request('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folder === undefined ? null : [{ uri: folder, name: 'bench' }],
      capabilities: this.server.capabilities,
      initializationOptions: this.server.initializationOptions ?? {},
    });
    this.notify('initialized', {});
    if (this.server.sendsSettings) this.notify('workspace/didChangeConfiguration', { settings: this.server.settings });
    return answer;
  }

  notify(method: string, params: object): void {
    this.write(encode({ method, params }));
  }

  request(method: string, params: object): Promise<Answer> {
    const { bytes, answer } = this.prepare(method, params);
    this.write(bytes);
    return answer;
  }

  /** A request that goes out when its bytes are written, not yet now. */
  prepare(method: string, params: object): { readonly bytes: Buffer; readonly answer: Promise<Answer> } {
    const id = this.nextId++;
    const answer = new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${this.server.title}: no answer to ${method}`)), mostPatience);
      this.waiting.set(id, {
        resolve: (value) => {
          clearTimeout(timer);
          resolve(value);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      });
    });
    return { bytes: encode({ id, method, params }), answer };
  }

  write(...messages: readonly Buffer[]): void {
    for (const bytes of messages) this.process.stdin?.write(bytes);
  }

  /** Ends the server as the protocol asks, or, where it does not heed that, by force. */
  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return;
    const gone = once(this.process, 'exit');
    this.request('shutdown', {}).catch(() => {});
    this.notify('exit', {});
    const timer = setTimeout(() => this.process.kill('SIGKILL'), 2_000);
    await gone;
    clearTimeout(timer);
  }

  private take(message: Message): void {
    const at = performance.now();
    if (message.method === undefined) this.takeAnswer(message, at);
    else if (message.id !== undefined) this.answerServer(message);
    else if (message.method === 'textDocument/publishDiagnostics') {
      this.onPublished?.({ ...(message.params as Published), at });
    } else if (message.method === '$/progress') this.onProgress?.((message.params as { value: unknown }).value);
  }

  private takeAnswer({ id, result, error }: Message, at: number): void {
    const waiting = this.waiting.get(Number(id));
    this.waiting.delete(Number(id));
    const isToBeRepeated = error?.code === serverCancelled || error?.code === contentModified;
    if (error && !isToBeRepeated) waiting?.reject(new Error(`${this.server.title}: ${error.message}`));
    else waiting?.resolve({ result, isToBeRepeated, at });
  }

  private answerServer({ id, method, params }: Message): void {
    const result =
      method === 'workspace/configuration'
        ? (params as { items: { section?: string }[] }).items.map(
            ({ section }) => this.server.settings?.[section ?? ''] ?? null,
          )
        : null;
    this.write(encode({ ...(id !== undefined && { id }), result }));
    if (method === 'workspace/diagnostic/refresh') this.onRefresh?.();
  }

  private giveUp(reason: string): void {
    for (const { reject } of this.waiting.values()) reject(new Error(`${this.server.title}: ${reason}`));
    this.waiting.clear();
  }
}
