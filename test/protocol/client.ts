import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ClientCapabilities, Diagnostic, InitializeResult, PublishDiagnosticsParams } from 'vscode-languageserver';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

export const root = join(import.meta.dirname, '../..');
export const bundle = join(root, 'dist/dn-config.js');

/** What a client of today can do; tests take away what they want to see handled. */
export const modern: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
  },
  textDocument: {
    diagnostic: {},
    completion: { completionItem: { snippetSupport: true } },
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
  },
  window: { showDocument: { support: true } },
};

/** A JSON-RPC client at the other end of the built server's standard input and output. */
export class Client {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  /** What the server sends of its own, newest last. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly shown: unknown[] = [];
  readonly logged: string[] = [];
  refreshes = 0;
  /** What `workspace/configuration` answers for the section `dnConfig`. */
  settings: unknown = {};
  private version = 1;

  constructor(args: readonly string[] = ['lsp', '--stdio']) {
    this.process = spawn(process.execPath, [bundle, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
    const { stdin, stdout } = this.process;
    if (!stdin || !stdout) throw new Error('the server has no standard input and output');
    this.connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.onNotification(
      'textDocument/publishDiagnostics',
      (params: PublishDiagnosticsParams) => void this.published.push(params),
    );
    this.connection.onNotification(
      'window/logMessage',
      ({ message }: { message: string }) => void this.logged.push(message),
    );
    this.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => this.settings),
    );
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      return null;
    });
    this.connection.onRequest('window/showDocument', (params: unknown) => {
      this.shown.push(params);
      return { success: true };
    });
    this.connection.listen();
  }

  async start(
    capabilities: ClientCapabilities = modern,
    initializationOptions: unknown = {},
    rootUri: string | null = null,
  ): Promise<InitializeResult> {
    const result = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri,
      capabilities,
      initializationOptions,
    });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  async open(uri: string, text: string, languageId = 'yaml'): Promise<void> {
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: this.version, text },
    });
  }

  async change(uri: string, contentChanges: readonly unknown[]): Promise<void> {
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++this.version },
      contentChanges,
    });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  request<Result>(method: string, uri: string, params: object = {}): Promise<Result> {
    return this.connection.sendRequest<Result>(method, { textDocument: { uri }, ...params });
  }

  async pull(uri: string): Promise<Diagnostic[]> {
    const report = await this.request<{ items: Diagnostic[] }>('textDocument/diagnostic', uri);
    return report.items;
  }

  /** Ends the server as the protocol asks; gives its exit status. */
  async stop(): Promise<number | null> {
    const gone = once(this.process, 'exit');
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    const [status] = (await gone) as [number | null];
    this.connection.dispose();
    return status;
  }

  /** Where a test has failed before it could stop the server, nobody waits for that: `using client = new Client()`. */
  [Symbol.dispose](): void {
    if (this.process.exitCode === null) this.process.kill();
  }
}

/** Waits until something is there, but not for ever. */
export async function until<Found>(look: () => Found | undefined): Promise<Found> {
  for (let tries = 0; tries < 2_000; tries++) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('What was waited for did not come.');
}
