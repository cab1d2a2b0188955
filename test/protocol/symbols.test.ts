import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { DocumentSymbol, FoldingRange, InitializeResult, SymbolInformation } from 'vscode-languageserver';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { Client, modern } from './client.ts';

const uri = 'file:///team/a.dn.yaml';
const text = `dns:
  - number: "7001"
    type: extension
    switch: S
    annex:
      TServer:
        voice: true
        password: geheim
`;
const method = 'textDocument/documentSymbol';
const many = (count: number): string =>
  `dns:\n${Array.from({ length: count }, (_, index) => `  - number: "${index}"\n    annex:\n      TServer:\n        voice: true\n`).join('')}`;
const insert = (line: number, newText: string) => [
  { range: { start: { line, character: 0 }, end: { line, character: 0 } }, text: newText },
];

suite('symbols over standard input and output', () => {
  const client = new Client();
  let started: InitializeResult;

  before(async () => {
    const { textDocument } = modern;
    const documentSymbol = { hierarchicalDocumentSymbolSupport: true };
    started = await client.start({ ...modern, textDocument: { ...textDocument, documentSymbol } });
    await client.open(uri, text);
  });
  after(async () => assert.equal(await client.stop(), 0));

  test('are offered, and folding for options exports alone', () => {
    const { documentSymbolProvider, foldingRangeProvider } = started.capabilities;
    assert.deepEqual(documentSymbolProvider, { label: 'DN Config' });
    assert.deepEqual(foldingRangeProvider, { id: 'folding', documentSelector: [{ language: 'genesys-options' }] });
  });

  test('are a tree of DNs, sections and options, without secrets', async () => {
    const symbols = await client.request<DocumentSymbol[]>(method, uri);
    const [dn] = symbols;
    assert.equal(symbols.length, 1);
    assert.deepEqual([dn?.name, dn?.detail, dn?.kind], ['7001', 'Extension on S', 19]);
    assert.deepEqual(dn?.selectionRange, { start: { line: 1, character: 12 }, end: { line: 1, character: 18 } });
    const [section] = dn?.children ?? [];
    const options = section?.children?.map(({ name, detail }) => [name, detail]);
    assert.deepEqual(
      [section?.name, options],
      [
        'TServer',
        [
          ['voice', 'true'],
          ['password', '***'],
        ],
      ],
    );
    assert.doesNotMatch(JSON.stringify(symbols), /geheim/);
  });

  test('are those of the text as the client has it, before it is asked for anything else', async () => {
    await client.change(uri, insert(1, '  - number: "7000"\n'));
    const symbols = await client.request<DocumentSymbol[]>(method, uri);
    assert.deepEqual(
      symbols.map(({ name, range }) => [name, range.start.line]),
      [
        ['7000', 1],
        ['7001', 2],
      ],
    );
  });

  test('are none in a file without DNs, in a project file, and in one that is not open', async () => {
    await client.open('file:///team/other.yaml', 'kind: Pod\n');
    await client.open('file:///team/dn-config.yaml', 'deployment: multi-site\n');
    for (const name of ['other.yaml', 'dn-config.yaml', 'closed.dn.yaml'])
      assert.deepEqual(await client.request(method, `file:///team/${name}`), []);
  });

  test('of a large file keep up with an edit on the way; who waits no longer gets none', async () => {
    const large = 'file:///team/large.dn.yaml';
    await client.open(large, many(4_000));
    const source = new CancellationTokenSource();
    const cancelled = client.connection.sendRequest(method, { textDocument: { uri: large } }, source.token);
    const early = client.request<DocumentSymbol[]>(method, large);
    source.cancel();
    await assert.rejects(cancelled);
    await client.change(large, insert(1, '  - number: "new"\n'));
    assert.deepEqual(
      (await early).slice(0, 2).map(({ name, range }) => [name, range.start.line]),
      [
        ['new', 1],
        ['0', 2],
      ],
    );
    // Whoever asks for a DN meanwhile gets it told apart from those that look like it.
    const symbols = client.request<DocumentSymbol[]>(method, large);
    await client.request('textDocument/hover', large, { position: { line: 9_001, character: 10 } });
    assert.deepEqual(
      (await symbols).map(({ range }) => range.start.line),
      [1, ...Array.from({ length: 4_000 }, (_, index) => 2 + index * 4)],
    );
    await client.close(large);
  });

  test('of an options export are its sections, which can be folded', async () => {
    const options = 'file:///team/CfgDN_annex_1.cfg';
    await client.open(options, '[TServer]\nvoice=true\n\n[other]\nx=y\n', 'genesys-options');
    const symbols = await client.request<DocumentSymbol[]>(method, options);
    assert.deepEqual(
      symbols.map(({ name, kind }) => [name, kind]),
      [
        ['TServer', 3],
        ['other', 3],
      ],
    );
    assert.deepEqual(await client.request<FoldingRange[]>('textDocument/foldingRange', options), [
      { startLine: 0, endLine: 1 },
      { startLine: 3, endLine: 4 },
    ]);
    assert.equal(await client.request('textDocument/foldingRange', uri), null);
  });

  test('of a project file are none even where DNs stand in it', async () => {
    const project = 'file:///other/dn-config.yaml';
    await client.open(project, text);
    assert.deepEqual(await client.request(method, project), []);
    await client.close(project);
  });

  test('can be folded one by one where they are so many that groups are shown', async () => {
    const options = 'file:///team/CfgDN_annex_2.cfg';
    const sections = 10_001;
    const section = (_: unknown, index: number): string => `[s${index}]\na=1\n`;
    await client.open(options, Array.from({ length: sections }, section).join(''), 'genesys-options');
    assert.equal((await client.request<DocumentSymbol[]>(method, options)).length, 101);
    assert.equal((await client.request<FoldingRange[]>('textDocument/foldingRange', options)).length, sections);
    await client.close(options);
  });

  test('failed nowhere', () => assert.deepEqual(client.logged, []));
});

test('clients that take no trees get a list', async () => {
  using client = new Client();
  await client.start();
  await client.open(uri, text);
  const symbols = await client.request<SymbolInformation[]>(method, uri);
  assert.deepEqual(
    symbols.map(({ name, containerName, location }) => [name, containerName, location.range.start.line]),
    [
      ['7001', undefined, 1],
      ['TServer', '7001', 5],
      ['voice', 'TServer', 6],
      ['password', 'TServer', 7],
    ],
  );
  assert.equal(symbols[0]?.location.uri, uri);
  assert.equal(await client.stop(), 0);
});
