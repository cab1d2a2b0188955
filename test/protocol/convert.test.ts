import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
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
import { join } from 'node:path';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { bundle } from './client.ts';

const berlin = `dns:
  - number: "7001"
    type: extension
    switch: Berlin
    userProperties:
      TServer:
        password: geheim # not geheim
        voice: true
  - number: "7002"
    type: trunk
    userProperties:
      TServer:
        voice: false
`;
const single = '[TServer]\npassword=geheim\nvoice=true\n';

suite('dn-config convert', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dn-config-'));
    writeFileSync(join(folder, 'berlin.dn.yaml'), berlin);
    writeFileSync(join(folder, 'CfgDN_annex_7.cfg'), single);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function run(args: string, input = ''): { status: number | null; stdout: string; stderr: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, 'convert', ...args.split(' ')], {
      cwd: folder,
      input,
      encoding: 'utf8',
      timeout: 60_000,
    });
    return { status, stdout, stderr };
  }
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');

  test('prints the result without passwords, and says so', () => {
    const { status, stdout, stderr } = run('--to cfgdata berlin.dn.yaml');
    assert.equal(status, 0);
    assert.match(stdout, /^<\?xml[\s\S]*<str_pair key="password" value="\*\*\*"\/>[\s\S]*<\/CfgData>\n$/);
    assert.doesNotMatch(stdout + stderr, /geheim/);
    assert.equal(stderr, "dn-config: passwords are shown as '***'; --out FILE writes them\n");
  });

  test('says on standard error what the target cannot hold', () => {
    const { status, stdout, stderr } = run('--to gws berlin.dn.yaml');
    assert.equal(status, 0);
    assert.equal(JSON.parse(stdout).dns[0].userProperties.TServer.voice, 'true');
    assert.match(stderr, /^dn-config: left out: comments \(berlin\.dn\.yaml\): JSON has no comments$/m);
    assert.match(stderr, /^dn-config: left out: switch \(DN 7001\): .* by DBID/m);
    assert.doesNotMatch(stdout + stderr, /geheim/);
  });

  test('writes a file whole, with passwords, for its owner alone', () => {
    const { status, stdout, stderr } = run('--to json --out out.json berlin.dn.yaml');
    assert.deepEqual([status, stdout, stderr.includes('geheim')], [0, '', false]);
    assert.equal(JSON.parse(text('out.json')).dns[0].userProperties.TServer.password, 'geheim');
    assert.equal(statSync(join(folder, 'out.json')).mode & 0o777, 0o600);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });

  test('replaces the file that is named, its mode and a link to it kept', () => {
    writeFileSync(join(folder, 'real.json'), 'old');
    chmodSync(join(folder, 'real.json'), 0o640);
    symlinkSync('real.json', join(folder, 'link.json'));
    assert.equal(run('--to json --out link.json berlin.dn.yaml').status, 0);
    assert.ok(lstatSync(join(folder, 'link.json')).isSymbolicLink());
    assert.equal(JSON.parse(text('real.json')).dns.length, 2);
    assert.equal(statSync(join(folder, 'real.json')).mode & 0o777, 0o640);
  });

  test('makes the file to which a link leads', () => {
    symlinkSync('real.json', join(folder, 'link.json'));
    assert.equal(run('--to json --out link.json berlin.dn.yaml').status, 0);
    assert.ok(lstatSync(join(folder, 'link.json')).isSymbolicLink());
    assert.equal(JSON.parse(text('real.json')).dns.length, 2);
  });

  test('makes the file to which a link to a link leads', () => {
    symlinkSync('second.json', join(folder, 'first.json'));
    symlinkSync('real.json', join(folder, 'second.json'));
    assert.equal(run('--to json --out first.json berlin.dn.yaml').status, 0);
    assert.ok(lstatSync(join(folder, 'second.json')).isSymbolicLink());
    assert.equal(JSON.parse(text('real.json')).dns.length, 2);
  });

  /** Where nothing can be written, and why; the paths are those of the machine or of the folder. */
  const impossible: readonly (readonly [string, string])[] = [
    ['no/such/x.json', 'no/such/x.json: there is no such folder, or nothing can be put there'],
    ['berlin.dn.yaml/', 'berlin.dn.yaml/: a part of its path is no folder'],
    ['berlin.dn.yaml/x/', 'berlin.dn.yaml/x/: a part of its path is no folder'],
    ['berlin.dn.yaml/x.json', 'berlin.dn.yaml/x.json: a part of its path is no folder'],
    ['', '--out needs the name of a file or folder'],
    ['circle', 'circle: its links lead in a circle'],
    ['protected.json', 'protected.json: it is read-only'],
    ['fifo', 'fifo: it is no file; without --out the result is printed'],
    ['/proc/x/', '/proc/x/: there is no such folder, or nothing can be put there'],
    ['/proc/x/y/', '/proc/x/y/: there is no such folder, or nothing can be put there'],
    ['/proc/x.json', '/proc/x.json: there is no such folder, or nothing can be put there'],
    ['/dev/full', '/dev/full: there is no space left'],
  ];
  for (const [out, message] of impossible) {
    const isHere = process.platform === 'linux' || !/^[/]|^fifo$/.test(out);
    test(`--out '${out}' ends in 2 with one line`, { skip: !isHere && 'only Linux has it' }, () => {
      symlinkSync('circle', join(folder, 'circle'));
      writeFileSync(join(folder, 'protected.json'), 'old', { mode: 0o444 });
      if (out === 'fifo') assert.equal(spawnSync('mkfifo', [join(folder, 'fifo')]).status, 0);
      const { status, stdout, stderr } = run(`--to json --out ${out} CfgDN_annex_7.cfg`);
      assert.deepEqual([status, stdout, stderr.split('\n').at(-2)], [2, '', `dn-config: ${message}`]);
      assert.equal(text('protected.json'), 'old');
      assert.deepEqual(
        readdirSync(folder).filter((name) => name.endsWith('.tmp')),
        [],
      );
    });
  }

  test('a device stays one', { skip: process.platform !== 'linux' && 'only Linux has it' }, () => {
    assert.equal(run('--to json --out /dev/null berlin.dn.yaml').status, 0);
    assert.ok(statSync('/dev/null').isCharacterDevice());
  });

  test('writes each DN into an export of its own', () => {
    const { status } = run('--to options --out exports berlin.dn.yaml CfgDN_annex_7.cfg');
    assert.equal(status, 0);
    assert.deepEqual(readdirSync(join(folder, 'exports')), ['7001.dn.cfg', '7002.dn.cfg', 'CfgDN_annex_7.cfg']);
    assert.equal(text('exports/CfgDN_annex_7.cfg'), single);
    assert.equal(text('exports/7001.dn.cfg'), single);
  });

  test('replaces nothing in a folder unless it is told to', () => {
    mkdirSync(join(folder, 'exports'));
    writeFileSync(join(folder, 'exports/7002.dn.cfg'), 'precious');
    const refused = run('--to options --out exports berlin.dn.yaml');
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /7002\.dn\.cfg exists already; --force replaces it\n$/);
    assert.deepEqual(readdirSync(join(folder, 'exports')), ['7002.dn.cfg']);
    assert.equal(run('--to options --out exports --force berlin.dn.yaml').status, 0);
    assert.equal(text('exports/7002.dn.cfg'), '[TServer]\nvoice=false\n');
  });

  test('writes a file for each source into a folder, and all into one file', () => {
    assert.equal(run('--to yaml --out made/ berlin.dn.yaml CfgDN_annex_7.cfg').status, 0);
    assert.deepEqual(readdirSync(join(folder, 'made')), ['CfgDN_annex_7.dn.yaml', 'berlin.dn.yaml']);
    assert.equal(run('--to yaml --out all.dn.yaml berlin.dn.yaml CfgDN_annex_7.cfg').status, 0);
    assert.equal(text('all.dn.yaml').match(/^ {2}- /gm)?.length, 3);
  });

  test('does not print several exports in one', () => {
    const { status, stdout, stderr } = run('--to options berlin.dn.yaml');
    assert.deepEqual([status, stdout], [2, '']);
    assert.equal(stderr, 'dn-config: an options export holds one DN, and these are 2: name a folder with --out\n');
    assert.equal(run('--to options --out berlin.dn.yaml berlin.dn.yaml').status, 2);
    assert.equal(text('berlin.dn.yaml'), berlin);
  });

  test('takes nothing of a file that is broken, and says where', () => {
    writeFileSync(join(folder, 'broken.dn.yaml'), 'dns:\n  - number: "1"\n    type: [extension\n');
    const { status, stdout, stderr } = run('--to json broken.dn.yaml berlin.dn.yaml');
    assert.equal(status, 2);
    assert.equal(JSON.parse(stdout).dns.length, 2);
    assert.match(stderr, /^dn-config: broken\.dn\.yaml:\d+:\d+: .* Nothing of this file is converted\.$/m);
    const alone = run('--to json --out new.json broken.dn.yaml');
    assert.deepEqual([alone.status, existsSync(join(folder, 'new.json'))], [2, false]);
  });

  test('reads standard input', () => {
    const { status, stdout } = run('--to yaml --stdin-path CfgDN_annex_9.cfg -', '[TServer]\nvoice=true\n');
    assert.deepEqual(
      [status, stdout],
      [0, 'dns:\n  - DBID: 9\n    userProperties:\n      TServer:\n        voice: true\n'],
    );
  });

  test('ends in 2 without any DN', () => {
    writeFileSync(join(folder, 'pod.yaml'), 'kind: Pod\n');
    for (const args of ['--to json pod.yaml', '--to json nowhere.yaml']) {
      const { status, stdout, stderr } = run(args);
      assert.deepEqual([status, stdout, stderr.trimEnd().split('\n').length], [2, '', 1], args);
    }
  });

  test('answers wrong usage in one line', () => {
    for (const args of [
      'berlin.dn.yaml',
      '--to xml berlin.dn.yaml',
      '--to json',
      '--to json --out no/such/x.json berlin.dn.yaml',
    ]) {
      const { status, stdout, stderr } = run(args);
      assert.deepEqual(
        [
          status,
          stdout,
          stderr
            .trimEnd()
            .split('\n')
            .filter((line) => !line.includes('left out')).length,
        ],
        [2, '', 1],
        args,
      );
    }
  });
});
