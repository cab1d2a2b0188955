import assert from 'node:assert/strict';
import { test } from 'node:test';
import { code, link, prose } from '../../../server/src/catalogue/markdown.ts';

test('prose shows signs as they are', () => {
  assert.equal(prose('a*b _c_ [x](y) <b> &amp; ~~'), 'a\\*b \\_c\\_ \\[x\\](y) \\<b\\> &amp;amp; \\~\\~');
  assert.equal(prose('# no heading'), '\\# no heading');
  assert.equal(prose('1. no list'), '1\\. no list');
  assert.equal(prose('- no list\n\n# nor heading'), '\\- no list # nor heading');
  assert.equal(prose('sip-signaling-chat (18 December 2025)'), 'sip-signaling-chat (18 December 2025)');
});

test('prose keeps code in backticks, and only that', () => {
  assert.equal(prose('set `a_b` to *'), 'set `a_b` to \\*');
  assert.equal(prose('one ` alone'), 'one \\` alone');
  assert.equal(prose('`a` ``<img>``'), '\\`a\\` \\`\\`\\<img\\>\\`\\`');
  assert.equal(prose('` `<img>`'), '` `\\<img\\>\\`');
});

test('code holds anything', () => {
  assert.equal(code('none'), '`none`');
  assert.equal(code('a`b'), '``a`b``');
  assert.equal(code('`'), '`` ` ``');
  assert.equal(code('a\nb'), '`a b`');
});

test('link leads to web pages only', () => {
  assert.equal(
    link('A [b]', 'https://example.org/a_(b)?c=<d>'),
    '[A \\[b\\]](https://example.org/a_%28b%29?c=%3Cd%3E)',
  );
  assert.equal(link('A', 'command:evil'), 'A');
  assert.equal(link('A', 'javascript:alert(1)'), 'A');
  assert.equal(link('A', undefined), 'A');
});
