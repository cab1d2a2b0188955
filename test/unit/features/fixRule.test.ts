import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fixRuleCommand, resolveFixRule } from '../../../server/src/features/fixRule.ts';
import { quickFixesAt } from './actionsAt.ts';

const dns = (...lines: string[]): string =>
  `dns:\n${lines.map((line, index) => `  - number: "${index}"\n    type: extension\n    annex:\n      TServer:\n        ${line}\n`).join('')}`;
const title = (rule: string): string => `Fix all '${rule}' problems in this file`;
const modern = { resolvesEdits: true };

function titlesAt(text: string): string[] {
  return quickFixesAt(text).list.map((action) => action.title);
}

describe('fixing all problems of a rule in a file', () => {
  it('mends them all, and no others', () => {
    const text = dns('voice: Tr|ue', 'voice: False', 'voice: yes', 'sip-signaling-chat: NONE');
    const { document, list } = quickFixesAt(text);
    const action = list.find((one) => one.title === title('value/case'));
    const edits = action?.edit?.changes?.[document.text.uri] ?? [];
    assert.equal(
      TextDocument.applyEdits(document.text, edits),
      dns('voice: true', 'voice: false', 'voice: yes', 'sip-signaling-chat: none'),
    );
  });

  it('comes later for clients that ask for it, unless the text has changed', () => {
    const { document, list } = quickFixesAt(dns('Voi|ce: true', 'VOICE: false'), {}, {}, modern);
    const action = list.find((one) => one.title === title('option/case'));
    assert.ok(action && !action.edit);
    const edits = resolveFixRule(document, action).edit?.changes?.[document.text.uri] ?? [];
    assert.equal(TextDocument.applyEdits(document.text, edits), dns('voice: true', 'voice: false'));
    const later = { ...document, text: TextDocument.create(document.text.uri, 'yaml', 2, '') };
    assert.equal(resolveFixRule(later, action).edit, undefined);
    for (const data of [undefined, null, 1, {}, { ...action.data, fixRule: '__proto__' }, { ...action.data, uri: 1 }])
      assert.equal(resolveFixRule(document, { title: 'x', data }).edit, undefined);
  });

  it('makes the only fix of a rule, where nothing is guessed', () => {
    const annex = (value: string): string => `annex: { TServer: { multimedia: ${value}, sip-signaling-chat: none } }`;
    const { document, list } = quickFixesAt(
      `dns:\n  - number: "1"\n    type: extension\n    ${annex('fa|lse')}\n  - number: "2"\n    type: extension\n    ${annex('false')}\n`,
    );
    const action = list.find((one) => one.title === title('im/multimedia-off'));
    const after = TextDocument.applyEdits(document.text, action?.edit?.changes?.[document.text.uri] ?? []);
    assert.equal(after.match(/multimedia: true/g)?.length, 2);
  });

  it('is not offered for one problem, nor where somebody has to choose', () => {
    assert.ok(!titlesAt(dns('voice: Tr|ue', 'voice: true')).includes(title('value/case')));
    assert.ok(!titlesAt(dns('sip-signaling-chat: xx|x', 'sip-signaling-chat: xxx')).includes(title('value/invalid')));
    assert.ok(!titlesAt(dns('voic|x: true', 'voicx: true')).includes(title('option/unknown')));
    const twoWays = dns('{multimedia: true, voice: fal|se}', '{multimedia: true, voice: false}');
    assert.ok(titlesAt(twoWays).some((one) => one.startsWith('Silence im/voice-off')));
    assert.ok(!titlesAt(twoWays).includes(title('im/voice-off')));
  });
});

describe('fixing all problems of a rule in the workspace', () => {
  it('is a command, offered where other files have some', () => {
    const offered = (count: number) =>
      quickFixesAt(dns('voice: Tr|ue'), {}, { problemsElsewhere: () => count }).list.flatMap(
        ({ command }) => command ?? [],
      );
    assert.deepEqual(offered(0), []);
    assert.deepEqual(offered(1), [
      { title: "Fix all 'value/case' problems in the workspace", command: fixRuleCommand, arguments: ['value/case'] },
    ]);
  });
});
