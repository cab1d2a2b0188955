import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { Ajv } from 'ajv';
import reportSchema from '../../schemas/lint-report.schema.json' with { type: 'json' };
import { ruleIds } from '../../server/src/rules/definitions.ts';
import { bad, dnFile, good, mendable, Playground } from './playground.ts';

/** A file with a secret, and faults around it. */
const secret = dnFile(
  '# the password is geheim1',
  'multimedia: yes',
  'password: "geheim1"',
  'Voice: geheim1',
  'contact: "x"',
);

suite('reports of lint', () => {
  let place: Playground;

  before(() => {
    place = new Playground().write({
      'bad.dn.yaml': bad,
      'good.dn.yaml': good,
      'sites/mendable ü.dn.yaml': mendable,
      'secret.dn.yaml': secret,
      'examples/a,b:c%.dn.yaml': bad,
      'CfgDN_annex_1.cfg': Buffer.from('[TServer]\nname=M\xfcller\n', 'latin1'),
    });
  });
  after(() => place.remove());

  const everything = ['bad.dn.yaml', 'good.dn.yaml', 'sites', 'secret.dn.yaml', 'examples', 'CfgDN_annex_1.cfg'];

  test('no format says a secret', () => {
    for (const format of ['text', 'json', 'sarif', 'github']) {
      const { stdout, stderr } = place.run(['lint', '--format', format, 'secret.dn.yaml']);
      assert.doesNotMatch(stdout + stderr, /geheim/, format);
      assert.match(stdout, /multimedia/, format);
    }
  });

  test('text: each file with its findings, their lines and places', () => {
    const { stdout, status } = place.run(['lint', 'good.dn.yaml', 'bad.dn.yaml']);
    assert.equal(status, 1);
    assert.equal(
      stdout.replace(/error: .* \[/, 'error: … ['),
      [
        'bad.dn.yaml',
        '  7:29: error: … [value/invalid]',
        '    7 |         sip-signaling-chat: nome',
        '      |                             ^^^^',
        '',
        '1 error in 2 files of DNs',
        '',
      ].join('\n'),
    );
  });

  test('text: lines that hold a secret are masked, or left out', () => {
    const { stdout } = place.run(['lint', 'secret.dn.yaml']);
    assert.match(stdout, /8 \| {9}password: \*\*\*\n/);
    assert.doesNotMatch(stdout, /the password is/);
  });

  test('text: a long line is shown around the finding', () => {
    const file = JSON.stringify({
      dns: Array.from({ length: 500 }, (_, index) => ({
        number: `7${index}`,
        type: 'extension',
        userProperties: { TServer: { multimedia: index === 400 ? 'maybe' : 'true' } },
      })),
    });
    const { stdout } = place.run(['lint', '--stdin-path', 'x.json', '-'], { input: file });
    const line = stdout.split('\n').find((each) => each.includes('"maybe"')) ?? '';
    assert.ok(line.length > 60 && line.length < 200, line);
    const signs = stdout.split('\n').find((each) => each.includes('^')) ?? '';
    assert.equal(signs.indexOf('^'), line.indexOf('"maybe"'));
  });

  test('text: --quiet prints what makes it fail and nothing else', () => {
    assert.equal(place.run(['lint', '--quiet', 'good.dn.yaml', 'sites']).stdout, '');
    assert.match(
      place.run(['lint', '--quiet', '--fail-on', 'warning', 'sites']).stdout,
      /^sites.*\n {2}6:21: warning.*\n.*\n.*\n\n$/,
    );
  });

  test('nothing in the name of a file or in a message steers the terminal', () => {
    const name = 'e\u001b[31mvil.dn.yaml';
    const evil = new Playground().write({ [name]: 'dns: [{number: "1", type: "\\e[31mx"' });
    for (const args of ['lint', 'lint --format github', 'convert --to gws', 'plan', 'fix'])
      for (const text of Object.values(evil.run([...args.split(' '), name, ...(args === 'plan' ? ['nowhere'] : [])])))
        if (args !== 'lint --format github') assert.ok(!String(text).includes('\u001b'), args);
        else assert.ok(!/::.*::.*!/.test(String(text).replaceAll('\u001b', '!')));
    evil.remove();
  });

  test('text: nothing in a file steers the terminal', () => {
    const { stdout } = place.run(['lint', '-', '--stdin-path', 'x.dn.yaml'], {
      input: dnFile('multimedia: "\u202etrue"', "contact\u0007: '\u001b[31m'", 'voice: "x\u009b31m"'),
    });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that are looked for.
    assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });

  test('colours only where they are wanted', () => {
    const colours = '\u001b[';
    assert.ok(!place.run(['lint', 'bad.dn.yaml']).stdout.includes(colours));
    assert.ok(!place.run(['lint', '--color', 'never', 'bad.dn.yaml']).stdout.includes(colours));
    assert.ok(place.run(['lint', '--color', 'always', 'bad.dn.yaml']).stdout.includes(colours));
    assert.ok(!place.run(['lint', '--color=always', '--format=json', 'bad.dn.yaml']).stdout.includes(colours));
  });

  test('json: valid by its schema, whatever there is to report', () => {
    const validate = new Ajv({ allErrors: true, strict: false }).compile(reportSchema);
    for (const paths of [everything, ['good.dn.yaml'], ['nowhere']]) {
      const { stdout } = place.run(['lint', '--format', 'json', ...paths]);
      assert.ok(validate(JSON.parse(stdout)), JSON.stringify(validate.errors));
      assert.equal(stdout, `${JSON.stringify(JSON.parse(stdout), undefined, 2)}\n`, 'as JSON.stringify would write it');
    }
    assert.equal(validate({ version: 1, files: [{ path: 'x' }], summary: {} }), false);
  });

  test('sarif: valid by the published schema', () => {
    const validate = sarifValidator();
    for (const paths of [everything, ['good.dn.yaml']]) {
      const { stdout } = place.run(['lint', '--format', 'sarif', ...paths]);
      assert.ok(validate(JSON.parse(stdout)), JSON.stringify(validate.errors));
    }
    assert.equal(validate({ version: '2.1.0', runs: [{}] }), false);
  });

  test('sarif: rules, places, fixes and fingerprints', () => {
    const run = sarif(place, ['sites', 'secret.dn.yaml']);
    assert.deepEqual(
      run.tool.driver.rules.map(({ id }: { id: string }) => id),
      ruleIds,
    );
    for (const { help, shortDescription } of run.tool.driver.rules) assert.ok(help.text && shortDescription.text);
    const result = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === 'value/case');
    assert.equal(run.tool.driver.rules[result.ruleIndex].id, 'value/case');
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    assert.deepEqual(artifactLocation, { uri: 'sites/mendable%20%C3%BC.dn.yaml', uriBaseId: 'SRCROOT' });
    assert.deepEqual(region, { startLine: 6, startColumn: 21, endLine: 6, endColumn: 25 });
    assert.deepEqual(result.fixes[0].artifactChanges, [
      { artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text: 'true' } }] },
    ]);
    assert.equal(run.columnKind, 'utf16CodeUnits');
  });

  test('sarif: a finding keeps its fingerprint when lines are put above it', () => {
    const prints = (): unknown[] =>
      sarif(place, ['moving.dn.yaml']).results.map(
        (result: { partialFingerprints: unknown }) => result.partialFingerprints,
      );
    place.write({ 'moving.dn.yaml': secret });
    const before = prints();
    place.write({ 'moving.dn.yaml': `# a line\n\n${secret}` });
    assert.deepEqual(prints(), before);
    assert.equal(new Set(before.map((print) => JSON.stringify(print))).size, before.length);
    place.write({ 'moving.dn.yaml': '' });
  });

  test('github: annotations, with nothing in them that could be a command', () => {
    const { stdout } = place.run(['lint', '--format', 'github', 'examples', 'CfgDN_annex_1.cfg']);
    const [first = '', second = '', end] = stdout.split('\n');
    assert.ok(
      first.startsWith(
        '::error file=examples/a%2Cb%3Ac%25.dn.yaml,line=7,endLine=7,col=29,endColumn=33,title=value/invalid::',
      ),
      first,
    );
    assert.ok(
      second.startsWith('::error file=CfgDN_annex_1.cfg,line=2,endLine=2,col=7,endColumn=8,title=file/encoding::'),
      second,
    );
    assert.equal(end, '');
    const inner = place.run(['lint', '--format', 'github', '.'], {
      cwd: 'sites',
      env: { GITHUB_WORKSPACE: place.folder },
    });
    assert.match(inner.stdout, /^::warning file=sites\/mendable ü\.dn\.yaml,/);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: a log as it is, looked into by the tests.
function sarif(place: Playground, paths: readonly string[]): any {
  return JSON.parse(place.run(['lint', '--format', 'sarif', ...paths]).stdout).runs[0];
}

/** By the schema as SchemaStore publishes it. It is of an old draft, of which it uses nothing that has changed. */
function sarifValidator() {
  const file = join(import.meta.dirname, 'sarif-2.1.0.schema.json');
  const { $schema: _draft, id: _address, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  return new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
}
