import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { configCodeActionsOf } from '../../../server/src/features/configCodeActions.ts';
import { configCompletionsAt } from '../../../server/src/features/configCompletion.ts';
import { configHoverAt } from '../../../server/src/features/configHover.ts';
import { ruleIds } from '../../../server/src/rules/definitions.ts';
import { acceptConfig, configItems, configLabels, configOf } from './configMark.ts';

const yaml = 'ours.yaml';
const json = 'ours.json';

const deployments = 'single-site multi-site business-continuity';
const overrideKeys = 'files dns deployment imEndpoint imRole rules';
const severities = 'off hint information warning error';
const optionKeys =
  'name section evidence values valuesStated valueNotes default takesEffect appliesTo alsoOn summary notes source otherSources deprecated';

describe('completion in dn-config.yaml', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['|', 'deployment imEndpoint rules catalogues files overrides'],
    ['dep|', 'deployment imEndpoint rules catalogues files overrides'],
    ['\ufeff|', 'deployment imEndpoint rules catalogues files overrides'],
    ['deployment: multi-site\n|', 'imEndpoint rules catalogues files overrides'],
    ['deployment: multi-site\n|\nrules: {}', 'imEndpoint catalogues files overrides'],
    ['deployment: |', deployments],
    ['deployment: mu|lti', deployments],
    ['deployment: "|"', deployments],
    ['deployment:\n  |\n', deployments],
    ['overrides:\n  |', overrideKeys],
    ['overrides:\n  - |', overrideKeys],
    ['overrides:\n- |', overrideKeys],
    ['overrides:\n  - files: []\n    |', overrideKeys.replace('files ', '')],
    ['overrides:\n  - imRole: |\n  - files:', 'im-only im-and-voice no-im'],
    ['overrides: [{ imRole: |', 'im-only im-and-voice no-im'],
    ['rules: {im/voice-off: |}', severities],
    ['rules:\n  im/voice-off: |', severities],
    ['rules:\n  |\n  im/voice-off: off', ruleIds.filter((id) => id !== 'im/voice-off').join(' ')],
    ['rules: { im/v| }', ruleIds.join(' ')],
    ['files:\n  |', 'include exclude'],
    ['files: { | }', 'include exclude'],
    // Nothing that can be listed, or no place for anything.
    ['files: { include: [|] }', ''],
    ['# dep|', ''],
    ['overrides:\n  - files: []\n  |', ''],
    ['overrides:\n  -|', ''],
    ['nothing: |', ''],
    ['deployment: multi-site |', ''],
  ];
  for (const [text, labels] of cases) {
    test(JSON.stringify(text), () => assert.equal(configLabels(text).join(' '), labels));
  }
});

describe('completion in a catalogue', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['|', yaml, '$schema version options'],
    ['version: |', yaml, '1'],
    ['options:\n  - |', yaml, optionKeys],
    ['options:\n  - values: { | }', yaml, 'kind enum open min max unit format pattern secret'],
    ['options:\n  - values:\n      kind: |', yaml, 'boolean enum integer string'],
    ['options:\n  - values:\n      kind: integer\n      |', yaml, 'min max unit'],
    ['options:\n  - takesEffect: |', yaml, 'immediately next-interaction next-login restart'],
    ['options:\n  - values: { kind: enum, open: |}', yaml, 'true false'],
    ['options:\n  - source:\n      |', yaml, 'title url'],
    ['options:\n  - deprecated: {|', yaml, 'replacedBy note'],
    ['options:\n  - notes:\n      - |', yaml, 'text'],
    ['{ | }', json, '$schema version options'],
    ['{ "options": [{ "|" }] }', json, optionKeys],
    ['{ "options": [{ "values": { "kind": |', json, 'boolean enum integer string'],
    ['|', json, ''],
  ];
  for (const [text, name, labels] of cases) {
    test(`${name}: ${JSON.stringify(text)}`, () => assert.equal(configLabels(text, name).join(' '), labels));
  }

  test('offers the DN types', () => {
    for (const text of ['options:\n  - appliesTo: [|', 'options:\n  - appliesTo:\n      - |']) {
      assert.deepEqual(configLabels(text, yaml).slice(0, 3), ['nodn', 'extension', 'acdposition']);
    }
  });
});

describe('an accepted completion', () => {
  const cases: readonly (readonly [string, string, string, string?])[] = [
    ['dep|', 'deployment', 'deployment: '],
    ['deplo|: x', 'deployment', 'deployment: x'],
    ['"deplo|"', 'deployment', '"deployment": '],
    ['|', 'catalogues', 'catalogues: []'],
    ['|', 'overrides', 'overrides:\n  - '],
    ['|', 'files', 'files:\n  '],
    ['overrides: [{ fi| }]', 'files', 'overrides: [{ files: [] }]'],
    ['overrides:\n  |', 'dns', 'overrides:\n  - dns: []'],
    ['overrides:\n  - |', 'rules', 'overrides:\n  - rules:\n      '],
    ['rules: {im/v|}', 'im/voice-off', 'rules: {im/voice-off: }'],
    ['deployment: mul|tisite', 'multi-site', 'deployment: multi-site'],
    ["deployment: '|'", 'multi-site', "deployment: 'multi-site'"],
    ['{"options": [{"n|"}]}', 'name', '{"options": [{"name": }]}', json],
    ['{"options": [{"values": {"kind": |}}]}', 'enum', '{"options": [{"values": {"kind": "enum"}}]}', json],
    ['{"options": [{"valuesStated": |}]}', 'true', '{"options": [{"valuesStated": true}]}', json],
  ];
  for (const [text, label, after, name] of cases) {
    test(`${label} at ${JSON.stringify(text)}`, () => assert.equal(acceptConfig(text, label, name), after));
  }

  test('of a key leaves its values to choose from', () => {
    const [first] = configItems('dep|', undefined, { snippets: true });
    assert.ok(first?.textEdit);
    assert.equal(first.textEdit.newText, `deployment: \${1|${deployments.replaceAll(' ', ',')}|}`);
    const [asking] = configItems('dep|', undefined, { suggestCommand: 'ask' });
    assert.equal(asking?.command?.command, 'ask');
  });
});

describe('hover', () => {
  const hover = (text: string, name?: string): string => {
    const offset = text.indexOf('|');
    const document = configOf(text.replace('|', ''), name);
    const found = configHoverAt(document, document.text.positionAt(offset));
    return found && typeof found.contents === 'object' && 'value' in found.contents ? found.contents.value : '';
  };
  const cases: readonly (readonly [string, RegExp, string?])[] = [
    ['deploy|ment: multi-site', /^\*\*deployment\*\*[\s\S]*- `single-site`/],
    ['deployment: multi|-site', /^\*\*multi-site\*\*[\s\S]*`none`/],
    ['rules: { im/voice|-off: off }', /IM DN whose `voice` is false\. By default: information/],
    ['rules: { im/voice-off: o|ff }', /^\*\*off\*\*/],
    ['files: { incl|ude: [a] }', /Only these files/],
    ['overrides:\n  - imRole: im-|only', /for IM alone/],
    ['options:\n  - takesEffect: re|start', /After a restart/, yaml],
    ['options:\n  - appliesTo: [ext|ension]', /CFGExtension/, yaml],
    ['options:\n  - values: { ki|nd: enum }', /boolean: true or false/, yaml],
    ['{"options": [{"summ|ary": "x"}]}', /What the option does/, json],
    ['deploi|ment: x', /^$/],
    ['deployment: nothi|ng', /^$/],
    ['# a | comment', /^$/],
  ];
  for (const [text, expected, name] of cases) {
    test(JSON.stringify(text), () => assert.match(hover(text, name), expected));
  }
});

describe('quick fixes', () => {
  test('stand where the problem is, and are preferred where there is one', () => {
    const document = configOf('deploiment: multi-site\nimEndpoint: chat\n');
    const at = (line: number, only?: string[]) =>
      configCodeActionsOf(
        document,
        { start: { line, character: 1 }, end: { line, character: 13 } },
        only ? { only } : {},
        { documentation: 'https://example.org' },
      );
    assert.deepEqual(
      at(0).map(({ title, isPreferred }) => [title, isPreferred]),
      [["Rename to 'deployment'", true]],
    );
    assert.equal(at(0)[0]?.diagnostics?.[0]?.codeDescription?.href, 'https://example.org/config/unknown-key.md');
    assert.equal(at(1).length, 2);
    assert.deepEqual(at(0, ['refactor']), []);
  });
});

describe('half-typed files', () => {
  const whole = `deployment: multi-site
rules: { "option/unknown": off, im/voice-off: information }
files: { include: ["**/*.dn.yaml"] }
overrides:
  - &a
    files: ['sites/**']
    dns: [7001, "71*"]
  - <<: *a
    imRole: im-only
`;
  const catalogue = `version: 1
options:
  - name: our-option
    values: { kind: enum, enum: [a, b] }
    appliesTo: [extension, trunk]
`;
  const inJson = '{ "version": 1, "options": [ { "name": "x", "values": { "kind": "enum", "enum": ["a"] } } ] }';
  const texts: readonly (readonly [string, string?])[] = [[whole], [catalogue, yaml], [inJson, json]];

  test('at every prefix: nothing throws, and every proposal stands on the line of the cursor', () => {
    for (const [text, name] of texts) {
      for (let end = 0; end <= text.length; end++) {
        // With the rest of the file behind the cursor's line, as when a line is typed in the middle, and without.
        for (const rest of ['', text.slice(end).replace(/^[^\n]*/, '')]) {
          const document = configOf(text.slice(0, end) + rest, name);
          const position = document.text.positionAt(end);
          configHoverAt(document, position);
          for (const { textEdit, label } of configCompletionsAt(document, position, { snippets: true })) {
            assert.ok(textEdit && 'range' in textEdit, label);
            assert.equal(textEdit.range.start.line, position.line);
            assert.equal(textEdit.range.end.line, position.line);
          }
        }
      }
    }
  });
});
