import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { Borrowed, SegmentReading } from '../../server/src/formats/format.ts';
import { cutYaml, type YamlCut } from '../../server/src/formats/yaml/cut.ts';
import type { Environment } from '../../server/src/formats/yaml/environment.ts';
import { type YamlPiece, YamlReader } from '../../server/src/formats/yaml/reader.ts';
import { yamlStreams } from './yamlStreams.ts';

const moved = (cut: YamlCut, by: number): YamlCut => ({
  ...cut,
  start: cut.start + by,
  end: cut.end + by,
  reach: cut.reach + by,
});

suite('cutting YAML', () => {
  test('covers the text without gaps, and each cut goes on from the state of the one before', () => {
    fc.assert(
      fc.property(yamlStreams, (text) => {
        let at = 0;
        let state = '';
        for (const cut of cutYaml(text)) {
          assert.equal(cut.start, at);
          assert.ok(cut.end > at && cut.reach >= cut.end && cut.reach <= text.length);
          assert.equal(cut.before, state);
          at = cut.end;
          state = cut.after;
        }
        assert.equal(at, text.length);
      }),
      { numRuns: 2_000 },
    );
  });

  test('goes on from any cut as it did from the beginning', () => {
    fc.assert(
      fc.property(yamlStreams, (text) => {
        const cuts = [...cutYaml(text)];
        for (const [index, { start, before }] of cuts.entries()) {
          const rest = [...cutYaml(text.slice(start), before)].map((cut) => moved(cut, start));
          assert.deepEqual(rest, cuts.slice(index));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('makes a cut without looking behind its reach', () => {
    fc.assert(
      fc.property(yamlStreams, yamlStreams, (text, other) => {
        for (const cut of cutYaml(text)) {
          if (cut.reach === text.length) continue;
          const changed = text.slice(cut.start, cut.reach) + other;
          const [again] = cutYaml(changed, cut.before);
          assert.ok(again);
          assert.deepEqual(moved(again, cut.start), cut);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('looks at an item as far as the dash of the next', () => {
    const text = 'dns:\n  - number: 1\n    type: x\n\n  # of the second\n  - number: 2\n';
    const first = [...cutYaml(text)][1];
    assert.equal(text.slice(first?.start, first?.end), '  - number: 1\n    type: x\n\n');
    assert.equal(text.slice(first?.end, first?.reach), '  # of the second\n  - ');
  });
});

/** A file in segments as the engine holds it, simplified: each segment is its own owner. */
interface Held {
  readonly cut: YamlCut;
  readonly text: string;
  readonly piece: YamlPiece;
}

const held = (text: string, reader: YamlReader): Held[] =>
  [...cutYaml(text)].map((cut) => {
    const own = text.slice(cut.start, cut.end);
    return { cut, text: own, piece: reader.read(own, cut) };
  });

/** What linking has made of segments, from a state on. */
function linked(segments: readonly Held[], reader: YamlReader, from: Environment) {
  let state = from;
  return segments.map((segment) => {
    const before = state;
    const { reading, after, isFree } = reader.link(segment.piece, state, segment);
    if (isFree) assert.equal(after, before);
    state = after;
    return { before, reading, after };
  });
}

/** What the readings say, with owners and parts by their places, and what has been lent. */
function said(segments: readonly Held[], readings: readonly SegmentReading[], reader: YamlReader): unknown {
  const loans = new Map<object, Borrowed[]>();
  for (const { borrowed } of readings)
    for (const loan of borrowed ?? []) loans.set(loan.owner, [...(loans.get(loan.owner) ?? []), loan]);
  return segments.map((segment, index) => {
    const { borrowed = [], ...reading } = readings[index] as SegmentReading;
    const owners = borrowed.map(({ owner, role }) => [segments.indexOf(owner as Held), role]);
    return { ...reading, owners, lent: reader.lend(segment.piece, loans.get(segment) ?? []) };
  });
}

suite('linking YAML', () => {
  test('from any segment on gives the readings that it gave from the beginning', () => {
    let bound = 0;
    fc.assert(
      fc.property(yamlStreams, (text) => {
        const reader = new YamlReader();
        const segments = held(text, reader);
        const whole = linked(segments, reader, reader.start);
        if (whole.some(({ reading }) => reading.borrowed)) bound++;
        for (let index = 0; index < segments.length; index++) {
          const { before } = whole[index] as { before: Environment };
          const rest = linked(segments.slice(index), reader, before);
          rest.forEach(({ reading, after }, offset) => {
            assert.equal(reading, whole[index + offset]?.reading);
            assert.equal(after, whole[index + offset]?.after);
          });
        }
      }),
      { numRuns: 1_000 },
    );
    assert.ok(bound > 50, `only ${bound} texts share parts`);
  });

  test('behind a segment that has changed says what reading all anew says', () => {
    fc.assert(
      fc.property(yamlStreams, yamlStreams, fc.nat(), (text, other, choice) => {
        const reader = new YamlReader();
        const old = held(text, reader);
        if (old.length === 0) return;
        linked(old, reader, reader.start);
        // A segment is replaced, as far as the cuts allow it; the pieces of all others are kept.
        const index = choice % old.length;
        const { cut } = old[index] as Held;
        const piece = [...cutYaml(other)].find(({ kind }) => kind === cut.kind);
        if (!piece) return;
        const changed = { cut, text: other, piece: reader.read(other.slice(piece.start, piece.end), cut) };
        const segments = old.map((segment, at) => (at === index ? changed : segment));
        const again = linked(segments, reader, reader.start).map(({ reading }) => reading);
        const fresh = new YamlReader();
        const anew = segments.map((segment, at) => ({
          ...segment,
          piece: fresh.read(at === index ? other.slice(piece.start, piece.end) : segment.text, segment.cut),
        }));
        const expected = linked(anew, fresh, fresh.start).map(({ reading }) => reading);
        assert.deepEqual(said(segments, again, reader), said(anew, expected, fresh));
      }),
      { numRuns: 1_000 },
    );
  });
});
