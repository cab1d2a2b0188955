import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { bundle } from './client.ts';

const dn = (number: string, ...options: string[]): string =>
  [
    `  - number: "${number}"`,
    '    type: extension',
    '    switch: SIP_Switch',
    '    userProperties:',
    '      TServer:',
    ...options.map((option) => `        ${option}`),
    '',
  ].join('\n');
const yaml = (...dns: string[]): string => `dns:\n${dns.join('')}`;
const old = yaml(dn('7001', 'multimedia: true', 'password: hunter22'), dn('7002', 'voice: true'));
const young = yaml(dn('7001', 'multimedia: true', 'password: hunter23', 'sip-signaling-chat: none'));

suite('dn-config plan', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'dn-config-plan-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Writes files into a new folder, and gives its path. */
  function write(files: Readonly<Record<string, string>>): string {
    const inner = mkdtempSync(join(folder, 'case-'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(inner, path)), { recursive: true });
      writeFileSync(join(inner, path), text);
    }
    return inner;
  }

  function run(cwd: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, 'plan', ...args], {
      cwd,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  }

  function git(cwd: string, ...args: string[]): void {
    const identity = ['-c', 'user.name=Tester', '-c', 'user.email=tester@example.org', '-c', 'commit.gpgsign=false'];
    const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  }

  test('compares two files, across formats', () => {
    const cwd = write({
      'old.dn.yaml': old,
      'new.xml':
        '<CfgData><CfgCreate><CfgDN name="7001" type="1" ownerDBID="SIP_Switch"><userProperties><list_pair key="TServer"><str_pair key="multimedia" value="true"/><str_pair key="voice" value="false"/></list_pair></userProperties></CfgDN></CfgCreate></CfgData>',
    });
    const { status, stdout, stderr } = run(cwd, 'old.dn.yaml', 'new.xml');
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(
      stdout,
      /^DN 7001 \(SIP_Switch\)\n {2}~ voice: true \(default\) -> false {3}at the next interaction\n/,
    );
    assert.match(stdout, /\n- DN 7002 \(SIP_Switch\) {3}goes\n/);
    assert.doesNotMatch(stdout, /hunter/);
  });

  test('compares two folders, whatever the files are called', () => {
    const cwd = write({
      'old/a.dn.yaml': old,
      'old/CfgDN_annex_5.cfg': '[TServer]\nvoice=true\n',
      'new/sites/b.dn.yaml': young,
      'new/CfgDN_annex_5.cfg': '[TServer]\nvoice=true\n',
      'new/pod.yaml': 'kind: Pod\n',
    });
    const { status, stdout } = run(cwd, '--format', 'json', 'old', 'new');
    const report = JSON.parse(stdout);
    assert.equal(status, 0);
    assert.deepEqual(
      report.dns.map(({ change, dn: number, newPath }: Record<string, string>) => [change, number, newPath]),
      [
        ['changed', '7001', join('new', 'sites', 'b.dn.yaml')],
        ['removed', '7002', undefined],
      ],
    );
    assert.equal(report.summary.unchanged, 1);
  });

  test('finds a number that stands in two files of the new set', () => {
    const one = yaml(dn('7001', 'voice: true'));
    const cwd = write({ 'old/a.dn.yaml': one, 'new/a.dn.yaml': one, 'new/b.dn.yaml': one });
    const { status, stdout } = run(cwd, '--format', 'json', 'old', 'new');
    const [added] = JSON.parse(stdout).dns;
    assert.deepEqual([status, added.change, added.introduced[0]?.rule], [1, 'added', 'dn/duplicate']);
    assert.equal(run(cwd, 'new', 'new').status, 0);
  });

  test('nothing changes', () => {
    const cwd = write({ 'a.dn.yaml': old, 'b.dn.yaml': `# moved\n${old}` });
    assert.deepEqual(run(cwd, 'a.dn.yaml', 'b.dn.yaml'), { status: 0, stdout: 'Nothing changes\n', stderr: '' });
    assert.equal(
      run(cwd, '--format=markdown', 'a.dn.yaml', 'b.dn.yaml').stdout,
      '### DN plan\n\n**Nothing changes**\n',
    );
  });

  test('fails on findings that the change introduces, and on no others', () => {
    const bad = young.replace('none', 'nome');
    const cwd = write({ 'bad.dn.yaml': bad, 'good.dn.yaml': young, 'worse.dn.yaml': bad.replace('true', 'yes') });
    assert.equal(run(cwd, 'good.dn.yaml', 'bad.dn.yaml').status, 1);
    assert.equal(run(cwd, 'bad.dn.yaml', 'bad.dn.yaml').status, 0);
    assert.equal(run(cwd, 'bad.dn.yaml', 'good.dn.yaml').status, 0);
    assert.equal(run(cwd, 'bad.dn.yaml', 'worse.dn.yaml').status, 1);
    const unknown = write({
      'a.dn.yaml': yaml(dn('1', 'voice: true')),
      'b.dn.yaml': yaml(dn('1', 'voice: true', 'our-own: a')),
    });
    assert.equal(run(unknown, 'a.dn.yaml', 'b.dn.yaml').status, 0);
    assert.equal(run(unknown, '--fail-on', 'hint', 'a.dn.yaml', 'b.dn.yaml').status, 1);
  });

  test('prints what is to be imported without passwords, and writes it with them', () => {
    const cwd = write({ 'old.dn.yaml': old, 'new.dn.yaml': young });
    const printed = run(cwd, '--emit', 'cfgdata', 'old.dn.yaml', 'new.dn.yaml');
    assert.equal(printed.status, 0);
    assert.match(printed.stdout, /^<\?xml/);
    assert.match(printed.stderr, /passwords are masked/);
    assert.doesNotMatch(printed.stdout + printed.stderr, /hunter/);

    const written = run(cwd, '--emit', 'cfgdata', '--out', 'out/update.xml', 'old.dn.yaml', 'new.dn.yaml');
    assert.equal(written.status, 0);
    assert.match(written.stdout, /1 DN changes, 1 goes/);
    assert.doesNotMatch(written.stdout + written.stderr, /hunter/);
    assert.match(readFileSync(join(cwd, 'out/update.xml'), 'utf8'), /value="hunter23"/);
    assert.deepEqual(readdirSync(join(cwd, 'out')), ['update.xml']);
  });

  test('writes a file for each DN into a folder', () => {
    const cwd = write({
      'old/CfgDN_annex_1.cfg': '[TServer]\nvoice=true\n',
      'old/CfgDN_annex_2.cfg': '[TServer]\nvoice=true\n',
      'new/CfgDN_annex_1.cfg': '[TServer]\nvoice=true\nmultimedia=true\n',
      'new/CfgDN_annex_2.cfg': '[TServer]\nvoice=false\nmultimedia=true\n',
    });
    const { status, stderr } = run(cwd, '--emit', 'options', '--out', 'out', 'old', 'new');
    assert.equal(status, 0, stderr);
    const written = readdirSync(join(cwd, 'out')).map((name) => [name, readFileSync(join(cwd, 'out', name), 'utf8')]);
    assert.deepEqual(written, [
      ['CfgDN_annex_1.cfg', '[TServer]\nmultimedia=true\n'],
      ['CfgDN_annex_2.cfg', '[TServer]\nvoice=false\nmultimedia=true\n'],
    ]);
    assert.match(
      run(cwd, '--emit', 'options', 'old', 'new').stdout,
      /^# CfgDN_annex_1\.cfg\n\[TServer\]\nmultimedia=true\n\n# CfgDN_annex_2/,
    );
  });

  test('replaces a file and keeps its mode and the link to it', () => {
    const cwd = write({ 'old.dn.yaml': old, 'new.dn.yaml': young, 'real/u.xml': 'before' });
    chmodSync(join(cwd, 'real/u.xml'), 0o600);
    symlinkSync('real/u.xml', join(cwd, 'u.xml'));
    assert.equal(run(cwd, '--emit', 'cfgdata', '--out', 'u.xml', 'old.dn.yaml', 'new.dn.yaml').status, 0);
    assert.match(readFileSync(join(cwd, 'real/u.xml'), 'utf8'), /CfgUpdate/);
    assert.equal(statSync(join(cwd, 'real/u.xml')).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(join(cwd, 'real')), ['u.xml']);
  });

  test('says what an import cannot do, and writes nothing where there is nothing', () => {
    const cwd = write({
      'old.dn.yaml': yaml(dn('1', 'voice: true', 'our-own: a')),
      'new.dn.yaml': yaml(dn('1', 'voice: true')),
    });
    const { status, stdout, stderr } = run(cwd, '--emit', 'options', 'old.dn.yaml', 'new.dn.yaml');
    assert.deepEqual([status, stdout], [0, '']);
    assert.match(stderr, /'our-own' in 'TServer' is left out: how an import takes an option away is not published/);
    assert.match(stderr, /there is nothing to import\n$/);
  });

  test('answers wrong usage and what cannot be read in one line, and prints no plan', () => {
    const cwd = write({ 'a.dn.yaml': old, 'pod.yaml': 'kind: Pod\n', 'empty.yaml': '' });
    writeFileSync(join(cwd, 'wide.dn.yaml'), Buffer.from(`\ufeff${old}`, 'utf16le'));
    const wrong = [
      [],
      ['a.dn.yaml'],
      ['a.dn.yaml', 'a.dn.yaml', 'a.dn.yaml'],
      ['-', '-'],
      ['--format', 'sarif', 'a.dn.yaml', 'a.dn.yaml'],
      ['--fail-on', 'loud', 'a.dn.yaml', 'a.dn.yaml'],
      ['--emit', 'csv', 'a.dn.yaml', 'a.dn.yaml'],
      ['--out', 'x', 'a.dn.yaml', 'a.dn.yaml'],
      ['a.dn.yaml', 'nowhere.dn.yaml'],
      ['a.dn.yaml', 'wide.dn.yaml'],
      ['--emit', 'cfgdata', 'a.dn.yaml', 'pod.yaml'],
      ['--git', 'HEAD'],
    ];
    for (const args of wrong) {
      const { status, stdout, stderr } = run(cwd, ...args);
      assert.deepEqual([status, stdout, stderr.trimEnd().split('\n').length], [2, '', 1], args.join(' '));
    }
    assert.equal(run(cwd, 'empty.yaml', 'a.dn.yaml').status, 0);
    assert.match(run(cwd, 'a.dn.yaml', 'pod.yaml').stderr, /no file of DNs, so it counts as empty/);
  });

  test('emits nothing where a file has a problem of its syntax: its DNs would be taken away', () => {
    const broken = old.replace('number: "7002"', 'number "7002"');
    assert.notEqual(broken, old);
    const cwd = write({ 'old.dn.yaml': old, 'broken.dn.yaml': broken });
    for (const args of [
      ['old.dn.yaml', 'broken.dn.yaml'],
      ['broken.dn.yaml', 'old.dn.yaml'],
    ]) {
      const { status, stdout, stderr } = run(cwd, '--emit', 'cfgdata', ...args);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, /^dn-config: broken\.dn\.yaml:\d+:\d+: .* would count as taken away\.\n$/);
    }
    assert.match(run(cwd, 'old.dn.yaml', 'broken.dn.yaml').stdout, /new error: .*\[syntax\/yaml\]/);
  });

  test('compares a revision with the working tree', () => {
    const cwd = write({
      'sites/a.dn.yaml': old,
      'sites/b.dn.yaml': yaml(dn('8001', 'voice: true')),
      'ü x.dn.yaml': yaml(dn('9001', 'voice: true')),
    });
    git(cwd, 'init', '-q');
    git(cwd, 'add', '.');
    git(cwd, 'commit', '-qm', 'first');
    assert.equal(run(cwd, '--git', 'HEAD').stdout, 'Nothing changes\n');

    // Changed, moved, deleted, new, and ignored files.
    rmSync(join(cwd, 'sites/b.dn.yaml'));
    writeFileSync(join(cwd, 'moved.dn.yaml'), yaml(dn('8001', 'voice: true')));
    writeFileSync(join(cwd, 'sites/a.dn.yaml'), young);
    writeFileSync(join(cwd, '.gitignore'), 'ignored/\n');
    mkdirSync(join(cwd, 'ignored'));
    writeFileSync(join(cwd, 'ignored/x.dn.yaml'), yaml(dn('6001', 'voice: true')));
    const { status, stdout, stderr } = run(cwd, '--git', 'HEAD', '--format', 'json');
    assert.deepEqual([status, stderr], [0, '']);
    const changes = (text: string) =>
      JSON.parse(text).dns.map((one: Record<string, string>) => `${one.change} ${one.dn}`);
    assert.deepEqual(changes(stdout), ['changed 7001', 'removed 7002']);
    assert.equal(JSON.parse(stdout).summary.unchanged, 2);

    assert.deepEqual(changes(run(cwd, '--git', 'HEAD', '--format', 'json', 'sites').stdout), [
      'changed 7001',
      'removed 7002',
      'removed 8001',
    ]);
    const inner = run(join(cwd, 'sites'), '--git', 'HEAD', '--format', 'json', 'a.dn.yaml');
    assert.deepEqual(changes(inner.stdout), ['changed 7001', 'removed 7002']);
    assert.equal(JSON.parse(inner.stdout).dns[0].newPath, 'a.dn.yaml');
    assert.deepEqual(changes(run(join(cwd, 'sites'), '--git', 'HEAD', '--format', 'json', '../moved.dn.yaml').stdout), [
      'added 8001',
    ]);

    // From a folder, what is above and beside it.
    const fromSites = run(join(cwd, 'sites'), '--git', 'HEAD', '--format', 'json', '..').stdout;
    assert.deepEqual(changes(fromSites), ['changed 7001', 'removed 7002']);
    const ignored = run(cwd, '--git', 'HEAD', 'ignored/x.dn.yaml');
    assert.deepEqual(
      [ignored.status, ignored.stderr],
      [2, 'dn-config: ignored/x.dn.yaml: git ignores this, or finds no file in it\n'],
    );

    for (const args of [['HEAD', '/'], ['nowhere'], ['--help-me'], ['HEAD; touch x'], ['HEAD', 'no-such-folder']]) {
      const { status: code, stdout: out, stderr: said } = run(cwd, `--git=${args[0]}`, ...args.slice(1));
      assert.deepEqual([code, out, said.trimEnd().split('\n').length], [2, '', 1], args.join(' '));
    }
    assert.ok(!readdirSync(cwd).includes('x'));
  });
});
