import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseDocument } from 'yaml';
import {
  digits,
  doubleQuoted,
  endOfFree,
  type FreeKind,
  plain,
  restOfLine,
  singleQuoted,
  xmlComment,
} from '../../server/src/analysis/freeKinds.ts';
import { Random } from '../support/random.ts';

// A value that may stand in the place of another of its kind is, for the package `yaml` in both versions of the language and for JSON, a value of that
// kind, and is what it looks like.

const pieces = [
  ...'abefhilnoprstuwxyzABEFHILNOPRSTUWXYZ0123456789',
  ...` _-./@+;=:'()%$*!?~"\\#,&|<>[]{}^\`\t`,
  ...'äßÉ×÷ Ωжツ漢한',
  ...[
    'true',
    'null',
    'no',
    'On',
    '0x',
    '1e',
    '12:30',
    ': ',
    ' #',
    'password',
    '- ',
    '2001-12-14',
    'T',
    '.inf',
    '.nan',
    '0o',
  ],
];

function randomText(random: Random): string {
  return Array.from({ length: 1 + random.below(5) }, () => random.pick(pieces)).join('');
}

/** Whether all of a text is one value of a kind. */
function isFree(text: string, kind: FreeKind): boolean {
  return endOfFree(text, 0, text.length, kind) === text.length;
}

/** The value behind a key of a block mapping, of a flow mapping, and in a list. */
function valuesInYaml(written: string, version: '1.1' | '1.2'): readonly unknown[] {
  return [`a: ${written}\nb: 1\n`, `{a: ${written}, b: 1}\n`, `- ${written}\n- 1\n`].map((text) => {
    const document = parseDocument(text, { version });
    assert.deepEqual(document.errors, [], text);
    const value = document.toJS() as { a: unknown } | unknown[];
    return Array.isArray(value) ? value[0] : value.a;
  });
}

describe('a free value', () => {
  const ways: ReadonlyArray<readonly [name: string, kind: FreeKind, written: (text: string) => string]> = [
    ['without quotes is text in YAML', plain, (text) => text],
    ['in double quotes is what it looks like in YAML', doubleQuoted, (text) => `"${text}"`],
    ['in single quotes is what it looks like in YAML', singleQuoted, (text) => `'${text}'`],
  ];
  for (const [name, kind, written] of ways)
    test(name, () => {
      const random = new Random(kind);
      let accepted = 0;
      for (let turn = 0; turn < 30_000; turn++) {
        const text = randomText(random);
        if (!isFree(text, kind)) continue;
        accepted++;
        assert.doesNotMatch(text, /password|^\s|\s$/i);
        if (accepted % 3 > 0) continue;
        for (const version of ['1.1', '1.2'] as const)
          for (const value of valuesInYaml(written(text), version)) assert.equal(value, text);
      }
      assert.ok(accepted > 5_000, `${accepted}`);
    });

  test('in double quotes is what it looks like in JSON', () => {
    const random = new Random(9);
    for (let turn = 0; turn < 30_000; turn++) {
      const text = randomText(random);
      if (isFree(text, doubleQuoted)) assert.equal(JSON.parse(`"${text}"`), text);
    }
  });

  test('in quotes ends nothing in XML', () => {
    const random = new Random(10);
    for (let turn = 0; turn < 30_000; turn++) {
      const text = randomText(random);
      if (isFree(text, doubleQuoted)) assert.doesNotMatch(text, /["<&]/);
      if (isFree(text, singleQuoted)) assert.doesNotMatch(text, /['<&]/);
    }
  });

  test('behind a # is a comment in YAML, and only its own line', () => {
    const random = new Random(11);
    let accepted = 0;
    for (let turn = 0; turn < 30_000; turn++) {
      const text = random.below(40) === 0 ? 'x dn-config' : randomText(random);
      if (!isFree(text, restOfLine)) continue;
      assert.doesNotMatch(text, /password|dn-config|[\n\r\u2028\u2029\u0085]/i);
      if (accepted++ % 9 > 0) continue;
      for (const written of [`a: 1 #${text}\nb: 2\n`, `#${text}\na: 1\n  #${text}\nb: 2\n`]) {
        const document = parseDocument(written);
        assert.deepEqual([document.errors, document.toJS()], [[], { a: 1, b: 2 }], written);
      }
    }
    assert.ok(accepted > 20_000, `${accepted}`);
  });

  test('of a comment in XML ends it nowhere else', () => {
    const random = new Random(12);
    for (let turn = 0; turn < 30_000; turn++) {
      const text = Array.from({ length: 1 + random.below(5) }, () =>
        random.pick([...pieces, '-', '>', '<!', '\n']),
      ).join('');
      const end = endOfFree(`${text}-->`, 0, text.length + 3, xmlComment);
      if (end < 0) continue;
      assert.equal(end, `${text}-->`.indexOf('--'));
      assert.doesNotMatch(text.slice(0, end), /--|password|\n|<!$/i);
    }
  });

  test('of digits is digits', () => {
    assert.ok(isFree('0123', digits));
    for (const text of ['', '12a', '1.2', '1_0', '-1', '0x1', '1 ', '１']) assert.ok(!isFree(text, digits), text);
  });

  test('ends before what does not belong to it', () => {
    assert.equal(endOfFree('Anna Berg  # a note', 0, 19, plain), 9);
    assert.equal(endOfFree('x: "7001"', 4, 9, doubleQuoted), 8);
    assert.equal(endOfFree('7001, 7002', 0, 10, digits), 4);
    assert.equal(endOfFree('Anna', 4, 4, plain), -1);
  });
});
