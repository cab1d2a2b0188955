import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Snippet, Snippets } from '../../../scripts/generate/snippetSyntax.ts';
import { root } from '../../../scripts/root.ts';
import { type Analysis, analyse } from '../../../server/src/analysis/analysis.ts';
import { builtInCatalogue } from '../../../server/src/catalogue/catalogue.ts';
import { presets } from '../../../server/src/catalogue/presets.ts';
import { defaultSettings } from '../../../server/src/project/settings.ts';
import { expandSnippet } from './expandSnippet.ts';

const yaml = snippetsOf('snippets/yaml.json');
const options = snippetsOf('snippets/genesys-options.json');
const json = snippetsOf('snippets/json.json');
const xml = snippetsOf('snippets/xml.json');

/** The first value of each choice. */
const imOptions = { multimedia: 'true', 'sip-signaling-chat': 'session', voice: 'true' };

describe('YAML snippets', () => {
  test('dnfile is a whole file', () => {
    const { isFileTemplate } = snippetOf(yaml, 'dnfile');
    assert.equal(isFileTemplate, true);
    assertFile(expansion(yaml, 'dnfile'), 'new.yaml', [imOptions]);
  });

  test('dnitem is an item of the list, at the indentation that the cursor has', () => {
    const item = expansion(yaml, 'dnitem');
    for (const blanks of [0, 2, 4]) assertFile(`dns:\n${indented(item, blanks)}\n`, 'new.yaml', [imOptions]);
  });

  for (const preset of presets) {
    test(`${prefixOf(preset.id)} is an item of the list with the options of the preset`, () => {
      const item = indented(expansion(yaml, prefixOf(preset.id)), 2);
      assertFile(`dns:\n${item}\n`, 'new.yaml', [optionsOf(preset.id)]);
    });
  }

  test('what comes after another DN is one more', () => {
    const first = expansion(yaml, 'dnfile');
    const second = indented(expansion(yaml, prefixOf('voice-only')), 2).replace('7001', '7002');
    assertFile(`${first}\n${second}\n`, 'new.yaml', [imOptions, optionsOf('voice-only')]);
  });
});

describe('snippets for options exports', () => {
  test('dntserver is a section, and with it a whole file', () => {
    assert.equal(expansion(options, 'dntserver'), '[TServer]\nmultimedia=true\nsip-signaling-chat=session\nvoice=true');
    assertFile(expansion(options, 'dntserver'), 'new.cfg', [imOptions]);
  });

  for (const preset of presets) {
    test(`${prefixOf(preset.id)} is a section with the options of the preset`, () => {
      assertFile(expansion(options, prefixOf(preset.id)), 'new.cfg', [optionsOf(preset.id)]);
    });
  }

  test('each is a whole file', () => {
    for (const { isFileTemplate, prefix } of Object.values(options)) assert.equal(isFileTemplate, true, prefix);
  });
});

/** A file with these items in its list of DNs. */
const around: Readonly<Record<string, (...items: string[]) => string>> = {
  'new.json': (...items) => `{ "dns": [\n${items.join(',\n')}\n] }\n`,
  'new.xml': (...items) => `<CfgData><CfgCreate>\n${items.join('\n')}\n</CfgCreate></CfgData>\n`,
};

for (const [fileName, snippets] of [
  ['new.json', json],
  ['new.xml', xml],
] as const) {
  const file = around[fileName] ?? assert.fail();

  describe(`snippets for ${fileName}`, () => {
    test('dnfile is a whole file', () => {
      assert.equal(snippetOf(snippets, 'dnfile').isFileTemplate, true);
      assertFile(expansion(snippets, 'dnfile'), fileName, [imOptions]);
    });

    test('dnitem is an item of the list', () => assertFile(file(expansion(snippets, 'dnitem')), fileName, [imOptions]));

    for (const { id } of presets) {
      test(`${prefixOf(id)} is an item of the list with the options of the preset`, () => {
        const item = expansion(snippets, prefixOf(id));
        assertFile(file(item), fileName, [optionsOf(id)]);
        assertFile(file(expansion(snippets, 'dnitem').replace('7001', '7002'), item), fileName, [
          imOptions,
          optionsOf(id),
        ]);
      });
    }
  });
}

test('JSON snippets are JSON', () => {
  for (const { prefix } of Object.values(json)) assert.doesNotThrow(() => JSON.parse(expansion(json, prefix)), prefix);
});

test('every snippet has a description, and a prefix of its own: one word, which nobody types by chance', () => {
  for (const snippets of [yaml, json, xml, options]) {
    const prefixes = Object.values(snippets).map(({ prefix }) => prefix);
    assert.deepEqual(prefixes, [...new Set(prefixes)]);
    for (const { description, prefix } of Object.values(snippets)) {
      assert.match(prefix, /^dn[a-z]+$/);
      assert.match(description, /\S/);
    }
  }
});

/** Asserts that a text is a file of DNs with these options in their section TServer, in which nothing louder than information is found. */
function assertFile(text: string, fileName: string, expected: readonly Record<string, string>[]): void {
  const { findings, segments } = analysisOf(text, fileName);
  const loud = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
  assert.deepEqual(
    loud.map(({ finding: { message, rule } }) => `${rule}: ${message}`),
    [],
  );
  const read = segments
    .flatMap(({ dns }) => dns)
    .map(({ sections }) => {
      assert.deepEqual(
        sections.map(({ name }) => name.text),
        ['TServer'],
      );
      return Object.fromEntries((sections[0]?.options ?? []).map(({ name, value }) => [name.text, value.text]));
    });
  assert.deepEqual(read, expected);
}

function analysisOf(text: string, fileName: string): Analysis {
  const surroundings = { catalogue: builtInCatalogue, settings: defaultSettings, settingsFor: () => defaultSettings };
  const analysis = analyse(text, fileName, surroundings);
  assert(analysis, `not recognised as a file of DNs:\n${text}`);
  return analysis;
}

function snippetsOf(file: string): Snippets {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}

function snippetOf(snippets: Snippets, prefix: string): Snippet {
  const found = Object.values(snippets).filter((snippet) => snippet.prefix === prefix);
  assert.equal(found.length, 1, `one snippet with the prefix ${prefix}`);
  return found[0] as Snippet;
}

function expansion(snippets: Snippets, prefix: string): string {
  return expandSnippet(snippetOf(snippets, prefix).body);
}

function prefixOf(preset: string): string {
  return `dn${preset.replaceAll('-', '')}`;
}

/** What VS Code makes of an inserted text of several lines: each line gets the indentation of the line with the cursor. */
function indented(text: string, blanks: number): string {
  return text.replace(/^/gm, ' '.repeat(blanks));
}

/** What is left of a preset where nothing was written before: an option that it removes is not there. */
function optionsOf(id: string): Record<string, string> {
  const preset = presets.find((candidate) => candidate.id === id);
  assert.ok(preset);
  const written = preset.options.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const]));
  return Object.fromEntries(written);
}
