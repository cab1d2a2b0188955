import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import schema from '../../../server/src/catalogue/catalogue.schema.json' with { type: 'json' };
import { CfgDNType } from '../../../server/src/catalogue/enumerations.ts';
import { builtInOptions } from '../../../server/src/catalogue/options.ts';
import { readCatalogue } from '../../../server/src/catalogue/readCatalogue.ts';

const acceptedBySchema = new Ajv({ strict: false, formats: { regex: true } }).compile(schema);

/** A catalogue with one option that has these keys besides its name and section. */
function withOption(option: object): unknown {
  return { version: 1, options: [{ name: 'our-option', section: 'TServer', ...option }] };
}

function problemsOf(value: unknown): string[] {
  const reading = readCatalogue(value);
  return reading.problems.map(({ kind, path }) => `${kind} ${path.join('.')}`.trim());
}

const good: Readonly<Record<string, unknown>> = {
  'the built-in catalogue': { version: 1, options: JSON.parse(JSON.stringify(builtInOptions)) },
  'an empty catalogue': { $schema: './catalogue.schema.json', version: 1, options: [] },
  'a name and a section': withOption({}),
  'a list of values': withOption({ values: { kind: 'enum', enum: ['a', 'b'], open: true }, default: 'c' }),
  'values without quotes': withOption({ values: { kind: 'enum', enum: [1, true] }, default: true }),
  'a range': withOption({ values: { kind: 'integer', min: 1, max: 5, unit: 'seconds' }, default: 3 }),
  'a pattern': withOption({ values: { kind: 'string', pattern: '\\d+', secret: false } }),
  everything: withOption({
    takesEffect: 'restart',
    appliesTo: ['extension'],
    alsoOn: ['CfgApplication'],
    summary: 'What it does.',
    notes: ['More.', { text: 'And more.' }],
    valueNotes: { a: 'This.' },
    source: { title: 'Our handbook', url: 'https://example.org/a' },
    otherSources: [{ title: 'Another' }],
    deprecated: { replacedBy: 'other-option', note: 'Old.' },
  }),
};

/** What is wrong, and the problems that follow. All but the last few break the schema, too. */
const bad: ReadonlyArray<readonly [string, unknown, readonly string[]]> = [
  ['no mapping', [], ['invalid-value']],
  ['nothing', null, ['invalid-value']],
  ['an empty mapping', {}, ['missing-key', 'missing-key']],
  ['another version', { version: 2, options: [] }, ['invalid-value version']],
  ['options that are no list', { version: 1, options: {} }, ['invalid-value options']],
  ['an option that is no mapping', { version: 1, options: ['voice'] }, ['invalid-value options.0']],
  ['an option without name', { version: 1, options: [{ section: 'TServer' }] }, ['missing-key options.0']],
  ['an unknown key', withOption({ defaults: 'a' }), ['unknown-key options.0.defaults']],
  ['a name with blanks', withOption({ name: ' a' }), ['invalid-value options.0.name']],
  ['an empty section', withOption({ section: '' }), ['invalid-value options.0.section']],
  ['no kind', withOption({ values: {} }), ['missing-key options.0.values']],
  ['an unknown kind', withOption({ values: { kind: 'bool' } }), ['invalid-value options.0.values.kind']],
  ['a key of another kind', withOption({ values: { kind: 'boolean', min: 1 } }), ['unknown-key options.0.values.min']],
  ['no list', withOption({ values: { kind: 'enum' } }), ['missing-key options.0.values']],
  ['an empty list', withOption({ values: { kind: 'enum', enum: [] } }), ['invalid-value options.0.values.enum']],
  [
    'a value twice',
    withOption({ values: { kind: 'enum', enum: ['a', 'a'] } }),
    ['invalid-value options.0.values.enum'],
  ],
  ['half a bound', withOption({ values: { kind: 'integer', min: 0.5 } }), ['invalid-value options.0.values.min']],
  ['no DN type', withOption({ appliesTo: ['phone'] }), ['invalid-value options.0.appliesTo.0']],
  ['no text', withOption({ summary: 5 }), ['invalid-value options.0.summary']],
  ['a null', withOption({ default: null }), ['invalid-value options.0.default']],
  ['a note that is no text', withOption({ notes: [7] }), ['invalid-value options.0.notes.0']],
  ['a command', withOption({ source: { title: 'a', url: 'command:x' } }), ['invalid-value options.0.source.url']],
  ['no title', withOption({ source: { url: 'https://example.org' } }), ['missing-key options.0.source']],
  ['a boolean as text', withOption({ valuesStated: 'yes' }), ['invalid-value options.0.valuesStated']],
];

/** What only the reader can see: how one key goes with another, and how long a pattern could take. */
const badForReader: ReadonlyArray<readonly [string, unknown, readonly string[]]> = [
  ['a wrong default', withOption({ values: { kind: 'boolean' }, default: 'yes' }), ['invalid-value options.0.default']],
  [
    'an empty range',
    withOption({ values: { kind: 'integer', min: 2, max: 1 } }),
    ['invalid-value options.0.values.max'],
  ],
  [
    'a slow pattern',
    withOption({ values: { kind: 'string', pattern: '(a+)+' } }),
    ['invalid-value options.0.values.pattern'],
  ],
];

describe('the schema and the reader', () => {
  for (const [what, value] of Object.entries(good)) {
    test(`accept ${what}`, () => {
      assert.ok(acceptedBySchema(value), JSON.stringify(acceptedBySchema.errors));
      assert.deepEqual(problemsOf(value), []);
    });
  }
  for (const [what, value, problems] of bad) {
    test(`refuse ${what}`, () => {
      assert.equal(acceptedBySchema(value), false);
      assert.deepEqual(problemsOf(value), problems);
    });
  }
  for (const [what, value, problems] of badForReader) {
    test(`the reader alone refuses ${what}`, () => assert.deepEqual(problemsOf(value), problems));
  }

  test('know the same DN types', () => {
    const names = schema.definitions.option.properties.appliesTo.items.enum;
    assert.deepEqual(
      names,
      CfgDNType.members.map(({ name }) => name),
    );
  });
});

describe('the reader', () => {
  const read = (option: object) => {
    const reading = readCatalogue(withOption(option));
    return reading.kind === 'catalogue' ? reading.definitions[0] : undefined;
  };

  test('gives options of evidence user, whatever the file claims', () => {
    assert.deepEqual(read({ evidence: 'documented' }), { name: 'our-option', section: 'TServer', evidence: 'user' });
  });

  test('takes values as stated, unless the list is open or the file says otherwise', () => {
    assert.equal(read({ values: { kind: 'boolean' } })?.valuesStated, true);
    assert.equal(read({ values: { kind: 'boolean' }, valuesStated: false })?.valuesStated, undefined);
    assert.equal(read({ values: { kind: 'enum', enum: ['a'], open: true } })?.valuesStated, undefined);
    assert.equal(read({})?.valuesStated, undefined);
  });

  test('makes text of values that were written without quotes', () => {
    assert.deepEqual(read({ values: { kind: 'enum', enum: [1, true, 'x'] }, default: 1 }), {
      name: 'our-option',
      section: 'TServer',
      evidence: 'user',
      values: { kind: 'enum', enum: ['1', 'true', 'x'] },
      valuesStated: true,
      default: '1',
    });
  });

  test('says what could stand there instead', () => {
    const reading = readCatalogue(withOption({ sumary: 'x' }));
    assert.ok(reading.problems[0]?.candidates?.includes('summary'));
  });

  test('takes notes as sentences and as mappings', () => {
    assert.deepEqual(read({ notes: ['One.', { text: 'Two.' }] })?.notes, [{ text: 'One.' }, { text: 'Two.' }]);
  });

  test('takes __proto__ for a key like any other', () => {
    const hostile: unknown = JSON.parse(
      '{"version":1,"options":[{"name":"a","section":"b","__proto__":{"evidence":"documented"},"valueNotes":{"__proto__":"x"}}]}',
    );
    assert.deepEqual(problemsOf(hostile), ['unknown-key options.0.__proto__']);
    const notes = read({ valueNotes: JSON.parse('{"__proto__":"x"}') })?.valueNotes;
    assert.deepEqual(Object.keys(notes ?? {}), ['__proto__']);
    assert.equal(Object.getPrototypeOf(notes), Object.prototype);
    assert.deepEqual(problemsOf(Object.create({ version: 1, options: [] })), ['missing-key', 'missing-key']);
  });
});
