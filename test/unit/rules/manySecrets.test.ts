import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sayableIn } from '../../../server/src/rules/secret.ts';
import { findingsOf } from '../../../server/src/rules/table.ts';
import { dnWith } from './support.ts';

// Few secrets are looked for one by one, many by looking their texts up: nobody may see a difference.
for (const count of [1, 16, 17, 60]) {
  describe(`with ${count} secrets`, () => {
    const secrets = Array.from({ length: count }, (_, index) => `geheim${'x'.repeat(index % 5)}${index}.`);
    const { dn, context } = dnWith(secrets.map((secret) => `password: ${secret}`).join(', '));
    const say = (text: string): string => sayableIn(dn, text, context.catalogue);

    test('each is hidden, alone and inside other texts', () => {
      for (const secret of secrets) {
        assert.equal(say(secret), '***');
        assert.equal(say(`a${secret}b`), '***');
      }
    });

    test('other texts are said', () => {
      for (const text of ['geheim', 'gehei', '', 'x', 'true']) assert.equal(say(text), text);
    });

    test('no finding says one', () => {
      assert.doesNotMatch(JSON.stringify(findingsOf(dn, context).map(({ message }) => message)), /geheim/);
    });
  });
}

test('a secret of up to three letters is hidden only where it is the whole text', () => {
  const many = Array.from({ length: 40 }, (_, index) => `password: q${index}`).join(', ');
  const { dn, context } = dnWith(many);
  assert.equal(sayableIn(dn, 'q7', context.catalogue), '***');
  assert.equal(sayableIn(dn, 'faq7', context.catalogue), 'faq7');
});
