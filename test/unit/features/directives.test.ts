import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem } from 'vscode-languageserver-types';
import { builtInCatalogue } from '../../../server/src/catalogue/catalogue.ts';
import { completionsAt } from '../../../server/src/features/completion.ts';
import { resolveCompletion } from '../../../server/src/features/completionDocumentation.ts';
import { hoverAt } from '../../../server/src/features/hover.ts';
import { applyItem, editOf, marked, type Setting } from './cursorMark.ts';

const options: Setting = { fileName: 'CfgDN_annex_1.cfg' };
const xml: Setting = { fileName: 'dns.xml' };
const dn = (lines: string): string =>
  `dns:\n  - number: "1"\n    type: extension\n    annex:\n      TServer:\n${lines}`;
const cfg = (lines: string): string => `[TServer]\n${lines}`;
const element = (line: string): string =>
  `<CfgData><CfgCreate>\n<CfgDN number="1" type="1">\n${line}\n</CfgDN>\n</CfgCreate></CfgData>\n`;

function items(text: string, setting?: Setting, trigger?: string): CompletionItem[] {
  const { document, position } = marked(text, setting);
  const found = completionsAt(document, position, { suggestCommand: 'suggest' }, trigger);
  for (const item of found) {
    const { range } = editOf(item);
    assert.ok(range.start.line === position.line && range.end.line === position.line);
    assert.ok(range.start.character <= position.character && position.character <= range.end.character);
  }
  return found.toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
}

function labels(text: string, setting?: Setting, trigger?: string): string[] {
  return items(text, setting, trigger).map(({ label }) => label);
}

function accept(text: string, label: string, setting?: Setting): string {
  const found = items(text, setting).find((item) => item.label === label);
  assert.ok(found, `${label}: ${labels(text, setting)}`);
  return applyItem(marked(text, setting).document, found);
}

const heads = [
  'dn-config:',
  'dn-config-disable-next-line',
  'dn-config-disable-line',
  'dn-config-disable',
  'dn-config-enable',
];

describe('completion in comments', () => {
  it('knows the words with which they begin, in every format that has comments', () => {
    assert.deepEqual(labels(dn('        # |\n')), heads);
    assert.deepEqual(labels(dn('        voice: true # dn|\n')), heads);
    assert.deepEqual(labels(cfg('; dn-config|\n'), options), heads);
    assert.deepEqual(labels(cfg('#|\n'), options), heads);
    assert.deepEqual(labels(element('<!-- dn-config-dis| -->'), xml), heads.slice(1, 4));
    assert.deepEqual(labels(element('<!-- |'), xml), heads);
    assert.deepEqual(labels('# |\n'), heads);
  });

  it('leaves comments for people alone', () => {
    for (const text of [
      '# |',
      '#|',
      '# so|',
      '# this is d|',
      '# x dn-config|',
      '# dn-configuration: |',
      '# dn-config |',
    ])
      assert.deepEqual(
        labels(dn(`        ${text}\n`), {}, text === '# |' ? ' ' : undefined).length,
        text === '#|' ? 5 : 0,
        text,
      );
    assert.deepEqual(labels(cfg('; |\n'), options, ' '), []);
    assert.deepEqual(labels(element('<!-- x -->|'), xml).includes('dn-config:'), false);
  });

  it('writes what is needed around a word', () => {
    assert.equal(accept(dn('        #|\n'), 'dn-config:'), dn('        # dn-config: \n'));
    assert.equal(accept(dn('        # dn|\n'), 'dn-config-disable'), dn('        # dn-config-disable \n'));
    assert.equal(
      accept(dn('        # dn-c|onfig: imRole=no-im\n'), 'dn-config:'),
      dn('        # dn-config: imRole=no-im\n'),
    );
    assert.equal(
      accept(element('<!-- dn-config-d| value/case -->'), 'dn-config-disable-line', xml),
      element('<!-- dn-config-disable-line value/case -->'),
    );
  });

  it('knows keys and values of declarations', () => {
    assert.deepEqual(labels(dn('        # dn-config: |\n')), ['deployment', 'imEndpoint', 'imRole']);
    assert.deepEqual(labels(dn('        # dn-config:|\n')), ['deployment', 'imEndpoint', 'imRole']);
    assert.deepEqual(labels(dn('        # dn-config: imRole=no-im im|\n')), ['deployment', 'imEndpoint']);
    assert.deepEqual(labels(dn('        # dn-config: deployment=|\n')), [
      'single-site',
      'multi-site',
      'business-continuity',
    ]);
    assert.deepEqual(labels(element('<!-- dn-config: imRole=no|-->'), xml), ['im-only', 'im-and-voice', 'no-im']);
    assert.deepEqual(labels(dn('        # dn-config: what=|\n')), []);
    for (const text of ['|', '# dn-config: |', '# dn-config: imRole=|'])
      for (const item of text === '|' ? items('# |\n') : items(dn(`        ${text}\n`)))
        assert.ok(resolveCompletion(item, builtInCatalogue).documentation !== undefined, item.label);
    assert.equal(accept(dn('        # dn-config: de|\n'), 'deployment'), dn('        # dn-config: deployment=\n'));
    assert.equal(accept(dn('        # dn-config: de|p=x\n'), 'deployment'), dn('        # dn-config: deployment=x\n'));
    assert.equal(accept(cfg('; dn-config: imRole=no|\n'), 'im-only', options), cfg('; dn-config: imRole=im-only\n'));
  });

  it('lists rules, first those that find something where the comment speaks', () => {
    const wrong = '        voice: True\n        multimedia: yes\n        sip-signaling-chat: NONE \n';
    const first = (comment: string, count: number): string[] => labels(dn(comment + wrong)).slice(0, count);
    assert.deepEqual(first('        # dn-config-disable-next-line |\n', 2), ['value/case', 'value/yaml-boolean']);
    assert.deepEqual(first('        # dn-config-disable-next-line x|\n', 2), ['value/case', 'value/yaml-boolean']);
    assert.deepEqual(first('        # dn-config-disable-next-line value/case, |\n', 1), ['value/yaml-boolean']);
    assert.deepEqual(
      labels(dn('        multimedia: yes # dn-config-disable-line |\n        voice: True\n')).slice(0, 2),
      ['value/yaml-boolean', 'value/case'],
    );
    assert.deepEqual(
      labels(dn(`        # dn-config-disable value/case\n${wrong}        # dn-config-enable |\n`))[0],
      'value/case',
    );
  });

  it('lists only rules that can find something there, and that are not named yet', () => {
    const rules = labels(dn('        # dn-config-disable value/case, |, im/voice-off -- why\n'));
    for (const rule of ['value/case', 'im/voice-off', 'syntax/json', 'config/missing-file', 'file/encoding'])
      assert.ok(!rules.includes(rule), rule);
    for (const rule of ['value/empty', 'syntax/yaml', 'config/unused-suppression'])
      assert.ok(rules.includes(rule), rule);
    assert.ok(
      items(dn('        # dn-config-disable |\n')).every(
        (item) => resolveCompletion(item, builtInCatalogue).documentation !== undefined,
      ),
    );
  });

  it('is silent where the reason stands', () => {
    for (const text of ['value/case -- |', 'value/case -- im|', 'value/case --|'])
      assert.deepEqual(labels(dn(`        # dn-config-disable ${text}\n`)), [], text);
  });

  it('replaces the word under the cursor', () => {
    assert.equal(
      accept(dn('        # dn-config-disable-line value/c|ase, im/voice-off -- so\n'), 'value/empty'),
      dn('        # dn-config-disable-line value/empty, im/voice-off -- so\n'),
    );
  });
});

describe('hover in comments', () => {
  const hover = (text: string, setting?: Setting): [about: string, says: string] | undefined => {
    const { document, position } = marked(text, setting);
    const found = hoverAt(document, position, { documentation: 'file:///our docs/rules' });
    if (!found?.range) return undefined;
    assert.ok(typeof found.contents === 'object' && 'value' in found.contents);
    return [document.text.getText(found.range), found.contents.value];
  };

  const rows: readonly (readonly [text: string, about: string, says: RegExp, setting?: Setting])[] = [
    [dn('        # dn-config-dis|able-next-line value/case\n'), 'dn-config-disable-next-line', /line below/],
    [dn('        # dn-con|fig: imRole=no-im\n'), 'dn-config', /Declares/],
    [
      dn('        # dn-config-disable value/ca|se, im/voice-off\n'),
      'value/case',
      /rule\n\nFinds a documented value in another case\.\n\nBy default: `warning`\.\n\n.*\(file:\/\/\/our%20docs\/rules\/value\/case\.md\)/,
    ],
    [cfg('; dn-config: imR|ole=no-im\n'), 'imRole', /What these DNs are for/, options],
    [element('<!-- dn-config: deployment=multi|-site -->'), 'multi-site', /Several sites/, xml],
  ];
  for (const [text, about, says, setting] of rows)
    it(about, () => {
      const found = hover(text, setting);
      assert.equal(found?.[0], about);
      assert.match(found?.[1] ?? '', says);
    });

  it('says nothing of what it does not know', () => {
    for (const comment of [
      '# x|y',
      '# dn-config-disable no-such|-rule',
      '# dn-config: x=|y',
      '# dn-config: __pro|to__=x',
      '# dn-config-disable value/case -- wh|y',
    ])
      assert.equal(hover(dn(`        ${comment}\n`)), undefined, comment);
  });
});

it('never stumbles over a comment that is being typed', () => {
  const whole: readonly (readonly [string, string, Setting])[] = [
    [dn('        '), '# dn-config-disable-next-line value/case, im/voice-off -- why', {}],
    [dn('        '), '# dn-config: deployment=multi-site imRole=im-only', {}],
    [cfg(''), ';; dn-config-enable , value/case', options],
    [element('').slice(0, 55), '<!-- dn-config-disable-line value/case -->', xml],
  ];
  for (const [before, comment, setting] of whole)
    for (let length = 0; length <= comment.length; length++) {
      const text = `${before}${comment.slice(0, length)}|\n`;
      const { document } = marked(text, setting);
      for (const item of items(text, setting)) {
        const after = applyItem(document, item);
        assert.ok(TextDocument.create('', '', 0, after).lineCount >= document.text.lineCount);
      }
    }
});
