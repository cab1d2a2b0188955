import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { builtInCatalogue } from '../../../server/src/catalogue/catalogue.ts';
import {
  type CatalogueResult,
  catalogueOf,
  checkCatalogueEntries,
  onlySecretsOf,
  readCatalogueFile,
  resultOf,
} from '../../../server/src/project/catalogueFile.ts';
import { readProjectFile } from '../../../server/src/project/projectFile.ts';
import { isSecret } from '../../../server/src/rules/secret.ts';

const yaml = `version: 1
options:
  - name: our-option
    section: TServer
    values: { kind: enum, enum: [a, b] }
    default: a
`;

const json = JSON.stringify(
  { version: 1, options: [{ name: 'our-option', section: 'TServer', values: { kind: 'boolean' } }] },
  undefined,
  '\t',
);

/** The problems of a text, each with the text at its place and the titles of its fixes. */
function problemsOf(text: string, fileName = 'ours.yaml'): string[] {
  return readCatalogueFile(text, fileName).problems.map(({ rule, span, fixes = [] }) =>
    [rule, text.slice(span.start, span.end), ...fixes.map(({ title }) => title)].join(' | '),
  );
}

describe('a catalogue file', () => {
  test('is read in YAML and in JSON', () => {
    assert.deepEqual(readCatalogueFile(yaml, 'ours.yaml').definitions?.[0]?.values, { kind: 'enum', enum: ['a', 'b'] });
    assert.deepEqual(readCatalogueFile(json, 'ours.json').definitions?.[0]?.values, { kind: 'boolean' });
  });

  /** A replacement in the YAML, and the problems that follow. */
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['default', 'defualt', ["config/unknown-key | defualt | Rename to 'default'"]],
    ['kind: enum', 'kind: enm', ["config/invalid-value | enm | Change to 'enum'"]],
    ['default: a', 'default: c', ['config/invalid-value | c']],
    ['version: 1', 'version: 2', ["config/invalid-value | 2 | Change to '1'"]],
    ['version: 1\n', '', ['config/invalid-value | options']],
    ['name: our-option\n    ', '', ['config/invalid-value | section']],
    ['default: a', 'default:', ['config/invalid-value | default']],
    ['default: a', 'appliesTo: [extention]', ["config/invalid-value | extention | Change to 'extension'"]],
    ['default: a', 'default: a\n    default: b', ['syntax/yaml | default']],
    ['[a, b]', '[a, b', ['syntax/yaml | { kind: enum, enum: [a, b }']],
    ['default: a', 'default: *b', ['syntax/yaml | *b | Write in quotes']],
  ];
  for (const [from, to, problems] of cases) {
    test(`with '${to}' in the place of '${from}'`, () => {
      assert.ok(yaml.includes(from));
      assert.deepEqual(problemsOf(yaml.replace(from, to)), problems);
    });
  }

  test('in JSON is mended in JSON', () => {
    const text = json.replace('"name"', '"nam"').replace('"boolean"', '"bool"');
    const { problems } = readCatalogueFile(text, 'ours.json');
    const texts = problems.flatMap(({ fixes = [] }) => fixes.map(({ edits }) => edits[0]?.newText));
    assert.deepEqual(texts.slice(0, 2), ['"name"', '"boolean"']);
    assert.deepEqual(problemsOf('{"version": 1,', 'ours.json'), ['syntax/json | {']);
    assert.deepEqual(problemsOf('{"version": 1, "version": 1, "options": []}', 'a.json'), ['syntax/json | "version"']);
  });

  test('is of use in spite of a key that means nothing, and of none with anything else', () => {
    assert.equal(readCatalogueFile(yaml.replace('default', 'defualt'), 'a.yaml').definitions?.length, 1);
    assert.equal(readCatalogueFile(yaml.replace('enum,', 'enm,'), 'a.yaml').definitions, undefined);
  });

  test('keeps values as they are written', () => {
    const text = yaml.replace('[a, b]', '[007, 1.0, 7, True]').replace('default: a', 'default: 007');
    assert.deepEqual(readCatalogueFile(text, 'a.yaml').definitions?.[0]?.values, {
      kind: 'enum',
      enum: ['007', '1.0', '7', 'true'],
    });
  });

  test('with aliases that multiply it is refused', () => {
    const levels = Array.from({ length: 9 }, (_, level) =>
      level === 0 ? '- &a0 [x, x, x, x, x, x, x, x, x]' : `- &a${level} [${`*a${level - 1}, `.repeat(9)}]`,
    );
    const text = `version: 1\noptions:\n${levels.join('\n')}\n`;
    assert.deepEqual(problemsOf(text), ['syntax/yaml | version: 1']);
    assert.deepEqual(problemsOf('&a { options: [*a], version: 1 }'), [
      'syntax/yaml | &a { options: [*a], version: 1 }',
    ]);
  });

  test('never throws', () => {
    const hostile = [
      '',
      '-',
      '[',
      '{'.repeat(50_000),
      '["'.repeat(20_000),
      'x'.repeat(600_000),
      '__proto__: 1',
      'null',
      '\u0000',
    ];
    for (const text of hostile) {
      for (const name of ['a.yaml', 'a.json'])
        assert.notDeepEqual(readCatalogueFile(text, name).problems, [], text.slice(0, 9));
    }
    for (let end = 0; end <= yaml.length; end++) readCatalogueFile(yaml.slice(0, end), 'a.yaml');
    for (let end = 0; end <= json.length; end++) readCatalogueFile(json.slice(0, end), 'a.json');
  });
});

describe('the entries of catalogues', () => {
  const { project } = readProjectFile('catalogues: [good.yaml, gone.yaml, secret.yaml, bad.yaml, later.yaml]');
  const results = new Map<string, CatalogueResult>([
    ['good.yaml', resultOf(readCatalogueFile(yaml, 'good.yaml'))],
    ['gone.yaml', { kind: 'missing' }],
    ['secret.yaml', { kind: 'missing', reason: 'reading it is not allowed' }],
    ['bad.yaml', resultOf(readCatalogueFile('version: 1', 'bad.yaml'))],
  ]);

  test('of which nothing can be used are reported', () => {
    const found = checkCatalogueEntries(project, results).map(({ rule, message }) => `${rule}: ${message}`);
    assert.deepEqual(found, [
      "config/missing-file: The catalogue 'gone.yaml' is not there.",
      "config/missing-file: The catalogue 'secret.yaml' cannot be read: reading it is not allowed.",
      "config/catalogue: There is a problem in the catalogue 'bad.yaml'; nothing of it is used.",
    ]);
  });
});

describe('what a catalogue calls secret', () => {
  const secretYaml = `version: 1
options:
  - name: our-option
    section: TServer
    values: { kind: enum, enum: [a, b] }
  - name: our-key
    section: TServer
    summary: x
    values: { kind: string, secret: true }
  - name: third
    section: TServer
    values: { kind: boolean }
`;
  const options = [
    { name: 'our-option', section: 'TServer' },
    { name: 'our-key', section: 'TServer', summary: 'x', values: { kind: 'string', secret: true } },
  ];
  const secretJson = JSON.stringify({ version: 1, options }, undefined, 1);

  function secretsIn(text: string, fileName: string): string[] {
    const catalogue = catalogueOf([resultOf(readCatalogueFile(text, fileName))]);
    return ['our-option', 'our-key', 'third'].filter((name) => isSecret('TServer', name, catalogue));
  }

  /** Ways in which a catalogue is broken, as replacements. */
  const yamlSlips: readonly (readonly [string, string])[] = [
    ['version: 1', 'version: 2'],
    ['version: 1', ' version: 1'],
    ['version: 1', 'version 1'],
    ['version: 1', '"version: 1'],
    ['version: 1', '{version: 1'],
    ['version: 1', '---\nversion: 1\n---'],
    ['options:', 'options'],
    ['options:', 'option:'],
    ['  - name: our-option', '  name: our-option'],
    ['[a, b] }', '[a, b }'],
    ['summary: x', 'summary: [x'],
    ['summary: x', 'summary: *x'],
    ['summary: x', 'summary: "x'],
    ['summary: x', 'section: x'],
    ['    summary: x', '\tsummary: x'],
    ['    summary: x', '  summary: x'],
    ['    summary: x', '    appliesTo:\n      - trunk\n  summary: x'],
    ['  - name: our-key', ' - name: our-key'],
    ['  - name: our-key', '   - name: our-key'],
    ['section: TServer\n    summary', 'secton: TServer\n    summary'],
    ['kind: string', 'kind: strng'],
    ['kind: string', 'kind: enum'],
    ['kind: string, secret: true', 'secret: true'],
    ['secret: true', 'secret: yes'],
    ['secret: true', 'secret:'],
    ['secret: true', 'secret: { toString: 1, valueOf: 1 }'],
    ['secret: true', 'secret: [{ toString: 1 }]'],
    ['values: { kind: string, secret: true }', 'secret: true'],
  ];
  for (const [from, to] of yamlSlips) {
    test(`counts with '${to}' in the place of '${from}'`, () => {
      assert.ok(secretsIn(secretYaml.replace(from, to), 'ours.yaml').includes('our-key'));
    });
  }

  const jsonSlips: readonly (readonly [string, string])[] = [
    ['"x"', '"x'],
    ['"x",', '"x"'],
    ['{', '['],
    [']', ''],
    ['"name": "our-option"', '"name": our-option'],
    ['"section": "TServer"\n  },', '"section": "TServer"\n  ,'],
  ];
  for (const [from, to] of jsonSlips) {
    test(`counts in JSON with '${to}' in the place of '${from}'`, () => {
      assert.ok(secretsIn(secretJson.replace(from, to), 'ours.json').includes('our-key'));
    });
  }

  test('is that and nothing else, where the file can be read', () => {
    assert.deepEqual(secretsIn(secretYaml, 'ours.yaml'), ['our-key']);
    assert.deepEqual(secretsIn(secretYaml.replace('version: 1', 'version: 2'), 'ours.yaml'), ['our-key']);
    for (const no of ['false', 'no', 'off'])
      assert.deepEqual(secretsIn(secretYaml.replace('secret: true', `secret: ${no}`), 'ours.yaml'), []);
  });

  test('can be taken back by a later catalogue that is valid', () => {
    const plain = secretYaml.replace(', secret: true', '');
    const both = catalogueOf([secretYaml, plain].map((text) => resultOf(readCatalogueFile(text, 'ours.yaml'))));
    assert.ok(!isSecret('TServer', 'our-key', both));
  });

  test('of a broken catalogue makes no option known', () => {
    const catalogue = catalogueOf([
      resultOf(readCatalogueFile(secretYaml.replace('version: 1', 'version: 2'), 'ours.yaml')),
    ]);
    assert.equal(catalogue.find('TServer', 'our-key'), undefined);
  });

  test('of a file that is only perhaps a catalogue counts, too', () => {
    const result = onlySecretsOf(resultOf(readCatalogueFile(secretYaml, 'ours.yaml')));
    const catalogue = catalogueOf([result]);
    assert.ok(isSecret('TServer', 'our-key', catalogue));
    assert.equal(catalogue.find('TServer', 'our-option'), undefined);
  });
});

describe('the catalogue of several', () => {
  const one = resultOf(readCatalogueFile(yaml, 'a.yaml'));
  const other = resultOf(readCatalogueFile(yaml.replace('default: a', 'default: b'), 'b.yaml'));

  test('has what the built-in one has, and what the others say, later ones before earlier ones', () => {
    const both = catalogueOf([one, other]);
    assert.equal(both.find('TServer', 'our-option')?.default, 'b');
    assert.equal(catalogueOf([other, one]).find('TServer', 'our-option')?.default, 'a');
    assert.ok(both.find('TServer', 'sip-signaling-chat'));
  });

  test('is the same object for the same lists', () => {
    assert.ok(catalogueOf([]) === builtInCatalogue);
    const both = catalogueOf([one, other]);
    assert.ok(catalogueOf([one, other]) === both);
    assert.ok(catalogueOf([one]) !== catalogueOf([other]));
  });

  test('is not contradicted on the three options for Instant Messaging', () => {
    const text = yaml
      .replace('our-option', 'voice')
      .replace(/ {4}values.*\n/, '')
      .replace('default: a', 'default: false');
    const file = readCatalogueFile(text, 'a.yaml');
    assert.deepEqual(
      file.problems.map(({ rule }) => rule),
      ['config/contradicts-documented'],
    );
    assert.equal(catalogueOf([resultOf(file)]).find('TServer', 'voice')?.default, 'true');
  });
});
