import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import { noDeadline } from '../../../server/src/analysis/engineOptions.ts';
import { diagnosticsOf } from '../../../server/src/features/diagnostics.ts';
import { rangeOf } from '../../../server/src/features/document.ts';
import { documentOf } from './cursorMark.ts';

const dn = (number: string, options: string): string =>
  `  - number: "${number}"\n    type: extension\n    switch: SIP\n    userProperties:\n      TServer:\n${options}`;

const three = `dns:\n${dn('1', '        voice: yes\n')}${dn('2', '        my-own: 1\n        Voice: true\n')}${dn('3', '        voice: true\n')}`;

/** What is said after some edits, each of the first of these words, and of a document that is read then for the first time. */
function after(
  text: string,
  edits: readonly (readonly [string, string])[],
): { kept: Diagnostic[]; fresh: Diagnostic[] } {
  const { analysis, layout } = documentOf(text);
  let now = text;
  const kept = (): Diagnostic[] =>
    diagnosticsOf({ text: TextDocument.create('file:///work/test.dn.yaml', 'yaml', 1, now), analysis, layout }, {});
  kept();
  for (const [old, young] of edits) {
    const at = now.indexOf(old);
    assert.ok(at >= 0, old);
    now = now.slice(0, at) + young + now.slice(at + old.length);
    analysis.edit(at, at + old.length, young);
    assert.ok(analysis.advance(noDeadline));
    kept();
  }
  return { kept: kept(), fresh: diagnosticsOf(documentOf(now), {}) };
}

describe('problems that are asked for again', () => {
  const cases: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
    'nothing has changed': [],
    'further down': [['number: "3"', 'number: "30"']],
    'a line above comes': [['dns:\n', '# Hello\ndns:\n']],
    'a line above goes, another comes': [
      ['    type: extension\n', ''],
      ['dns:\n', 'dns:\n\n\n'],
    ],
    'in the DN itself, before them': [['number: "2"\n', 'number: "2"\n    name: Anna\n']],
    'in the DN itself, in their line': [['my-own', 'my-very-own']],
    'one is mended': [['Voice', 'multimedia']],
    'one comes': [['number: "3"', 'number: "2"']],
    'one comes before them, by an edit elsewhere': [['number: "1"', 'number: "2"']],
    'one comes and goes': [
      ['number: "3"', 'number: "1"'],
      ['number: "1"', 'number: "4"'],
    ],
    'another end of a line': [['my-own: 1\n', 'my-own: 1\r']],
  };
  for (const [what, edits] of Object.entries(cases))
    it(`stand where they stand: ${what}`, () => {
      const { kept, fresh } = after(three, edits);
      assert.ok(fresh.length >= 2);
      assert.deepEqual(kept, fresh);
    });

  it('stand where they stand on one line with others', () => {
    const text = '{"dns": [{"number": "1", "type": "extension"}, {"number": "1", "type": "Extension"}]}';
    const { kept, fresh } = after(text, [
      ['{"dns"', '  {"dns"'],
      ['"1"', '"100"'],
      ['"100"', '"1"'],
    ]);
    assert.ok(fresh.length >= 1);
    assert.deepEqual(kept, fresh);
  });
});

it('places a problem that stands behind its segment where it stands', () => {
  const text = '[\n\t\t\t\t{\n}{"type:"CfgDN"[{\n\t\t\t\t{\n}{"y"[],\t\n\t\t"tSwitch",\n\t]e';
  const document = documentOf(text, { fileName: 'a.json' });
  const behind = document.analysis.findings.filter(({ end, segment }) => end > segment.end);
  assert.ok(behind.length > 0, 'there is one');
  assert.deepEqual(
    diagnosticsOf(document, {}).map(({ range }) => range),
    document.analysis.findings.map((placed) => rangeOf(document, placed)),
  );
});
