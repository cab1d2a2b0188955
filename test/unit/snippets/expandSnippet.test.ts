import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choice, literal, placeholder } from '../../../scripts/generate/snippetSyntax.ts';
import { expandSnippet } from './expandSnippet.ts';

const awkward = 'a\\b $c $1 {e}, f|g';

test('plain text, a placeholder and a choice give back what was put in, whatever characters it has', () => {
  assert.equal(expandSnippet([literal(awkward)]), awkward);
  assert.equal(expandSnippet([`x=${placeholder(1, awkward)};`]), `x=${awkward};`);
  assert.equal(expandSnippet([`x=${choice(1, [awkward, 'other'])};`]), `x=${awkward};`);
});

test('what has a meaning but is not escaped is refused', () => {
  assert.throws(() => expandSnippet(['costs 5 $']));
  assert.throws(() => expandSnippet(['}']));
});
