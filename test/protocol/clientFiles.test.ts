import assert from 'node:assert/strict';
import { afterEach, beforeEach, suite, test } from 'node:test';
import type { WorkspaceDiagnosticReport, WorkspaceFullDocumentDiagnosticReport } from 'vscode-languageserver';
import {
  type ListFolderParams,
  type ListFolderResult,
  listFolderMethod,
  type ReadFileParams,
  readFileMethod,
} from '../../server/src/lsp/protocol.ts';
import { Client, modern } from './client.ts';

const folder = 'vscode-vfs://github/genesys/net/';
const berlin = `dns:
  - number: "7001"
    type: extension
    switch: Berlin
    annex:
      TServer:
        voice: nine
`;

let client: Client;
/** The files of a workspace that only the client can read, by their paths. */
let files: Record<string, string>;
const asked: string[] = [];

beforeEach(() => {
  files = {};
  asked.length = 0;
  client = new Client();
});
afterEach(() => client.stop());

async function start(): Promise<void> {
  client.connection.onRequest(readFileMethod, ({ uri, mostBytes }: ReadFileParams) => {
    asked.push(uri);
    const text = uri.startsWith(folder) ? files[uri.slice(folder.length)] : undefined;
    return text === undefined || text.length > mostBytes ? null : Buffer.from(text).toString('base64');
  });
  client.connection.onRequest(listFolderMethod, ({ uri }: ListFolderParams): ListFolderResult => {
    const at = uri.endsWith('/') ? uri : `${uri}/`;
    const below = Object.keys(files).flatMap((path) => {
      const whole = folder + path;
      return whole.startsWith(at) ? [whole.slice(at.length).split('/')] : [];
    });
    return {
      files: below.flatMap(([name = '', ...rest]) => (rest.length === 0 ? [at + name] : [])),
      folders: [...new Set(below.flatMap(([name = '', ...rest]) => (rest.length > 0 ? [at + name] : [])))],
    };
  });
  await client.start(modern, {}, folder);
}

async function problems(): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  const report = await client.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
    previousResultIds: [],
  });
  for (const { uri, items } of report.items as WorkspaceFullDocumentDiagnosticReport[])
    found[uri] = items.map(({ code }) => code);
  return found;
}

suite('files that only the client can read', () => {
  test('have problems, project files and catalogues, and no folder of packages is looked into', async () => {
    files = {
      'dn-config.yaml': 'rules: { dn/no-media: off }\ndeployment: nowhere\n',
      'sites/berlin.dn.yaml': berlin,
      'node_modules/other.dn.yaml': berlin,
      'readme.md': '',
    };
    await start();
    assert.deepEqual(await problems(), {
      [`${folder}dn-config.yaml`]: ['config/invalid-value'],
      [`${folder}sites/berlin.dn.yaml`]: ['value/invalid'],
    });
    assert(!asked.some((uri) => /node_modules\/other|readme/.test(uri)));
  });

  test('of which one changes is read again', async () => {
    files = { 'berlin.dn.yaml': berlin };
    await start();
    assert.deepEqual(Object.keys(await problems()), [`${folder}berlin.dn.yaml`]);
    files = { 'berlin.dn.yaml': berlin.replace('nine', 'True') };
    const changes = [{ uri: `${folder}berlin.dn.yaml`, type: 2 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    assert.deepEqual(await problems(), { [`${folder}berlin.dn.yaml`]: ['value/case'] });
  });

  test('are not there for a client that does not know the requests', async () => {
    await client.start(modern, {}, folder);
    const uri = `${folder}berlin.dn.yaml`;
    await client.open(uri, berlin);
    assert.deepEqual(
      (await client.pull(uri)).map(({ code }) => code),
      ['value/invalid'],
    );
    assert.deepEqual(client.logged, []);
  });
});
