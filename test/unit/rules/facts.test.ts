import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { factsOf } from '../../../server/src/rules/facts.ts';
import { firstDn } from './support.ts';

const facts = (text: string, rules = {}) => {
  const { dn, context } = firstDn(text);
  return factsOf(dn, { ...context, settings: { rules } });
};

describe('what an index keeps of a DN', () => {
  const text = 'number: "7001"\ntype: extension\nswitch: S\ntenant: T\nid: " 12 "\nuserProperties: {}\n';

  test('is key, variant, number and id', () => {
    assert.deepEqual(facts(text), {
      keys: ['S\u00007001'],
      variants: ['T'],
      number: '7001',
      id: '12',
      reference: undefined,
    });
  });

  test('is no key where the check is not heard', () => {
    const { keys, variants, number } = facts(text, { 'dn/duplicate': 'off' });
    assert.deepEqual([keys, variants, number], [[undefined], [undefined], '7001']);
  });

  test('is no key and no id without a number', () => {
    assert.deepEqual(facts('type: extension\nswitch: S\ntenant: T\nid: 12\nuserProperties: {}\n'), {
      keys: [undefined],
      variants: [undefined],
      number: undefined,
      id: undefined,
      reference: undefined,
    });
  });

  test('has no key where the type may repeat numbers, and the number all the same', () => {
    const { keys, number } = facts('number: "1"\ntype: destinationlabel\nuserProperties: {}\n');
    assert.deepEqual([keys, number], [[undefined], '1']);
  });

  test('says no number that is a password', () => {
    const secret = 'dns:\n  - number: &p geheim\n    annex: {TServer: {password: *p}}\n';
    assert.equal(facts(secret).number, '***');
  });
});
