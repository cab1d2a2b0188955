import assert from 'node:assert/strict';
import { afterEach, beforeEach, suite, test } from 'node:test';
import {
  type ConvertAnswer,
  type ConvertParams,
  convertMethod,
  type FileText,
  type PlanParams,
  type PlanResult,
  planMethod,
} from '../../server/src/lsp/protocol.ts';
import { Client } from './client.ts';

const file = (lines: string): string => `dns:
  - number: "7001"
    type: extension
    switch: Berlin
    annex:
      TServer:
${lines}`;
const yaml = (lines: string, path = 'berlin.dn.yaml'): FileText => ({ path, text: file(lines) });
const secret = '        password: geheim\n';

let client: Client;
beforeEach(async () => {
  client = new Client();
  await client.start();
});
afterEach(() => client.stop());

const plan = (params: PlanParams) => client.connection.sendRequest<PlanResult>(planMethod, params);
const convert = (params: ConvertParams) => client.connection.sendRequest<ConvertAnswer>(convertMethod, params);

suite('a plan for an editor', () => {
  test('says what changes', async () => {
    const old = [yaml('        voice: true\n')];
    const { problems, markdown, isEmpty } = await plan({ old, new: [yaml('        voice: false\n')] });
    assert.deepEqual([problems, isEmpty], [[], false]);
    assert.match(markdown, /DN 7001.*`voice`.*`true`.*`false`/);
  });

  test('of two files under different names and in different formats compares the DNs', async () => {
    const xml = await convert({ files: [yaml('        voice: true\n')], target: 'cfgdata' });
    const [made] = xml.files;
    assert(made);
    const young = [{ path: made.name, text: made.text }];
    const { isEmpty, markdown } = await plan({ old: [yaml('        voice: true\n')], new: young });
    assert(isEmpty, markdown);
  });

  test('makes what an import needs', async () => {
    const sides = { old: [yaml('        voice: true\n')], new: [yaml('        voice: false\n')] };
    const { emitted } = await plan({ ...sides, emit: 'cfgdata' });
    assert.match(emitted?.files[0]?.text ?? '', /<CfgUpdate[\s\S]*7001/);
  });

  test('says what an import cannot do', async () => {
    const sides = { old: [yaml('        voice: true\n')], new: [] };
    const { emitted } = await plan({ ...sides, emit: 'options' });
    assert.deepEqual(emitted?.files, []);
    assert.match(emitted?.notes.join('\n') ?? '', /7001/);
  });

  test('shows passwords nowhere but in an import for which that was asked', async () => {
    const params = { old: [yaml('        voice: true\n')], new: [yaml(secret)], emit: 'cfgdata' } as const;
    const masked = await plan(params);
    assert.equal(masked.emitted?.hasSecrets, true);
    assert.doesNotMatch(JSON.stringify(masked), /geheim/);
    const shown = await plan({ ...params, showsSecrets: true });
    assert.doesNotMatch(shown.markdown, /geheim/);
    assert.match(shown.emitted?.files[0]?.text ?? '', /geheim/);
  });

  test('is refused where a file cannot be read: its DNs would count as removed', async () => {
    const young = [{ path: 'a.dn.yaml', text: 'dns:\n  - number: "M\ufffdnchen"\n' }];
    const { problems, markdown } = await plan({ old: [yaml('        voice: true\n')], new: young });
    assert.match(problems.join(), /^a\.dn\.yaml: .*not UTF-8/);
    assert.equal(markdown, '');
  });

  test('is made in the settings of the editor', async () => {
    client.settings = { rules: { 'value/invalid': 'off' } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const young = [{ ...yaml('        voice: nine\n'), uri: 'file:///nowhere/berlin.dn.yaml' }];
    const { markdown } = await plan({ old: [], new: young });
    assert.doesNotMatch(markdown, /value\/invalid/);
  });

  for (const params of [
    undefined,
    null,
    [],
    {},
    { old: 7, new: [null, 1, {}, { path: 1, text: 2 }], emit: '__proto__' },
  ])
    test(`is empty for ${JSON.stringify(params)}`, async () => {
      const result = await client.connection.sendRequest<PlanResult>(planMethod, params);
      assert.deepEqual([result.problems, result.isEmpty, result.emitted], [[], true, undefined]);
    });
});

suite('a conversion for an editor', () => {
  test('gives a file and says what it cannot hold', async () => {
    const files = [{ path: 'net/berlin.dn.yaml', text: `# here\n${file('        voice: true\n')}` }];
    const { notes, problems, dns, ...made } = await convert({ files, target: 'json' });
    assert.deepEqual([made.files[0]?.name, dns, problems], ['berlin.dn.json', 1, []]);
    assert.match(notes.join('\n'), /comments/);
  });

  test('shows passwords only where that was asked', async () => {
    const params = { files: [yaml(secret)], target: 'cfgdata' } as const;
    const masked = await convert(params);
    assert.equal(masked.hasSecrets, true);
    assert.doesNotMatch(JSON.stringify(masked), /geheim/);
    assert.match(JSON.stringify(await convert({ ...params, showsSecrets: true })), /geheim/);
  });

  test('names the files that are broken, and the line', async () => {
    const broken = { path: 'broken.dn.yaml', text: 'dns:\n  - number: "7001"\n    type: [\n' };
    const { files, problems } = await convert({ files: [broken], target: 'json' });
    assert.deepEqual(files, []);
    assert.match(problems.join(), /^broken\.dn\.yaml, line \d: /);
  });

  test('of files that are too large is refused', async () => {
    client.settings = { maxFileSize: 0.00001 };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const { problems } = await convert({ files: [yaml('        voice: true\n')], target: 'json' });
    assert.match(problems.join(), /maxFileSize/);
  });

  test('of nothing gives nothing, and there are no formats but those', async () => {
    const nothing = await convert({ files: [], target: 'json' });
    assert.deepEqual([nothing.files, nothing.problems], [[], []]);
    for (const target of ['__proto__', 7, undefined]) {
      const { problems } = await convert({ files: [yaml('')], target } as unknown as ConvertParams);
      assert.match(problems.join(), /There is no format/);
    }
  });
});
