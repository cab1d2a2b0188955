import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, Range } from 'vscode-languageserver-types';
import { codeActionsOf } from '../../../server/src/features/codeActions.ts';
import type { FeatureOptions } from '../../../server/src/features/document.ts';
import { presetKind, resolvePresetAction } from '../../../server/src/features/presets.ts';
import { documentOf, marked, type Setting, type TestDocument } from './cursorMark.ts';

const modern: FeatureOptions = { resolvesEdits: true, changeAnnotations: true };

const two = `dns:
  - number: "7001"
    type: extension
    userProperties:
      TServer:
        multimedia: false # off
        password: s3cret
  - number: "7002"
    type: extension
    userProperties:
      TServer:
        multimedia: true
        sip-signaling-chat: session
        voice: true
`;

/** What is offered at a mark, or between two places. */
function offered(document: TestDocument, range: Range, options: FeatureOptions = {}): CodeAction[] {
  return codeActionsOf(document, range, { only: ['refactor'] }, options);
}

function titlesAt(text: string, setting?: Setting): string[] {
  const { document, position } = marked(text, setting);
  return offered(document, { start: position, end: position }).map(({ title }) => title);
}

function all(document: TestDocument): Range {
  return { start: { line: 0, character: 0 }, end: { line: document.text.lineCount, character: 0 } };
}

describe('presets are offered', () => {
  it('in their order for the DN at the cursor, without those that change nothing', () => {
    assert.deepEqual(titlesAt(two.replace('7002', '70|02')), [
      "Apply IM preset 'im-multi-site': Workspace, multi-site",
      "Apply IM preset 'im-business-continuity': Workspace, Business Continuity",
      "Apply IM preset 'im-only': a DN for IM alone, chat by T-Library",
      "Apply IM preset 'voice-only': back to no IM",
    ]);
  });

  it('for the DNs of a selection, which the title counts', () => {
    const document = documentOf(two);
    const titles = offered(document, all(document)).map(({ title }) => title);
    assert.equal(titles.length, 6);
    assert.equal(titles[0], "Apply IM preset 'im-workspace': Workspace, one site");
    assert.equal(titles[1], "Apply IM preset 'im-multi-site': Workspace, multi-site (2 DNs)");
  });

  it('not for a DN that a selection of whole lines only reaches', () => {
    const document = documentOf(two);
    const range = { start: { line: 1, character: 0 }, end: { line: 7, character: 0 } };
    assert.ok(offered(document, range).every(({ title }) => !title.includes('DNs')));
  });

  it('not outside of DNs, nor where no edit can be made', () => {
    assert.deepEqual(titlesAt(`|${two}`), []);
    const aliased =
      'b: &b { voice: false }\ndns:\n  - number: "7|1"\n    type: extension\n    annex: { TServer: *b }\n';
    assert.deepEqual(titlesAt(aliased), []);
  });

  it('not while the editor only asks whether there is something', () => {
    const { document, position } = marked(two.replace('7001', '70|01'));
    const range = { start: position, end: position };
    const kinds = (triggerKind?: 1 | 2): (string | undefined)[] =>
      codeActionsOf(document, range, triggerKind ? { triggerKind } : {}, {}).map(({ kind }) => kind);
    assert.deepEqual(kinds(2), []);
    assert.ok(kinds(1).includes(presetKind));
    assert.ok(kinds().includes(presetKind));
  });
});

describe('a preset that was chosen', () => {
  it('comes with its edits at once for clients that do not ask for them later', () => {
    const { document, position } = marked(two.replace('7001', '70|01'));
    const [action] = offered(document, { start: position, end: position });
    const edits = action?.edit?.changes?.[document.text.uri] ?? [];
    assert.equal(
      TextDocument.applyEdits(document.text, edits),
      two.replace(
        'false # off\n        password: s3cret\n',
        'true # off\n        password: s3cret\n        sip-signaling-chat: session\n        voice: true\n',
      ),
    );
  });

  it('comes with a preview that tells for each DN what changes and when, and no secret', () => {
    const document = documentOf(two);
    const action = offered(document, all(document), modern).at(-1);
    assert.ok(action && !action.edit);
    const { edit } = resolvePresetAction(document, action, modern);
    assert.deepEqual(edit?.changeAnnotations, {
      dn0: {
        label: '7001: voice true by default → true (nothing changes in effect)',
        needsConfirmation: true,
      },
      dn1: {
        label:
          '7002: multimedia true → false (at the next interaction); sip-signaling-chat session → removed, session by default (nothing changes in effect)',
        needsConfirmation: true,
      },
    });
    const [change] = edit?.documentChanges ?? [];
    assert.ok(change && 'textDocument' in change);
    assert.deepEqual(change.textDocument, { uri: document.text.uri, version: 1 });
    assert.deepEqual(
      change.edits.map((one) => ('annotationId' in one ? one.annotationId : undefined)),
      ['dn0', 'dn1', 'dn1'],
    );
    assert.ok(!JSON.stringify([action, edit]).includes('s3cret'));
  });

  it('has no edits once the text has changed', () => {
    const document = documentOf(two);
    const [action] = offered(document, all(document), modern);
    assert.ok(action);
    const { uri } = document.text;
    const later = { ...document, text: TextDocument.create(uri, 'yaml', 2, two) };
    assert.equal(resolvePresetAction(later, action, modern).edit, undefined);
  });

  it('is not confused by data of others', () => {
    const document = documentOf(two);
    for (const data of [undefined, null, 1, {}, { preset: 'im-only' }, { uri: 1, version: 1, range: null }]) {
      const action = { title: 'x', kind: presetKind, data };
      assert.deepEqual(resolvePresetAction(document, action, modern), action);
    }
  });
});
