import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { layoutOf } from '../../../server/src/analysis/fix.ts';
import { applyEdits, inOrder } from '../../../server/src/analysis/textEdits.ts';
import type { ModelEdit } from '../../../server/src/formats/edit.ts';
import type { Format } from '../../../server/src/formats/format.ts';
import { gaxJson, gwsJson, jsonFamily, mutagenJson, rawJson } from '../../../server/src/formats/json/index.ts';
import type { Dn } from '../../../server/src/model/dn.ts';
import { shift } from '../../../server/src/model/span.ts';
import { readWith } from '../../support/jsonStyles.ts';
import { plain } from '../../support/read.ts';

const mutagen = `{
  "__metadata__": { "formatName": "JSON", "formatVersion": "1.0.0" },
  "dns": [
    {
      "number": "7001",
      "type": "extension",
      "useOverride": true,
      "userProperties": {
        "TServer": {
          "voice": "true",
          "timeout": 5,
          "cert": ["cGFzcw=="]
        }
      }
    },
    {
      "number": "7002",
      "type": "extension"
    }
  ]
}
`;

const gax = `[
  {
    "type": "CfgDN",
    "subtype": "CFGExtension",
    "number": "7001",
    "userproperties": {
      "property": [
        { "section": "TServer", "key": "voice", "value": "true" },
        { "value": "y", "key": "x", "section": "other" },
        { "section": "TServer", "key": "multimedia", "value": "true" },
        { "section": "TServer", "key": "voice", "value": "false" }
      ]
    }
  },
  {
    "type": "CfgApplication",
    "name": "app",
    "userproperties": { "property": [{ "section": "TServer", "key": "voice", "value": "true" }] }
  }
]
`;

const raw = `{"__metadata__": {"formatName": "RAW"}, "CFGDN": [
  {"number": 7001, "type": 1, "userProperties": {"list_pair": {"key": "TServer", "str_pair": {"key": "voice", "value": true}}}},
  {"number": 7002, "userProperties": {"list_pair": [
    {"key": "TServer", "str_pair": [{"key": "voice", "value": "x"}, {"key": "empty"}], "int_pair": {"key": "n", "value": 5}},
    {"key": "b", "bin_pair": {"key": "c", "value": "AA"}}]}}
]}`;

function dnIn(format: Format, text: string, index = 0) {
  const found = readWith(format, text).dns[index];
  assert.ok(found, text);
  return found;
}

function notation(text: string, fileName = 'a.json'): string[] {
  const all = { mutagenJson, gwsJson, gaxJson, rawJson };
  const found = jsonFamily.begins(text, fileName) ? jsonFamily.recognise(text, fileName) : undefined;
  return Object.entries(all).flatMap(([name, format]) => (format === found ? [name] : []));
}

suite('which JSON holds DNs', () => {
  const cases: Record<string, readonly [text: string, expected: string[], fileName?: string]> = {
    mutagen: [mutagen, ['mutagenJson']],
    'mutagen without metadata': ['{"dns": [{"number": "1"}]}', ['mutagenJson']],
    'a DN of options only': ['{"dns": [{}, {"options": {}}]}', ['mutagenJson']],
    'one DN': ['{"number": "1", "switch": "S"}', ['mutagenJson']],
    'one object that only has a number': ['{"number": "1"}', []],
    'one object that only has a number, by name': ['{"number": "1"}', ['mutagenJson'], 'a.dn.json'],
    'nothing, by name': ['', ['mutagenJson'], 'a.dn.json'],
    'one DN of gws': ['{"DBID": "345", "number": "1", "type": "1", "userProperties": {}}', ['gwsJson']],
    'one DN that refers to its switch by name': ['{"DBID": 345, "number": "1", "switch": "S"}', ['mutagenJson']],
    gws: ['{"statusCode": 0, "dns": [{"number": "1"}]}', ['gwsJson']],
    'gws, the status last and the name of mutagen': [
      '{"dns": [{"number": "1"}], "statusCode": 0}',
      ['gwsJson'],
      'a.dn.json',
    ],
    'gax, a list': [gax, ['gaxJson']],
    'gax, an object': ['{"type": "CfgDN"}', ['gaxJson']],
    'gax, an object below a name': ['{"object": {"type": "CfgDN"}}', ['gaxJson'], 'a.dn.json'],
    'gax, a list below a name': ['{"objects": [{"number": "1", "type": "CfgDN"}]}', ['gaxJson']],
    'gax without a DN': ['[{"type": "CfgApplication"}]', []],
    raw: [raw, ['rawJson']],
    'raw without DNs': ['{"__metadata__": {"formatName": "RAW"}, "CFGPERSON": []}', []],
    'a package': ['{"name": "x", "version": "1", "number": 5}', []],
    'name servers': ['{"dns": ["192.0.2.1"]}', []],
    'a class named elsewhere': ['{"a": {"b": {"type": "CfgDN"}}}', []],
    'YAML in braces': ['{"number": "1", "switch": "S"}', [], 'a.yaml'],
    'a byte order mark and a comment': ['\ufeff// x\n{"dns": [{"number": "1"}]}', ['mutagenJson']],
    'half typed': ['{"dns": [{"number": "1', ['mutagenJson']],
  };
  for (const [name, [text, expected, fileName]] of Object.entries(cases)) {
    test(name, () => assert.deepEqual(notation(text, fileName), expected));
  }
});

suite('what is read', () => {
  test('mutagen: kinds of values, spans with quotes', () => {
    const { dn, start } = dnIn(mutagenJson, mutagen);
    const textOf = ({ start: from, end }: { start: number; end: number }) => mutagen.slice(start + from, start + end);
    const [section] = dn.sections;
    assert.deepEqual(
      section?.options.map(({ name, value }) => [name.text, value.kind, value.text]),
      [
        ['voice', 'string', 'true'],
        ['timeout', 'number', '5'],
        ['cert', 'binary', 'cGFzcw=='],
      ],
    );
    const voice = section?.options[0];
    assert.ok(section && voice);
    assert.equal(textOf(voice.name.span), '"voice"');
    assert.equal(textOf(voice.value.span), '"true"');
    assert.equal(textOf(voice.span), '"voice": "true"');
    assert.equal(textOf(section.name.span), '"TServer"');
    assert.equal(textOf(dn.head), '"number"');
    assert.ok(textOf(dn.span).startsWith('{') && textOf(dn.span).endsWith('}'));
    assert.deepEqual(
      dn.fields.map(({ property, value }) => [property, value.kind]),
      [
        ['number', 'string'],
        ['type', 'string'],
        ['useOverride', 'boolean'],
        ['userProperties', 'collection'],
      ],
    );
  });

  test('GAX: sections in the order of their first entry, duplicates kept, spans in the first entry', () => {
    const { dn, start } = dnIn(gaxJson, gax);
    const textOf = ({ start: from, end }: { start: number; end: number }) => gax.slice(start + from, start + end);
    assert.deepEqual(
      dn.sections.map(({ name, options }) => [name.text, options.map((option) => option.name.text)]),
      [
        ['TServer', ['voice', 'multimedia', 'voice']],
        ['other', ['x']],
      ],
    );
    const option = dn.sections[1]?.options[0];
    assert.ok(option && dn.sections[1]);
    assert.equal(textOf(option.span), '{ "value": "y", "key": "x", "section": "other" }');
    assert.equal(textOf(option.name.span), '"x"');
    assert.equal(textOf(dn.sections[1].name.span), '"other"');
    assert.deepEqual(
      dn.fields.map(({ property }) => property),
      ['objectClass', 'type', 'number', 'userProperties'],
    );
    const other = dnIn(gaxJson, gax, 1).dn;
    assert.equal(other.role, 'other');
    assert.equal(other.objectClass, 'CfgApplication');
    assert.deepEqual(other.fields, []);
    assert.equal(other.sections.length, 1);
  });

  test('RAW: pairs as an object or a list', () => {
    const [one, two] = readWith(rawJson, raw).dns.map(({ dn }) => dn);
    assert.deepEqual(plain(one as Dn), {
      fields: { number: '7001', type: '1' },
      sections: { TServer: { voice: 'true' } },
    });
    assert.deepEqual(
      two?.sections.map(({ options }) => options.map(({ value }) => [value.kind, value.text])),
      [
        [
          ['string', 'x'],
          ['empty', ''],
          ['number', '5'],
        ],
        [['binary', 'AA']],
      ],
    );
  });

  test('one DN below the list of RAW, and one object of GAX below a name', () => {
    assert.equal(dnIn(rawJson, '{"CFGDN": {"number": 1}}').dn.fields.length, 1);
    assert.equal(dnIn(gaxJson, '{"x": {"type": "CfgDN", "number": "1"}}').dn.fields.length, 2);
  });

  test('names of object members are names like others', () => {
    const { dn } = dnIn(mutagenJson, '{"number": "1", "options": {"__proto__": {"constructor": "x"}}}');
    assert.deepEqual(
      dn.sections.map(({ name, options }) => [name.text, options[0]?.name.text]),
      [['__proto__', 'constructor']],
    );
  });
});

suite('problems of syntax', () => {
  /** Text, the place of its one problem, and what comes of the fix. */
  const cases: Record<string, readonly [text: string, at: string, mended?: string]> = {
    comment: ['{"number": "1", // why\n"type": "x"}', '// why', '{"number": "1",\n"type": "x"}'],
    'block comment': ['{"number": /* a */ "1"}', '/* a */', '{"number":  "1"}'],
    'comment on its own line': ['{\n  # why\n  "number": "1"\n}', '# why', '{\n  "number": "1"\n}'],
    'trailing comma': ['{"number": "1",}', ',', '{"number": "1"}'],
    'comma too many': ['{"number": "1",, "type": "x"}', ',', '{"number": "1", "type": "x"}'],
    'missing comma': ['{"number": "1"\n"type": "x"}', '"', '{"number": "1",\n"type": "x"}'],
    'missing colon': ['{"number" "1"}', '"number"', '{"number": "1"}'],
    'missing quotes': ['{"number": "1", type: "x"}', 'type', '{"number": "1", "type": "x"}'],
    'missing quotes of a value': [
      '{"number": "1", "type": Call Centre }',
      'Call Centre',
      '{"number": "1", "type": "Call Centre" }',
    ],
    'leading zeros': ['{"number": 007}', '007', '{"number": "007"}'],
    'open quote': ['{"number": "1, "type": "x"}', '"1', '{"number": "1", "type": "x"}'],
    'single quotes': ['{\'number\': "1"}', "'number'", '{"number": "1"}'],
    'quotes in a text': ['{"number": "a "b" c"}', '"a "b" c"', '{"number": "a \\"b\\" c"}'],
    'wrong escape': ['{"number": "a\\d"}', '\\d', '{"number": "a\\\\d"}'],
    tab: ['{"number": "a\tb"}', '\t', '{"number": "a\\tb"}'],
    'missing value': ['{"number": , "type": "x"}', ':'],
    'name alone': ['{"number": "1", "mul"}', '"mul"'],
    'open brace': ['{"number": "1", "options": {"TServer": {}}', '{'],
    'brace too many': ['{"number": "1"}}', '}', '{"number": "1"}'],
    'name twice': ['{"number": "1", "number": "2"}', '"number"'],
    'something behind the end': ['{"number": "1"} x', 'x'],
    'sections missing': ['{"number": "1", "options": "x"}', '"x"'],
    'options missing': ['{"number": "1", "options": {"TServer": ["x", "y"]}}', '['],
  };
  for (const [name, [text, place, mended]] of Object.entries(cases)) {
    test(name, () => {
      const { problems, dns } = readWith(mutagenJson, text);
      assert.equal(problems.length, 1, JSON.stringify(problems));
      const [problem] = problems;
      assert.ok(problem);
      assert.equal(text.slice(problem.span.start, problem.span.end), place);
      assert.equal(
        problem.fix &&
          applyEdits(
            text,
            problem.fix.edits.map((edit) => edit),
          ),
        mended,
      );
      if (mended !== undefined) JSON.parse(mended.replace(/^# .*$/m, ''));
      assert.equal(dns.length, 1);
      assert.equal(dns[0]?.dn.fields[0]?.property, 'number');
    });
  }

  test('a duplicated name at the top, brackets open at the end, a comma after the last entry', () => {
    const messages = (text: string) => readWith(mutagenJson, text).problems.map(({ message }) => message);
    assert.deepEqual(messages('{"a": 1,\n"dns": [{"number": "1"}],\n"a": 2}'), [
      'This name stands twice in the same object.',
    ]);
    assert.deepEqual(messages('{\n"dns": [\n{"number": "1"}\n]\n'), ["This '{' is not closed."]);
    assert.deepEqual(messages('{\n"dns": [\n{"number": "1"},\n]}'), ['No comma can stand behind the last entry.']);
    assert.deepEqual(messages('{\n"dns": [\n{"number": "1"}\n{"number": "2"}]}'), ['A comma is missing behind this.']);
  });

  test('of slips, one for each line; of what is read and wrong all the same, each one before them', () => {
    const places = (text: string) =>
      readWith(mutagenJson, text).problems.map(({ span }) => text.slice(span.start, span.end));
    const twice = '"name": "a", "name": "b", "state": "x", "state": "y"';
    assert.deepEqual(places(`{"dns": [{"number": "1", ${twice}}]}`), ['"name"', '"state"']);
    assert.deepEqual(places(`{"number": "1", ${twice}, "options": {"a": "x", "b": 1}}`), [
      '"name"',
      '"state"',
      '"x"',
      '1',
    ]);
    assert.deepEqual(places(`{${twice}, "dns": [{"number": "1"}]}`), ['"name"', '"state"']);
    assert.deepEqual(places(`{"dns": [{"number": "1", "name": "a", "name": b, "state": x, "state": "y"}]}`), [
      '"name"',
      'b',
    ]);
  });

  test('no message quotes the text', () => {
    const text = '{"dns": [{"number": "1", "options": {"TServer": {"password": "secret, secret: secret}}}]';
    for (const { message } of readWith(mutagenJson, text).problems) assert.doesNotMatch(message, /secret/);
  });
});

suite('edits', () => {
  function edited(format: Format, text: string, editFor: (dn: Dn) => ModelEdit): string | undefined {
    const { dn, start, end } = dnIn(format, text);
    const edits = format.editor(text.slice(start, end), layoutOf(text))(editFor(dn));
    const placed = edits && inOrder(edits.map((edit) => ({ ...edit, span: shift(edit.span, start) })));
    return placed && applyEdits(text, placed);
  }
  const option = (dn: Dn, name: string) => {
    const found = dn.sections.flatMap(({ options }) => options).find((candidate) => candidate.name.text === name);
    assert.ok(found);
    return found;
  };
  const field = (dn: Dn, name: string) => {
    const found = dn.fields.find((candidate) => candidate.name.text === name);
    assert.ok(found);
    return found;
  };

  test('booleans and numbers stay what they are in mutagen, and become text in GWS', () => {
    const set = (format: Format) =>
      edited(format, '{"dns": [{"number": "1", "useOverride": true}]}', (dn) => ({
        kind: 'set-value',
        part: field(dn, 'useOverride'),
        value: 'false',
      }));
    assert.equal(set(mutagenJson), '{"dns": [{"number": "1", "useOverride": false}]}');
    assert.equal(set(gwsJson), '{"dns": [{"number": "1", "useOverride": "false"}]}');
  });

  test('a value that is missing is put in', () => {
    const text = '{"number": "1", "options": {"TServer": {"voice": }}}';
    assert.equal(
      edited(mutagenJson, text, (dn) => ({ kind: 'set-value', part: option(dn, 'voice'), value: 'true' })),
      '{"number": "1", "options": {"TServer": {"voice": "true"}}}',
    );
    assert.equal(
      edited(gaxJson, '{"type": "CfgDN", "userproperties": {"property": [{"section": "a", "key": "b"}]}}', (dn) => ({
        kind: 'set-value',
        part: option(dn, 'b'),
        value: 'c',
      })),
      '{"type": "CfgDN", "userproperties": {"property": [{"section": "a", "key": "b", "value": "c"}]}}',
    );
  });

  const add = (dn: Dn): ModelEdit => ({ kind: 'add-option', dn, section: 'TServer', name: 'new', value: 'x' });

  test('an option in a DN without annex, with an empty annex, with a section that is null', () => {
    assert.equal(
      edited(mutagenJson, '{\n  "number": "1",\n  "type": "x"\n}\n', add),
      '{\n  "number": "1",\n  "type": "x",\n  "userProperties": {\n    "TServer": {\n      "new": "x"\n    }\n  }\n}\n',
    );
    assert.equal(
      edited(mutagenJson, '{\n\t"number": "1",\n\t"annex": {}\n}\n', add),
      '{\n\t"number": "1",\n\t"annex": {\n\t\t"TServer": {\n\t\t\t"new": "x"\n\t\t}\n\t}\n}\n',
    );
    assert.equal(
      edited(mutagenJson, '{"number":"1","annex":{"TServer":null}}', add),
      '{"number":"1","annex":{"TServer":{"new":"x"}}}',
    );
    assert.equal(edited(mutagenJson, '{"number":"1","annex":"x"}', add), undefined);
  });

  test('in GAX an entry goes behind the last one of its section and looks like it', () => {
    assert.equal(
      edited(gaxJson, gax, add),
      gax.replace(
        '"value": "false" }',
        '"value": "false" },\n        { "section": "TServer", "key": "new", "value": "x" }',
      ),
    );
    assert.equal(
      edited(gaxJson, gax, (dn) => ({ kind: 'add-option', dn, section: 'other', name: 'new', value: 'x' })),
      gax.replace('"other" },', '"other" },\n        { "section": "other", "key": "new", "value": "x" },'),
    );
    assert.equal(
      edited(gaxJson, '{\n  "type": "CfgDN"\n}', add),
      '{\n  "type": "CfgDN",\n  "userproperties": {\n    "property": [\n      { "section": "TServer", "key": "new", "value": "x" }\n    ]\n  }\n}',
    );
  });

  test('the first, the last and the only one go with their comma, comments stay', () => {
    const remove = (text: string, name: string) =>
      edited(mutagenJson, text, (dn) => ({ kind: 'remove', part: option(dn, name) }));
    const lines = '{"number": "1", "options": {"T": {\n  "a": "1", // of a\n  "b": "2" // of b\n}}}';
    assert.equal(remove(lines, 'b'), '{"number": "1", "options": {"T": {\n  "a": "1" // of a // of b\n}}}');
    assert.equal(remove(lines, 'a'), '{"number": "1", "options": {"T": {\n   // of a\n  "b": "2" // of b\n}}}');
    assert.equal(remove('{"number": "1", "options": {"T": {"a": "1"}}}', 'a'), '{"number": "1", "options": {"T": {}}}');
  });

  test('sections of GAX are merged by name, entries are moved by theirs', () => {
    assert.equal(
      edited(gaxJson, gax, (dn) => {
        const [into, from] = dn.sections;
        assert.ok(from && into);
        return { kind: 'merge-sections', from, into };
      }),
      gax.replace('"other"', '"TServer"'),
    );
    assert.equal(
      edited(gaxJson, gax, (dn) => ({ kind: 'move-option', dn, part: option(dn, 'x'), section: 'TServer' })),
      gax.replace('"other"', '"TServer"'),
    );
  });

  test('a field that is an option moves into its section', () => {
    assert.equal(
      edited(mutagenJson, '{\n  "number": "1",\n  "voice": true\n}', (dn) => ({
        kind: 'move-option',
        dn,
        part: field(dn, 'voice'),
        section: 'TServer',
      })),
      '{\n  "number": "1",\n  "userProperties": {\n    "TServer": {\n      "voice": true\n    }\n  }\n}',
    );
  });

  test('RAW is not edited', () => {
    assert.equal(
      edited(rawJson, raw, (dn) => ({ kind: 'set-value', part: field(dn, 'number'), value: '1' })),
      undefined,
    );
  });
});
