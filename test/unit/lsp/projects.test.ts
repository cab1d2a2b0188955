import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Files } from '../../../server/src/lsp/files.ts';
import { Projects } from '../../../server/src/lsp/projects.ts';
import { Remembered } from '../../../server/src/lsp/remembered.ts';
import { isSecret } from '../../../server/src/rules/secret.ts';

/** Files that exist only here, by URI. */
function filesOf(texts: ReadonlyMap<string, string>): Files {
  return {
    read: async (uri) => {
      const text = texts.get(uri);
      return text === undefined ? undefined : { text };
    },
    async *list() {},
  };
}

const secretive =
  'version: 2\noptions:\n  - { name: our-key, section: TServer, values: { kind: string, secret: true } }\n';

/** Whether `our-key` is secret for a file beside these two. */
async function isHidden(project: string, catalogue: string): Promise<boolean> {
  const texts = new Map([
    ['file:///w/dn-config.yaml', project],
    ['file:///w/ours.yaml', catalogue],
  ]);
  const found = await new Projects(filesOf(texts), () => undefined).projectOf('file:///w/a.dn.yaml');
  assert.ok(found);
  return isSecret('TServer', 'our-key', found.catalogue);
}

test('what a broken catalogue calls secret is secret', async () => {
  assert.equal(await isHidden('catalogues: [ours.yaml]\n', secretive), true);
  assert.equal(await isHidden('catalogues: [ours.yaml]\n', secretive.replace('version: 2', 'version: "2')), true);
  assert.equal(await isHidden('catalogs: [ours.yaml]\n', secretive), true);
  assert.equal(await isHidden('catalogues: ours.yaml\n', secretive.replace('version: 2', 'version: 1')), true);
  assert.equal(await isHidden('deployment: multi-site\n', secretive), false);
});

test('a file that may be meant as a catalogue is none, but its changes count', async () => {
  const texts = new Map([
    ['file:///w/dn-config.yaml', 'catalogues: ours.yaml\n'],
    ['file:///w/ours.yaml', secretive],
  ]);
  const projects = new Projects(filesOf(texts), () => undefined);
  await projects.projectOf('file:///w/a.dn.yaml');
  assert.equal(projects.kindOf('file:///w/ours.yaml'), undefined);
  assert.equal(projects.changed('file:///w/ours.yaml'), true);
  texts.set('file:///w/dn-config.yaml', 'catalogues: [ours.yaml]\n');
  await projects.projectOf('file:///w/a.dn.yaml');
  assert.equal(projects.kindOf('file:///w/ours.yaml'), 'catalogue');
});

test('the catalogue is the same object as long as the files say the same', async () => {
  const texts = new Map([
    ['file:///w/dn-config.yaml', 'catalogues: [ours.yaml]\ncatalogs: [theirs.yaml]\n'],
    ['file:///w/ours.yaml', secretive.replace('version: 2', 'version: 1')],
    ['file:///w/theirs.yaml', secretive],
  ]);
  const projects = new Projects(filesOf(texts), () => undefined);
  const before = await projects.projectOf('file:///w/a.dn.yaml');
  assert.ok(projects.changed('file:///w/dn-config.yaml'));
  const after = await projects.projectOf('file:///w/a.dn.yaml');
  assert.ok(before !== after);
  assert.ok(before?.catalogue === after?.catalogue);
});

test('of catalogues that nobody names any longer, only some are known still', async () => {
  const texts = new Map<string, string>();
  const projects = new Projects(filesOf(texts), () => undefined);
  const known = (): number =>
    Array.from({ length: 1000 }, (_, index) => projects.kindOf(`file:///w/c${index}.yaml`)).filter(Boolean).length;
  for (let index = 0; index < 1000; index++) {
    texts.set('file:///w/dn-config.yaml', `catalogues: [always.yaml, c${index}.yaml]\n`);
    projects.changed('file:///w/dn-config.yaml');
    await projects.projectOf('file:///w/a.dn.yaml');
    assert.equal(projects.kindOf('file:///w/always.yaml'), 'catalogue');
  }
  assert.ok(known() < 250, `${known()} are known`);
  assert.equal(projects.kindOf('file:///w/c999.yaml'), 'catalogue');
});

test('what is set between two fresh starts is remembered, however much it is', () => {
  const remembered = new Remembered<number>();
  const setAll = (from: number): void => {
    for (let index = from; index < from + 1000; index++) remembered.set(String(index), index);
  };
  setAll(0);
  remembered.age();
  assert.equal(remembered.keys().length, 1000);
  setAll(500);
  remembered.age();
  assert.deepEqual([remembered.get('0'), remembered.get('499'), remembered.get('1499')], [undefined, 499, 1499]);
  assert.equal(remembered.keys().length, 1200);
});
