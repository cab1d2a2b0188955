import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { directiveOf, directivesOf } from '../../../server/src/project/comments.ts';

/** What a comment says, as short text. Spans are checked by what they show. */
function said(text: string): string | undefined {
  const at = 10;
  const directive = directiveOf({ text, span: { start: at, end: at + text.length }, ownLine: true });
  if (!directive) return undefined;
  const shown = ({ start, end }: { start: number; end: number }): string => text.slice(start - at, end - at);
  if (directive.kind !== 'declare') {
    for (const word of [directive.head, ...directive.rules]) assert.equal(shown(word.span), word.text);
    return [directive.kind, ...directive.rules.map((word) => word.text)].join(' ');
  }
  for (const [key, span] of Object.entries(directive.places))
    assert.equal(shown(span), directive.declared[key as keyof typeof directive.declared]);
  const problems = directive.problems.map(({ rule, span, candidates }) => [rule, shown(span), ...candidates].join(' '));
  return JSON.stringify([directive.declared, ...problems]);
}

describe('a suppression', () => {
  const cases: ReadonlyArray<readonly [text: string, expected: string | undefined]> = [
    ['# dn-config-disable', 'disable'],
    ['#dn-config-disable', 'disable'],
    ['; dn-config-disable-line value/case', 'disable-line value/case'],
    ['# dn-config-disable-next-line value/case, value/empty', 'disable-next-line value/case value/empty'],
    ['# dn-config-disable-next-line value/case,value/empty', 'disable-next-line value/case value/empty'],
    ['# dn-config-disable value/case -- our gateway wants it so, value/empty', 'disable value/case'],
    ['# dn-config-disable -- all of it', 'disable'],
    ['<!-- dn-config-enable value/case -->', 'enable value/case'],
    ['<!--dn-config-enable-->', 'enable'],
    ['<!-- dn-config-disable value/case \u2014 because -->', 'disable value/case'],
    ['<!--\n  dn-config-disable value/case\n-->', 'disable value/case'],
    ['# dn-config-disable: value/case', 'disable value/case'],
    ['# Some dn-config-disable', undefined],
    ['# dn-config-disabled', JSON.stringify([{}, 'config/unknown-key dn-config-disabled dn-config-disable'])],
    ['# dn-config-exports are kept elsewhere', undefined],
    ['# dn-config-__proto__', undefined],
    ['# dn-config', undefined],
    ['# dn-config is what we use', undefined],
  ];
  for (const [text, expected] of cases) test(text, () => assert.equal(said(text), expected));
});

describe('a declaration', () => {
  const cases: ReadonlyArray<readonly [text: string, declared: object, ...problems: string[]]> = [
    ['# dn-config: imRole=im-only', { imRole: 'im-only' }],
    ['# dn-config:imRole=im-only', { imRole: 'im-only' }],
    [
      '; dn-config: deployment=multi-site, imEndpoint=workspace -- Berlin',
      { deployment: 'multi-site', imEndpoint: 'workspace' },
    ],
    ['<!-- dn-config: imRole=no-im -->', { imRole: 'no-im' }],
    ['# dn-config: imRole=im-only imRole=no-im', { imRole: 'no-im' }],
    ['# dn-config: imrole=im-only', {}, 'config/unknown-key imrole imRole'],
    ['# dn-config: imRole', {}, 'config/invalid-value imRole'],
    ['# dn-config: imRole=', {}, 'config/invalid-value imRole='],
    ['# dn-config: imRole=im-onyl', {}, 'config/invalid-value im-onyl im-only'],
    ['# dn-config: __proto__=1', {}, 'config/unknown-key __proto__'],
    ['# dn-config:', {}],
    ['# dn-config: x=1 deployment=single-site', { deployment: 'single-site' }, 'config/unknown-key x'],
  ];
  for (const [text, ...expected] of cases) test(text, () => assert.equal(said(text), JSON.stringify(expected)));
});

test('a comment of a megabyte is read in no time', () => {
  for (const filling of [' ', '-', ',', '=', 'a', 'a=b ', ' -- '])
    directiveOf({
      text: `# dn-config: ${filling.repeat(1_000_000 / filling.length)}`,
      span: { start: 0, end: 1 },
      ownLine: true,
    });
});

describe('in a comment of several lines', () => {
  /** What is heard, and the words that are not. */
  function heard(text: string): unknown[] {
    const comment = { text, span: { start: 0, end: text.length }, ownLine: true };
    return directivesOf(comment).map((directive) =>
      directive.kind === 'declare'
        ? [
            directive.declared,
            ...directive.problems.map(({ rule, span }) => `${rule} ${text.slice(span.start, span.end)}@${span.start}`),
          ]
        : [directive.kind, ...directive.rules.map((word) => word.text)],
    );
  }

  const cases: readonly (readonly [string, readonly unknown[]])[] = [
    ['<!--\n  dn-config-disable a,\n  b\n-->', [['disable', 'a', 'b']]],
    [
      '<!-- dn-config-disable a\n dn-config-enable b -->',
      [
        ['disable', 'a'],
        [{}, 'config/unknown-key dn-config-enable@26'],
      ],
    ],
    [
      '<!-- dn-config: imRole=no-im — why\ndn-config-disable-line b\n\tdn-config: imRole=im-only -->',
      [
        [{ imRole: 'no-im' }],
        [{}, 'config/unknown-key dn-config-disable-line@35'],
        [{}, 'config/unknown-key dn-config@61'],
      ],
    ],
    ['<!-- Berlin\n dn-config: imRole=no-im -->', [[{}, 'config/unknown-key dn-config@13']]],
    ['<!-- Berlin\n See dn-config: it tells\n dn-config tells\n dn-config-exports -->', []],
    ['# dn-config-disable a', [['disable', 'a']]],
    ['# Berlin', []],
  ];
  for (const [text, expected] of cases) test(text, () => assert.deepEqual(heard(text), expected));

  test('of which there are very many', () => {
    const lines = ' \n'.repeat(200_000) + 'dn-config-disable a\n'.repeat(20_000);
    assert.ok(directivesOf({ text: `<!--${lines}-->`, span: { start: 0, end: 1 }, ownLine: true }).length <= 201);
  });
});
