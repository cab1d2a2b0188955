import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  fileSettings,
  isIncluded,
  type ProjectSource,
  readEditorSettings,
} from '../../../server/src/project/fileSettings.ts';
import { readProjectFile } from '../../../server/src/project/projectFile.ts';
import { type DnSettings, defaultSettings } from '../../../server/src/project/settings.ts';

const uri = 'file:///work/dn-config.yaml';

function sourceOf(text: string): ProjectSource {
  return { uri, text, project: readProjectFile(text).project };
}

/** What is declared and chosen, without where it comes from. */
function said({ origins: _, ...settings }: DnSettings): object {
  return settings;
}

const source = sourceOf(`deployment: multi-site
imEndpoint: workspace
rules: { option/unknown: off }
overrides:
  - files: ["sites/berlin/**"]
    deployment: business-continuity
    rules: { im/voice-off: hint }
  - files: ["sites/**"]
    dns: ["7001", "71*"]
    imRole: im-only
    rules: { option/unknown: error }
  - dns: ["9*"]
    imEndpoint: office-communicator
`);

describe('the settings of a file', () => {
  const all = { deployment: 'multi-site', imEndpoint: 'workspace', rules: { 'option/unknown': 'off' } };
  const berlin = {
    ...all,
    deployment: 'business-continuity',
    rules: { 'option/unknown': 'off', 'im/voice-off': 'hint' },
  };
  const cases: readonly (readonly [string, string | undefined, object])[] = [
    ['a.dn.yaml', undefined, all],
    ['a.dn.yaml', '7001', all],
    ['a.dn.yaml', '90', { ...all, imEndpoint: 'office-communicator' }],
    ['sites/berlin/a.yaml', undefined, berlin],
    ['sites/berlin/a.yaml', '', berlin],
    ['sites/berlin/a.yaml', '70010', berlin],
    [
      'sites/berlin/a.yaml',
      '7001',
      { ...berlin, imRole: 'im-only', rules: { 'option/unknown': 'error', 'im/voice-off': 'hint' } },
    ],
    ['sites/munich.yaml', '7199', { ...all, imRole: 'im-only', rules: { 'option/unknown': 'error' } }],
  ];
  for (const [path, number, expected] of cases) {
    test(`${path}, DN ${number ?? 'without number'}`, () => {
      const settings = fileSettings(source, undefined, path);
      assert.deepEqual(said(settings.settingsFor(number)), expected);
      if (number === undefined) assert.ok(settings.settings === settings.settingsFor(number));
    });
  }

  test('say where each declaration stands', () => {
    const { origins } = fileSettings(source, undefined, 'sites/berlin/a.yaml').settingsFor('7001');
    const lines = Object.entries(origins ?? {}).map(([key, origin]) => {
      assert.ok(origin.kind === 'project');
      assert.equal(origin.place.uri, uri);
      const { start, end } = origin.place.range;
      return [key, start.line, start.character, end.character];
    });
    assert.deepEqual(lines, [
      ['deployment', 5, 16, 35],
      ['imEndpoint', 1, 12, 21],
      ['imRole', 9, 12, 19],
    ]);
  });

  test('are the same objects for files and numbers of which the same is said', () => {
    const berlinFile = fileSettings(source, undefined, 'sites/berlin/a.yaml');
    assert.ok(berlinFile === fileSettings(source, undefined, 'sites/berlin/b/c.cfg'));
    assert.ok(berlinFile.settingsFor('7101') === berlinFile.settingsFor('7001'));
    assert.ok(berlinFile.settingsFor('1') === berlinFile.settings);
    const munich = fileSettings(source, undefined, 'sites/munich.yaml');
    assert.ok(munich.settings === fileSettings(source, undefined, 'elsewhere.yaml').settings);
  });

  test('share the severities where these are the same', () => {
    const { settings, settingsFor } = fileSettings(source, undefined, 'a.yaml');
    assert.ok(settings !== settingsFor('90'));
    assert.ok(settings.rules === settingsFor('90').rules);
  });

  test('cost next to nothing for many DNs', () => {
    const settings = fileSettings(source, undefined, 'sites/berlin/a.yaml');
    const start = performance.now();
    for (let number = 0; number < 100_000; number++) settings.settingsFor(String(number));
    assert.ok(performance.now() - start < 2_000);
  });

  test('of an override without usable files or numbers are said of nothing', () => {
    for (const lists of ['files: []', 'dns: []', 'files:', 'dns:', 'files: a.yaml', 'files: ["../a"]']) {
      const only = sourceOf(`overrides:\n  - ${lists}\n    deployment: multi-site\n`);
      assert.deepEqual(said(fileSettings(only, undefined, 'a.yaml').settingsFor('1')), { rules: {} }, lists);
    }
  });
});

describe("the editor's settings", () => {
  test('count where there is no project file', () => {
    const editor = readEditorSettings({
      deployment: 'multi-site',
      imEndpoint: '',
      rules: { 'value/case': 'off', x: 1 },
    });
    const { settings, settingsFor } = fileSettings(undefined, editor, 'a.yaml');
    assert.deepEqual(settings, {
      deployment: 'multi-site',
      rules: { 'value/case': 'off' },
      origins: { deployment: { kind: 'editor' } },
    });
    assert.ok(settingsFor('7001') === settings);
    assert.ok(fileSettings(undefined, editor, 'b.yaml').settings === settings);
  });

  test('do not count beside a project file', () => {
    const editor = readEditorSettings({ deployment: 'single-site', rules: { 'value/case': 'off' } });
    assert.deepEqual(said(fileSettings(sourceOf(''), editor, 'a.yaml').settings), { rules: {} });
  });

  test('may be anything', () => {
    for (const data of [
      undefined,
      null,
      5,
      'x',
      [],
      { deployment: 5, rules: 'x' },
      JSON.parse('{"__proto__":{"deployment":"multi-site"}}'),
    ]) {
      assert.deepEqual(said(fileSettings(undefined, readEditorSettings(data), 'a').settings), { rules: {} });
    }
    assert.ok(fileSettings(undefined, undefined, 'a').settings === defaultSettings);
  });
});

test('files are looked at as include and exclude say', () => {
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['', ['a', 'b/c'], []],
    ['files: { include: ["**/*.yaml"] }', ['a.yaml', 'x/a.yaml'], ['a.cfg']],
    ['files: { exclude: ["archive/**"] }', ['a.yaml'], ['archive/a.yaml']],
    ['files: { include: ["a/**"], exclude: ["a/b/**"] }', ['a/c'], ['a/b/c', 'b']],
    ['files: { include: }', ['a'], []],
    ['files: { include: [] }', [], ['a']],
  ];
  for (const [text, inside, outside] of cases) {
    const { project } = readProjectFile(text);
    for (const path of inside) assert.equal(isIncluded(project, path), true, `${text}: ${path}`);
    for (const path of outside) assert.equal(isIncluded(project, path), false, `${text}: ${path}`);
  }
});
