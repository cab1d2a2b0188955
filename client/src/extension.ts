import { commands, type ExtensionContext, type LogOutputChannel, Uri, window } from 'vscode';
import { onFirstDnDocument } from './firstDnDocument.ts';
import type { CreateLanguageServer, LanguageServer, ServerState } from './languageServer.ts';

/** What the extension shows of itself to tests and to other extensions. */
export interface ExtensionApi {
  readonly serverState: ServerState;
}

/**
 * Waits for a document that could hold DNs and then starts the language server. Until then next to nothing is loaded, because every
 * YAML, JSON or XML file activates the extension.
 * @param load gives the part that talks to the language server, which is large
 */
export function startExtension(context: ExtensionContext, load: () => CreateLanguageServer): ExtensionApi {
  let output: LogOutputChannel | undefined;
  let server: LanguageServer | undefined;
  let soon: ReturnType<typeof setTimeout> | undefined;

  const openOutput = () => {
    if (!output) {
      output = window.createOutputChannel('DN Config', { log: true });
      context.subscriptions.push(output);
    }
    return output;
  };
  const startServer = async () => {
    firstDnDocument.dispose();
    server ??= load()({
      output: openOutput(),
      documentation: Uri.joinPath(context.extensionUri, 'docs/rules').toString(),
      extensionUri: context.extensionUri,
    });
    await server.restart();
  };
  // The activation ends first: VS Code times it, and other extensions wait for it.
  const startServerSoon = () => {
    soon = setTimeout(startServer);
  };

  const firstDnDocument = onFirstDnDocument(startServerSoon);
  context.subscriptions.push(
    firstDnDocument,
    { dispose: () => clearTimeout(soon) },
    { dispose: () => server?.stop() },
    commands.registerCommand('dnConfig.restartServer', startServer),
    commands.registerCommand('dnConfig.showOutput', () => openOutput().show()),
  );
  return {
    get serverState() {
      return server?.state ?? 'not started';
    },
  };
}
