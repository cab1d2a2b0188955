import { commands, window } from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import { settingsInForceMethod, visibleLinesMethod } from '../../server/src/lsp/protocol.ts';
import { clientOptions } from './clientOptions.ts';
import { crashPolicy } from './crashPolicy.ts';
import { answerFileRequests } from './fileRequests.ts';
import type { LanguageServer, LanguageServerContext, ServerState } from './languageServer.ts';
import { showSettings } from './settingsStatus.ts';
import { watchVisibleLines } from './visibleLines.ts';

/** Makes the language client of the platform, Node or browser. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** Looks after the one language client: starts it, starts it anew on request or after a crash, and tells the person when it cannot. */
export function manageServer(context: LanguageServerContext, createClient: CreateClient): LanguageServer {
  let client: BaseLanguageClient | undefined;
  let state: ServerState = 'not started';
  /** Starts and stops take their turns: a client in the midst of one cannot be asked for another. */
  let turn: Promise<void> = Promise.resolve();

  const fail = (message: string) => {
    state = 'failed';
    void showFailure(message);
  };

  const start = async () => {
    state = 'starting';
    const started = createClient({
      ...clientOptions(context),
      errorHandler: crashPolicy(
        () => started.state === State.Running,
        () => fail('The DN Config language server keeps crashing and has been stopped.'),
      ),
    });
    client = started;
    answerFileRequests(started);
    started.onDidChangeState(({ newState }) => {
      if (started !== client) return;
      if (newState === State.Starting) state = 'starting';
      if (newState === State.Running) state = 'running';
      if (newState === State.StartFailed) fail('The DN Config language server could not be started.');
      status.refresh();
    });
    // A failed start shows in the state, as does that of a restart after a crash.
    await started.start().catch(() => {});
  };

  const stop = async () => {
    const stopping = client;
    client = undefined;
    state = 'not started';
    // A server that has failed already cannot be stopped any more.
    await stopping?.dispose().catch(() => {});
  };

  const watching = watchVisibleLines((lines) => {
    // A server that starts hears of it when it gets its documents.
    if (state === 'running') client?.sendNotification(visibleLinesMethod, lines).catch(() => {});
  });

  const status = showSettings((params) =>
    state === 'running' ? client?.sendRequest(settingsInForceMethod, params) : undefined,
  );

  const takeTurn = (action: () => Promise<void>) => {
    turn = turn.then(action);
    return turn;
  };

  return {
    get state() {
      return state;
    },
    get shownSettings() {
      return status.shown;
    },
    restart: () =>
      takeTurn(async () => {
        await stop();
        await start();
      }),
    stop: () => {
      watching.dispose();
      status.dispose();
      return takeTurn(stop);
    },
    async request<Answer>(method: string, params: unknown): Promise<Answer> {
      await turn;
      if (!client) throw new Error('the language server does not run.');
      return client.sendRequest<Answer>(method, params);
    },
  };
}

async function showFailure(message: string): Promise<void> {
  const choice = await window.showErrorMessage(message, 'Show Output', 'Restart');
  if (choice === 'Show Output') await commands.executeCommand('dnConfig.showOutput');
  if (choice === 'Restart') await commands.executeCommand('dnConfig.restartServer');
}
