import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { readBlocks } from '../../server/src/formats/yaml/blocks.ts';
import { parse } from '../../server/src/formats/yaml/parse.ts';
import { yamlTexts } from './plainYaml.ts';

suite('the strict block reader', () => {
  test('reads what it accepts exactly as yaml does', () => {
    let accepted = 0;
    fc.assert(
      fc.property(yamlTexts, (text) => {
        const blocks = readBlocks(text, 'strict');
        if (!blocks) return;
        accepted++;
        const parsed = parse(text);
        assert.deepEqual(parsed.problems, []);
        assert.deepEqual(blocks.root, parsed.root);
      }),
      { numRuns: 20_000 },
    );
    assert.ok(accepted > 1_000, `only ${accepted} texts were plain`);
  });
});
