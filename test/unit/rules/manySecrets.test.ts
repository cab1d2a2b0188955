import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sayableIn, withoutSecrets } from '../../../server/src/rules/secret.ts';
import { findingsOf } from '../../../server/src/rules/table.ts';
import { Random } from '../../support/random.ts';
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

test('secrets that begin alike are found wherever one of them stands', () => {
  const random = new Random(7);
  const word = (most: number): string =>
    Array.from({ length: 4 + random.below(most) }, () => 'ab'[random.below(2)]).join('');
  for (let round = 0; round < 20; round++) {
    const secrets = Array.from({ length: 40 }, () => `${word(12)}Z`);
    const { dn, context } = dnWith(secrets.map((secret) => `password: ${secret}`).join(', '));
    for (let count = 0; count < 100; count++) {
      const text = `${word(12)}${random.below(3) === 0 ? '' : 'Z'}${word(3)}`;
      const holdsOne = secrets.some((secret) => text.includes(secret));
      assert.equal(sayableIn(dn, text, context.catalogue), holdsOne ? '***' : text);
    }
  }
});

test('very many secrets of very many lengths take no long time in very many texts', () => {
  const lines = Array.from({ length: 4_000 }, (_, index) => `password: ${'x'.repeat(index % 300)}${index}`);
  const { dn, context } = dnWith([...lines, ...lines.map((_, index) => `o${index}: ${'y'.repeat(300)}`)].join(', '));
  const before = process.cpuUsage();
  const shown = withoutSecrets(dn, context.catalogue);
  const { user } = process.cpuUsage(before);
  assert.ok(shown !== dn && user < 4_000_000, `${user}`);
});
