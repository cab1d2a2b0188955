import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import manifest from '../../../package.json' with { type: 'json' };
import { clientFiles } from './clientFiles.ts';
import { startServer } from './startServer.ts';

/** The server in a web worker. The rule pages lie where the client says. */
const worker = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));
startServer(connection, { files: clientFiles(connection), version: manifest.version });
