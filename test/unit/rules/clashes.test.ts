import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { clashes } from '../../../server/src/rules/clashes.ts';

const of = (...variants: (string | undefined)[]) => clashes(variants.map((variant) => ({ variant })));

describe('DNs of one key', () => {
  test('clash with the first one of the same variant', () => {
    assert.deepEqual(of('a', 'b', 'a', 'a', 'b'), [undefined, undefined, 0, 0, 1]);
  });

  test('clash with everything where one has no variant', () => {
    assert.deepEqual(of(undefined, undefined), [undefined, 0]);
    assert.deepEqual(of('a', 'b', undefined), [undefined, undefined, 0]);
    assert.deepEqual(of('a', undefined, 'b', 'a'), [undefined, 0, 1, 0]);
    assert.deepEqual(of(undefined, 'a', 'a'), [undefined, 0, 0]);
  });

  test('alone clash with nothing', () => {
    assert.deepEqual(of(), []);
    assert.deepEqual(of('a'), [undefined]);
  });

  test('clash as if each were compared with all before it', () => {
    const variant = fc.option(fc.constantFrom('a', 'b', 'c', '__proto__', ''), { nil: undefined });
    fc.assert(
      fc.property(fc.array(variant, { maxLength: 12 }), (variants) => {
        const compared = variants.map((one, index) => {
          const first = variants
            .slice(0, index)
            .findIndex((other) => one === undefined || other === undefined || one === other);
          return first === -1 ? undefined : first;
        });
        assert.deepEqual(of(...variants), compared);
      }),
    );
  });
});
