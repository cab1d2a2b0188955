import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeTakesEffect, takesEffectWords } from '../../../server/src/catalogue/takesEffect.ts';

test('the words of the format become words for people, other text stays', () => {
  assert.deepEqual(takesEffectWords.map(describeTakesEffect), [
    'Immediately',
    'At the next interaction',
    'At the next agent login',
    'After a restart',
  ]);
  assert.equal(describeTakesEffect('At the next call'), 'At the next call');
  assert.equal(describeTakesEffect('constructor'), 'constructor');
  assert.equal(describeTakesEffect(undefined), 'Not published');
});
