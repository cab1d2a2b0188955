import { type ExtensionContext, Uri } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { type ExtensionApi, startExtension } from '../extension.ts';
import type { CreateLanguageServer } from '../languageServer.ts';
import { manageServer } from '../managedServer.ts';
import { createTools } from '../tools/tools.ts';

/** A web worker. The project is checked without the browser's own types, which would let Node code use them by mistake. */
declare const Worker: new (
  address: string,
) => ConstructorParameters<typeof BrowserMessageReader>[0] & { terminate(): void };

/** Called by VS Code in the browser, where an extension is a single file. */
export function activate(context: ExtensionContext): ExtensionApi {
  return startExtension(context, () => ({ createLanguageServer, createTools }));
}

/** The language server as a web worker of its own. */
const createLanguageServer: CreateLanguageServer = (context) => {
  const script = Uri.joinPath(context.extensionUri, 'dist/languageServer.js').toString(true);
  let worker: InstanceType<typeof Worker> | undefined;
  // The library would know a worker by its class, which in VS Code is another one.
  const server = async () => {
    // Nothing else ends the one before.
    worker?.terminate();
    worker = new Worker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return manageServer(context, (options) => new QuietLanguageClient('dnConfig', 'DN Config', server, options));
};

/** Writes its errors to the output channel only: what a person must know is shown with our own words and buttons. */
class QuietLanguageClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
