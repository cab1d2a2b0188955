import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { toolNames } from '../../../client/src/tools/names.ts';
import { root } from '../../../scripts/root.ts';

interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const contributed: {
  readonly commands: readonly { readonly command: string; readonly title: string }[];
  readonly submenus: readonly { readonly id: string }[];
  readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
} = manifest.contributes;

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

  test('declares the commands that the extension registers, and no others', () => {
    const registered = ['restartServer', 'showOutput', ...toolNames].map((name) => `dnConfig.${name}`);
    assert.deepEqual(new Set(contributed.commands.map(({ command }) => command)), new Set(registered));
    assert.equal(new Set(contributed.commands.map(({ title }) => title)).size, registered.length);
  });

  test('offers in menus what there is, and in those of VS Code only once there are DNs', () => {
    const commands = new Set(contributed.commands.map(({ command }) => command));
    const submenus = new Set(contributed.submenus.map(({ id }) => id));
    for (const [menu, items] of Object.entries(contributed.menus))
      for (const { command, submenu, when } of items) {
        assert(
          command === undefined ? submenus.has(submenu ?? '') : commands.has(command),
          `${menu}: ${command ?? submenu}`,
        );
        assert(submenus.has(menu) || when?.startsWith('dnConfig.isInUse && '), `${menu}: ${when}`);
      }
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
