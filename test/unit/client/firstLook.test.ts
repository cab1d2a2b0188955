import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { suite, test } from 'node:test';
import { couldBeDnFile, firstLookLength, isOptionsExport } from '../../../client/src/dnDocument.ts';
import { root } from '../../../scripts/root.ts';
import { formatOf } from '../../../server/src/formats/formats.ts';
import { goldenCases } from '../../golden/cases.ts';

interface DnFile {
  readonly path: string;
  readonly fileName: string;
  readonly text: string;
}

const examples: readonly DnFile[] = globSync('examples/**/*.*', { cwd: root })
  .filter((path) => !path.endsWith('.md'))
  .map((path) => ({ path, fileName: basename(path), text: readFileSync(join(root, path), 'utf8') }));
const golden: readonly DnFile[] = goldenCases.flatMap(({ path, inputs }) =>
  inputs.map(({ fileName, text }) => ({ path: `${path}/${fileName}`, fileName, text })),
);

/** The language that VS Code takes a file for by the end of its name; `properties` stands for those that own `.cfg` and `.conf`. */
const languageIds: Readonly<Record<string, string>> = {
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  xml: 'xml',
  cfg: 'properties',
  conf: 'properties',
};

suite('the first look recognises whatever the language server recognises', () => {
  for (const [name, files] of Object.entries({ examples, golden })) {
    test(name, () => {
      const recognised = files.filter(({ text, fileName }) => formatOf(text, fileName) !== undefined);
      assert(recognised.length > 0);
      const missed = recognised.filter((file) => !looksRight(file));
      assert.deepEqual(
        missed.map(({ path }) => path),
        [],
      );
    });

    test(`${name}, under names that say nothing`, () => {
      const unnamed = files.map((file) => ({ ...file, fileName: file.fileName.replace(/^.*?\.?(\w+)$/, 'x.$1') }));
      const recognised = unnamed.filter(({ text, fileName }) => formatOf(text, fileName) !== undefined);
      assert(recognised.length > 0);
      const missed = recognised.filter((file) => !looksRight(file));
      assert.deepEqual(
        missed.map(({ path }) => path),
        [],
      );
    });
  }
});

function looksRight({ fileName, text }: DnFile): boolean {
  const languageId = languageIds[/\w+$/.exec(fileName)?.[0] ?? ''] ?? 'plaintext';
  const start = text.slice(0, firstLookLength);
  return couldBeDnFile(languageId, fileName, start) || isOptionsExport(fileName, start);
}

test('the first look recognises catalogues', () => {
  const yaml = 'version: 1\noptions:\n  - name: our-option\n    section: TServer\n';
  const json = JSON.stringify({ version: 1, options: [{ name: 'our-option', section: 'TServer' }] });
  assert(couldBeDnFile('yaml', 'ours.yaml', yaml));
  assert(couldBeDnFile('yaml', 'ours.yaml', json));
  assert(couldBeDnFile('yaml', 'ours.yaml', 'version: 1\noptions:\n  - { name: our-option, section: TServer }\n'));
  assert(couldBeDnFile('json', 'ours.json', json));
  const others = [
    'version: 1\n',
    'version: 3\nservices:\n  web:\n    name: x\n',
    'options:\n  name: x\n  section: y\n',
  ];
  for (const other of others) assert(!couldBeDnFile('yaml', 'x.yaml', other), other);
  assert(!couldBeDnFile('json', 'package.json', '{"name":"x","version":"1.0.0","options":{}}'));
});
