import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { commentsOf, parse } from '../../server/src/formats/yaml/parse.ts';
import { readPlain } from '../../server/src/formats/yaml/plain.ts';
import { flowTexts, yamlTexts } from './plainYaml.ts';

suite('the reader of plain YAML', () => {
  for (const [what, texts] of Object.entries({ blocks: yamlTexts, 'collections between brackets': flowTexts }))
    test(`reads ${what} that it accepts exactly as yaml does`, () => {
      let accepted = 0;
      fc.assert(
        fc.property(texts, (text) => {
          const plain = readPlain(text);
          if (!plain) return;
          accepted++;
          const parsed = parse(text);
          assert.deepEqual(parsed.problems, []);
          assert.deepEqual(plain.problems, []);
          assert.deepEqual(plain.root, parsed.root);
          assert.deepEqual(plain.comments, commentsOf(text, parsed.root));
        }),
        { numRuns: 20_000 },
      );
      assert.ok(accepted > 1_000, `only ${accepted} texts were plain`);
    });
});
