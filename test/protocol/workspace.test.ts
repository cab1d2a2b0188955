import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, afterEach, beforeEach, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type {
  Diagnostic,
  WorkspaceDiagnosticReport,
  WorkspaceFullDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { Client, modern, until } from './client.ts';

const root = mkdtempSync(join(tmpdir(), 'dn-config-workspace-'));
after(() => rmSync(root, { recursive: true, force: true }));

const dn = (number: number, lines = ''): string =>
  `  - number: "${number}"\n    type: extension\n    switch: Berlin\n${lines}`;
const file = (...dns: string[]): string => `dns:\n${dns.join('')}`;
const im = (chat: string): string =>
  `    annex:\n      TServer:\n        multimedia: true\n        sip-signaling-chat: ${chat}\n        voice: true\n`;

let folder = '';
let client: Client;
let count = 0;

const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

beforeEach(() => {
  folder = join(root, `${++count}`);
  mkdirSync(folder);
  client = new Client();
});
afterEach(() => client.stop());

async function start(): Promise<void> {
  await client.start(modern, {}, pathToFileURL(folder).href);
}

/** Result ids and problems of files, as the client knows them. */
const known = new Map<string, { id: string; found: string[] }>();

/** Asks for the problems of the workspace once, and gives all that are known then: `rule` at `line`, zero-based, by file. */
async function pull(): Promise<Record<string, string[]>> {
  const previousResultIds = [...known].map(([uri, { id }]) => ({ uri, value: id }));
  const report = await client.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
    previousResultIds,
  });
  for (const item of report.items as WorkspaceFullDocumentDiagnosticReport[])
    known.set(item.uri, { id: item.resultId ?? '', found: described(item.items) });
  return Object.fromEntries(
    [...known].flatMap(([uri, { found }]) =>
      found.length > 0 ? [[uri.slice(pathToFileURL(folder).href.length + 1), found]] : [],
    ),
  );
}

function described(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, range }) => `${code} ${range.start.line}`);
}

async function pullOpen(path: string): Promise<string[]> {
  return described(await client.pull(uriOf(path)));
}

async function changed(path: string, type: 1 | 2 | 3): Promise<void> {
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uriOf(path), type }],
  });
}

describe('problems of files that nobody has open', () => {
  beforeEach(() => known.clear());

  test('are found in all folders, across files, and in the project file itself', async () => {
    write('a/one.dn.yaml', file(dn(7001), dn(7002)));
    write('b/two.dn.yaml', file(dn(7002), dn(7003)));
    write('b/notes.yaml', 'kind: Deployment\n');
    write('node_modules/x.dn.yaml', file(dn(7001)));
    write('dn-config.yaml', 'deployment: multisite\n');
    await start();
    assert.deepEqual(await pull(), {
      'b/two.dn.yaml': ['dn/duplicate 1'],
      'dn-config.yaml': ['config/invalid-value 0'],
    });
  });

  test('follow what changes outside, file by file', async () => {
    write('a.dn.yaml', file(dn(7001)));
    write('b.dn.yaml', file(dn(7001)));
    await start();
    assert.deepEqual(await pull(), { 'b.dn.yaml': ['dn/duplicate 1'] });
    write('a.dn.yaml', file(dn(7009)));
    await changed('a.dn.yaml', 2);
    assert.deepEqual(await pull(), {});
    renameSync(join(folder, 'b.dn.yaml'), join(folder, 'c.dn.yaml'));
    write('d.dn.yaml', file(dn(7001)));
    await changed('b.dn.yaml', 3);
    await changed('c.dn.yaml', 1);
    await changed('d.dn.yaml', 1);
    assert.deepEqual(await pull(), { 'd.dn.yaml': ['dn/duplicate 1'] });
    rmSync(join(folder, 'd.dn.yaml'));
    await changed('d.dn.yaml', 3);
    assert.deepEqual(await pull(), {});
  });

  test('are no more than the client shows', async () => {
    write('a.dn.yaml', file(dn(7001), dn(7001), dn(7001), dn(7001)));
    write('b.dn.yaml', file(dn(7002), dn(7002), dn(7002)));
    write('dn-config.yaml', 'a: 1\nb: 2\nc: 3\ndeployment: multisite\n');
    await client.start(modern, { mostProblems: 2 }, pathToFileURL(folder).href);
    assert.deepEqual(await pull(), {
      'a.dn.yaml': ['undefined 0', 'dn/duplicate 4'],
      'b.dn.yaml': ['dn/duplicate 4', 'dn/duplicate 7'],
      'dn-config.yaml': ['undefined 0', 'config/invalid-value 3'],
    });
    write('a.dn.yaml', file(dn(7001), dn(7001), dn(7001)));
    await changed('a.dn.yaml', 2);
    assert.deepEqual((await pull())['a.dn.yaml'], ['dn/duplicate 4', 'dn/duplicate 7']);
  });

  test('obey the project file, which may change', async () => {
    write('a.dn.yaml', file(dn(7001, im('session'))));
    write('archive/b.dn.yaml', file(dn(7002, im('session'))));
    write('dn-config.yaml', 'deployment: multi-site\nfiles:\n  exclude: ["archive/**"]\n');
    await start();
    assert.deepEqual(await pull(), { 'a.dn.yaml': ['im/signaling-multi-site 7'] });
    write('dn-config.yaml', 'deployment: multi-site\n');
    await changed('dn-config.yaml', 2);
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.deepEqual(Object.keys(await pull()).sort(), ['a.dn.yaml', 'archive/b.dn.yaml']);
    rmSync(join(folder, 'dn-config.yaml'));
    await changed('dn-config.yaml', 3);
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.deepEqual(await pull(), {});
  });
});

describe('folders', () => {
  beforeEach(() => known.clear());

  test('that are renamed or deleted take their files and project files with them', async () => {
    write('a/dn-config.yaml', 'deployment: multi-site\n');
    write('a/b/x.dn.yaml', file(dn(7001, im('session'))));
    write('node_modules/y.dn.yaml', file(dn(7001)));
    await start();
    assert.deepEqual(await pull(), { 'a/b/x.dn.yaml': ['im/signaling-multi-site 7'] });
    renameSync(join(folder, 'a'), join(folder, 'c'));
    await changed('a', 3);
    await changed('c', 1);
    await changed('node_modules/y.dn.yaml', 1);
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.deepEqual(await pull(), { 'c/b/x.dn.yaml': ['im/signaling-multi-site 7'] });
    rmSync(join(folder, 'c/dn-config.yaml'));
    renameSync(join(folder, 'c/b'), join(folder, 'c/d'));
    await changed('c', 3);
    await changed('c', 1);
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.deepEqual(await pull(), {});
    mkdirSync(join(folder, 'new'));
    write('new/dn-config.yaml', 'deployment: multi-site\n');
    write('new/z.dn.yaml', file(dn(7009, im('session'))));
    await changed('new', 1);
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.deepEqual(await pull(), { 'new/z.dn.yaml': ['im/signaling-multi-site 7'] });
  });

  test('of the workspace come and go, one in the other', async () => {
    write('a/first.dn.yaml', file(dn(7001)));
    write('a/in/y.dn.yaml', file(dn(7001)));
    // As VS Code is able to, which makes the library listen, too.
    const capabilities = { ...modern, workspace: { ...modern.workspace, workspaceFolders: true } };
    await client.start(capabilities, {}, uriOf('a'));
    assert.deepEqual(await pull(), { 'a/in/y.dn.yaml': ['dn/duplicate 1'] });
    const folders = (paths: readonly string[]) => paths.map((path) => ({ uri: uriOf(path), name: path }));
    const change = (added: readonly string[], removed: readonly string[]) =>
      client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: folders(added), removed: folders(removed) },
      });
    await change(['a/in'], ['a']);
    assert.deepEqual(await pull(), {});
    await change(['a'], ['a/in']);
    assert.deepEqual(await pull(), { 'a/in/y.dn.yaml': ['dn/duplicate 1'] });
  });
});

describe('an open document', () => {
  beforeEach(() => known.clear());

  test('has the settings of the nearest project file, as it is being typed', async () => {
    write('dn-config.yaml', 'imEndpoint: workspace\n');
    write(
      'sites/dn-config.yaml',
      'deployment: single-site\noverrides:\n  - dns: ["70*"]\n    deployment: multi-site\n',
    );
    await start();
    const text = file(dn(7001, im('session')), dn(8001, im('session')));
    await client.open(uriOf('sites/a.dn.yaml'), text);
    assert.deepEqual(await pullOpen('sites/a.dn.yaml'), ['im/signaling-multi-site 7']);
    await client.open(
      uriOf('sites/dn-config.yaml'),
      'deployment: business-continuity\nimEndpoint: officecommunicator\n',
    );
    assert.deepEqual(await pullOpen('sites/dn-config.yaml'), ['config/invalid-value 1']);
    assert.deepEqual(await pullOpen('sites/a.dn.yaml'), ['im/signaling-multi-site 7', 'im/signaling-multi-site 15']);
    // Closed without being saved: what is stored counts again.
    await client.close(uriOf('sites/dn-config.yaml'));
    assert.deepEqual(await pullOpen('sites/a.dn.yaml'), ['im/signaling-multi-site 7']);
  });

  test('is compared with files that nobody has open, and with what is typed in others', async () => {
    write('a.dn.yaml', file(dn(7001)));
    await start();
    await pull();
    await client.open(uriOf('b.dn.yaml'), file(dn(7001), dn(7002)));
    assert.deepEqual(await pullOpen('b.dn.yaml'), ['dn/duplicate 1']);
    await client.open(uriOf('a.dn.yaml'), file(dn(7001)));
    await client.change(uriOf('a.dn.yaml'), [{ text: file(dn(7002)) }]);
    await pullOpen('a.dn.yaml');
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(await pullOpen('b.dn.yaml'), ['dn/duplicate 4']);
    assert.ok(client.refreshes > 0);
    await client.close(uriOf('a.dn.yaml'));
    await pull();
    assert.deepEqual(await pullOpen('b.dn.yaml'), ['dn/duplicate 1']);
  });

  test('says where the other DN stands now, when lines have come in above it', async () => {
    await start();
    const [a, b] = [uriOf('a.dn.yaml'), uriOf('b.dn.yaml')];
    await client.open(a, file(dn(7001), dn(7002)));
    await client.open(b, file(dn(7001)));
    await client.pull(b);
    await client.pull(a);
    await until(() => (client.refreshes > 0 ? true : undefined));
    type Report = { kind: string; resultId: string; items?: Diagnostic[] };
    const lineOfOther = ({ items }: Report) => items?.[0]?.relatedInformation?.[0]?.location.range.start.line;
    const before = await client.request<Report>('textDocument/diagnostic', b);
    assert.equal(lineOfOther(before), 1);

    const top = { line: 0, character: 0 };
    await client.change(a, [{ range: { start: top, end: top }, text: '# All of Berlin\n\n' }]);
    const refreshes = client.refreshes;
    await client.pull(a);
    await until(() => (client.refreshes > refreshes ? true : undefined));
    const moved = await client.request<Report>('textDocument/diagnostic', b, { previousResultId: before.resultId });
    assert.equal(moved.kind, 'full');
    assert.equal(lineOfOther(moved), 3);

    // What stands behind it moves nothing.
    await client.change(a, [
      { range: { start: { line: 90, character: 0 }, end: { line: 90, character: 0 } }, text: '# end' },
    ]);
    await client.pull(a);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const same = await client.request<Report>('textDocument/diagnostic', b, { previousResultId: moved.resultId });
    assert.equal(same.kind, 'unchanged');
  });

  test('has its client ask again once, however many of its numbers an edit of another file repeats', async () => {
    await start();
    const many = Array.from({ length: 300 }, (_, index) => dn(7001 + index));
    const [a, b] = [uriOf('a.dn.yaml'), uriOf('b.dn.yaml')];
    await client.open(a, file(dn(6001)));
    await client.open(b, file(...many));
    await client.pull(b);
    await client.pull(a);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const end = { line: file(dn(6001)).split('\n').length - 1, character: 0 };
    const before = client.refreshes;
    await client.change(a, [{ range: { start: end, end }, text: file(...many).replace('dns:\n', '') }]);
    await client.pull(a);
    await until(() => (client.refreshes > before ? true : undefined));
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal((await client.pull(b)).length, 300);
    assert.ok(client.refreshes - before < 10, `${client.refreshes - before} times`);
  });

  test('files that are looked at only while they are open are forgotten when they are closed', async () => {
    write('a.txt', file(dn(7001)));
    await start();
    await client.open(uriOf('b.dn.yaml'), file(dn(7001)));
    await pullOpen('b.dn.yaml');
    await client.open(uriOf('a.txt'), file(dn(7001)));
    await pullOpen('a.txt');
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.deepEqual(await pullOpen('b.dn.yaml'), ['dn/duplicate 1']);
    await client.close(uriOf('a.txt'));
    assert.deepEqual(await pullOpen('b.dn.yaml'), []);
  });

  test('that is no file yet is compared with none', async () => {
    write('a.dn.yaml', file(dn(7001)));
    await start();
    await pull();
    await client.open('untitled:b.dn.yaml', file(dn(7001)));
    assert.deepEqual(described(await client.pull('untitled:b.dn.yaml')), []);
  });

  test('knows the options of catalogues', async () => {
    write('dn-config.yaml', 'catalogues: [./ours.yaml, ./missing.yaml]\n');
    write(
      'ours.yaml',
      'version: 1\noptions:\n  - name: our-option\n    section: TServer\n    values: { kind: enum, enum: [a, b] }\n',
    );
    await start();
    await client.open(uriOf('a.dn.yaml'), file(dn(7001, '    annex:\n      TServer:\n        our-option: c\n')));
    assert.deepEqual(await pullOpen('a.dn.yaml'), ['value/invalid 6']);
    await client.open(uriOf('dn-config.yaml'), 'catalogues: [./ours.yaml, ./missing.yaml]\n');
    assert.deepEqual(await pullOpen('dn-config.yaml'), ['config/missing-file 0']);
    await client.open(uriOf('ours.yaml'), 'version: 1\noptions: []\nextra: 1\n');
    assert.deepEqual(await pullOpen('ours.yaml'), ['config/unknown-key 2']);
    assert.deepEqual(await pullOpen('a.dn.yaml'), ['option/unknown 6']);
  });
});

describe('what a catalogue calls secret', () => {
  const ours =
    'version: 1\noptions:\n  - name: our-key\n    section: TServer\n    values: { kind: string, secret: true }\n';
  const text = file(dn(7001, '    annex:\n      TServer:\n        our-key: geheim-7\n        voice: geheim-7\n'));

  /** All that the server says of the DN file: its problems, and a hover at each place of two lines. */
  async function said(): Promise<string> {
    const uri = uriOf('a.dn.yaml');
    const answers: unknown[] = await client.pull(uri);
    for (const line of [6, 7])
      for (let character = 8; character < 26; character++)
        answers.push(await client.request('textDocument/hover', uri, { position: { line, character } }));
    return JSON.stringify(answers);
  }

  test('is said nowhere while the catalogue or the project file is being typed', async () => {
    write('dn-config.yaml', 'catalogues: [ours.yaml]\n');
    write('ours.yaml', ours);
    await start();
    await client.open(uriOf('a.dn.yaml'), text);
    assert.doesNotMatch(await said(), /geheim/);
    await client.open(uriOf('ours.yaml'), ours);
    for (const broken of ['version: 2', '"version: 1', 'vers']) {
      await client.change(uriOf('ours.yaml'), [{ text: ours.replace('version: 1', broken) }]);
      const answer = await said();
      assert.doesNotMatch(answer, /geheim/, broken);
      assert.match(answer, /secret\/plain-text/, broken);
    }
    await client.open(uriOf('dn-config.yaml'), 'catalogues: [ours.yaml]\n');
    for (const broken of ['catalogues: [ours.yaml', 'catalogs: [ours.yaml]\n', 'x: "\ncatalogues:\n  - ours.yaml\n']) {
      await client.change(uriOf('dn-config.yaml'), [{ text: broken }]);
      assert.doesNotMatch(await said(), /geheim/, broken);
    }
    await client.change(uriOf('dn-config.yaml'), [{ text: '' }]);
    assert.match(await said(), /geheim/);
  });
});

describe('a file is one file, however its URI is written', () => {
  beforeEach(() => known.clear());

  /** As VS Code writes URIs. */
  const escaped = (path: string): string =>
    uriOf(path).replace(/[!'()*@+,;=&$]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  const odd = "Stadt (Köln) #1/a+b & 100% 'x'@y,z;=!$*.dn.yaml";

  test('when it is open, and when the client tells what it knows', async () => {
    write(odd, file(dn(7001), dn(7001)));
    write('z.dn.yaml', file(dn(7002), dn(7001)));
    await client.start(modern, {}, escaped(''));
    const first = await pull();
    assert.deepEqual(Object.values(first), [['dn/duplicate 4'], ['dn/duplicate 4']]);
    // What VS Code sends back is its own way of writing.
    const [listed = ''] = [...known.keys()];
    assert.equal(listed, escaped(odd));
    known.set(uriOf(odd), known.get(listed) as { id: string; found: string[] });
    known.delete(listed);
    await client.open(escaped(odd), file(dn(7009)));
    assert.deepEqual(await pullOpen('z.dn.yaml'), []);
    assert.deepEqual(described(await client.pull(escaped(odd))), []);
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual((await pull())['z.dn.yaml'], undefined);
    await client.close(escaped(odd));
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.deepEqual((await pull())['z.dn.yaml'], ['dn/duplicate 4']);
  });
});
