import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { bad, dnFile, good, Playground } from './playground.ts';

const catalogue =
  'version: 1\noptions:\n  - name: our-option\n    section: TServer\n    values: { kind: enum, enum: [a, b] }\n';

suite('the project file on the command line', () => {
  let place: Playground;

  beforeEach(() => {
    place = new Playground();
  });
  afterEach(() => place.remove());

  function found(args: readonly string[], options: { cwd?: string; input?: string } = {}): unknown {
    const { stdout } = place.run(['lint', '--format', 'json', ...args], options);
    return JSON.parse(stdout).files.map(
      ({
        path,
        format,
        findings,
      }: {
        path: string;
        format: string;
        findings: { rule: string; severity: string }[];
      }) => [path, format, ...findings.map(({ rule, severity }) => `${severity} ${rule}`)],
    );
  }

  test('the nearest one above a file counts', () => {
    place.write({
      'dn-config.yaml': 'rules: { value/invalid: warning }\n',
      'sites/dn-config.yaml': 'rules: { value/invalid: hint }\n',
      'sites/berlin/a.dn.yaml': bad,
      'b.dn.yaml': bad,
    });
    assert.deepEqual(found(['sites/berlin/a.dn.yaml', 'b.dn.yaml']), [
      ['sites/berlin/a.dn.yaml', 'yaml', 'hint value/invalid'],
      ['b.dn.yaml', 'yaml', 'warning value/invalid'],
    ]);
    assert.deepEqual(found(['a.dn.yaml'], { cwd: 'sites/berlin' }), [['a.dn.yaml', 'yaml', 'hint value/invalid']]);
  });

  test('--config and --no-config go before', () => {
    place.write({
      'dn-config.yaml': 'rules: { value/invalid: hint }\n',
      'other.yaml': 'rules: { value/invalid: off }\n',
      'a.dn.yaml': bad,
    });
    assert.deepEqual(found(['--config', 'other.yaml', 'a.dn.yaml']), [['a.dn.yaml', 'yaml']]);
    assert.deepEqual(found(['a.dn.yaml', '--no-config']), [['a.dn.yaml', 'yaml', 'error value/invalid']]);
    const { status, stderr } = place.run(['lint', '--config', 'nowhere.yaml', 'a.dn.yaml']);
    assert.deepEqual([status, stderr], [2, 'dn-config: --config nowhere.yaml: there is no such file or folder\n']);
  });

  test('for standard input, the one above its name', () => {
    place.write({ 'sites/dn-config.yaml': 'rules: { value/invalid: off }\n' });
    assert.deepEqual(found(['-', '--stdin-path', 'sites/x.dn.yaml'], { input: bad }), [['sites/x.dn.yaml', 'yaml']]);
    assert.deepEqual(found(['-'], { input: bad, cwd: 'sites' }), [['-', 'yaml']]);
    assert.deepEqual(found(['-'], { input: bad }), [['-', 'yaml', 'error value/invalid']]);
  });

  test('overrides hold for their files and DNs', () => {
    place.write({
      'dn-config.yaml': 'overrides:\n  - { files: ["sites/**"], dns: ["70*"], deployment: multi-site }\n',
      'sites/a.dn.yaml': dnFile('multimedia: true', 'sip-signaling-chat: session'),
      'b.dn.yaml': dnFile('multimedia: true', 'sip-signaling-chat: session'),
    });
    assert.deepEqual(found(['sites', 'b.dn.yaml']), [
      ['sites/a.dn.yaml', 'yaml', 'error im/signaling-multi-site'],
      ['b.dn.yaml', 'yaml'],
    ]);
  });

  test('files are included and excluded, but not those that are named', () => {
    place.write({
      'dn-config.yaml': 'files: { include: ["**/*.dn.yaml"], exclude: ["archive/**"] }\n',
      'a.dn.yaml': good,
      'b.yaml': good,
      'archive/c.dn.yaml': good,
    });
    assert.deepEqual(place.lintedPaths(['.']), ['a.dn.yaml', 'dn-config.yaml']);
    assert.deepEqual(place.lintedPaths(['archive']), ['archive/c.dn.yaml']);
    assert.deepEqual(place.lintedPaths(['archive/c.dn.yaml', 'b.yaml']), ['archive/c.dn.yaml', 'b.yaml']);
    assert.equal(place.run(['lint', 'archive/*.yaml']).status, 2);
    assert.deepEqual(place.lintedPaths(['--no-config', 'archive/*.yaml']), ['archive/c.dn.yaml']);
  });

  test('of a folder in which nothing is included, what is included further down counts', () => {
    place.write({
      'dn-config.yaml': 'files: { include: ["sites/**"], exclude: ["sites/old/**"] }\n',
      'a.dn.yaml': good,
      'sites/b.dn.yaml': good,
      'sites/old/c.dn.yaml': good,
      'other/d.dn.yaml': good,
    });
    assert.deepEqual(place.lintedPaths(['.']), ['dn-config.yaml', 'sites/b.dn.yaml']);
    assert.deepEqual(place.lintedPaths(['sites']), ['sites/b.dn.yaml']);
    assert.deepEqual(place.lintedPaths(['sites/old', 'other']), ['sites/old/c.dn.yaml', 'other/d.dn.yaml']);
  });

  test('is checked itself when it is met, with its catalogues', () => {
    place.write({
      'dn-config.yaml':
        'deploymnt: multi-site\nrules: { value/invalit: off }\ncatalogues: [ours.yaml, theirs.yaml, none.yaml]\n',
      'ours.yaml': catalogue,
      'theirs.yaml': catalogue.replace('version: 1', 'version: 2'),
      'a.dn.yaml': dnFile('multimedia: true', 'our-option: c'),
    });
    assert.deepEqual(found(['.']), [
      ['a.dn.yaml', 'yaml', 'error value/invalid'],
      [
        'dn-config.yaml',
        'config',
        'warning config/unknown-key',
        'warning config/unknown-rule',
        'error config/catalogue',
        'error config/missing-file',
      ],
      ['ours.yaml', 'config'],
      ['theirs.yaml', 'config', 'error config/invalid-value'],
    ]);
    assert.deepEqual(found(['a.dn.yaml']), [['a.dn.yaml', 'yaml', 'error value/invalid']]);
    for (const format of ['text', 'sarif', 'github'])
      assert.match(place.run(['lint', '--format', format, 'dn-config.yaml']).stdout, /config\/unknown-key/);
  });

  test('catalogues are known to explain', () => {
    place.write({ 'dn-config.yaml': 'catalogues: [ours.yaml]\n', 'ours.yaml': catalogue });
    assert.match(place.run(['explain', 'our-option']).stdout, /our-option · option of section TServer/);
    assert.equal(place.run(['explain', '--no-config', 'our-option']).status, 2);
  });

  test('is named with its worst mistake where it is used and not checked itself', () => {
    place.write({
      'dn-config.yaml':
        'deploymnt: multi-site\nrules: { value/case: of }\ncatalogues: [ours.yaml, theirs.yaml, none.yaml]\n',
      'ours.yaml': catalogue.replace('version: 1', 'version: 2'),
      'theirs.yaml': catalogue.replace('section:', 'sectoin:'),
      'a.dn.yaml': good,
      'sites/b.dn.yaml': good.replace('7001', '7002'),
    });
    const choice = "'value/case' takes 'off', 'hint', 'information', 'warning' or 'error'.";
    const said = [
      `dn-config: dn-config.yaml:2:22: a mistake in the project file, which counts only in part: ${choice} (2 more there)\n`,
      'dn-config: ours.yaml:1:10: a mistake in the catalogue, of which nothing is used: Only version 1 is known.\n',
      "dn-config: theirs.yaml:3:5: a mistake in the catalogue, of which nothing is used: The key 'section' is missing. (1 more there)\n",
    ].join('');
    const runs: readonly (readonly string[])[] = [
      ['lint', 'a.dn.yaml', 'sites'],
      ['lint', '--format', 'json', '--quiet', 'a.dn.yaml'],
      ['lint', '--jobs', '2', 'sites', 'a.dn.yaml'],
      ['fix', '--quiet', 'a.dn.yaml'],
      ['preset', 'im-multi-site', '--quiet', 'a.dn.yaml'],
      ['plan', 'a.dn.yaml', 'a.dn.yaml'],
      ['convert', '--to', 'json', 'a.dn.yaml'],
      ['explain', 'voice'],
    ];
    for (const args of runs) {
      const { status, stderr } = place.run(args);
      assert.deepEqual([status, stderr], [0, said], args.join(' '));
    }
    assert.equal(place.run(['explain', '--no-config', 'voice']).stderr, '');
    assert.equal(place.run(['lint', '.']).stderr, '');
    assert.equal(place.run(['lint', 'a.dn.yaml', 'dn-config.yaml', 'ours.yaml', 'theirs.yaml']).stderr, '');
    assert.equal(place.run(['lint', '--no-config', 'a.dn.yaml']).stderr, '');
    const other = place.run(['lint', '--config', '../dn-config.yaml', 'b.dn.yaml'], { cwd: 'sites' }).stderr;
    assert.ok(other.startsWith(`dn-config: ${place.path('dn-config.yaml')}:2:22: `), other);
  });

  test('that cannot be read is named, and the next one counts', () => {
    place.write({ 'dn-config.yaml': 'rules: { value/invalid: hint }\n', 'sites/a.dn.yaml': bad });
    symlinkSync('dn-config.yaml', place.path('sites/dn-config.yaml'));
    const { status, stderr } = place.run(['lint', 'sites/a.dn.yaml']);
    const said = 'dn-config: sites/dn-config.yaml: the project file counts for nothing: its links lead in a circle\n';
    assert.deepEqual([status, stderr], [0, said]);
  });

  test('of another name is no project file, and that is said', () => {
    place.write({ 'dn-config.yml': 'rules: { value/invalid: hint }\n', 'sites/a.dn.yaml': bad });
    const { status, stderr } = place.run(['lint', 'sites']);
    const said = 'dn-config: dn-config.yml: this file counts for nothing: its name has to be dn-config.yaml\n';
    assert.deepEqual([status, stderr], [1, said]);
  });

  test('is not named where nothing in it is a mistake, or no file of DNs is met', () => {
    place.write({ 'dn-config.yaml': 'catalogues: [ours.yaml]\n', 'ours.yaml': catalogue, 'a.dn.yaml': good });
    assert.equal(place.run(['lint', 'a.dn.yaml']).stderr, '');
    place.write({ 'dn-config.yaml': 'rules: { config/unknown-key: hint }\nnonsense: 1\n', 'b.yaml': 'a: 1\n' });
    assert.equal(place.run(['lint', 'a.dn.yaml']).stderr, '');
    place.write({ 'dn-config.yaml': 'nonsense: 1\n' });
    assert.equal(place.run(['lint', 'b.yaml']).stderr, '');
    assert.match(place.run(['lint', 'a.dn.yaml']).stderr, /dn-config\.yaml:1:1: a mistake/);
  });

  /** The project file and the catalogue, one of them broken; of both it is clear to a reader what is meant to be secret. */
  const secretive = `version: 1
options:
  - name: our-key
    section: TServer
    values: { kind: string, secret: true }
  - name: our-option
    section: TServer
    values: { kind: enum, enum: [a, b] }
`;
  const broken: readonly (readonly [string, string, string])[] = [
    ['a catalogue with a wrong value', 'catalogues: [ours.yaml]\n', secretive.replace('version: 1', 'version: 2')],
    ['a catalogue that is no YAML', 'catalogues: [ours.yaml]\n', secretive.replace('[a, b]', '[a, b')],
    ['a catalogue with a quote left open', 'catalogues: [ours.yaml]\n', secretive.replace('1', '"1')],
    ['no list', 'catalogues: ours.yaml\n', secretive],
    ['a misspelt key', 'catalogs: [ours.yaml]\n', secretive],
    ['a project file with a quote left open', 'deployment: "multi-site\ncatalogues: [ours.yaml]\n', secretive],
    ['a project file that is no mapping', '- catalogues: ["./ours.yaml"]\n', secretive],
    ['a second document', 'deployment: multi-site\n---\ncatalogues:\n  - ours.yaml\n', secretive],
  ];
  for (const [what, project, ours] of broken) {
    test(`secrets stay secret with ${what}`, () => {
      const text = dnFile('our-key: geheim-7', 'voice: geheim-7', 'multimedia: True', 'nonsense: "geheim-7 "');
      place.write({ 'dn-config.yaml': project, 'ours.yaml': ours, 'a.dn.yaml': text, 'b/b.dn.yaml': good });
      const runs = [
        ...['text', 'json', 'sarif', 'github'].map((format) => ['lint', '--format', format, 'a.dn.yaml']),
        ['fix', '--dry-run', 'a.dn.yaml'],
        ['preset', 'im-multi-site', '--dry-run', 'a.dn.yaml'],
        ...['text', 'json', 'markdown'].map((format) => ['plan', '--format', format, 'b/b.dn.yaml', 'a.dn.yaml']),
        ['plan', '--emit', 'cfgdata', 'b/b.dn.yaml', 'a.dn.yaml'],
        ...['json', 'gws', 'gax', 'cfgdata'].map((target) => ['convert', '--to', target, 'a.dn.yaml']),
      ];
      for (const args of runs) {
        const { status, stdout, stderr } = place.run(args);
        assert.ok(status === 0 || status === 1, `${args.join(' ')}: ${stderr}`);
        assert.ok(stdout.length > 0, args.join(' '));
        assert.doesNotMatch(`${stdout}${stderr}`, /geheim/, args.join(' '));
      }
    });
  }
});
