import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { commentsOf, parse } from '../../server/src/formats/yaml/parse.ts';
import { readPlain } from '../../server/src/formats/yaml/plain.ts';
import { yamlTexts } from './plainYaml.ts';

suite('the reader of plain blocks', () => {
  test('reads what it accepts exactly as yaml does', () => {
    let accepted = 0;
    fc.assert(
      fc.property(yamlTexts, (text) => {
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
