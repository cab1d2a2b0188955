import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction } from 'vscode-languageserver-types';
import { codeActionsOf, fixAllKind, showLocationCommand } from '../../../server/src/features/codeActions.ts';
import { presetKind } from '../../../server/src/features/presets.ts';
import { marked, type TestDocument } from './cursorMark.ts';

function actions(text: string, only?: string[]): { document: TestDocument; list: CodeAction[] } {
  const { document, position } = marked(text);
  const range = { start: position, end: position };
  return { document, list: codeActionsOf(document, range, only ? { only } : {}, {}) };
}

/** The text after the action of that title was chosen at the mark. */
function choose(text: string, title: string, only?: string[]): string {
  const { document, list } = actions(text, only);
  const found = list.filter((action) => action.title === title);
  assert.equal(found.length, 1, `${title}: ${list.map((action) => action.title).join(', ')}`);
  return TextDocument.applyEdits(document.text, found[0]?.edit?.changes?.[document.text.uri] ?? []);
}

const dn = (options: string): string =>
  `dns:\n  - number: "1"\n    type: extension\n    userProperties:\n      TServer:\n${options}`;

describe('quick fixes', () => {
  it('change what the finding at the cursor is about, and nothing else', () => {
    assert.equal(choose(dn('        voice: y|es # so\n'), "Change to 'true'"), dn('        voice: true # so\n'));
    assert.equal(choose(dn('        Voi|ce: true\n'), "Rename to 'voice'"), dn('        voice: true\n'));
  });

  it('carry their diagnostic', () => {
    const { list } = actions(dn('        voice: y|es\n'), ['quickfix']);
    assert.deepEqual(
      list.map(({ title, kind, diagnostics }) => [title, kind, diagnostics?.map(({ code }) => code)]),
      [
        ["Change to 'true'", 'quickfix', ['value/yaml-boolean']],
        ["Change to 'false'", 'quickfix', ['value/yaml-boolean']],
        ['Silence value/yaml-boolean for this line', 'quickfix', ['value/yaml-boolean']],
        ['Silence value/yaml-boolean in this file', 'quickfix', ['value/yaml-boolean']],
      ],
    );
  });

  it('are preferred where there is one way, or a safe one', () => {
    assert.deepEqual(
      actions(dn('        voice: y|es\n'), ['quickfix']).list.map(({ title, isPreferred }) => [title, isPreferred]),
      [
        ["Change to 'true'", true],
        ["Change to 'false'", undefined],
        ['Silence value/yaml-boolean for this line', undefined],
        ['Silence value/yaml-boolean in this file', undefined],
      ],
    );
    const several = actions(dn('        sip-signaling-chat: xy|z\n'), ['quickfix']).list;
    assert.ok(several.length > 1);
    assert.ok(several.every(({ isPreferred }) => isPreferred === undefined));
  });

  it('are not offered elsewhere', () =>
    assert.deepEqual(actions(dn('        voice: yes\n        mul|timedia: true\n'), ['quickfix']).list, []));

  it('lead to the other place of a finding', () => {
    const { list } = actions(dn('        voice: true\n        voi|ce: false\n'));
    const { command } = list.find((action) => action.command) ?? {};
    assert.equal(command?.command, showLocationCommand);
    assert.deepEqual(command?.arguments?.[1], { start: { line: 5, character: 8 }, end: { line: 5, character: 13 } });
  });
});

describe('the kinds that a client asks for', () => {
  const text = dn('        voice: y|es\n        Multimedia: True\n');
  const kindsFor = (only?: string[]): (string | undefined)[] => actions(text, only).list.map(({ kind }) => kind);

  it('are the only ones it gets', () => {
    assert.deepEqual(new Set(kindsFor()), new Set(['quickfix', presetKind]));
    assert.deepEqual(new Set(kindsFor(['quickfix'])), new Set(['quickfix']));
    for (const only of ['source', 'source.fixAll', fixAllKind]) assert.deepEqual(kindsFor([only]), [fixAllKind], only);
    for (const only of ['refactor', 'refactor.rewrite', presetKind])
      assert.deepEqual(new Set(kindsFor([only])), new Set([presetKind]), only);
    for (const only of ['refactor.extract', 'source.organizeImports', 'source.fixAll.eslint', 'quickfix.x'])
      assert.deepEqual(kindsFor([only]), [], only);
    assert.equal(kindsFor(['quickfix', 'source']).at(-1), fixAllKind);
  });

  it('include all safe fixes of the file at once, in order and without overlap', () => {
    const { document, list } = actions(text, [fixAllKind]);
    const edits = list[0]?.edit?.changes?.[document.text.uri] ?? [];
    assert.deepEqual(
      edits.map(({ newText }) => newText),
      ['true', 'multimedia', 'true'],
    );
    const starts = edits.map(({ range }) => document.text.offsetAt(range.start));
    assert.deepEqual(
      starts,
      starts.toSorted((a, b) => a - b),
    );
    assert.equal(
      choose(text, 'Fix all that is safe to fix', [fixAllKind]),
      dn('        voice: true\n        multimedia: true\n'),
    );
  });

  it('offer nothing where nothing is to be fixed', () =>
    assert.deepEqual(actions(dn('        voi|ce: true\n'), ['source']).list, []));
});
