/** JSON is cut and read piece by piece, beginning anywhere: the same comes out as from the beginning. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { Cut, Format } from '../../server/src/formats/format.ts';
import { plainEnd, thoroughEnd } from '../../server/src/formats/json/entry.ts';
import { gaxJson, gwsJson, jsonFamily, mutagenJson, rawJson } from '../../server/src/formats/json/index.ts';
import { readState } from '../../server/src/formats/json/state.ts';
import { plainSigns, thoroughSigns } from '../../server/src/formats/json/survey.ts';
import { plainDns } from '../support/dnSets.ts';
import { jsonShapes, jsonStyle, writeJson } from '../support/jsonStyles.ts';

const formats: readonly Format[] = [mutagenJson, gwsJson, gaxJson, rawJson];

const raw = `{"__metadata__": {"formatName": "RAW"}, "CFGDN": [
  {"number": 7001, "userProperties": {"list_pair": {"key": "TServer", "str_pair": {"key": "voice", "value": true}}}},
  {"number": 7002, "userProperties": {"list_pair": [{"key": "b", "bin_pair": {"key": "c", "value": "AA"}}]}},
  {"number": 7003}
]}`;
const lists = `{"a": [], "dns": [{"number": "1"}, {"number": "2"}], "b": {"c": [1]}, "dns": [
  {"number": "3"},
  {"number": "4", "options": {"TServer": {"a": "b"}}}
], "a": 5, "objects": [{"type": "CfgDN", "number": "5"}] }`;
const flat = `{"dns": [
  {
  "number": "1",
  "userProperties":
  {
  "TServer":
  {
  "voice": "true"
  }
  }
  },
  {"number": "2", "list": [
  { "number": "3" },
  { "number": "4" }
  ]},
  {"number": "5"}
]}`;

/** Well-formed files of every notation. */
const whole = fc.oneof(
  fc
    .tuple(fc.constantFrom(...Object.values(jsonShapes)), plainDns, jsonStyle)
    .map(([{ write }, dns, style]) => writeJson(write(dns), style)),
  fc.constantFrom(raw, lists, flat, JSON.stringify(JSON.parse(raw), undefined, 2)),
);

/** What people do to a text. */
const pieces = [
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  ',',
  ':',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '\\',
  '/* x */',
  '/*',
  '*/',
  '// x\n',
  '#',
  'word',
  '"name": ',
  '"dns": [',
  '"type": "CfgDN",',
  '    {',
  '},\n  {',
  '\ufeff',
  '{"number": "9"},',
];
const change = fc.tuple(fc.nat(), fc.nat({ max: 12 }), fc.constantFrom('', ...pieces));
const anyText = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(whole, fc.array(change, { maxLength: 4 })).map(([text, changes]) => changed(text, changes)),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom(...pieces, '"a"', '1'), { maxLength: 40 })
      .map((parts) => `{"dns": [${parts.join('')}`),
  },
);

function changed(text: string, changes: readonly (readonly [number, number, string])[]): string {
  return changes.reduce((before, [place, removed, added]) => {
    const at = place % (before.length + 1);
    return before.slice(0, at) + added + before.slice(at + removed);
  }, text);
}

const shifted = (cut: Cut, by: number): Cut => ({
  ...cut,
  start: cut.start + by,
  end: cut.end + by,
  reach: cut.reach + by,
});

function check(property: fc.IProperty<unknown[]>): void {
  fc.assert(property, { numRuns: 1000 });
}

suite('JSON, segment by segment', () => {
  test('cuts join without gaps, never between the two characters of a line end, and end within what was looked at', () => {
    check(
      fc.property(anyText, fc.constantFrom(...formats), (text, format) => {
        let [at, state] = [0, ''];
        for (const { start, end, before, after, reach } of format.cut(text)) {
          assert.equal(start, at);
          assert.equal(before, state);
          assert.ok(end > start && reach >= end && reach <= text.length);
          assert.ok(!(text[end - 1] === '\r' && text[end] === '\n'));
          [at, state] = [end, after];
        }
        assert.equal(at, text.length);
      }),
    );
  });

  test('cutting goes on from any boundary as it did before', () => {
    check(
      fc.property(anyText, fc.constantFrom(...formats), (text, format) => {
        const cuts = [...format.cut(text)];
        for (const [index, { start, before }] of cuts.entries()) {
          const rest = [...format.cut(text.slice(start), before)];
          assert.deepEqual(
            rest.map((cut) => shifted(cut, start)),
            cuts.slice(index),
          );
        }
      }),
    );
  });

  test('what stands behind the reach of a cut does not matter to it', () => {
    check(
      fc.property(anyText, fc.constantFrom(...formats), anyText, fc.nat(300), (text, format, other, from) => {
        const cuts = [...format.cut(text)];
        const tail = other.slice(from);
        let farthest = 0;
        for (const [index, cut] of cuts.entries()) {
          const { reach, start, before } = cut;
          if (reach < text.length) {
            const [again] = format.cut(text.slice(start, reach) + tail, before);
            assert.deepEqual(again && shifted(again, start), cut);
          }
          farthest = Math.max(farthest, reach);
          if (farthest === text.length) continue;
          const all = [...format.cut(text.slice(0, farthest) + tail)];
          assert.deepEqual(all.slice(0, index + 1), cuts.slice(0, index + 1));
        }
      }),
    );
  });

  test('reading goes on from any segment as it did before, and comes to the same states', () => {
    check(
      fc.property(anyText, fc.constantFrom(...formats), (text, format) => {
        const reader = format.reader('a.json');
        const cuts = [...format.cut(text)];
        const parts = cuts.map((cut) => reader.read(text.slice(cut.start, cut.end), cut));
        const states = [reader.start];
        const readings = cuts.map((cut, index) => {
          const linked = reader.link(parts[index], states[index], cut);
          states.push(linked.after);
          if (linked.isFree) assert.equal(linked.after, states[index]);
          return linked.reading;
        });
        const late = reader.end(states.at(-1));
        for (const [index, cut] of cuts.entries()) {
          const linked = reader.link(parts[index], states[index], cut);
          assert.equal(linked.reading, readings[index]);
          assert.equal(linked.after, states[index + 1]);
        }
        assert.deepEqual(reader.end(states.at(-1)), late);
        // Another reader, with segments that are the same and yet others.
        const fresh = format.reader('a.json');
        let state = fresh.start;
        for (const [index, cut] of cuts.entries()) {
          const linked = fresh.link(fresh.read(text.slice(cut.start, cut.end), cut), state, { ...cut });
          state = linked.after;
          assert.deepEqual(linked.reading, readings[index]);
        }
        assert.deepEqual(fresh.end(state), late);
      }),
    );
  });

  test('the short look at a usual entry says the same as the thorough one', () => {
    let count = 0;
    check(
      fc.property(anyText, fc.constantFrom(...formats), (text, format) => {
        for (const { start, before, kind } of format.cut(text)) {
          const list = kind.endsWith('entry') ? readState(before) : undefined;
          const short = list && plainEnd(text, start, list);
          if (!list || !short) continue;
          count++;
          const { reach, ...expected } = thoroughEnd(text, start, list) ?? { reach: 0 };
          assert.ok(short.reach >= reach);
          assert.deepEqual({ ...short, reach: 0 }, { ...expected, reach: 0 });
        }
      }),
    );
    assert.ok(count > 100, `${count}`);
  });

  test('a file stays what it is as long as the signs of its segments do', () => {
    let count = 0;
    check(
      fc.property(anyText, fc.constantFrom(...formats), change, (text, format, once) => {
        const other = changed(text, [once]);
        const [signs, others] = [text, other].map((each) =>
          Array.from(format.cut(each), (cut) => format.signs?.(each.slice(cut.start, cut.end), cut)),
        );
        if (JSON.stringify(signs) !== JSON.stringify(others)) return;
        count++;
        assert.equal(jsonFamily.recognise(other, 'a.json'), jsonFamily.recognise(text, 'a.json'));
      }),
    );
    assert.ok(count > 100, `${count}`);
  });

  test('the short look for signs finds what the thorough one does', () => {
    let count = 0;
    check(
      fc.property(anyText, fc.constantFrom(...formats), (text, format) => {
        for (const { kind, start, end } of format.cut(text)) {
          if (!kind.endsWith('entry')) continue;
          const part = text.slice(start, end);
          const short = plainSigns(part);
          if (short) count++;
          if (short) assert.deepEqual(short, thoroughSigns(part, ','));
        }
      }),
    );
    assert.ok(count > 100, `${count}`);
  });

  test('brackets that fit count for more than columns', () => {
    const { cuts } = { cuts: [...mutagenJson.cut(flat)] };
    assert.deepEqual(
      cuts.map(({ kind }) => kind),
      ['around', 'entry', 'entry', 'last entry', 'behind'],
    );
  });

  test('a usual entry looks no further than the first character behind it, and leaves the state that it found', () => {
    for (const step of [undefined, 2]) {
      const text = JSON.stringify(
        { dns: Array.from({ length: 9 }, (_, index) => ({ number: `${index}` })) },
        undefined,
        step,
      );
      const [, , ...entries] = [...mutagenJson.cut(text)].slice(0, -2);
      assert.equal(entries.length, 7);
      for (const { before, after, end, reach } of entries) {
        assert.equal(after, before);
        assert.match(text.slice(end, reach), /^\s*\{$/);
      }
    }
  });
});
