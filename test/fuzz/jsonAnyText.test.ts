import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { layoutOf } from '../../server/src/analysis/fix.ts';
import type { Cursor } from '../../server/src/formats/cursor.ts';
import type { Format } from '../../server/src/formats/format.ts';
import { gaxJson, gwsJson, jsonFamily, mutagenJson, rawJson } from '../../server/src/formats/json/index.ts';
import type { Dn } from '../../server/src/model/dn.ts';
import type { Span } from '../../server/src/model/span.ts';
import { readWith } from '../support/jsonStyles.ts';

const formats = { mutagenJson, gwsJson, gaxJson, rawJson };

const mutagen = `{
  "__metadata__": { "formatName": "JSON" },
  "dns": [
    {
      "number": "7001", // why
      "type": "extension",
      "useOverride": true,
      "userProperties": {
        "TServer": {
          "voice": "tr\\u0075e",
          "binary": ["cGFzcw=="],
          "list": [1, {"a": null}]
        },
        "empty": {}
      }
    },
    {"number": "7002", "userProperties": {"TServer": {"contact": "sip:\\"x\\"@y"}}}
  ]
}
`;

const samples: Record<string, string> = {
  mutagen,
  'one line': JSON.stringify(JSON.parse(mutagen.replace(' // why', ''))),
  'Windows line ends': `\ufeff${mutagen.replaceAll('\n', '\r\n')}`,
  gax: `[ { "type": "CfgDN", "number": "1", "userproperties": { "property": [
    { "section": "TServer", "key": "voice", "value": "true" },
    { "section": "x", "key": "a" }
  ] } }, { "type": "CfgApplication", "options": { "property": [] } } ]`,
  raw: `{"__metadata__": {"formatName": "RAW"}, "CFGDN": [{"number": 7001, "userProperties": {"list_pair": {
  "key": "TServer", "str_pair": [{"key": "voice", "value": true}], "int_pair": {"key": "n", "value": 5}}}}]}`,
  'one object': '{\n  "number": "7001",\n  "annex": {"TServer": null},\n  "options": "x"\n}',
  broken: `{'dns': [{number: 7001, "a" "b" /* x
    "__proto__": {"constructor": 1}, : , }] } ] {"x": "y\\`,
};

function spansOf(dn: Dn): Span[] {
  const parts = [...dn.fields, ...dn.sections.flatMap((section) => section.options)];
  return [
    dn.span,
    dn.head,
    ...parts.flatMap((part) => [part.span, part.name.span, part.value.span]),
    ...dn.sections.flatMap((section) => [section.span, section.name.span]),
  ];
}

function assertWithin({ start, end }: Span, length: number, text: string): void {
  assert.ok(0 <= start && start <= end && end <= length, `${start}-${end} of ${length} in\n${text}`);
}

/** Segments join without gaps; every part lies in its segment, every problem and its fix in the text. */
function assertReadable(format: Format, text: string): void {
  const { cuts, dns, problems, comments } = readWith(format, text);
  let end = 0;
  for (const cut of cuts) {
    assert.equal(cut.start, end, text);
    assert.ok(cut.end > cut.start, text);
    end = cut.end;
  }
  assert.equal(end, text.length, text);
  for (const { dn, start, end: segmentEnd } of dns)
    for (const span of spansOf(dn)) assertWithin(span, segmentEnd - start, text);
  for (const { span } of problems) assertWithin(span, text.length, text);
  assert.ok(comments.length <= text.length);
}

/** What a format says of every cursor of a text. */
function* cursorsIn(format: Format, text: string): Generator<{ at: number; start: number; cursor: Cursor }> {
  const cuts = [...format.cut(text)];
  for (const [index, cut] of cuts.entries()) {
    const own = text.slice(cut.start, cut.end);
    const following = text.slice(cut.end, cuts[index + 1]?.end ?? cut.end);
    for (let offset = index === 0 ? 0 : 1; offset <= own.length; offset++) {
      const cursor = format.cursor(own, following, cut, offset, layoutOf(text));
      yield { at: cut.start + offset, start: cut.start, cursor };
    }
  }
}

function assertTouching({ at, start, cursor }: { at: number; start: number; cursor: Cursor }, text: string): void {
  if (cursor.at === 'nothing') return;
  const { replace } = cursor.placement;
  assert.ok(start + replace.start <= at && at <= start + replace.end, `cursor ${at} in\n${text}`);
  assert.doesNotMatch(text.slice(start + replace.start, start + replace.end), /\n/, text);
}

suite('any JSON can be read', () => {
  for (const [name, text] of Object.entries(samples)) {
    for (const [formatName, format] of Object.entries(formats)) {
      test(`${name} as ${formatName}: every beginning`, () => {
        for (let end = 0; end <= text.length; end++) {
          const part = text.slice(0, end);
          assertReadable(format, part);
          jsonFamily.recognise(part, 'a.dn.json');
        }
      });

      test(`${name} as ${formatName}: without any one character`, () => {
        for (let at = 0; at < text.length; at++) assertReadable(format, text.slice(0, at) + text.slice(at + 1));
      });

      test(`${name} as ${formatName}: the cursor anywhere, after every 61st character has gone, too`, () => {
        for (let at = -1; at < text.length; at += 61) {
          const part = at < 0 ? text : text.slice(0, at) + text.slice(at + 1);
          for (const found of cursorsIn(format, part)) assertTouching(found, part);
        }
      });
    }
  }

  test('text nested thirty thousand deep, brackets that never fit, and long lines end soon', () => {
    const many = 30_000;
    for (const text of [
      `{"dns": [${'['.repeat(many)}`,
      `{"dns": [${'{"a":'.repeat(many)}`,
      `{"dns": [{"userProperties": ${'['.repeat(many)}${'}'.repeat(many)}`,
      `${'{'.repeat(many)}${']'.repeat(many)}`,
      `{"dns": [${'{\n'.repeat(many)}${' }\n'.repeat(many)}`,
      `{"dns": [{"a": "${'b"c '.repeat(many)}`,
      `{"dns": [{"a": ${"'b ".repeat(many)}`,
      `{"dns": [{"a": ${'/*'.repeat(many)}`,
      `{"dns": [${'{"number": "1"} '.repeat(10_000)}`,
      `{"dns": [${'} '.repeat(many)}`,
      `{"dns": [${','.repeat(many)}`,
    ]) {
      for (const format of Object.values(formats)) {
        const started = performance.now();
        assertReadable(format, text);
        jsonFamily.recognise(text, 'a.dn.json');
        const took = performance.now() - started;
        assert.ok(took < 5_000, `${Math.round(took)} ms for ${text.slice(0, 40)}`);
      }
    }
  });
});

suite('what is completed in JSON is JSON', () => {
  const whole = {
    mutagen: [mutagenJson, mutagen.replace(' // why', '')],
    'mutagen on one line': [mutagenJson, samples['one line'] as string],
    'one object': [mutagenJson, samples['one object'] as string],
    gws: [
      gwsJson,
      mutagen.replace(' // why', '').replace('"__metadata__": { "formatName": "JSON" }', '"statusCode": 0'),
    ],
    gax: [gaxJson, samples.gax as string],
    'an empty list': [mutagenJson, '{\n  "dns": [\n  ]\n}\n'],
  } as const;
  for (const [name, [format, text]] of Object.entries(whole)) {
    for (const extra of ['', '\n', ',\n']) {
      test(`${name}, ${JSON.stringify(extra)} put in`, () => {
        let count = 0;
        for (let at = 0; at <= text.length; at++) {
          const before = text.slice(0, at) + extra;
          const part = before + text.slice(at);
          // A comma that is typed first is to be mended by what is put in behind it.
          if (extra === '' && !isJson(part)) assert.fail(part);
          if (extra === '\n' && !isJson(part)) continue;
          for (const written of writtenAt(format, part, before.length)) {
            count++;
            assert.ok(
              isJson(written) || (extra === ',\n' && !isCommaPlace(text, at)),
              `${written}\nat ${at} of\n${part}`,
            );
          }
        }
        assert.ok(count > 0);
      });
    }
  }
});

/** The texts that come of everything that can be put in at a place. */
function* writtenAt(format: Format, text: string, at: number): Generator<string> {
  const cuts = [...format.cut(text)];
  for (const [index, cut] of cuts.entries()) {
    if (at < cut.start + (index === 0 ? 0 : 1) || at > cut.end) continue;
    const { start } = cut;
    const following = text.slice(cut.end, cuts[index + 1]?.end ?? cut.end);
    const cursor = format.cursor(text.slice(start, cut.end), following, cut, at - start, layoutOf(text));
    if (cursor.at === 'nothing') continue;
    const { placement } = cursor;
    const put = (newText: string): string =>
      text.slice(0, start + placement.replace.start) + newText + text.slice(start + placement.replace.end);
    if (cursor.at === 'option-value' || cursor.at === 'field-value') yield put(placement.value('x "y"'));
    else {
      yield put(placement.entry('new', 'value'));
      const block = placement.block([{ name: 'group', children: [{ name: 'a', value: 'b' }] }]);
      if (block !== undefined) yield put(block);
    }
  }
}

/** Whether a comma behind this place would only want an entry to be right. */
function isCommaPlace(text: string, at: number): boolean {
  // No text goes over a line end, so this is no place in one.
  const [before, behind] = [text.slice(0, at), text.slice(at)];
  return isJson(`${before},\n"new": 1${behind}`) || isJson(`${before},\n{}${behind}`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace('\ufeff', ''));
    return true;
  } catch {
    return false;
  }
}
