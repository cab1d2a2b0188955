import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type {
  ClientCapabilities,
  CodeAction,
  CompletionItem,
  Diagnostic,
  Hover,
  InitializeResult,
} from 'vscode-languageserver';
import { Client, modern, until } from './client.ts';

const uri = 'file:///team/a.dn.yaml';
const text = `dns:
  - number: "7001"
    type: extension
    switch: S
    userProperties:
      TServer:
        multimedia: yes
        voice: true
        voice: false
        password: geheim
`;
const line = (number: number) => ({ line: number, character: 0 });

suite('the server over standard input and output', () => {
  const client = new Client();
  let started: InitializeResult;

  before(async () => {
    started = await client.start();
    await client.open(uri, text);
  });
  after(async () => assert.equal(await client.stop(), 0));

  test('says what it can do', () => {
    assert.equal(started.serverInfo?.name, 'dn-config');
    assert.ok(started.capabilities.diagnosticProvider);
    assert.equal(started.capabilities.hoverProvider, true);
    assert.deepEqual(started.capabilities.textDocumentSync, { openClose: true, change: 2 });
  });

  test('answers a pull with diagnostics that link to their pages, and nothing but that', async () => {
    const diagnostics = await client.pull(uri);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['value/yaml-boolean', 'option/duplicate', 'secret/plain-text'],
    );
    const [first, second] = diagnostics as [Diagnostic, Diagnostic];
    assert.deepEqual(first.range, { start: { line: 6, character: 20 }, end: { line: 6, character: 23 } });
    assert.equal(first.severity, 1);
    assert.equal(first.source, 'dn-config');
    assert.deepEqual(first.data, { section: 'TServer', option: 'multimedia', dn: '7001' });
    assert.equal(second.relatedInformation?.[0]?.location.range.start.line, 7);
    for (const { codeDescription } of diagnostics)
      assert.ok(existsSync(fileURLToPath(codeDescription?.href ?? '')), codeDescription?.href);
    assert.equal(client.published.length, 0);
    assert.doesNotMatch(JSON.stringify(diagnostics), /geheim/);
  });

  test('says so when nothing has changed', async () => {
    const full = await client.request<{ kind: string; resultId: string }>('textDocument/diagnostic', uri);
    const again = await client.request<{ kind: string }>('textDocument/diagnostic', uri, {
      previousResultId: full.resultId,
    });
    assert.deepEqual([full.kind, again.kind], ['full', 'unchanged']);
  });

  test('hovers, and keeps passwords to itself', async () => {
    const hover = await client.request<Hover>('textDocument/hover', uri, { position: { line: 6, character: 10 } });
    assert.match(JSON.stringify(hover.contents), /multimedia/);
    const secret = await client.request<Hover | null>('textDocument/hover', uri, {
      position: { line: 9, character: 21 },
    });
    assert.doesNotMatch(JSON.stringify(secret), /geheim/);
    assert.equal(await client.request('textDocument/hover', uri, { position: line(0) }), null);
  });

  test('completes, and documents what was chosen', async () => {
    const items = await client.request<CompletionItem[]>('textDocument/completion', uri, {
      position: { line: 6, character: 23 },
    });
    assert.deepEqual(
      items.map(({ label }) => label),
      ['true', 'false'],
    );
    const resolved = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', items[0]);
    assert.match(JSON.stringify(resolved.documentation), /IM/);
  });

  test('offers quick fixes, and a way to the other place', async () => {
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', uri, {
      range: { start: line(6), end: line(9) },
      context: { diagnostics: [], only: ['quickfix'] },
    });
    assert.deepEqual(
      actions.map(({ title }) => title),
      [
        "Change to 'true'",
        "Change to 'false'",
        "Remove this 'voice'",
        "Remove the other 'voice'",
        "Go to: the other 'voice'",
        'Silence value/yaml-boolean for this line',
        'Silence option/duplicate for this line',
        'Silence value/yaml-boolean in this file',
        'Silence option/duplicate in this file',
      ],
    );
    const edits = actions[0]?.edit?.changes?.[uri];
    assert.deepEqual(edits, [
      { range: { start: { line: 6, character: 20 }, end: { line: 6, character: 23 } }, newText: 'true' },
    ]);
    const command = actions.find((action) => action.command)?.command;
    await client.connection.sendRequest('workspace/executeCommand', {
      command: command?.command,
      arguments: command?.arguments,
    });
    assert.deepEqual(client.shown, [
      { uri, takeFocus: true, selection: { start: { line: 7, character: 8 }, end: { line: 7, character: 13 } } },
    ]);
  });

  test('fixes all that is safe when asked for that kind', async () => {
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', uri, {
      range: { start: line(0), end: line(0) },
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    assert.deepEqual(
      actions.map(({ kind }) => kind),
      ['source.fixAll.dnConfig'],
    );
    assert.equal(actions[0]?.edit?.changes?.[uri]?.length, 1);
  });

  test('applies a preset, with a preview', async () => {
    const [action] = await client.request<CodeAction[]>('textDocument/codeAction', uri, {
      range: { start: line(6), end: line(6) },
      context: { diagnostics: [], only: ['refactor.rewrite'] },
    });
    assert.equal(action?.title, "Apply IM preset 'im-workspace': Workspace, one site");
    assert.equal(action.edit, undefined);
    const { edit } = (await client.connection.sendRequest('codeAction/resolve', action)) as CodeAction;
    assert.equal(edit?.documentChanges?.length, 1);
    const [annotation] = Object.values(edit.changeAnnotations ?? {});
    assert.equal(annotation?.needsConfirmation, true);
    assert.match(annotation.label, /: multimedia .* → true/);
    assert.deepEqual(await client.connection.sendRequest('codeAction/resolve', { title: 'x' }), { title: 'x' });
  });

  test('follows edits', async () => {
    await client.change(uri, [
      { range: { start: { line: 6, character: 20 }, end: { line: 6, character: 23 } }, text: 'true' },
    ]);
    assert.deepEqual(
      (await client.pull(uri)).map(({ code }) => code),
      ['option/duplicate', 'secret/plain-text'],
    );
    await client.change(uri, [
      { range: { start: { line: 6, character: 20 }, end: { line: 6, character: 24 } }, text: 'yes' },
    ]);
  });

  test('follows the settings', async () => {
    client.settings = { rules: { 'option/duplicate': 'hint', 'secret/plain-text': 'off', 'no/such-rule': 7 } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await until(() => (client.refreshes > 0 ? true : undefined));
    assert.deepEqual(
      (await client.pull(uri)).map(({ code, severity }) => [code, severity]),
      [
        ['value/yaml-boolean', 1],
        ['option/duplicate', 4],
      ],
    );
    client.settings = {};
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  });

  test('follows a file that becomes one of DNs, and stops being one', async () => {
    const turning = 'file:///team/turning.yaml';
    const whole = (text: string) => client.change(turning, [{ text }]);
    await client.open(turning, 'kind: Pod\n');
    assert.deepEqual(await client.pull(turning), []);
    await whole('dns:\n  - number: "1"\n');
    assert.deepEqual(
      (await client.pull(turning)).map(({ code }) => code),
      ['dn/missing-type'],
    );
    await whole('{"statusCode": 0, "dns": [{"number": "1", "userProperties": {}}]}');
    await whole('kind: Pod\n');
    assert.deepEqual(await client.pull(turning), []);
  });

  test('has nothing to say of other files, closed ones, and places outside', async () => {
    const other = 'file:///team/pod.yaml';
    await client.open(other, 'kind: Pod\noptions: {a: b}\n');
    assert.deepEqual(await client.pull(other), []);
    assert.deepEqual(await client.request('textDocument/completion', other, { position: line(1) }), []);
    assert.deepEqual(await client.pull('file:///not/open.dn.yaml'), []);
    assert.equal(await client.request('textDocument/hover', uri, { position: { line: 999, character: 999 } }), null);
    assert.deepEqual(client.logged, []);
  });
});

suite('clients that cannot do everything', () => {
  test('are asked once more when they refuse to ask again', async () => {
    using client = new Client();
    await client.start();
    let asked = 0;
    client.connection.onRequest('workspace/diagnostic/refresh', () => {
      if (++asked === 1) throw new Error('not now');
      return null;
    });
    await client.open(uri, text);
    await client.pull(uri);
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    await until(() => (asked > 1 ? true : undefined));
    assert.deepEqual(client.logged, []);
    assert.equal(await client.stop(), 0);
  });

  test('get all problems of the newest text, however many there are', async () => {
    using client = new Client();
    await client.start({ textDocument: { diagnostic: {} } });
    const count = 5_000;
    const wrong = '  - number: "1"\n    type: extensoin\n    switch: S';
    const dns = Array.from({ length: count }, (_, index) => `${wrong}${index}\n`);
    await client.open(uri, `dns:\n${dns.join('')}`);
    const asked = client.pull(uri);
    const range = { start: { line: 2, character: 10 }, end: { line: 2, character: 19 } };
    await client.change(uri, [{ range, text: 'Extension' }]);
    assert.equal((await asked).length, count - 1);
    assert.equal(await client.stop(), 0);
  });

  test('get an answer while the text goes on changing', async () => {
    using client = new Client();
    await client.start({ textDocument: { diagnostic: {} } });
    const dns = Array.from(
      { length: 10_000 },
      (_, index) => `  - number: "1"\n    type: extensoin\n    switch: S${index}\n`,
    );
    await client.open(uri, `dns:\n${dns.join('')}`);
    await client.pull(uri);
    let isAnswered = false;
    const asked = client.pull(uri).then(() => {
      isAnswered = true;
    });
    const range = { start: { line: 3, character: 13 }, end: { line: 3, character: 13 } };
    const until = performance.now() + 5_000;
    while (!isAnswered && performance.now() < until) {
      await client.change(uri, [{ range, text: '1' }]);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    assert.ok(isAnswered);
    await asked;
    assert.equal(await client.stop(), 0);
  });

  test('get as many problems as they show, and are told how many more there are', async () => {
    const hint = '    userProperties: { TServer: { my-own: 1 } }\n';
    const dns = Array.from(
      { length: 300 },
      (_, index) => `  - number: "${index}"\n    switch: S\n    type: extension\n${hint}`,
    );
    dns.push('  - number: "0"\n    switch: S\n    type: extension\n');
    const content = `dns:\n${dns.join('')}`;
    const told = async (
      mostProblems: unknown,
      capabilities: ClientCapabilities = { textDocument: { diagnostic: {} } },
    ): Promise<Diagnostic[]> => {
      using client = new Client();
      await client.start(capabilities, { mostProblems });
      await client.open(uri, content);
      const found = capabilities.textDocument?.diagnostic
        ? await client.pull(uri)
        : (await until(() => client.published[0])).diagnostics;
      assert.deepEqual(client.logged, []);
      assert.equal(await client.stop(), 0);
      return found;
    };
    const all = await told(undefined);
    assert.equal(all.length, 301);
    assert.equal((await told(301)).length, 301);
    for (const nonsense of [0, -1, 1.5, '100', null, [7], true]) assert.deepEqual(await told(nonsense), all);
    const some = await told(100);
    assert.deepEqual(some[0], {
      range: { start: line(0), end: line(0) },
      severity: 3,
      source: 'dn-config',
      message: "202 more problems in this file are not shown. 'dn-config lint' on the command line lists all.",
    });
    assert.deepEqual(some.slice(1), [...all.slice(0, 98), all.at(-1)]);
    assert.deepEqual(await told(100, { textDocument: {} }), some);
  });

  test('that show few problems hear of it when their number changes', async () => {
    using client = new Client();
    await client.start(modern, { mostProblems: 2 });
    const wrong = (number: number): string => `  - number: "${number}"\n    switch: S\n    type: extensoin\n`;
    await client.open(uri, `dns:\n${wrong(1)}${wrong(2)}`);
    const codes = async (): Promise<unknown[]> =>
      (await client.pull(uri)).map(({ code, message }) => code ?? String(message).split(' ')[0]);
    assert.deepEqual(await codes(), ['dn/unknown-type', 'dn/unknown-type']);
    const { resultId } = await client.request<{ resultId: string }>('textDocument/diagnostic', uri);
    await client.change(uri, [{ range: { start: line(7), end: line(7) }, text: wrong(3) }]);
    const report = await client.request<{ kind: string; items: Diagnostic[] }>('textDocument/diagnostic', uri, {
      previousResultId: resultId,
    });
    assert.deepEqual([report.kind, report.items.length], ['full', 2]);
    assert.deepEqual(await codes(), ['2', 'dn/unknown-type']);
    const { start, end } = (report.items[0] as Diagnostic).range;
    const actions = await client.request('textDocument/codeAction', uri, {
      range: { start, end },
      context: { diagnostics: [report.items[0]], only: ['quickfix'] },
    });
    assert.deepEqual(actions, []);
    assert.deepEqual(client.logged, []);
    assert.equal(await client.stop(), 0);
  });

  test('get their diagnostics pushed, and cleared on closing', async () => {
    using client = new Client();
    const started = await client.start({ textDocument: {} });
    assert.equal(started.capabilities.diagnosticProvider, undefined);
    await client.open(uri, text);
    const first = await until(() => client.published[0]);
    assert.deepEqual(
      first.diagnostics.map(({ code }) => code),
      ['value/yaml-boolean', 'option/duplicate', 'secret/plain-text'],
    );
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { dnConfig: { rules: { 'secret/plain-text': 'off' } } },
    });
    const second = await until(() => client.published[1]);
    assert.equal(second.diagnostics.length, 2);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    const last = await until(() => client.published[2]);
    assert.deepEqual(last, { uri, diagnostics: [] });
    assert.equal(await client.stop(), 0);
  });

  test('get completions without tab stops', async () => {
    using client = new Client();
    await client.start({ textDocument: { diagnostic: {} } });
    const open = 'dns:\n  - number: 1\n    annex:\n      TServer:\n        ';
    await client.open(uri, open);
    const items = await client.request<CompletionItem[]>('textDocument/completion', uri, {
      position: { line: 4, character: 8 },
    });
    assert.equal(items[0]?.label, 'multimedia');
    for (const item of items) {
      assert.equal(item.insertTextFormat, 1);
      assert.doesNotMatch(JSON.stringify(item.textEdit), /\$\{?\d/);
    }
    assert.equal(await client.stop(), 0);
  });

  test('are told of a file that is too large, and get nothing of it', async () => {
    using client = new Client();
    client.settings = { maxFileSize: 0.0001 };
    const told: string[] = [];
    client.connection.onNotification(
      'window/showMessage',
      ({ message }: { message: string }) => void told.push(message),
    );
    await client.start();
    await client.open(uri, text);
    assert.deepEqual(await client.pull(uri), []);
    assert.match(await until(() => told[0]), /a\.dn\.yaml is larger than .*maxFileSize/);
    assert.equal(await client.stop(), 0);
  });

  test('see tag pairs edited together', async () => {
    using client = new Client();
    await client.start();
    const xml = 'file:///team/a.xml';
    await client.open(xml, '<CfgData><CfgDN name="1"></CfgDN></CfgData>', 'xml');
    const linked = await client.request<{ ranges: unknown[] }>('textDocument/linkedEditingRange', xml, {
      position: { line: 0, character: 12 },
    });
    assert.equal(linked.ranges.length, 2);
    assert.equal(await client.stop(), 0);
  });

  test('may choose where rule pages are', async () => {
    using client = new Client();
    await client.start({ textDocument: { diagnostic: {} } }, { documentation: 'vscode-vfs://x/docs/' });
    await client.open(uri, text);
    const [first] = await client.pull(uri);
    assert.equal(first?.codeDescription?.href, 'vscode-vfs://x/docs/value/yaml-boolean.md');
    assert.equal(await client.stop(), 0);
  });
});
