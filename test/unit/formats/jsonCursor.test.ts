import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { layoutOf } from '../../../server/src/analysis/fix.ts';
import type { Cursor } from '../../../server/src/formats/cursor.ts';
import type { Format } from '../../../server/src/formats/format.ts';
import { gaxJson, gwsJson, mutagenJson, rawJson } from '../../../server/src/formats/json/index.ts';

/** The cursor at `|`, and the text after something was put in there. */
function cursorAt(format: Format, marked: string): { cursor: Cursor; put(newText: string): string } {
  const at = marked.indexOf('|');
  const text = marked.slice(0, at) + marked.slice(at + 1);
  const cuts = [...format.cut(text)];
  const index = Math.max(
    cuts.findLastIndex(({ start }) => start <= at),
    0,
  );
  const cut = cuts[index] ?? { kind: 'document', before: '', start: 0, end: 0 };
  const following = text.slice(cut.end, cuts[index + 1]?.end ?? cut.end);
  const cursor = format.cursor(text.slice(cut.start, cut.end), following, cut, at - cut.start, layoutOf(text));
  return {
    cursor,
    put(newText) {
      assert.notEqual(cursor.at, 'nothing');
      if (cursor.at === 'nothing') return '';
      const { start, end } = cursor.placement.replace;
      return text.slice(0, cut.start + start) + newText + text.slice(cut.start + end);
    },
  };
}

/** What the cursor is at, without its placement. */
function about(format: Format, text: string): object {
  const { cursor } = cursorAt(format, text);
  const { placement: _, field: __, ...rest } = cursor as Cursor & { placement?: unknown; field?: unknown };
  return rest;
}

function entered(format: Format, text: string, name = 'voice', value = 'true'): string {
  const { cursor, put } = cursorAt(format, text);
  return cursor.at === 'nothing' ? 'nothing' : put(cursor.placement.entry(name, value));
}

function valued(format: Format, text: string, value = 'true'): string {
  const { cursor, put } = cursorAt(format, text);
  return cursor.at === 'nothing' ? 'nothing' : put(cursor.placement.value(value));
}

const inTServer = (inner: string) => `{"dns": [{"number": "1", "options": {"TServer": {${inner}}}}]}`;

suite('names in JSON', () => {
  const cases: Record<string, readonly [before: string, after: string]> = {
    'an empty object': ['|', '"voice": "true"'],
    'behind a comma': ['"a": "b", |', '"a": "b", "voice": "true"'],
    'before a name': ['|"a": "b"', '"voice": "b"'],
    'before a name, apart': ['| "a": "b"', '"voice": "true", "a": "b"'],
    'half a word': ['"a": "b", vo|', '"a": "b", "voice": "true"'],
    'an open quote': ['"a": "b", "vo|', '"a": "b", "voice": "true"'],
    'an open quote before another entry': ['"vo|, "a": "b"', '"voice": "true", "a": "b"'],
    'in quotes': ['"a": "b", "vo|"', '"a": "b", "voice": "true"'],
    'in quotes before another entry': ['"vo|"\n  "a": "b"', '"voice": "true",\n  "a": "b"'],
    'a name that has a value': ['"v|": "b"', '"voice": "b"'],
    'an empty name that has a value': ['"|": "b"', '"voice": "b"'],
    'a line behind an entry without comma': ['\n  "a": "b"\n  |\n', '\n  "a": "b"\n  , "voice": "true"\n'],
    'half a word behind an entry without comma': ['\n  "a": "b"\n  "vo|"\n', '\n  "a": "b"\n  , "voice": "true"\n'],
    'a blank line without indentation': ['\n  "a": "b",\n|\n', '\n  "a": "b",\n  "voice": "true"\n'],
    'behind an entry on its line': ['"a": "b" |', 'nothing'],
    'behind a name that has no value': ['"a"\n|', 'nothing'],
    'in a comment': ['"a": "b", // |', 'nothing'],
    'in a block comment': ['/* | */', 'nothing'],
  };
  for (const [name, [before, after]] of Object.entries(cases)) {
    test(name, () => {
      assert.equal(entered(mutagenJson, inTServer(before)), after === 'nothing' ? after : inTServer(after));
    });
  }

  test('what is taken already, before and behind', () => {
    assert.deepEqual(about(mutagenJson, inTServer('"a": "b", "c|", "d": {"e": "f"}')), {
      at: 'option-name',
      section: 'TServer',
      taken: ['a', 'd'],
    });
  });

  test('sections and fields', () => {
    assert.deepEqual(about(mutagenJson, '{"dns": [{"number": "1", "options": {"x": {}, |}}]}'), {
      at: 'section-name',
      taken: ['x'],
    });
    assert.deepEqual(about(gwsJson, '{"statusCode": 0, "dns": [{"number": "1", |}]}'), {
      at: 'field-name',
      taken: ['number'],
    });
    assert.deepEqual(about(gwsJson, '{"statusCode": 0, "dns": [{"options": {|}}]}'), { at: 'nothing' });
    assert.deepEqual(about(mutagenJson, '{"dns": [], "other": {|}}'), { at: 'nothing' });
    assert.deepEqual(about(mutagenJson, '{"dns": [{"number": "1", "folder": {|}}]}'), { at: 'nothing' });
  });

  test('several entries on lines of their own, or on one line', () => {
    const entries = [
      {
        name: 'TServer',
        children: [
          { name: 'a', value: '1' },
          { name: '', value: '\ue000' },
        ],
      },
    ];
    const block = (text: string) => {
      const { cursor, put } = cursorAt(mutagenJson, text);
      return cursor.at === 'nothing' ? undefined : put(cursor.placement.block(entries) ?? '');
    };
    assert.equal(
      block('{\n  "number": "1",\n  "options": {\n    |\n  }\n}'),
      '{\n  "number": "1",\n  "options": {\n    "TServer": {\n      "a": "1",\n      \ue000\n    }\n  }\n}',
    );
    assert.equal(
      block('{"number": "1", "options": {|"x": {}}}'.replace('|"', '| "')),
      '{"number": "1", "options": {"TServer": {"a": "1", \ue000}, "x": {}}}',
    );
  });
});

suite('values in JSON', () => {
  const cases: Record<string, readonly [before: string, after: string]> = {
    'behind a colon': ['"voice":|', '"voice": "true"'],
    'behind a blank': ['"voice": |', '"voice": "true"'],
    'before another entry': ['"voice": |\n  "a": "b"', '"voice": "true",\n  "a": "b"'],
    'before a comma': ['"voice": |, "a": "b"', '"voice": "true", "a": "b"'],
    'in quotes': ['"voice": "f|alse"', '"voice": "true"'],
    'in empty quotes': ['"voice": "|"', '"voice": "true"'],
    'an open quote': ['"voice": "tr|', '"voice": "true"'],
    'half a word': ['"voice": tr|', '"voice": "true"'],
    'a boolean stays one': ['"voice": fal|se', '"voice": true'],
    'in front of a value': ['"voice":| "false"', '"voice": "true"'],
    'in a list': ['"voice": [|]', 'nothing'],
  };
  for (const [name, [before, after]] of Object.entries(cases)) {
    test(name, () => {
      assert.equal(valued(mutagenJson, inTServer(before)), after === 'nothing' ? after : inTServer(after));
    });
  }

  test('what the value is of', () => {
    assert.deepEqual(about(mutagenJson, inTServer('"voice": "|"')), {
      at: 'option-value',
      section: 'TServer',
      option: 'voice',
    });
    assert.deepEqual(about(mutagenJson, '{"dns": [{"number": "1", "state": |}]}'), {
      at: 'field-value',
      property: 'state',
    });
    assert.deepEqual(about(gaxJson, '[{"type": "CfgDN", "subtype": "|"}]'), { at: 'field-value', property: 'type' });
    assert.deepEqual(about(mutagenJson, '{"dns": [{"number": "1", "options": "|"}]}'), { at: 'nothing' });
  });

  test('GWS takes text only', () => {
    assert.equal(
      valued(gwsJson, '{"statusCode": 0, "dns": [{"userProperties": {"TServer": {"voice": fal|se}}}]}'),
      '{"statusCode": 0, "dns": [{"userProperties": {"TServer": {"voice": "true"}}}]}',
    );
  });
});

suite('the flat list of GAX', () => {
  const list = (entries: string) => `{"type": "CfgDN", "userproperties": {"property": [${entries}]}}`;
  const entry = '{ "section": "TServer", "key": "a", "value": "b" }';

  test('section, key and value of an entry', () => {
    assert.deepEqual(about(gaxJson, list('{"section": "|"}')), { at: 'section-name', taken: [] });
    assert.deepEqual(about(gaxJson, list(`${entry}, {"section": "TServer", "key": "|"}`)), {
      at: 'option-name',
      section: 'TServer',
      taken: ['a'],
    });
    assert.deepEqual(about(gaxJson, list('{"section": "TServer", "key": "voice", "value": |}')), {
      at: 'option-value',
      section: 'TServer',
      option: 'voice',
    });
    assert.equal(
      entered(gaxJson, list('{"section": "TServer", "key": "v|"}')),
      list('{"section": "TServer", "key": "voice"}'),
    );
    assert.equal(
      valued(gaxJson, list('{"section": "TServer", "key": "voice", "value": fal|se}')),
      list('{"section": "TServer", "key": "voice", "value": "true"}'),
    );
    assert.deepEqual(about(gaxJson, list('{|}')), { at: 'nothing' });
  });

  test('whole entries', () => {
    const written = '{ "section": "TServer", "key": "voice", "value": "true" }';
    assert.equal(entered(gaxJson, list(`${entry}, |`)), list(`${entry}, ${written}`));
    assert.equal(entered(gaxJson, list(`| ${entry}`)), list(`${written}, ${entry}`));
    assert.deepEqual(about(gaxJson, list('|')), { at: 'section-name', taken: [] });
    const { cursor, put } = cursorAt(gaxJson, list('|'));
    assert.ok(cursor.at === 'section-name');
    const block = cursor.placement.block([
      {
        name: 'TServer',
        children: [
          { name: 'voice', value: 'true' },
          { name: 'a', value: 'b' },
        ],
      },
    ]);
    assert.equal(put(block ?? ''), list(`${written}, ${entry}`));
  });

  test('the annex of a DN', () => {
    const { cursor, put } = cursorAt(gaxJson, '{\n  "type": "CfgDN",\n  |\n}');
    assert.ok(cursor.at === 'field-name');
    const options = [{ name: 'TServer', children: [{ name: 'a', value: 'b' }] }];
    assert.equal(
      put(cursor.placement.block([{ name: 'userProperties', children: options }]) ?? ''),
      `{\n  "type": "CfgDN",\n  "userproperties": {\n    "property": [\n      ${entry}\n    ]\n  }\n}`,
    );
  });
});

suite('whole DNs', () => {
  const dn = [
    { name: 'number', value: '"7001"' },
    { name: 'type', value: 'extension' },
  ];
  function block(text: string): string | undefined {
    const { cursor, put } = cursorAt(mutagenJson, text);
    return cursor.at === 'dn' ? put(cursor.placement.block(dn) ?? '') : undefined;
  }

  test('in an empty file, an empty list, before a DN, behind the last one', () => {
    const lines = '{\n      "number": "7001",\n      "type": "extension"\n    }';
    assert.equal(block('|'), `{\n  "dns": [\n    ${lines}\n  ]\n}`);
    assert.equal(block('{"dns": [|]}'), '{"dns": [{"number": "7001", "type": "extension"}]}');
    assert.equal(block('{"dns": [{|}]}'), '{"dns": [{"number": "7001", "type": "extension"}]}');
    const file = (before: string, behind: string) =>
      `{\n  "dns": [\n${before}    {\n      "number": "1"\n    }${behind}\n  ]\n}\n`;
    assert.equal(block(file('    |\n', '')), file(`    ${lines},\n`, ''));
    assert.equal(block(file('    dn|\n', '')), file(`    ${lines},\n`, ''));
    assert.equal(block(file('', ',\n    |')), file('', `,\n    ${lines}`));
    assert.equal(block(file('', '\n    |')), file('', `\n    , ${lines}`));
    assert.equal(block(file('', '\n  |').replace('\n  |\n  ]', '\n  ]|')), undefined);
  });

  test('nothing in RAW', () => {
    assert.deepEqual(about(rawJson, '{"CFGDN": [{"number": |}]}'), { at: 'nothing' });
  });
});
