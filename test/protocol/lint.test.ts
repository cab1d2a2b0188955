import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { bundle } from './client.ts';

const bad =
  'dns:\n  - number: "7001"\n    type: extension\n    annex:\n      TServer:\n        sip-signaling-chat: nome\n        multimedia: true\n';
const good = bad.replace('nome', 'none');
const password = '[TServer]\npassword=geheim\n';

suite('dn-config lint', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'dn-config-'));
    mkdirSync(join(folder, 'inner/node_modules'), { recursive: true });
    writeFileSync(join(folder, 'bad.dn.yaml'), bad);
    writeFileSync(join(folder, 'inner/good.yaml'), `\ufeff${good}`);
    writeFileSync(join(folder, 'inner/CfgDN_annex_7.cfg'), password);
    writeFileSync(join(folder, 'inner/pod.yaml'), 'kind: Pod\n');
    writeFileSync(join(folder, 'inner/node_modules/x.dn.yaml'), bad);
  });
  after(() => rmSync(folder, { recursive: true }));

  function run(args: readonly string[], input = ''): { status: number | null; stdout: string; stderr: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], {
      cwd: folder,
      input,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  }

  test('prints the report for programs', () => {
    const { status, stdout, stderr } = run(['lint', '--format', 'json', 'bad.dn.yaml']);
    assert.equal(stderr, '');
    assert.equal(status, 1);
    const report = JSON.parse(stdout);
    assert.match(report.files[0].findings[0].message, /nome/);
    delete report.files[0].findings[0].message;
    assert.deepEqual(report, {
      version: 1,
      files: [
        {
          path: 'bad.dn.yaml',
          format: 'yaml',
          dns: 1,
          findings: [
            {
              rule: 'value/invalid',
              severity: 'error',
              dn: '7001',
              range: { start: { line: 5, character: 28 }, end: { line: 5, character: 32 } },
              fixes: ["Change to 'none'", "Change to 'session'"],
            },
          ],
        },
      ],
      summary: { files: 1, dns: 1, error: 1, warning: 0, information: 0, hint: 0 },
    });
  });

  test('walks folders in order and passes over what holds no DNs', () => {
    const { status, stdout } = run(['lint', '--format=json', '.']);
    const report = JSON.parse(stdout);
    assert.equal(status, 1);
    assert.deepEqual(
      report.files.map((file: { path: string; format: string; dns: number; findings: unknown[] }) => [
        file.path,
        file.format,
        file.dns,
        file.findings.length,
      ]),
      [
        ['bad.dn.yaml', 'yaml', 1, 1],
        ['inner/CfgDN_annex_7.cfg', 'options', 1, 1],
        ['inner/good.yaml', 'yaml', 1, 0],
      ],
    );
    assert.doesNotMatch(stdout, /geheim/);
  });

  test('tells good from bad by its exit status', () => {
    assert.equal(run(['lint', 'inner']).status, 0);
    assert.equal(run(['lint', '--fail-on', 'information', 'inner']).status, 1);
    assert.equal(run(['lint', 'inner/pod.yaml']).status, 0);
  });

  test('reads standard input under a name', () => {
    const { status, stdout } = run(
      ['lint', '--format', 'json', '--stdin-path', 'x/CfgDN_annex_1.cfg', '-'],
      '[TServer]\nvoice=yes\n',
    );
    const [file] = JSON.parse(stdout).files;
    assert.deepEqual(
      [status, file.path, file.format, file.findings[0].rule],
      [1, 'x/CfgDN_annex_1.cfg', 'options', 'value/invalid'],
    );
  });

  test('reports what is unreadable after all else is done', () => {
    const { status, stdout, stderr } = run(['lint', '--format', 'json', 'nowhere.yaml', 'bad.dn.yaml']);
    assert.equal(status, 2);
    assert.equal(JSON.parse(stdout).files.length, 1);
    assert.equal(stderr, 'dn-config: nowhere.yaml: there is no such file or folder\n');
  });

  test('answers wrong usage in one line', () => {
    for (const args of [
      [],
      ['lint'],
      ['frobnicate'],
      ['lint', '--no-such-option', 'x'],
      ['lint', '--format', 'xml', 'x'],
      ['lint', '--fail-on', 'loud', 'x'],
      ['lsp'],
    ]) {
      const { status, stdout, stderr } = run(args);
      assert.deepEqual([status, stdout, stderr.trimEnd().split('\n').length], [2, '', 1], args.join(' '));
    }
  });

  test('names what is not UTF-8, and says nothing else of it', () => {
    const text = '[TServer]\nvoice=yes\n';
    const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
    const files: Record<string, Buffer> = {
      'CfgDN_annex_1.cfg': wide,
      'CfgDN_annex_2.cfg': Buffer.from(wide).swap16(),
      'CfgDN_annex_3.cfg': Buffer.from(text, 'utf16le'),
      'CfgDN_annex_4.cfg': Buffer.from('[TServer]\nname=M\xfcller\n', 'latin1'),
      'CfgDN_annex_5.cfg': Buffer.from('[TServer]\nname=a\0b\n'),
    };
    const inner = mkdtempSync(join(folder, 'encoding-'));
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(inner, name), bytes);
    const { status, stdout } = run(['lint', '--format', 'json', inner]);
    const report = JSON.parse(stdout);
    assert.equal(status, 1);
    const found = report.files.map((file: { findings: { rule: string; range: { start: object } }[] }) =>
      file.findings.map(({ rule, range }) => [rule, range.start]),
    );
    const first = { line: 0, character: 0 };
    assert.deepEqual(found, [
      [['file/encoding', first]],
      [['file/encoding', first]],
      [['file/encoding', first]],
      [['file/encoding', { line: 1, character: 6 }]],
      [['file/encoding', { line: 1, character: 6 }]],
    ]);
    rmSync(inner, { recursive: true });
  });

  test('tells what standard input is by its content', () => {
    const { stdout } = run(['lint', '--format', 'json', '-'], '[TServer]\nvoice=yes\n');
    assert.equal(JSON.parse(stdout).files[0].format, 'options');
  });

  test('counts a file once that two paths lead to', () => {
    assert.equal(
      JSON.parse(run(['lint', '--format', 'json', '.', 'bad.dn.yaml']).stdout).files.filter(
        ({ path }: { path: string }) => path.endsWith('bad.dn.yaml'),
      ).length,
      1,
    );
  });

  test('prints its help', () => {
    const { status, stdout } = run(['--help']);
    assert.equal(status, 0);
    assert.match(stdout, /lint .*report what is wrong/);
  });

  test('can be started by its name', () => {
    chmodSync(bundle, 0o755);
    assert.equal(spawnSync(bundle, ['--help']).status, 0);
  });
});
