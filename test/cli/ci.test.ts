import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { parse } from 'yaml';
import { bundle } from '../protocol/client.ts';
import { bad, good, mendable, Playground } from './playground.ts';

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly files: string;
}

/** The files that docs/ci.md shows, by their names. */
const shown = new Map(
  [...readFileSync(join(import.meta.dirname, '../../docs/ci.md'), 'utf8').matchAll(/```yaml\n# (\S+)\n(.*?)```/gs)].map(
    ([, name = '', text = '']) => [name, parse(text)],
  ),
);

/** Runs what stands in docs/ci.md as those services do: each line by a shell, in a repository with the bundle in `tools/`. */
suite('docs/ci.md', () => {
  let place: Playground;

  beforeEach(() => {
    place = new Playground();
    mkdirSync(place.path('tools'));
    copyFileSync(bundle, place.path('tools/dn-config.js'));
  });
  afterEach(() => place.remove());

  function shell(
    script: string,
    args: readonly string[] = [],
  ): { status: number | null; stdout: string; stderr: string } {
    // The Node that runs the tests, whatever the machine has.
    const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}` };
    return spawnSync('bash', ['-e', '-c', `${script} "$@"`, 'bash', ...args], {
      cwd: place.folder,
      encoding: 'utf8',
      env,
    });
  }

  test('the hook of pre-commit looks at the files that it is given', () => {
    const [hook] = shown.get('.pre-commit-config.yaml').repos[0].hooks as [Hook];
    place.write({ 'good.dn.yaml': good, 'bad.dn.yaml': bad });
    assert.ok(['a.yaml', 'a.json', 'CfgDN_annex_1.cfg'].every((name) => new RegExp(hook.files).test(name)));
    assert.deepEqual(shell(hook.entry, ['good.dn.yaml']).stdout, '');
    const { status, stdout } = shell(hook.entry, ['good.dn.yaml', 'bad.dn.yaml']);
    assert.equal(status, 1);
    assert.match(stdout, /^bad\.dn\.yaml\n/);
  });

  test('the hooks for other repositories run the command by its name', () => {
    const hooks = shown.get('.pre-commit-hooks.yaml') as Hook[];
    place.write({ 'a.dn.yaml': mendable });
    for (const { entry } of hooks) {
      const [command, ...rest] = entry.split(' ');
      assert.equal(command, 'dn-config');
      assert.equal(shell(`node tools/dn-config.js ${rest.join(' ')}`, ['a.dn.yaml']).status, 0);
    }
    assert.equal(place.read('a.dn.yaml'), good);
  });

  test('the steps of the GitHub Action annotate, fail, and keep a log', () => {
    const { steps } = shown.get('.github/workflows/dn-config.yml').jobs['dn-config'] as { steps: { run?: string }[] };
    const [check = '', log = ''] = steps.flatMap(({ run }) => run ?? []);
    place.write({ 'a.dn.yaml': bad });
    const { status, stdout } = shell(check);
    assert.equal(status, 1);
    assert.match(stdout, /^::error file=a\.dn\.yaml,line=7,/);
    assert.equal(shell(log).status, 0);
    assert.equal(JSON.parse(place.read('dn-config.sarif')).runs[0].results.length, 1);
    place.write({ 'a.dn.yaml': good });
    assert.deepEqual([shell(check).status, shell(log).status], [0, 0]);
    // What cannot be read is no log.
    assert.equal(shell(log.replace(' . ', ' nowhere ')).status, 1);
  });

  test('the job of GitLab fails where there are errors', () => {
    const { script } = shown.get('.gitlab-ci.yml')['dn-config'] as { script: string[] };
    place.write({ 'a.dn.yaml': bad });
    assert.equal(shell(script.join('\n')).status, 1);
    place.write({ 'a.dn.yaml': good });
    assert.equal(shell(script.join('\n')).status, 0);
  });
});
