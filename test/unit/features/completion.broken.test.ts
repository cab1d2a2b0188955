import { describe, it } from 'node:test';
import fc from 'fast-check';
import { completionsAt } from '../../../server/src/features/completion.ts';
import { hoverAt } from '../../../server/src/features/hover.ts';
import { checkItem, documentOf, withSnippets } from './cursorMark.ts';
import { fixtures } from './fixtures.ts';

/** What people leave behind while they type. */
const scraps = [
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '- ',
  '#',
  '\n',
  '\t',
  '  ',
  '&a ',
  '*a',
  '|',
  '>',
  '<<',
  '---\n',
  'é',
  '=',
];

describe('a text that is broken somewhere', () => {
  for (const fixture of fixtures) {
    it(`gets answers that fit: ${fixture.name}`, () => {
      const places = fc.nat(fixture.text.length);
      fc.assert(
        fc.property(places, fc.nat(8), fc.constantFrom(...scraps), places, (at, removed, scrap, cursor) => {
          const text = fixture.text.slice(0, at) + scrap + fixture.text.slice(at + removed);
          const document = documentOf(text, { ...fixture, fileName: fixture.fileName ?? 'test.dn.yaml' });
          for (const offset of [Math.min(cursor, text.length), at, at + scrap.length]) {
            const position = document.text.positionAt(offset);
            hoverAt(document, position);
            for (const item of completionsAt(document, position, withSnippets))
              checkItem(item, { document, position, offset });
          }
        }),
        { numRuns: 60, seed: 7 },
      );
    });
  }
});
