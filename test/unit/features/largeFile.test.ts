import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completionsAt } from '../../../server/src/features/completion.ts';
import { documentSymbolsOf } from '../../../server/src/features/documentSymbols.ts';
import { hoverAt } from '../../../server/src/features/hover.ts';
import { problemsOfSymbols } from '../../support/symbols.ts';
import { documentOf, withSnippets } from './cursorMark.ts';

describe('a file of 10,000 DNs', () => {
  const dns = Array.from(
    { length: 10_000 },
    (_, index) =>
      `  - number: "${index}"\n    switch: S${index % 3}\n    userProperties:\n      TServer:\n        voice: true\n        \n`,
  );
  const document = documentOf(`dns:\n${dns.join('')}`);

  for (const [what, line] of Object.entries({ first: 6, middle: 30_006, last: 60_000 })) {
    it(`answers at its ${what} DN`, () => {
      assert.ok(completionsAt(document, { line, character: 8 }, withSnippets).length > 50);
      assert.ok(hoverAt(document, { line: line - 1, character: 10 }));
    });
  }
});

describe('a text that is meant to stall', () => {
  const texts: Readonly<Record<string, string>> = {
    'a long line of blanks': `dns:\n  - number: "1"\n    a${' '.repeat(50_000)}b`,
    'many open brackets': `dns:\n  - number: "1"\n    a: ${'['.repeat(5_000)}`,
    'many open braces': `dns:\n  - number: "1"\n    a: ${'{a: '.repeat(5_000)}`,
    'many quotes': `dns:\n  - number: "1"\n    a: {${`"a`.repeat(20_000)}`,
    'many dashes': `dns:\n  - number: "1"\n    a:\n      ${'- '.repeat(2_000)}`,
    'many lines of quotes': `dns:\n  - number: "1"\n    a: "\n${'      b: "x\n'.repeat(1_000)}`,
    'many unfinished collections': `dns:\n  - number: "1"\n${'    a: {b: "\n'.repeat(1_000)}`,
  };
  for (const [what, text] of Object.entries(texts)) {
    it(`does not: ${what}`, () => {
      const document = documentOf(text);
      // A test that does not come to its end is ended by the runner.
      assert.ok(Array.isArray(completionsAt(document, document.text.positionAt(text.length), withSnippets)));
      assert.deepEqual(problemsOfSymbols(documentSymbolsOf(document), text), []);
    });
  }
});
