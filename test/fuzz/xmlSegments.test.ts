import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { cfgdata } from '../../server/src/formats/cfgdata/index.ts';
import { confdata } from '../../server/src/formats/confdata/index.ts';
import type { Cut, Format, SegmentReading } from '../../server/src/formats/format.ts';
import { plainDns } from '../support/dnSets.ts';
import { writeCfgData, xmlStyle } from '../support/xmlStyles.ts';

const cut = (text: string, from?: string): Cut[] => [...cfgdata.cut(text, from)];

/** The same cuts, counted from a place that lies `by` code units earlier. */
function shifted(cuts: readonly Cut[], by: number): Cut[] {
  return cuts.map((each) => ({ ...each, start: each.start + by, end: each.end + by, reach: each.reach + by }));
}

const piece = fc.constantFrom(
  ...['<CfgData>', '</CfgData>', '<CfgReference>', '</CfgReference>', '<CfgCreate>', '</CfgCreate>', '<CfgReference/>'],
  ...['<CfgDN name="1">', '</CfgDN>', '<CfgDN/>', '<CfgDN a=">"/>', '<CfgDN', '</CfgDN', '<c:CfgDN>', '</c:CfgDN>'],
  ...['<a:b:CfgDN/>', '<CfgDNUpdate DBIDref="d">', '</CfgDNUpdate>', '<CfgPlace>', '</CfgPlace>', '<CfgPlace/>'],
  ...['<CfgSwitchRef id="S"/>', '<userProperties>', '<list_pair key="TServer">', '</list_pair>', '<DBID value="1"/>'],
  ...['<str_pair key="voice" value="a<b"/>', '<str_pair key="x" value="', '"', "'", '<', '>', '/', '</', 'é', 'text'],
  ...[' ', '    ', '\t', '\u00a0', '\n', '\n', '\n', '\r\n', '\r\n', '\r', `${' '.repeat(199)}\r\n`, ' '.repeat(200)],
  ...['<!-- c -->', '<!-- a <!-- b -->', '<!--', '-->', '--', '<!-->', '<!-- ]]> <CfgReference> -->', '<?', '?>'],
  ...['<![CDATA[', ']]>', '<!x', '<!DOCTYPE', '<!DOCTYPE a [ <!ENTITY x "y"> ]>', '[', ']'],
  ...['\n    <!-- above -->\n    <CfgDN>\n', '\r\n    </CfgDN>\r\n', '\n  </CfgCreate>\n'],
);
const soup = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
const written = fc.tuple(plainDns, xmlStyle).map(([dns, style]) => writeCfgData(dns, style));
const referring = written.map((text) =>
  text.replace('<CfgCreate>', '<CfgReference><CfgDNRef id="d"/></CfgReference>$&'),
);

/** A text with something put in, and something taken out, here and there. */
const broken = fc
  .tuple(
    fc.oneof(written, referring),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 40 }), fc.oneof(piece, fc.constant(''))), { minLength: 1, maxLength: 4 }),
  )
  .map(([text, changes]) =>
    changes.reduce((before, [place, length, put]) => {
      const at = place % (before.length + 1);
      return before.slice(0, at) + put + before.slice(at + length);
    }, text),
  );
const texts = fc.oneof(soup, written, referring, broken);

suite('cutting XML', () => {
  test('leaves no gaps, and no line ending is cut in two', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0;
        for (const each of cut(text)) {
          assert.equal(each.start, end);
          assert.ok(each.end > each.start && each.reach >= each.end && each.reach <= text.length);
          assert.ok(text[each.end - 1] !== '\r' || text[each.end] !== '\n');
          end = each.end;
        }
        assert.equal(end, text.length);
      }),
      { numRuns: 1_000 },
    );
  });

  test('goes on from any boundary as it does from the beginning', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const whole = cut(text);
        for (const [index, { end, after }] of whole.entries()) {
          assert.deepEqual(shifted(cut(text.slice(end), after), end), whole.slice(index + 1), `from ${end}`);
          assert.equal(whole[index + 1]?.before ?? after, after);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  test('does not depend on what stands behind its reach', () => {
    fc.assert(
      fc.property(texts, soup, (text, other) => {
        let farthest = 0;
        for (const [index, { reach }] of cut(text).entries()) {
          farthest = Math.max(farthest, reach);
          if (farthest === text.length) break;
          const changed = text.slice(0, farthest) + other;
          // Where nothing follows, the end of the text may be met earlier than before.
          if (other === '') continue;
          assert.deepEqual(cut(changed).slice(0, index + 1), cut(text).slice(0, index + 1), `up to ${farthest}`);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  test('looks hardly farther than the next tag in a plain file', () => {
    fc.assert(
      fc.property(plainDns, xmlStyle, (dns, style) => {
        const text = writeCfgData(dns, style);
        for (const { end, reach } of cut(text).slice(0, -1)) {
          // The comment above an object, its tag's name, and what lies between.
          const tag = text.slice(end).search(/<[^!]/);
          assert.ok(reach <= end + tag + '</CfgCreate'.length + 1, text.slice(end, reach));
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** The readings of a text's segments from one of them on, and the problems at the end, by segment. */
function linkedFrom(format: Format, text: string, first: number, states: unknown[]): [SegmentReading[], unknown[]] {
  const reader = format.reader('a.xml');
  const cuts = [...format.cut(text)];
  const readings: SegmentReading[] = [];
  let state = states[first] ?? reader.start;
  for (const [index, each] of cuts.entries()) {
    if (index < first) continue;
    states[index] = state;
    const read = reader.read(text.slice(each.start, each.end), each);
    const linked = reader.link(read, state, ownerOf(index));
    if (linked.isFree) {
      assert.equal(linked.after, state);
      assert.equal(reader.link(read, undefined, ownerOf(index)).reading, linked.reading);
    }
    const again = reader.link(read, state, ownerOf(index));
    assert.equal(again.reading, linked.reading);
    assert.equal(again.after, linked.after);
    readings.push(linked.reading);
    state = linked.after;
  }
  return [readings, reader.end(state).map(({ owner, problem }) => [owners.indexOf(owner), problem])];
}

const owners: object[] = [];
function ownerOf(index: number): object {
  while (owners.length <= index) owners.push({});
  return owners[index] as object;
}

suite('linking XML', () => {
  for (const format of [cfgdata, confdata]) {
    test(`goes on from any segment as it does from the first (${format.id})`, () => {
      fc.assert(
        fc.property(texts, fc.nat(), (text, place) => {
          const states: unknown[] = [];
          const [readings, late] = linkedFrom(format, text, 0, states);
          const first = readings.length === 0 ? 0 : place % readings.length;
          assert.deepEqual(linkedFrom(format, text, first, states), [readings.slice(first), late]);
        }),
        { numRuns: 500 },
      );
    });
  }

  test('one end tag that ends nothing is said once, and only while it is so', () => {
    const reader = cfgdata.reader('a.xml');
    const context = { kind: 'around', before: '' };
    const opening = reader.read('<CfgData><CfgCreate>', context);
    const closing = reader.read('</CfgCreate></CfgData>', context);
    const [first, last] = [{}, {}];
    const { after } = reader.link(opening, reader.start, first);
    assert.deepEqual(
      reader.end(after).map(({ owner, problem }) => [owner === first, problem.message]),
      [
        [true, "The end tag '</CfgData>' is missing."],
        [true, "The end tag '</CfgCreate>' is missing."],
      ],
    );
    assert.deepEqual(reader.link(closing, after, last), {
      reading: { dns: [], problems: [], comments: [] },
      after: reader.start,
    });
    const alone = reader.link(closing, reader.start, last);
    assert.deepEqual(
      alone.reading.problems.map(({ message }) => message),
      ["Nothing is open here that '</CfgCreate>' could end.", "Nothing is open here that '</CfgData>' could end."],
    );
    assert.equal(reader.link(closing, reader.start, {}).reading, alone.reading);
  });

  test('a frame that is opened ten thousand times is followed in no time', () => {
    const text = '<x></y><CfgDN/>'.repeat(10_000);
    const [readings, late] = linkedFrom(cfgdata, text, 0, []);
    assert.equal(readings.length, 20_000);
    assert.equal(late.length, 10_000);
  });
});

suite('the signs of a dump', () => {
  test('say of the segments what can be said of the whole', () => {
    const field = fc.constantFrom(
      '<DBID value="1"/>',
      '<DBID',
      '<number ',
      ' value="1"',
      '<number\n',
      'value =',
      '\n',
      '>',
    );
    const pieces = fc.array(fc.oneof(piece, field), { maxLength: 20 }).map((parts) => parts.join(''));
    const context = { kind: 'object', before: '' };
    fc.assert(
      fc.property(pieces, (text) => {
        const bySegments = cut(text).some(({ start, end }) => confdata.signs?.(text.slice(start, end), context) !== '');
        assert.equal(bySegments, confdata.signs?.(text, context) !== '');
      }),
      { numRuns: 2_000 },
    );
  });
});
