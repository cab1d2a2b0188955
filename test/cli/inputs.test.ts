import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, symlinkSync } from 'node:fs';
import { after, before, suite, test } from 'node:test';
import { bundle } from '../protocol/client.ts';
import { bad, good, Playground } from './playground.ts';

suite('what the command line looks at', () => {
  let place: Playground;

  before(() => {
    place = new Playground().write({
      'b.dn.yaml': good,
      'a.dn.yaml': good,
      'sites/berlin/dns.yaml': good,
      'sites/berlin/notes.txt': 'nothing of ours\n',
      'sites/lisbon.dn.yaml': good,
      'sites/node_modules/x.dn.yaml': bad,
      'kept/.gitignore': 'out/\n*.cfg\n!keep.dn.cfg\n',
      'kept/out/x.dn.yaml': bad,
      'kept/x.dn.cfg': '[TServer]\nvoice=true\n',
      'kept/keep.dn.cfg': '[TServer]\nvoice=true\n',
      'kept/inner/.gitignore': '!y.dn.cfg\n',
      'kept/inner/y.dn.cfg': '[TServer]\nvoice=true\n',
      'repository/.gitignore': '/archive\n',
      'repository/archive/old.dn.yaml': good,
      'repository/archive/inner/old.dn.yaml': good,
      'links/real/one.dn.yaml': good,
      'odd/[x].dn.yaml': good,
    });
    mkdirSync(place.path('repository/.git'));
    symlinkSync('..', place.path('links/real/loop'));
    symlinkSync('one.dn.yaml', place.path('links/real/two.dn.yaml'));
    symlinkSync('real/one.dn.yaml', place.path('links/three.dn.yaml'));
  });
  after(() => place.remove());

  const cases: Readonly<Record<string, readonly [args: readonly string[], paths: readonly string[]]>> = {
    'files in the order in which they are named': [
      ['b.dn.yaml', 'a.dn.yaml'],
      ['b.dn.yaml', 'a.dn.yaml'],
    ],
    'folders in the order of names': [['sites'], ['sites/berlin/dns.yaml', 'sites/lisbon.dn.yaml']],
    'a glob': [['sites/**/*.yaml'], ['sites/berlin/dns.yaml', 'sites/lisbon.dn.yaml']],
    'a glob of one level': [['sites/*.yaml'], ['sites/lisbon.dn.yaml']],
    'a glob without a folder': [['{a,b}.dn.yaml'], ['a.dn.yaml', 'b.dn.yaml']],
    'a glob that matches a folder, and so all in it': [['sites/ber*'], ['sites/berlin/dns.yaml']],
    'a glob from elsewhere': [['./sites/../sites/*.dn.yaml'], ['sites/lisbon.dn.yaml']],
    'a file whose name looks like a glob': [['odd/[x].dn.yaml'], ['odd/[x].dn.yaml']],
    'a file once': [
      ['a.dn.yaml', './a.dn.yaml', '*.dn.yaml'],
      ['a.dn.yaml', 'b.dn.yaml'],
    ],
    'a file once, whatever link leads to it': [
      ['links/three.dn.yaml', 'links/real/two.dn.yaml', 'links'],
      ['links/three.dn.yaml'],
    ],
    'no links in folders': [['links'], ['links/real/one.dn.yaml']],
    'what .gitignore leaves': [['kept'], ['kept/inner/y.dn.cfg', 'kept/keep.dn.cfg']],
    'what .gitignore leaves, in globs': [['kept/**'], ['kept/inner/y.dn.cfg', 'kept/keep.dn.cfg']],
    'an ignored file that is named': [['kept/x.dn.cfg'], ['kept/x.dn.cfg']],
    'an ignored folder that is named': [
      ['repository/archive'],
      ['repository/archive/inner/old.dn.yaml', 'repository/archive/old.dn.yaml'],
    ],
    'what the .gitignore of the repository leaves': [['repository'], []],
  };
  for (const [name, [args, paths]] of Object.entries(cases))
    test(name, () => assert.deepEqual(place.lintedPaths(args), paths));

  test('.gitignore files above the folder, up to the top of the repository', () => {
    assert.deepEqual(place.lintedPaths(['.'], { cwd: 'repository/archive/inner' }), ['old.dn.yaml']);
    place.write({ 'repository/.gitignore': 'old*\n' });
    assert.deepEqual(place.lintedPaths(['.'], { cwd: 'repository/archive' }), []);
  });

  test('what matches nothing or is not there ends in 2, after all else is done', () => {
    const { status, stdout, stderr } = place.run(['lint', 'nowhere', 'no*thing', 'a.dn.yaml', 'none/**']);
    assert.equal(status, 2);
    assert.match(stdout, /No findings in 1 file/);
    assert.deepEqual(stderr.split('\n'), [
      'dn-config: nowhere: there is no such file or folder',
      'dn-config: no*thing: nothing matches',
      'dn-config: none/**: nothing matches',
      '',
    ]);
  });

  test('what holds no DNs is passed over in silence, or said with --verbose', () => {
    assert.equal(place.run(['lint', 'sites/berlin']).stderr, '');
    assert.equal(
      place.run(['lint', '--verbose', 'sites/berlin']).stderr,
      'dn-config: sites/berlin/notes.txt: no DN file, passed over\n',
    );
  });

  test('standard input, among other files', () => {
    const { stdout } = place.run(['lint', '--format', 'json', 'a.dn.yaml', '-', '--stdin-path', 'x.dn.yaml'], {
      input: bad,
    });
    const { files } = JSON.parse(stdout);
    assert.deepEqual(
      files.map(({ path, findings }: { path: string; findings: unknown[] }) => [path, findings.length]),
      [
        ['a.dn.yaml', 0],
        ['x.dn.yaml', 1],
      ],
    );
  });
});

test('nothing waits for what may never come through a pipe that lies in a folder', {
  skip: process.platform === 'win32',
}, () => {
  const pipes = ['named/pipe.dn.yaml', 'project/dn-config.yaml', 'ignored/.gitignore', 'catalogue/our.yaml'];
  const place = new Playground().write({
    ...Object.fromEntries(pipes.map((path) => [path.replace(/[^/]+$/, 'a.dn.yaml'), good])),
    'catalogue/dn-config.yaml': 'catalogues: [our.yaml]\n',
  });
  for (const path of pipes) execFileSync('mkfifo', [place.path(path)]);
  const named = place.run(['lint', '--quiet', 'named/pipe.dn.yaml']);
  const config = place.run(['lint', '--config', 'named/pipe.dn.yaml', 'named/a.dn.yaml']);
  const walked = ['named', 'project', 'ignored'].map((folder) => place.run(['lint', '--quiet', folder]).status);
  const catalogue = place.run(['lint', 'catalogue']);
  place.remove();
  assert.deepEqual([named.status, named.stderr], [2, 'dn-config: named/pipe.dn.yaml: it is no file\n']);
  assert.deepEqual([config.status, config.stderr], [2, 'dn-config: --config named/pipe.dn.yaml: it is no file\n']);
  assert.deepEqual(walked, [0, 0, 0]);
  assert.match(catalogue.stdout, /config\/missing-file/);
});

suite('what nobody means, and scripts bring about', () => {
  let place: Playground;

  before(() => {
    place = new Playground().write({
      'a.dn.yaml': good,
      'wide.dn.yaml': Buffer.from(`\ufeff${good}`, 'utf16le'),
    });
  });
  after(() => place.remove());

  test('empty names', () => {
    const said = (...args: string[]): unknown[] => {
      const { status, stderr } = place.run(args, { input: good });
      return [status, stderr];
    };
    assert.deepEqual(said('lint', ''), [2, "dn-config: '': there is no such file or folder\n"]);
    assert.deepEqual(said('convert', '--to', 'json', ''), [2, "dn-config: '': there is no such file or folder\n"]);
    for (const flag of ['--config', '--stdin-path']) {
      const [status, stderr] = said('lint', flag, '', '-');
      assert.equal(status, 2);
      assert.match(String(stderr), /^dn-config: option '.*' argument '' is invalid\. It takes a name\.\n$/);
    }
  });

  test('a filter says why there is nothing', () => {
    const input = Buffer.from(`\ufeff${good}`, 'utf16le');
    const { status, stdout, stderr } = place.run(['fix', '-'], { input });
    assert.deepEqual([status, stdout], [1, '']);
    assert.match(stderr, /^dn-config: -: This file is in UTF-16\./);
    assert.match(
      place.run(['fix', '--dry-run', 'wide.dn.yaml']).stderr,
      /^dn-config: wide\.dn\.yaml: This file is in UTF-16\./,
    );
  });

  test('a device without end', { skip: process.platform !== 'linux' && 'only Linux has it' }, () => {
    const { status, stderr } = place.run(['lint', '/dev/zero']);
    assert.deepEqual([status, stderr], [2, 'dn-config: /dev/zero: it is no file, and has no end\n']);
  });

  test('standard error that takes nothing', { skip: process.platform !== 'linux' && 'only Linux has it' }, () => {
    const full = openSync('/dev/full', 'w');
    const { status } = spawnSync(process.execPath, [bundle, 'lint', 'nowhere'], { stdio: ['ignore', 'ignore', full] });
    closeSync(full);
    assert.equal(status, 2);
  });
});
