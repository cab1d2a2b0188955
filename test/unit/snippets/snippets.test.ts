import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import type { Snippet, Snippets } from '../../../scripts/generate/snippetSyntax.ts';
import { root } from '../../../scripts/root.ts';
import { presets } from '../../../server/src/catalogue/presets.ts';
import { expandSnippet } from './expandSnippet.ts';

const yaml = snippetsOf('snippets/yaml.json');
const options = snippetsOf('snippets/genesys-options.json');

const imOptions = { multimedia: true, 'sip-signaling-chat': 'session', voice: true };
const dn = { number: '7001', type: 'extension', switch: 'SIP_Switch', userProperties: { TServer: imOptions } };

describe('YAML snippets', () => {
  test('dns is a whole file', () => {
    assert.deepEqual(parse(expansion(yaml, 'dns')), { dns: [dn] });
  });

  test('dn is an item of the list, at the indentation that the cursor has', () => {
    assert.deepEqual(parse(`dns:\n${indented(expansion(yaml, 'dn'), 2)}`), { dns: [dn] });
    assert.deepEqual(parse(`dns:\n${indented(expansion(yaml, 'dn'), 4)}`), { dns: [dn] });
    assert.deepEqual(parse(`dns:\n${expansion(yaml, 'dn')}`), { dns: [dn] });
  });

  test('tserver is a section', () => {
    assert.deepEqual(parse(`userProperties:\n${indented(expansion(yaml, 'tserver'), 2)}`), {
      userProperties: { TServer: imOptions },
    });
  });

  for (const preset of presets) {
    test(`${preset.id} is the content of a section`, () => {
      const read: unknown = parse(`TServer:\n${indented(expansion(yaml, preset.id), 2)}`);
      assert.deepEqual(asText(read), { TServer: optionsOf(preset.id) });
    });
  }
});

describe('snippets for options exports', () => {
  test('tserver is a section', () => {
    assert.equal(expansion(options, 'tserver'), '[TServer]\nmultimedia=true\nsip-signaling-chat=session\nvoice=true');
  });

  for (const preset of presets) {
    test(`${preset.id} is the lines of a section`, () => {
      const lines = expansion(options, preset.id).split('\n');
      assert.deepEqual(Object.fromEntries(lines.map((line) => line.split('='))), optionsOf(preset.id));
    });
  }
});

test('both languages have the same presets, each with a description', () => {
  for (const snippets of [yaml, options]) {
    for (const preset of presets) assert.match(snippetOf(snippets, preset.id).description, /\S/);
  }
});

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

/** YAML has booleans where presets have text; both mean the same option value. */
function asText(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_key, part: unknown) => (typeof part === 'boolean' ? String(part) : part)));
}
