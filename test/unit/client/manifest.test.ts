import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { root } from '../../../scripts/root.ts';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

suite('the manifest', () => {
  test('activates the extension for every language that a file of DNs may be taken for', () => {
    const languages = ['yaml', 'json', 'jsonc', 'xml', 'genesys-options', 'properties', 'ini', 'plaintext'];
    assert.deepEqual(
      manifest.activationEvents,
      languages.map((language) => `onLanguage:${language}`),
    );
  });

  test('claims the names of options exports, and no bare .cfg or .conf', () => {
    const [{ extensions, filenames, filenamePatterns }] = manifest.contributes.languages;
    assert.deepEqual(filenamePatterns, ['CfgDN_annex_*.cfg', 'CfgDN_options_*.cfg', '*.dn.cfg', '*.dn.conf']);
    assert.deepEqual([extensions, filenames], [undefined, undefined]);
  });

  test('says yes or no to every install script that the lock file knows', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    const packages: [string, { hasInstallScript?: boolean; optional?: boolean; os?: string[] }][] = Object.entries(
      lock.packages,
    );
    const withScript = packages.filter(([, { hasInstallScript, os }]) => hasInstallScript && os === undefined);
    const names = withScript.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
    assert.deepEqual(new Set(Object.keys(manifest.allowScripts)), new Set(names));
  });
});
