import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, afterEach, beforeEach, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type {
  ApplyWorkspaceEditParams,
  ClientCapabilities,
  CodeAction,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { SettingsInForceResult } from '../../server/src/lsp/protocol.ts';
import { Client, modern } from './client.ts';

const root = mkdtempSync(join(tmpdir(), 'dn-config-fixes-'));
after(() => rmSync(root, { recursive: true, force: true }));

const able: ClientCapabilities = {
  ...modern,
  workspace: {
    ...modern.workspace,
    applyEdit: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
  },
};
const dn = (line: string): string =>
  `dns:\n  - number: "1"\n    type: extension\n    annex:\n      TServer:\n        ${line}\n`;

let folder = '';
let client: Client;
let count = 0;
let applied: WorkspaceEdit[] = [];
let messages: string[] = [];

const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

beforeEach(() => {
  folder = join(root, `${++count}`);
  mkdirSync(folder);
  client = new Client();
  applied = [];
  messages = [];
  client.connection.onRequest('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => {
    applied.push(edit);
    return { applied: true };
  });
  client.connection.onNotification(
    'window/showMessage',
    ({ message }: { message: string }) => void messages.push(message),
  );
});
afterEach(() => client.stop());

async function start(capabilities: ClientCapabilities = able): Promise<void> {
  await client.start(capabilities, {}, pathToFileURL(folder).href);
  await client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
}

function actionsAt(path: string, line: number, character: number): Promise<CodeAction[]> {
  const place = { line, character };
  return client.request('textDocument/codeAction', uriOf(path), {
    range: { start: place, end: place },
    context: { diagnostics: [], only: ['quickfix'] },
  });
}

/** What an edit does, file by file: the version that it is for and the texts that it puts in. */
function told(edit: WorkspaceEdit | undefined): unknown[] {
  return (edit?.documentChanges ?? []).map((change) => {
    const { textDocument, edits } = change as TextDocumentEdit;
    if ('kind' in change) return [change.kind, (change as { uri?: string }).uri?.slice(uriOf('').length + 1)];
    return [
      textDocument.uri.slice(uriOf('').length + 1),
      textDocument.version,
      ...edits.map((one) => ('newText' in one ? one.newText : '')),
    ];
  });
}

describe('quick fixes of other files', () => {
  test('make the project file and a catalogue where there are none', async () => {
    client.settings = { deployment: 'multi-site' };
    await start();
    await client.open(uriOf('sites/a.dn.yaml'), dn('our-option: x'));
    const actions = await actionsAt('sites/a.dn.yaml', 5, 10);
    assert.deepEqual(
      actions.map(({ title }) => title),
      [
        "Add 'our-option' to dn-catalogue.yaml",
        'Silence option/unknown for this line',
        'Silence option/unknown in this file',
        'Silence option/unknown in dn-config.yaml',
      ],
    );
    assert.deepEqual(told(actions[0]?.edit), [
      ['create', 'dn-catalogue.yaml'],
      ['dn-catalogue.yaml', null, 'version: 1\noptions:\n  - name: our-option\n    section: TServer\n'],
      ['create', 'dn-config.yaml'],
      ['dn-config.yaml', null, 'deployment: multi-site\ncatalogues:\n  - ./dn-catalogue.yaml\n'],
    ]);
    assert.deepEqual(told(actions[3]?.edit), [
      ['create', 'dn-config.yaml'],
      ['dn-config.yaml', null, 'deployment: multi-site\nrules:\n  option/unknown: off\n'],
    ]);
  });

  test('change what is open as it is open, and what is not as it is stored', async () => {
    write('dn-config.yaml', 'catalogues: [./ours.yaml]\n');
    write('ours.yaml', 'version: 1\noptions: []\n');
    await start();
    await client.open(uriOf('dn-config.yaml'), 'catalogues: [./ours.yaml]\nrules: {}\n');
    await client.open(uriOf('a.dn.yaml'), dn('our-option: x'));
    const actions = await actionsAt('a.dn.yaml', 5, 10);
    assert.deepEqual(told(actions[0]?.edit), [['ours.yaml', null, ' { name: our-option, section: TServer } ']]);
    assert.deepEqual(told(actions.at(-1)?.edit), [['dn-config.yaml', 1, ' option/unknown: off ']]);
  });

  test('are not offered to clients that cannot make them', async () => {
    await start({ ...able, workspace: { configuration: true } });
    await client.open(uriOf('a.dn.yaml'), dn('our-option: x'));
    const titles = (await actionsAt('a.dn.yaml', 5, 10)).map(({ title }) => title);
    assert.deepEqual(titles, ['Silence option/unknown for this line', 'Silence option/unknown in this file']);
  });
});

describe('all problems of a rule', () => {
  test('are fixed in the workspace, in open files and others, by one edit', async () => {
    write('stored.dn.yaml', dn('voice: False'));
    write('fine.dn.yaml', dn('voice: false'));
    write('b.dn.yaml', dn('voice: false'));
    await start();
    await client.open(uriOf('b.dn.yaml'), dn('voice: True'));
    const title = "Fix all 'value/case' problems in the workspace";
    const action = (await actionsAt('b.dn.yaml', 5, 16)).find((one) => one.title === title);
    assert.ok(action?.command);
    await client.connection.sendRequest('workspace/executeCommand', action.command);
    assert.deepEqual(applied.map(told), [
      [
        ['b.dn.yaml', 1, 'true'],
        ['stored.dn.yaml', null, 'false'],
      ],
    ]);
    assert.deepEqual(messages, ["Fixed 'value/case' in 2 files."]);
    await client.connection.sendRequest('workspace/executeCommand', { ...action.command, arguments: ['no/rule'] });
    assert.equal(applied.length, 1);
  });

  test('are fixed in one file when the client asks for the edits', async () => {
    await start();
    await client.open(uriOf('a.dn.yaml'), `${dn('voice: True')}        multimedia: True\n`);
    const found = (await actionsAt('a.dn.yaml', 5, 16)).find(
      ({ title }) => title.endsWith('in this file') && title.startsWith('Fix'),
    );
    assert.ok(found && !found.edit);
    const { edit } = await client.connection.sendRequest<CodeAction>('codeAction/resolve', found);
    assert.deepEqual(
      edit?.changes?.[uriOf('a.dn.yaml')]?.map(({ newText }) => newText),
      ['true', 'true'],
    );
  });
});

describe('the settings in force', () => {
  const ask = (uri: unknown, line: unknown = 2): Promise<SettingsInForceResult> =>
    client.connection.sendRequest('dnConfig/settingsInForce', { uri, position: { line, character: 8 } });

  test('are told with where they come from', async () => {
    write('dn-config.yaml', 'deployment: multi-site\n');
    await start();
    await client.open(uriOf('a.dn.yaml'), `# dn-config: imRole=no-im\n${dn('voice: true')}`);
    assert.deepEqual(await ask(uriOf('a.dn.yaml')), {
      isDnFile: true,
      project: uriOf('dn-config.yaml'),
      dn: '1',
      declared: [
        {
          key: 'deployment',
          value: 'multi-site',
          origin: {
            kind: 'project',
            uri: uriOf('dn-config.yaml'),
            range: { start: { line: 0, character: 12 }, end: { line: 0, character: 22 } },
          },
        },
        {
          key: 'imRole',
          value: 'no-im',
          origin: {
            kind: 'comment',
            uri: uriOf('a.dn.yaml'),
            range: { start: { line: 0, character: 20 }, end: { line: 0, character: 25 } },
          },
        },
      ],
    });
  });

  test('are none for what holds no DNs, is too large, or is no question', async () => {
    client.settings = { maxFileSize: 0.0002 };
    await start();
    await client.open(uriOf('notes.yaml'), 'kind: Deployment\n');
    await client.open(uriOf('large.dn.yaml'), dn(`voice: true # ${'x'.repeat(300)}`));
    await client.open(uriOf('large.yaml'), `kind: Deployment\n# ${'x'.repeat(300)}\n`);
    const nothing = { isDnFile: false, declared: [] };
    assert.deepEqual(await ask(uriOf('notes.yaml')), nothing);
    assert.deepEqual(await ask(uriOf('large.yaml')), nothing);
    assert.deepEqual(await ask(uriOf('large.dn.yaml')), { isDnFile: true, isTooLarge: true, declared: [] });
    for (const [uri, line] of [
      [undefined, 1],
      [7, 1],
      [uriOf('notes.yaml'), null],
      [uriOf('gone.yaml'), 0],
    ])
      assert.deepEqual(await ask(uri, line), nothing);
  });
});
