import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import manifest from '../../../package.json' with { type: 'json' };
import { clientFiles, filesByScheme } from './clientFiles.ts';
import { nodeFiles } from './nodeFiles.ts';
import { nodePause } from './nodePause.ts';
import { startServer } from './startServer.ts';

/** The server as its own process, over whatever the command line names: `--node-ipc`, `--stdio`, `--socket=…`, `--pipe=…`. */
const connection = createConnection(ProposedFeatures.all);
startServer(connection, {
  pause: nodePause,
  files: filesByScheme(nodeFiles, clientFiles(connection)),
  version: manifest.version,
  // This runs as a CommonJS bundle in `dist/`, which lies beside `docs/`.
  documentation: pathToFileURL(resolve(__dirname, '../docs/rules')).href,
});
