import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { builtInCatalogue } from '../../../server/src/catalogue/catalogue.ts';
import { byDistance, comparable, nearest, prepareNames } from '../../../server/src/catalogue/nearest.ts';

const names = builtInCatalogue.names('TServer');

describe('nearest', () => {
  const cases: ReadonlyArray<readonly [string, readonly string[]]> = [
    ['multimeda', ['multimedia']],
    ['mutlimedia', ['multimedia']],
    ['sip-signalling-chat', ['sip-signaling-chat']],
    ['sip_signaling_chat', ['sip-signaling-chat']],
    ['SipSignalingChat', ['sip-signaling-chat']],
    ['voise', ['voice']],
    ['vocie', ['voice']],
    ['vois', []],
    ['our-own-option', []],
    ['', []],
    ['--', []],
  ];
  for (const [typed, expected] of cases) {
    test(`${typed || 'nothing'} → ${expected.join(', ') || 'none'}`, () =>
      assert.deepEqual(nearest(typed, names), expected));
  }

  test('allows one change up to five letters, two up to twelve, three beyond', () => {
    assert.deepEqual(nearest('abcde', ['abcdx', 'abcxy']), ['abcdx']);
    assert.deepEqual(nearest('ab-c_d e', ['abcxy']), []);
    assert.deepEqual(nearest('abcdef', ['abcdxy', 'abcxyz']), ['abcdxy']);
    assert.deepEqual(nearest('abcdefghijkl', ['abcdefghixyz']), []);
    assert.deepEqual(nearest('abcdefghijklm', ['abcdefghijxyz', 'abcdefghiwxyz']), ['abcdefghijxyz']);
  });

  test('gives at most three, best first, equally near ones in their order', () => {
    assert.deepEqual(nearest('abcdefgh', ['abcdefxy', 'abcdefgz', 'abcdefgy', 'abcdefgh', 'abcdefgx']), [
      'abcdefgh',
      'abcdefgz',
      'abcdefgy',
    ]);
  });

  test('agrees with a plain reading of the rule', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 16 });
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 8 }), (typed, candidates) => {
        const allowed = typed.length <= 5 ? 1 : typed.length <= 12 ? 2 : 3;
        const expected = candidates
          .map((name) => ({ name, distance: plainDistance(typed, name) }))
          .filter(({ distance }) => distance <= allowed)
          .sort((one, other) => one.distance - other.distance)
          .slice(0, 3)
          .map(({ name }) => name);
        assert.deepEqual(nearest(typed, candidates), expected);
      }),
      { numRuns: 2000 },
    );
  });

  test('finds nothing near to a text of any length', () => {
    const many = prepareNames(Array.from({ length: 500 }, (_, index) => `${names[index % names.length]}-${index}`));
    assert.deepEqual(nearest('a'.repeat(5_000_000), many), []);
  });
});

describe('byDistance', () => {
  test('puts all candidates in order', () => {
    assert.deepEqual(byDistance('non', ['session', 'none']), ['none', 'session']);
    assert.deepEqual(byDistance('False ', ['true', 'false']), ['false', 'true']);
    assert.deepEqual(byDistance('', ['true', 'false']), ['true', 'false']);
    assert.deepEqual(byDistance('x'.repeat(5_000_000), ['b', 'a']), ['b', 'a']);
    assert.deepEqual(byDistance('x', []), []);
  });
});

test('comparable drops case, hyphens, underscores and blanks', () => {
  assert.equal(comparable('T-Server'), comparable('t_server '));
  assert.notEqual(comparable('t.server'), comparable('tserver'));
});

/** Optimal string alignment as the books give it, with the whole table. */
function plainDistance(from: string, to: string): number {
  const table = Array.from({ length: from.length + 1 }, (_, row) =>
    Array.from({ length: to.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  const cell = (row: number, column: number) => table[row]?.[column] ?? Number.NaN;
  for (let row = 1; row <= from.length; row++) {
    for (let column = 1; column <= to.length; column++) {
      const ways = [
        cell(row - 1, column) + 1,
        cell(row, column - 1) + 1,
        cell(row - 1, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1),
      ];
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        ways.push(cell(row - 2, column - 2) + 1);
      }
      table[row]?.splice(column, 1, Math.min(...ways));
    }
  }
  return cell(from.length, to.length);
}
