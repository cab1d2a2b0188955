import { Session } from 'node:inspector/promises';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../../server/src/lsp/startServer.ts';

// Our server from its sources, so that a profile names functions and files as they are written. It takes two requests more, which say from when
// to when to take a profile.

/** Samples are taken this often, in microseconds. */
const interval = 100;

const connection = createConnection(ProposedFeatures.all);
const session = new Session();
session.connect();

connection.onRequest('bench/startProfile', async () => {
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval });
  await session.post('Profiler.start');
  return null;
});

connection.onRequest('bench/stopProfile', async () => (await session.post('Profiler.stop')).profile);

startServer(connection, { version: 'from its sources' });
