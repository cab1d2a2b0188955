import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { bad, dnFile, good, Playground } from './playground.ts';

suite('many files', () => {
  let place: Playground;

  before(() => {
    place = new Playground();
    for (let number = 0; number < 200; number++) {
      // Large and small ones in turn, so that threads overtake each other.
      const options = Array.from({ length: number % 7 === 0 ? 4000 : 1 }, (_, index) => `x-${index}: y`);
      const text = dnFile('multimedia: true', ...options).replace('7001', String(7000 + number));
      place.write({
        [`${String(number).padStart(3, '0')}.dn.yaml`]: number % 5 === 0 ? text.replace('true', 'maybe') : text,
      });
    }
    place.write({ '100.txt': 'nothing of ours\n' });
  });
  after(() => place.remove());

  test('come out the same, in the same order, with one thread and with several', () => {
    const one = place.run(['lint', '--jobs', '1', '.']);
    assert.equal(one.status, 1);
    assert.match(one.stdout, /\n40 errors.* in 200 files of DNs\n$/);
    for (const jobs of ['2', '5']) assert.deepEqual(place.run(['lint', '--jobs', jobs, '.']), one);
  });

  test('standard input has its place among them', () => {
    const { files } = JSON.parse(
      place.run(['lint', '--format', 'json', '.', '-', '--jobs', '3'], { input: good }).stdout,
    );
    assert.deepEqual([files.length, files[200].path], [201, '-']);
  });

  test('a thread that comes to an end is an error, and no wait', () => {
    place.write({
      'huge/a.dn.yaml': good,
      'huge/b.json': `{"dns":[${'{"number":"1","userProperties":{"TServer":{"x":"y"}}},'.repeat(400_000)}{}]}`,
    });
    const args = [
      'lint',
      '--jobs',
      '2',
      '--quiet',
      ...Array.from({ length: 40 }, (_, number) => `${String(number).padStart(3, '0')}.dn.yaml`),
      'huge',
    ];
    const { status, stderr } = place.run(args, { env: { NODE_OPTIONS: '--max-old-space-size=80' } });
    assert.equal(status, 2);
    assert.match(stderr, /^dn-config: a thread came to an end.*\n$/);
  });
});

suite('DNs in several files', () => {
  let place: Playground;
  const onSwitch = (number: string): string => good.replace('7001', number).replace('type:', 'switch: SIP\n    type:');

  before(() => {
    place = new Playground().write({
      'b.dn.yaml': onSwitch('7001'),
      'a.dn.yaml': onSwitch('7001'),
      'c.dn.yaml': onSwitch('7002'),
      'bad.dn.yaml': bad,
    });
  });
  after(() => place.remove());

  const duplicates = (args: readonly string[], input = ''): unknown => {
    const { files } = JSON.parse(place.run(['lint', '--format', 'json', ...args], { input }).stdout);
    return files.flatMap(({ path, findings }: { path: string; findings: { rule: string }[] }) =>
      findings.filter(({ rule }) => rule === 'dn/duplicate').map(() => path),
    );
  };

  test('with one number are found, in whatever order the files are named', () => {
    assert.deepEqual(duplicates(['.']), ['b.dn.yaml']);
    assert.deepEqual(duplicates(['b.dn.yaml', 'c.dn.yaml', 'a.dn.yaml']), ['b.dn.yaml']);
    assert.deepEqual(duplicates(['b.dn.yaml', 'c.dn.yaml']), []);
  });

  test('on standard input, too', () => {
    assert.deepEqual(duplicates(['c.dn.yaml', '-', '--stdin-path', 'd.dn.yaml'], onSwitch('7002')), ['d.dn.yaml']);
  });

  test('count for the exit status of fix', () => {
    assert.equal(place.run(['fix', 'a.dn.yaml', 'b.dn.yaml']).status, 1);
    assert.equal(place.run(['fix', 'a.dn.yaml']).status, 0);
  });
});

test('DNs that stand on one long line, each with a fault, take no time that grows with its square', {
  timeout: 60_000,
}, () => {
  const one = (number: number): string =>
    `{number: "${number}", type: extension, userProperties: {TServer: {voice: yes}}}`;
  const place = new Playground().write({
    'a.dn.yaml': `dns: [${Array.from({ length: 5000 }, (_, n) => one(n)).join(', ')}]\n`,
  });
  const { stdout } = place.run(['lint', '--format', 'github', 'a.dn.yaml']);
  place.remove();
  assert.equal(stdout.split('\n').length, 5001);
});
