import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CrossFiles, type FileKey, type Touched, TouchedKeys } from '../../../server/src/analysis/crossFiles.ts';
import { Random } from '../../support/random.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const keyOf = (key: string): FileKey => ({ check: 0, key, variant: undefined, range });
const told = (touched: Touched): string[] =>
  [...touched].flatMap(([uri, keys]) => keys.map(({ key }) => `${uri} ${key}`)).sort();

test('files that come later hear of keys that come and go', () => {
  const files = new CrossFiles();
  assert.deepEqual(told(files.set('b', [keyOf('1'), keyOf('2')])), []);
  assert.deepEqual(told(files.set('c', [keyOf('2')])), []);
  assert.deepEqual(told(files.set('a', [keyOf('1'), keyOf('2'), keyOf('3')])), ['b 1', 'b 2', 'c 2']);
  assert.deepEqual(
    files
      .elsewhereFor('c')
      .earlier(0, '2')
      .map(({ place }) => place.uri),
    ['a', 'b'],
  );
  assert.deepEqual(
    files
      .elsewhereFor('b')
      .earlier(0, '2')
      .map(({ place }) => place.uri),
    ['a'],
  );
  assert.deepEqual([...files.clashing()].sort(), ['b', 'c']);
  assert.deepEqual(told(files.update('a', 0, '1', [])), ['b 1']);
  assert.deepEqual(told(files.remove('a')), ['b 2', 'c 2']);
  assert.deepEqual([...files.clashing()], ['c']);
});

test('a number without a switch says nothing of other files', () => {
  const files = new CrossFiles();
  files.set('a', [keyOf('\u00007001'), keyOf('SIP\u00007001')]);
  files.set('b', [keyOf('\u00007001')]);
  assert.deepEqual([...files.clashing()], []);
  assert.deepEqual(told(files.update('a', 0, '\u00007001', [{ variant: undefined, range }])), []);
  files.set('b', [keyOf('SIP\u00007001')]);
  assert.deepEqual([...files.clashing()], ['b']);
});

test('however files change, all is as if they had been read in order', () => {
  const random = new Random(1);
  const files = new CrossFiles();
  const now = new Map<string, string[]>();
  for (let step = 0; step < 2_000; step++) {
    const uri = `file${random.below(5)}`;
    const keys = Array.from({ length: random.below(4) }, () => `${random.below(6)}`);
    const [key = '0'] = keys;
    switch (random.below(3)) {
      case 0:
        files.set(uri, keys.map(keyOf));
        now.set(uri, keys);
        break;
      case 1: {
        const count = random.below(3);
        files.update(
          uri,
          0,
          key,
          Array.from({ length: count }, () => ({ variant: undefined, range })),
        );
        now.set(uri, [
          ...(now.get(uri) ?? []).filter((other) => other !== key),
          ...Array.from({ length: count }, () => key),
        ]);
        break;
      }
      default:
        files.remove(uri);
        now.delete(uri);
    }
    for (let at = 0; at < 6; at++) {
      const expected = [...now]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([other, own]) => own.filter((one) => one === `${at}`).map(() => other));
      assert.deepEqual(
        files
          .elsewhereFor('zzz')
          .earlier(0, `${at}`)
          .map(({ place }) => place.uri),
        expected,
      );
    }
  }
});

test('what a file has as before touches nobody, and what has moved does', () => {
  const files = new CrossFiles();
  files.set('b', [keyOf('1'), keyOf('2')]);
  files.set('a', [keyOf('1'), keyOf('2')]);
  assert.deepEqual(told(files.set('a', [keyOf('1'), keyOf('2')])), []);
  const moved: FileKey = {
    check: 0,
    key: '2',
    variant: undefined,
    range: { ...range, start: { line: 1, character: 0 } },
  };
  assert.deepEqual(told(files.set('a', [keyOf('1'), moved])), ['b 2']);
  assert.deepEqual(told(files.set('a', [moved])), ['b 1']);
});

test('a file that is set anew, or removed, while it is being set is what it was set to last', () => {
  for (const last of [[], [keyOf('3')]]) {
    for (let steps = 0; steps < 12; steps++) {
      const files = new CrossFiles();
      files.set('b', ['1', '2', '3'].map(keyOf));
      files.set('a', [keyOf('1')]);
      const touched = new TouchedKeys();
      const setting = files.setting('a', ['2', '3'].map(keyOf), touched);
      for (let step = 0; step < steps; step++) setting.next();
      files.set('a', last);
      for (const _ of setting);
      const held = ['1', '2', '3'].filter((key) => files.elsewhereFor('b').earlier(0, key).length > 0);
      assert.deepEqual(held, steps === 0 ? ['2', '3'] : last.map(({ key }) => key), `${steps} steps`);
    }
  }
});
