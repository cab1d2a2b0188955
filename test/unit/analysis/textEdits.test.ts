import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { applyEdits, EditHistory, inOrder } from '../../../server/src/analysis/textEdits.ts';
import type { SpanEdit } from '../../../server/src/formats/edit.ts';

function edit(start: number, end: number, newText: string): SpanEdit {
  return { span: { start, end }, newText };
}

/** Edits of a text of that length, in order: its offsets are cut into stretches, every second of which is replaced. */
function editsOf(length: number): fc.Arbitrary<readonly SpanEdit[]> {
  const offsets = fc.array(fc.nat({ max: length }), { maxLength: 8 });
  return fc
    .tuple(offsets, fc.array(fc.string({ maxLength: 3 }), { minLength: 4, maxLength: 4 }))
    .map(([all, texts]) => {
      const sorted = [...all].sort((a, b) => a - b);
      const edits: SpanEdit[] = [];
      for (let index = 0; index + 1 < sorted.length; index += 2)
        edits.push(edit(sorted[index] ?? 0, sorted[index + 1] ?? 0, texts[index / 2] ?? ''));
      return inOrder(edits) ?? [];
    });
}

describe('edits in order', () => {
  test('are sorted by place', () => {
    assert.deepEqual(inOrder([edit(5, 6, 'b'), edit(0, 2, 'a')]), [edit(0, 2, 'a'), edit(5, 6, 'b')]);
  });

  test('may meet', () => {
    assert.deepEqual(inOrder([edit(2, 4, 'b'), edit(0, 2, 'a')]), [edit(0, 2, 'a'), edit(2, 4, 'b')]);
    assert.deepEqual(inOrder([edit(2, 4, 'b'), edit(2, 2, 'a')]), [edit(2, 2, 'a'), edit(2, 4, 'b')]);
  });

  test('cannot overlap, nor stand at one and the same place', () => {
    assert.equal(inOrder([edit(0, 3, 'a'), edit(2, 4, 'b')]), undefined);
    assert.equal(inOrder([edit(2, 2, 'a'), edit(2, 2, 'b')]), undefined);
  });

  test('leave the edits that were given as they are', () => {
    const given = [edit(5, 6, 'b'), edit(0, 2, 'a')];
    inOrder(given);
    assert.deepEqual(given, [edit(5, 6, 'b'), edit(0, 2, 'a')]);
  });
});

test('applying edits replaces what they span and nothing else', () => {
  assert.equal(applyEdits('one two three', [edit(0, 3, '1'), edit(4, 4, 'and '), edit(7, 13, '')]), '1 and two');
  assert.equal(applyEdits('', [edit(0, 0, 'a')]), 'a');
  assert.equal(applyEdits('same', []), 'same');
});

describe('the history of edits', () => {
  test('tells several rounds as one', () => {
    const history = new EditHistory('voice: Yes '.length);
    history.add([edit(10, 11, '')]);
    history.add([edit(7, 10, 'true')]);
    assert.deepEqual(history.edits(), [edit(7, 11, 'true')]);
  });

  test('forgets what came in and went again', () => {
    const history = new EditHistory(4);
    history.add([edit(2, 2, 'new')]);
    history.add([edit(2, 5, '')]);
    assert.deepEqual(history.edits(), []);
  });

  test('gives the text that the rounds give one after the other, by edits in order', () => {
    const rounds = fc.string({ maxLength: 20 }).chain((text) =>
      editsOf(text.length).chain((first) => {
        const second = applyEdits(text, first);
        return editsOf(second.length).chain((edits) =>
          editsOf(applyEdits(second, edits).length).map((third) => ({ text, rounds: [first, edits, third] })),
        );
      }),
    );
    fc.assert(
      fc.property(rounds, ({ text, rounds: sets }) => {
        const history = new EditHistory(text.length);
        let inTurn = text;
        for (const edits of sets) {
          history.add(edits);
          inTurn = applyEdits(inTurn, edits);
        }
        const told = history.edits();
        assert.deepEqual(inOrder(told), told);
        assert.equal(applyEdits(text, told), inTurn);
      }),
      { numRuns: 2_000 },
    );
  });
});
