import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { root } from '../../../scripts/root.ts';

suite('the code cache', () => {
  let folder: string;
  let bundle: string;
  let cache: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dn-config-'));
    bundle = join(folder, 'bundle.js');
    cache = join(folder, 'bundle.cache');
    writeBundle('1');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  test('is written once, whole, under its own name only, and gives what the bundle gives', () => {
    assert.equal(run(cache), '2 bundle.js');
    const kept = readFileSync(cache);
    assert(kept.length > 500);
    assert.equal(run(cache), '2 bundle.js');
    assert(readFileSync(cache).equals(kept));
    assert.deepEqual(readdirSync(folder).sort(), ['bundle.cache', 'bundle.js']);
  });

  test('grows with a run that calls more, and then stays as it is', () => {
    run(cache);
    const little = readFileSync(cache);
    assert.equal(run(cache, 'more'), '300 bundle.js');
    const more = readFileSync(cache);
    assert(more.length > little.length * 1.2);
    assert.equal(run(cache), '2 bundle.js');
    assert.equal(run(cache, 'more'), '300 bundle.js');
    assert(readFileSync(cache).equals(more));
  });

  test('of another bundle of the same length is not used', () => {
    run(cache);
    const kept = readFileSync(cache);
    writeBundle('2');
    assert.equal(run(cache), '4 bundle.js');
    assert(!readFileSync(cache).equals(kept));
    assert.equal(run(cache), '4 bundle.js');
  });

  test('that is cut short, empty or something else is written anew', () => {
    run(cache);
    const { length } = readFileSync(cache);
    for (const broken of [readFileSync(cache).subarray(0, 300), readFileSync(cache).subarray(100), '', 'something']) {
      writeFileSync(cache, broken);
      assert.equal(run(cache), '2 bundle.js');
      assert.equal(readFileSync(cache).length, length);
    }
  });

  test('that is damaged in the middle is not run', () => {
    run(cache);
    const whole = readFileSync(cache);
    for (const place of [0.2, 0.5, 0.8]) {
      const damaged = Buffer.from(whole);
      damaged.fill(0xa5, Math.floor(whole.length * place), Math.floor(whole.length * place) + 8);
      writeFileSync(cache, damaged);
      assert.equal(run(cache), '2 bundle.js');
      assert(!readFileSync(cache).equals(damaged), 'and written anew');
    }
  });

  test('is not missed where there is no place for it', () => {
    assert.equal(run(join(folder, 'missing', 'bundle.cache')), '2 bundle.js');
    assert.equal(run(''), '2 bundle.js');
    assert(!existsSync(cache));
  });

  /** Writes a bundle with functions, some of which are only called where there is `more` to do, and a stamp, as the build does. */
  function writeBundle(number: string): void {
    const sum = Array.from({ length: 300 }, (_, turn) => `((n) => { return n ** ${turn}; })(1)`).join(' + ');
    const code = `const twice = (n) => 2 * n; const many = () => ${sum};
      console.log(process.argv[1] ? many() : twice(${number}), require('node:path').basename(__filename));`;
    writeFileSync(bundle, `${code}\n//${number.repeat(64)}`);
  }

  /** In a process of its own: within one, V8 would remember the bundle by itself. Without a cache for ''. */
  function run(path: string, ...args: string[]): string {
    const module = JSON.stringify(join(root, 'server/src/lsp/codeCache.ts'));
    const script = `import { runWithCodeCache } from ${module};
      runWithCodeCache(${JSON.stringify(bundle)}, ${path ? JSON.stringify(path) : 'undefined'}).keep();`;
    return execFileSync(process.execPath, ['--input-type=module', '--eval', script, ...args], {
      encoding: 'utf8',
    }).trim();
  }
});
