import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import { projectSchema } from '../../../server/src/features/configSchema.ts';
import { dataOf } from '../../../server/src/project/configData.ts';
import { yamlTree } from '../../../server/src/project/configTree.ts';
import { checkRuleNames, readProjectFile, severitiesOf } from '../../../server/src/project/projectFile.ts';
import { ruleIds } from '../../../server/src/rules/definitions.ts';

const acceptedBySchema = new Ajv({ strict: false, allowUnionTypes: true }).compile(projectSchema);

/** The problems of a text, each with the text at its place. */
function problemsOf(text: string): string[] {
  const { project, problems } = readProjectFile(text);
  return [...problems, ...checkRuleNames(project, ruleIds)].map(
    ({ rule, span }) => `${rule} ${text.slice(span.start, span.end)}`,
  );
}

function dataFrom(text: string): unknown {
  const tree = yamlTree(text);
  return tree.root ? dataOf(tree, tree.root, text.length) : null;
}

const full = `deployment: multi-site
imEndpoint: workspace
rules: { option/unknown: off, im/voice-off: information }
catalogues: [./our-options.yaml]
files: { include: ["**/*.dn.yaml", "exports/**"], exclude: ["archive/**"] }
overrides:
  - files: ["sites/berlin/**"]
    dns: [7001, "71*"]
    deployment: business-continuity
    imEndpoint: office-communicator
    imRole: im-only
    rules: { value/case: off }
`;

const good: Readonly<Record<string, string>> = {
  nothing: '',
  'nothing but a comment': '# nothing yet\n',
  everything: full,
  'lists with nothing in them': 'rules:\ncatalogues:\nfiles:\noverrides: ~\n',
  'files with nothing in them': 'files: { include: , exclude: [] }\n',
  'merge keys': 'overrides:\n  - &a { deployment: multi-site }\n  - { <<: *a, imRole: no-im }\n',
  JSON: '{ "deployment": "multi-site", "rules": { "im/voice-off": "off" } }',
};

/** What is wrong, and the problems that follow, with the text at their places. */
const bad: readonly (readonly [string, string, readonly string[]])[] = [
  ['a key', 'deploiment: multi-site', ['config/unknown-key deploiment']],
  ['a key of overrides', 'imRole: im-only', ['config/unknown-key imRole']],
  ['a key of files', 'files: { exclud: [a] }', ['config/unknown-key exclud']],
  ['a key of an override', 'overrides: [{ dn: ["1"] }]', ['config/unknown-key dn']],
  ['a word', 'deployment: multisite', ['config/invalid-value multisite']],
  ['a word in another case', 'deployment: Multi-Site', ['config/invalid-value Multi-Site']],
  ['no word', 'deployment:', ['config/invalid-value deployment']],
  ['a list for a word', 'deployment: [multi-site]', ['config/invalid-value [multi-site]']],
  ['an unknown role', 'overrides: [{ imRole: none }]', ['config/invalid-value none']],
  ['a severity', 'rules: { value/case: on }', ['config/invalid-value on']],
  ['a rule', 'rules: { value/cases: off }', ['config/unknown-rule value/cases']],
  ['rules as a list', 'rules: [value/case]', ['config/invalid-value [value/case]']],
  ['one catalogue', 'catalogues: a.yaml', ['config/invalid-value a.yaml']],
  ['a catalogue that is a mapping', 'catalogues: [{ a: b }]', ['config/invalid-value { a: b }']],
  ['files as a list', 'files: [a]', ['config/invalid-value [a]']],
  ['an override that is a text', 'overrides: [a]', ['config/invalid-value a']],
  ['overrides as a mapping', 'overrides: { files: [a] }', ['config/invalid-value { files: [a] }']],
  ['an empty pattern', 'overrides: [{ files: [""] }]', ['config/invalid-value ""']],
  ['a text', 'deployment', ['config/invalid-value deployment']],
  ['a list', '[deployment]', ['config/invalid-value [deployment]']],
];

/** What only the reader can see. */
const badForReader: readonly (readonly [string, string, readonly string[]])[] = [
  ['a key twice', 'deployment: multi-site\ndeployment: single-site', ['syntax/yaml deployment']],
  ['an alias without anchor', 'files: { include: [**/a] }', ['syntax/yaml **/a']],
  ['a second document', 'deployment: multi-site\n---\na: b', ['syntax/yaml ---']],
  ['a pattern upward', 'files: { include: [../a] }', ['config/invalid-value ../a']],
  ['an open bracket', 'catalogues: [a', ['syntax/yaml [a']],
  [
    'an open brace above other keys',
    'rules: {value/case: off\nimEndpoint: word',
    ['syntax/yaml {value/case: off', 'config/invalid-value word'],
  ],
  ['an open quote', 'deployment: "multi-site\nrules: {}', ['syntax/yaml "multi-site']],
  ['a colon that is missing', 'rules:\n  value/case off\n  value/empty: off', ['syntax/yaml value/case off']],
  ['an open bracket above a second document', 'catalogues: [a\n---\n- b: [', ['syntax/yaml [a', 'syntax/yaml ---']],
  ['a half-typed key', 'deployment: multi-site\nimEnd', ['syntax/yaml imEnd']],
];

describe('the schema and the reader of dn-config.yaml', () => {
  for (const [what, text] of Object.entries(good)) {
    test(`accept ${what}`, () => {
      assert.deepEqual(problemsOf(text), []);
      assert.ok(acceptedBySchema(dataFrom(text)), JSON.stringify(acceptedBySchema.errors));
    });
  }
  for (const [what, text, problems] of bad) {
    test(`refuse ${what}`, () => {
      assert.deepEqual(problemsOf(text), problems);
      assert.equal(acceptedBySchema(dataFrom(text)), false);
    });
  }
  for (const [what, text, problems] of badForReader) {
    test(`the reader alone refuses ${what}`, () => assert.deepEqual(problemsOf(text), problems));
  }
});

describe('the reader of dn-config.yaml', () => {
  test('keeps all that is right in a file that is partly wrong', () => {
    const text = full.replace('workspace', 'workspce').replace('im-only', 'only').replace('off,', 'of,');
    const { project, problems } = readProjectFile(text);
    assert.equal(problems.length, 3);
    assert.equal(project.deployment?.value, 'multi-site');
    assert.equal(project.imEndpoint, undefined);
    assert.deepEqual(severitiesOf(project.rules), { 'im/voice-off': 'information' });
    assert.equal(project.overrides[0]?.deployment?.value, 'business-continuity');
    assert.equal(project.overrides[0]?.imRole, undefined);
  });

  test('keeps where everything stands', () => {
    const { project } = readProjectFile(full);
    const at = ({ start, end }: { start: number; end: number }) => full.slice(start, end);
    assert.equal(at(project.deployment?.span ?? { start: 0, end: 0 }), 'multi-site');
    assert.deepEqual(
      project.overrides[0]?.dns?.map(({ span }) => at(span)),
      ['7001', '"71*"'],
    );
  });

  test('takes numbers as they are written', () => {
    const { project } = readProjectFile('overrides: [{ dns: [7001, 0815, 1e3, 0x10, "*"] }]');
    assert.deepEqual(
      project.overrides[0]?.dns?.map(({ value }) => value),
      ['7001', '0815', '1e3', '0x10', '*'],
    );
  });

  test('takes what is being typed for nothing, not for everything', () => {
    const { project } = readProjectFile('overrides:\n  - files:\n    dns: ["1", 2');
    assert.deepEqual(project.overrides[0]?.files, []);
  });

  test('lets a file choose its own severities, and reads __proto__ as a name like any other', () => {
    const { project } = readProjectFile('rules: { __proto__: off, constructor: hint }\n__proto__: { deployment: x }\n');
    assert.deepEqual(Object.entries(severitiesOf(project.rules)), [
      ['__proto__', 'off'],
      ['constructor', 'hint'],
    ]);
    assert.equal(Object.getPrototypeOf(project), Object.prototype);
  });

  test('offers near names, but none that stands there already', () => {
    const titles = (text: string) =>
      readProjectFile(text).problems.flatMap(({ fixes = [] }) => fixes.map(({ title }) => title));
    assert.deepEqual(titles('deploiment: multi-site'), ["Rename to 'deployment'"]);
    assert.deepEqual(titles('deploiment: multi-site\ndeployment: multi-site'), []);
    assert.deepEqual(titles("imEndpoint: 'worspace'"), ["Change to 'workspace'"]);
    assert.deepEqual(titles('files: { include: [**/a] }'), ['Write in quotes']);
  });

  test('mends what is obvious of the syntax', () => {
    const [problem] = readProjectFile('deployment multi-site\nrules: {}').problems;
    assert.deepEqual(
      problem?.fixes?.map(({ title }) => title),
      ["Insert ':'"],
    );
  });

  test('quotes no value in a message', () => {
    const text = full.replace(/: (multi-site|workspace)/g, ': correct-horse').replace('[./our', '{correct-horse: ');
    for (const { message } of readProjectFile(text).problems) assert.doesNotMatch(message, /horse/);
  });
});

describe('hostile project files', () => {
  const alias = (depth: number) =>
    Array.from({ length: depth }, (_, index) =>
      index === 0 ? 'a0: &a0 [x, x]' : `a${index}: &a${index} [${`*a${index - 1}, `.repeat(9)}]`,
    ).join('\n');
  const merges = (depth: number) =>
    Array.from({ length: depth }, (_, index) =>
      index === 0
        ? 'm0: &m0 { deployment: multi-site }'
        : `m${index}: &m${index} { <<: [${`*m${index - 1}, `.repeat(9)}] }`,
    ).join('\n');
  const texts: Readonly<Record<string, string>> = {
    'an alias bomb': `${alias(20)}\ncatalogues: *a19\noverrides: [{ dns: *a19, files: *a19 }]`,
    'a merge bomb': `${merges(20)}\n<<: *m19`,
    'a mapping that merges itself': 'overrides: [&a { <<: *a, deployment: multi-site }]',
    'deep nesting': '['.repeat(100_000),
    'deep blocks': Array.from({ length: 2_000 }, (_, index) => `${' '.repeat(index)}a:`).join('\n'),
    rubbish: String.fromCharCode(...Array.from({ length: 50_000 }, (_, index) => 33 + ((index * 7919) % 90))),
    'too much': 'x'.repeat(1_000_000),
    'many keys': Array.from({ length: 20_000 }, (_, index) => `k${index}: v`).join('\n'),
    'one key often': 'a: b\n'.repeat(20_000),
    'many blank lines': '\n'.repeat(200_000),
    'control characters': '\u0000\u0001\ufeff\u2028: \ud800',
  };
  for (const [what, text] of Object.entries(texts)) {
    test(`${what}: is read in little time, or refused`, () => {
      const start = performance.now();
      readProjectFile(text);
      assert.ok(performance.now() - start < 5_000);
    });
  }

  test('a merge bomb brings in what it holds', () => {
    assert.equal(readProjectFile(texts['a merge bomb'] ?? '').project.deployment?.value, 'multi-site');
  });
});

describe('what may be a catalogue in a broken file', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [full, []],
    ['catalogues: ./our options.yaml\n', ['options.yaml']],
    ["catalogues: './our options.yaml'\n", ['./our options.yaml']],
    ['catalogues:ours.json # a comment\n', ['ours.json']],
    ['catalogues: [a.yaml]\ncatalogues: [b.yaml]\n', ['b.yaml']],
    ['catalogues:\n  ours: ours.YML\n  theirs: "b.jsonc"\n', ['ours.YML', 'b.jsonc']],
    [
      'catalogs: [a.yaml, ../b.yaml, "c d.json"]\nfiles: { include: ["**/*.yaml"] }\n',
      ['a.yaml', '../b.yaml', 'c d.json'],
    ],
    ['deploymnt: x\nfiles: { include: [a.yaml] }\n', []],
  ];
  for (const [text, expected] of cases)
    test(text, () => assert.deepEqual(readProjectFile(text).project.perhapsCatalogues, expected));

  test('is looked for in one go, and there is an end to it', () => {
    const long = `catalogues: x\n${'a'.repeat(200_000)}\n${'"'.repeat(20_000)}\n${"'a.".repeat(10_000)}`;
    readProjectFile(long);
    const many = Array.from({ length: 1000 }, (_, index) => `  a: ${index}.yaml`).join('\n');
    assert.equal(readProjectFile(`catalogues:\n${many}\n`).project.perhapsCatalogues.length, 50);
  });
});
