import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { matchesPattern, problemOfPattern } from '../../../server/src/catalogue/pattern.ts';

describe('a pattern', () => {
  for (const pattern of [
    '',
    '\\d{4}',
    'sip:[^@]+@[\\w.]+',
    'sip:\\d+(:\\d{1,5})?',
    '(?:ab)*',
    '(a|b)[+*?]\\*{2}',
    '(?<site>[a-z]{2})-\\p{L}+',
    '\\d{1,3}(\\.\\d{1,3}){3}',
  ]) {
    test(`${pattern || 'of nothing'} is accepted`, () => assert.equal(problemOfPattern(pattern), undefined));
  }

  for (const pattern of ['(', '[b-a]', 'a**', '(?=a)a', '(a)\\1', '(?<!a)b', '(?<n>a)\\k<n>', 'a'.repeat(201)]) {
    test(`${pattern.slice(0, 20)} is refused`, () => assert.notEqual(problemOfPattern(pattern), undefined));
  }

  for (const pattern of [
    '(a+)+b',
    '(a|a)*b',
    '(a|ab)+c',
    'a*a*a*b',
    '([a-z]?){50}x',
    `${'a?'.repeat(40)}b`,
    '(.*,){12}x',
  ]) {
    test(`${pattern.slice(0, 20)} is refused for the time it could take`, () => {
      assert.match(problemOfPattern(pattern) ?? '', /too long/);
      assert.ok(matchesPattern(pattern, 'a'.repeat(200)), 'and calls nothing wrong');
    });
  }
});

test('matchesPattern looks at the whole text', () => {
  assert.ok(matchesPattern('a|b', 'b'));
  assert.ok(!matchesPattern('a|b', 'ab'));
  assert.ok(!matchesPattern('a*', 'a'.repeat(300)));
});
