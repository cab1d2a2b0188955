import { Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { CreateLanguageServer } from '../languageServer.ts';
import { manageServer } from '../managedServer.ts';

export { createTools } from '../tools/tools.ts';

/** The language server as a Node process of its own. */
export const createLanguageServer: CreateLanguageServer = (context) => {
  const module = Uri.joinPath(context.extensionUri, 'dist/server.js').fsPath;
  const server = { module, transport: TransportKind.ipc };
  return manageServer(context, (options) => new QuietLanguageClient('dnConfig', 'DN Config', server, options));
};

/** Writes its errors to the output channel only: what a person must know is shown with our own words and buttons. */
class QuietLanguageClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
