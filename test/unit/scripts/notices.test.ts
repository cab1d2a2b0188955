import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { bundleAll } from '../../../scripts/build.ts';
import { bundledPackages, noticesOf } from '../../../scripts/notices.ts';

suite('the notices of other people’s code', async () => {
  const metafiles = await bundleAll({ production: true }, false);
  const notices = noticesOf(bundledPackages(metafiles));

  test('name every package that has a file in a bundle, and no other', () => {
    const files = metafiles
      .flatMap(({ outputs }) => Object.values(outputs))
      .flatMap(({ inputs }) => Object.keys(inputs).filter((file) => (inputs[file]?.bytesInOutput ?? 0) > 0));
    const names = files
      .filter((file) => file.includes('node_modules/'))
      .map((file) => file.slice(file.lastIndexOf('node_modules/') + 'node_modules/'.length).split('/'))
      .map(([first = '', second]) => (first.startsWith('@') ? `${first}/${second}` : first));
    const named = [...notices.matchAll(/^(\S+) \d+\.\d+\.\d+\S* \([^()]+\)$/gm)].map(([, name]) => name);
    assert.deepEqual(new Set(named), new Set(names));
    for (const expected of ['vscode-languageclient', 'vscode-languageserver', 'vscode-jsonrpc', 'yaml'])
      assert(named.includes(expected), expected);
  });

  test('hold the license of each with its copyright', () => {
    for (const { name, license, text } of bundledPackages(metafiles)) {
      assert.match(license, /^(MIT|ISC|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0)$/, name);
      assert(notices.includes(text), name);
      if (license !== 'BlueOak-1.0.0') assert.match(text, /copyright/i, name);
    }
  });
});
