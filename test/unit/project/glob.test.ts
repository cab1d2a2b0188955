import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { globOf, matchesWildcard, problemOfGlob } from '../../../server/src/project/glob.ts';

/** A pattern, paths that it matches, paths that it does not. */
const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['a.yaml', ['a.yaml'], ['b.yaml', 'x/a.yaml', 'A.yaml', 'a.yaml.bak']],
  ['*.yaml', ['a.yaml', '.yaml', '.hidden.yaml'], ['x/a.yaml', 'a.yml']],
  ['**/*.dn.yaml', ['a.dn.yaml', 'x/a.dn.yaml', 'x/y/a.dn.yaml', '.x/a.dn.yaml'], ['a.yaml', 'x/a.dn.yaml/b']],
  ['exports/**', ['exports/a', 'exports/x/y/a.cfg'], ['export/a', 'x/exports/a']],
  ['exports/', ['exports/a', 'exports/x/a'], ['a']],
  ['./sites/*/x', ['sites/a/x'], ['sites/x', 'sites/a/b/x']],
  ['/sites/a', ['sites/a'], ['x/sites/a']],
  ['sites//a', ['sites/a'], []],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b', 'a/b/b'], ['a/x', 'b', 'x/a/b']],
  ['**', ['a', 'a/b/c'], []],
  ['a**b', ['ab', 'axxb'], ['a/b']],
  ['?.cfg', ['a.cfg', '😀.cfg'], ['.cfg', 'ab.cfg', '/.cfg']],
  ['[ab]x', ['ax', 'bx'], ['cx', 'x']],
  ['[!ab]x', ['cx'], ['ax']],
  ['[^a-c]x', ['dx'], ['bx']],
  ['[0-9]*', ['7001', '7'], ['a7']],
  ['[a', ['[a'], ['a']],
  ['{berlin,munich}/**', ['berlin/a', 'munich/a/b'], ['leipzig/a']],
  ['{a,b{c,d}}', ['a', 'bc', 'bd'], ['b', 'c']],
  ['{a}', ['{a}'], ['a']],
  ['\\*a', ['*a'], ['xa']],
  ['a.b', ['a.b'], ['axb']],
  ['(a)', ['(a)'], ['a']],
];

describe('a pattern of paths', () => {
  for (const [pattern, matching, others] of cases) {
    const glob = globOf(pattern);
    for (const path of matching) test(`${pattern} matches ${path}`, () => assert.equal(glob(path), true));
    for (const path of others) test(`${pattern} does not match ${path}`, () => assert.equal(glob(path), false));
  }

  test('means what Node means by it', () => {
    const part = fc.constantFrom('a', 'b', '*', '?', 'a*', '*b', '**', '[ab]', '{a,b}');
    const name = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 3 });
    const pathOf = (parts: readonly string[]): string => parts.join('/');
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }).map(pathOf),
        fc.array(name, { minLength: 1, maxLength: 4 }).map(pathOf),
        (pattern, path) => {
          // Node has `a/**` leave out `a` itself; here it makes no difference, for a path is a file.
          fc.pre(!pattern.endsWith('/**'));
          assert.equal(globOf(pattern)(path), posix.matchesGlob(path, pattern));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('is refused where it cannot be used', () => {
    const bad = ['', ' ', '!a', '../a', 'a/../b', '+(a|b)', '@(a)', 'C:\\a', 'x'.repeat(501), '{a,b}'.repeat(8)];
    for (const pattern of bad) {
      assert.notEqual(problemOfGlob(pattern), undefined, pattern);
      assert.equal(globOf(pattern)('a'), false);
    }
    for (const [pattern] of cases) assert.equal(problemOfGlob(pattern), undefined, pattern);
  });

  test('takes no long time, whatever it is', () => {
    const path = `${'a'.repeat(5_000)}/${'a/'.repeat(500)}`;
    const patterns = ['*a'.repeat(100), '**/a/'.repeat(100), '[a-z]*'.repeat(80), '?*'.repeat(250), '['.repeat(500)];
    const start = performance.now();
    for (const pattern of patterns) globOf(`${pattern}b`)(path);
    assert.ok(performance.now() - start < 2_000);
  });
});

describe('a DN number with wildcards', () => {
  const numbers: readonly (readonly [string, string, boolean])[] = [
    ['71*', '71', true],
    ['71*', '7100', true],
    ['71*', '17100', false],
    ['*', '', true],
    ['*00', '7100', true],
    ['7*0*1', '700001', true],
    ['7*0*1', '7111', false],
    ['7?00', '7100', false],
    ['+49[1]', '+49[1]', true],
  ];
  for (const [pattern, number, expected] of numbers) {
    test(`${pattern} and ${number}: ${expected}`, () => assert.equal(matchesWildcard(pattern, number), expected));
  }
});
