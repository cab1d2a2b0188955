import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { canonical, folderOf, pathBelow, resolveIn } from '../../../server/src/lsp/files.ts';
import { nodeFiles } from '../../../server/src/lsp/nodeFiles.ts';

test('each file has one URI', () => {
  const cases: readonly [string, string][] = [
    ['file:///a/b.yaml', 'file:///a/b.yaml'],
    ["file:///a/(b)+c@d!'*.yaml", 'file:///a/%28b%29%2Bc%40d%21%27%2A.yaml'],
    ['file:///a/k%c3%b6ln%20%231%25.yaml', 'file:///a/k%C3%B6ln%20%231%25.yaml'],
    ['file:///C:/Users/x', 'file:///c%3A/Users/x'],
    ['file:///c%3a/Users/x/', 'file:///c%3A/Users/x/'],
    ['file://Server/share/x', 'file://server/share/x'],
    ['file:///', 'file:///'],
    ['file:///broken%zz', 'file:///broken%zz'],
    ['untitled:Untitled-1', 'untitled:Untitled-1'],
    ['vscode-vfs://github/a/(b)', 'vscode-vfs://github/a/(b)'],
    ['', ''],
  ];
  for (const [uri, expected] of cases) {
    assert.equal(canonical(uri), expected);
    assert.equal(canonical(expected), expected);
  }
});

test('folders, and paths from one to another', () => {
  assert.equal(folderOf('file:///a/b'), 'file:///a/');
  assert.equal(folderOf('file:///a/'), 'file:///');
  for (const root of ['file:///', 'file://', 'file://host/', 'untitled:1', '']) assert.equal(folderOf(root), undefined);
  assert.equal(folderOf('file:///a:b/c:d'), 'file:///a:b/');
  assert.equal(folderOf('file:///a:b'), 'file:///');
  assert.equal(pathBelow('file:///a/', 'file:///a/k%C3%B6ln/x.yaml'), 'köln/x.yaml');
  assert.equal(pathBelow('file:///a/', 'file:///b/x.yaml'), undefined);
  assert.equal(resolveIn('file:///a/b/', '../(c)/our options.yaml'), 'file:///a/%28c%29/our%20options.yaml');
});

test('files below a folder are listed, links are not followed, and what cannot be read is not there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dn-config-files-'));
  try {
    mkdirSync(join(folder, 'node_modules'));
    mkdirSync(join(folder, 'a (1)'));
    writeFileSync(join(folder, 'a (1)', 'x.yaml'), '\ufeffx: 1\n');
    writeFileSync(join(folder, 'node_modules', 'x.yaml'), '');
    symlinkSync(folder, join(folder, 'a (1)', 'loop'));
    const all: string[] = [];
    for await (const uri of nodeFiles.list(pathToFileURL(folder).href, (name) => name.endsWith('.yaml'))) all.push(uri);
    assert.deepEqual(all, [canonical(pathToFileURL(join(folder, 'a (1)', 'x.yaml')).href)]);
    assert.deepEqual(await nodeFiles.read(all[0] ?? '', 100), { text: 'x: 1\n' });
    for (const uri of [
      pathToFileURL(folder).href,
      'file:///not/there',
      'untitled:1',
      'file://host/x',
      'file:///%zz',
      '',
    ])
      assert.equal(await nodeFiles.read(uri, 100), undefined);
    assert.equal(await nodeFiles.read(all[0] ?? '', 3), undefined);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
