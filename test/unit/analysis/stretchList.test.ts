import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Stretch, StretchList } from '../../../server/src/analysis/stretchList.ts';

const piece = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', '\n', '\r\n', '\r', 'ü', '😀'),
  minLength: 1,
  maxLength: 8,
});
/** Now and then one that is long enough for an index of its lines. */
const stretch = fc.oneof(
  { weight: 40, arbitrary: piece },
  { weight: 1, arbitrary: piece.map((text) => text.repeat(5_000)) },
);

/** Splices of a list: where (as a share of what is there), how many go, and what comes. */
const splices = fc.array(
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(5), fc.array(stretch, { maxLength: 300, size: 'max' })),
  { minLength: 1, maxLength: 6 },
);

function listAfter(steps: readonly (readonly [number, number, readonly string[]])[]): {
  list: StretchList<Stretch>;
  texts: string[];
} {
  const list = new StretchList<Stretch>();
  const members: Stretch[] = [];
  for (const [share, goes, comes] of steps) {
    const index = Math.floor(share * members.length);
    const count = Math.min(goes, members.length - index);
    const [first] = members.slice(index);
    if (first && count > 0) list.remove(first, count);
    const added = comes.map((text) => new Stretch(text));
    members.splice(index, count, ...added);
    list.insert(members[index - 1], added);
    // Places are asked for in between, so that what was remembered has to be forgotten.
    list.placeAt(Math.floor(list.length * share));
  }
  return { list, texts: members.map(({ text }) => text) };
}

describe('a list of stretches', () => {
  test('is the text of its members, in order, with the places of LSP', () => {
    fc.assert(
      fc.property(splices, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(12), (steps, share, character) => {
        const { list, texts } = listAfter(steps);
        const text = texts.join('');
        const document = TextDocument.create('file:///a', '', 0, text);
        assert.equal(list.text(), text);
        assert.equal(list.length, text.length);
        assert.equal(list.lineCount, document.lineCount);
        assert.deepEqual(
          [...list].map((member) => member.text),
          texts,
        );
        const offset = Math.floor(share * text.length);
        for (const at of [offset, offset + 1, offset + 2, 0, text.length, text.length + 5])
          assert.deepEqual(list.placeAt(at), document.positionAt(at), `place of ${at}`);
        const line = Math.floor(share * (document.lineCount + 1));
        assert.equal(list.offsetAt({ line, character }), document.offsetAt({ line, character }), 'offset');
        assert.equal(list.slice(offset, offset + 40), text.slice(offset, offset + 40));
        let start = 0;
        let before: Stretch | undefined;
        for (const member of list) {
          assert.equal(member.start, start);
          assert.equal(list.previous(member), before);
          if (before) assert.equal(list.next(before), member);
          const place = list.placing(member);
          for (const at of [offset % (member.text.length + 1), member.text.length])
            assert.deepEqual(
              place(member.placeWithin(at)),
              document.positionAt(start + at),
              `place of ${at} in a member`,
            );
          start += member.text.length;
          before = member;
        }
        assert.equal(list.last, before);
      }),
      { numRuns: 300 },
    );
  });

  test('finds the member that holds an offset', () => {
    const { list } = listAfter([[0, 0, ['ab', 'c', 'def']]]);
    assert.deepEqual(
      [0, 1, 2, 3, 5, 6, 99].map((offset) => list.at(offset)?.text),
      ['ab', 'ab', 'c', 'def', 'def', 'def', 'def'],
    );
    assert.equal(new StretchList().at(0), undefined);
  });
});
