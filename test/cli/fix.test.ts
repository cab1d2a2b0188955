import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { bundle } from '../protocol/client.ts';
import { bad, dnFile, good, mendable, Playground } from './playground.ts';

suite('dn-config fix', () => {
  let place: Playground;

  beforeEach(() => {
    place = new Playground();
  });
  afterEach(() => place.remove());

  test('makes the safe fixes and reports what is left', () => {
    place.write({
      'a.dn.yaml': dnFile('multimedia: True', 'Voice: "true "', 'sip-signaling-chat: nome'),
      'b.dn.yaml': good,
    });
    const { status, stdout, stderr } = place.run(['fix', '.']);
    assert.equal(place.read('a.dn.yaml'), dnFile('multimedia: true', 'voice: "true"', 'sip-signaling-chat: nome'));
    assert.deepEqual([status, stderr], [1, '']);
    assert.match(stdout, /^a\.dn\.yaml: 3 fixes \[.*value\/case.*\]\n {2}8:29: error/);
    assert.match(stdout, /\n3 fixes in 1 file\. Left: 1 error in 2 files of DNs\n$/);
    assert.equal(place.read('b.dn.yaml'), good);
  });

  test('ends in 0 when nothing is left, and does nothing a second time', () => {
    place.write({ 'a.dn.yaml': mendable });
    assert.equal(place.run(['fix', 'a.dn.yaml']).status, 0);
    const { mtimeMs, ino } = statSync(place.path('a.dn.yaml'));
    assert.match(place.run(['fix', 'a.dn.yaml']).stdout, /^No fixes\. Left: No findings/);
    assert.deepEqual(
      [statSync(place.path('a.dn.yaml')).mtimeMs, statSync(place.path('a.dn.yaml')).ino],
      [mtimeMs, ino],
    );
  });

  test('changes no byte elsewhere: byte order mark, line ends, no line end at the end, odd signs', () => {
    const text = `\ufeff${dnFile('multimedia: True', 'contact: "ü 💬\u0085"').replaceAll('\n', '\r\n').trimEnd()}`;
    place.write({ 'a.dn.yaml': text });
    place.run(['fix', 'a.dn.yaml']);
    assert.equal(place.read('a.dn.yaml'), text.replace('True', 'true'));
  });

  test('keeps the values of secrets in the file', () => {
    const text = dnFile('password: "geheim"', 'multimedia: True');
    place.write({ 'a.dn.yaml': text });
    const { stdout } = place.run(['fix', 'a.dn.yaml']);
    assert.doesNotMatch(stdout, /geheim/);
    assert.equal(place.read('a.dn.yaml'), text.replace('True', 'true'));
  });

  test('leaves a file alone that is no UTF-8', () => {
    const bytes = Buffer.from('[TServer]\nmultimedia=True\nname=M\xfcller\n', 'latin1');
    place.write({ 'CfgDN_annex_1.cfg': bytes });
    assert.equal(place.run(['fix', '.']).status, 1);
    assert.ok(readFileSync(place.path('CfgDN_annex_1.cfg')).equals(bytes));
  });

  test('--rule makes the fixes of some rules only', () => {
    place.write({ 'a.dn.yaml': dnFile('multimedia: True', 'Voice: true') });
    place.run(['fix', '--rule', 'option/case', 'a.dn.yaml']);
    assert.equal(place.read('a.dn.yaml'), dnFile('multimedia: True', 'voice: true'));
    const { status, stderr } = place.run(['fix', '--rule', 'option/cas', 'a.dn.yaml']);
    assert.deepEqual([status, stderr], [2, "dn-config: there is no rule 'option/cas'; perhaps option/case is meant\n"]);
  });

  test('keeps the mode, and links as links', () => {
    place.write({ 'real/a.dn.yaml': mendable });
    chmodSync(place.path('real/a.dn.yaml'), 0o640);
    symlinkSync('real/a.dn.yaml', place.path('link.dn.yaml'));
    assert.equal(place.run(['fix', 'link.dn.yaml']).status, 0);
    assert.ok(lstatSync(place.path('link.dn.yaml')).isSymbolicLink());
    assert.equal(place.read('real/a.dn.yaml'), good);
    assert.equal(statSync(place.path('real/a.dn.yaml')).mode & 0o777, 0o640);
  });

  test('does not touch what is read-only, says so, and goes on', () => {
    place.write({ 'a.dn.yaml': mendable, 'b.dn.yaml': mendable });
    chmodSync(place.path('a.dn.yaml'), 0o444);
    const { status, stderr } = place.run(['fix', '.']);
    assert.deepEqual([status, stderr], [2, 'dn-config: a.dn.yaml: not changed: it is read-only\n']);
    assert.equal(place.read('a.dn.yaml'), mendable);
    assert.equal(place.read('b.dn.yaml'), good);
  });

  test('removes what a killed run has left, once it is old', () => {
    place.write({ 'a.dn.yaml': mendable, '.a.dn.yaml.dn-config-1.tmp': 'x', '.a.dn.yaml.dn-config-2.tmp': 'x' });
    utimesSync(place.path('.a.dn.yaml.dn-config-1.tmp'), 1, 1);
    place.run(['fix', 'a.dn.yaml']);
    assert.deepEqual(readdirSync(place.folder), ['.a.dn.yaml.dn-config-2.tmp', 'a.dn.yaml']);
  });

  suite('--dry-run', () => {
    const texts: Readonly<Record<string, string>> = {
      'one line': mendable,
      'the last line, without an end': dnFile('voice: true', 'multimedia: True').trimEnd(),
      'the first line': '[tserver]\nvoice=true\n',
      'changes far from each other': dnFile(
        'multimedia: True',
        ...Array.from({ length: 20 }, (_, n) => `x-${n}: y`),
        'voice: True',
      ),
      'changes near each other': dnFile(
        'multimedia: True',
        ...Array.from({ length: 6 }, (_, n) => `x-${n}: y`),
        'voice: True',
      ),
      'lines that go': dnFile('multimedia: true', 'voice: true', 'multimedia: true', 'x: y'),
      'the last line that goes': dnFile('multimedia: true', 'multimedia: true').trimEnd(),
      'other line ends': dnFile('multimedia: True', 'voice: true').replaceAll('\n', '\r\n'),
      'a byte order mark': `\ufeff${dnFile('multimedia: True')}`,
    };
    for (const [name, text] of Object.entries(texts))
      test(`prints a diff that Git applies: ${name}`, () => {
        const file = text.startsWith('[') ? 'CfgDN_annex_1.cfg' : 'a.dn.yaml';
        place.write({ [file]: text });
        const { stdout } = place.run(['fix', '--dry-run', file]);
        assert.equal(place.read(file), text);
        place.run(['fix', file]);
        const fixed = place.read(file);
        assert.notEqual(fixed, text);
        place.write({ [file]: text });
        execFileSync('git', ['apply', '--unidiff-zero', '-'], { cwd: place.folder, input: stdout });
        assert.equal(place.read(file), fixed);
      });

    test('prints it as Git does', () => {
      place.write({ 'a.dn.yaml': mendable });
      const { stdout, stderr, status } = place.run(['fix', '--dry-run', './a.dn.yaml']);
      assert.equal(
        stdout,
        [
          '--- a/a.dn.yaml',
          '+++ b/a.dn.yaml',
          '@@ -3,5 +3,5 @@',
          '     type: extension',
          '     userProperties:',
          '       TServer:',
          '-        multimedia: True',
          '+        multimedia: true',
          '         sip-signaling-chat: none',
          '',
        ].join('\n'),
      );
      assert.deepEqual(
        [status, stderr],
        [0, 'dn-config: Not written: 1 fix in 1 file. Left: No findings in 1 file of DNs\n'],
      );
    });

    test('names files so that Git and patch find them', () => {
      const names = ['north east/a b.dn.yaml', 'quote".dn.yaml'];
      place.write(Object.fromEntries(names.map((name) => [name, mendable])));
      const { stdout } = place.run(['fix', '--dry-run', ...names]);
      assert.match(stdout, /^--- a\/north east\/a b\.dn\.yaml\t\n\+\+\+ b\/north east\/a b\.dn\.yaml\t\n/);
      execFileSync('git', ['apply', '-'], { cwd: place.folder, input: stdout });
      assert.deepEqual(
        names.map((name) => place.read(name)),
        [good, good],
      );
    });

    test('masks secrets whose names are written with escapes, or whose values do not end on their line', () => {
      const metadata = '"__metadata__":{"formatName":"JSON"}';
      const options = (text: string): string =>
        `{${metadata},"dns":[{"number":"1","type":"extension","userProperties":{"TServer":{${text}}}}]}`;
      place.write({
        'a.dn.json': options('"passwor\\u0064":"geheim","voice":"True"'),
        'b.dn.json': options('"password"="geheim","voice":"True"'),
        'c.dn.json': options('"voice":"True",\n"password":"eins\ngeheim"'),
        'd.dn.yaml': dnFile('"passwor\\x64": geheim', 'voice: True'),
        'e.xml': `<CfgData><CfgCreate><CfgDN id="a" name="1" type="1"><userProperties><list_pair key="TServer"><str_pair key="&#112;assword" value="geheim"/><str_pair key="voice" value="True"/></list_pair></userProperties></CfgDN></CfgCreate></CfgData>`,
      });
      for (const command of [['fix', '--dry-run'], ['lint']]) {
        const { stdout, stderr } = place.run([...command, '.']);
        assert.match(stdout, /True/);
        assert.doesNotMatch(stdout + stderr, /geheim/);
      }
    });

    test('masks secrets, and says so', () => {
      place.write({
        'a.dn.yaml': dnFile('# not geheim1', 'password: geheim1', 'multimedia: True', '# password: other'),
      });
      const { stdout, stderr } = place.run(['fix', '--dry-run', 'a.dn.yaml']);
      assert.doesNotMatch(stdout + stderr, /geheim|other/);
      assert.match(stdout, /\n {9}password: \*\*\*\n-/);
      assert.match(stderr, /^dn-config: secrets are masked/);
    });
  });

  suite('standard input', () => {
    test('comes out mended', () => {
      const { status, stdout, stderr } = place.run(['fix', '--stdin-path', 'a.dn.yaml', '-'], {
        input: `\ufeff${mendable}`,
      });
      assert.deepEqual(
        [status, stdout, stderr],
        [0, `\ufeff${good}`, 'dn-config: 1 fix in 1 file. Left: No findings in 1 file of DNs\n'],
      );
      assert.equal(place.run(['fix', '--quiet', '-'], { input: bad }).status, 1);
    });

    test('comes out with its secrets masked, which is said', () => {
      const { stdout, stderr } = place.run(['fix', '--quiet', '-'], {
        input: '[TServer]\npassword=geheim\nvoice=True\n',
      });
      assert.equal(stdout, '[TServer]\npassword=***\nvoice=true\n');
      assert.match(stderr, /^dn-config: secrets are masked.*\n$/);
    });

    test('comes out whole where a secret is empty, or stands before its name', () => {
      const gws = (value: string): string =>
        `{"statusCode":0,"dns":[{"number":"1","type":"1","userProperties":{"TServer":{"password":${value},"x":"b","voice":"True"}}}]}\n`;
      const pairs = (password: string): string =>
        `<CfgData><CfgCreate><CfgDN name="1" type="1"><userProperties><list_pair key="TServer"><str_pair ${password}/><str_pair key="voice" value="True"/></list_pair></userProperties></CfgDN></CfgCreate></CfgData>\n`;
      const cases: readonly (readonly [string, string])[] = [
        ['[TServer]\npassword=\nvoice=True\n', '[TServer]\npassword=\nvoice=true\n'],
        ['[TServer]\npassword=\n;geheim\nvoice=True\n', '[TServer]\npassword=\n***\nvoice=true\n'],
        [gws('""'), gws('""').replace('True', 'true')],
        [gws('null'), gws('null').replace('True', 'true')],
        [pairs('key="password" value=""'), pairs('key="password" value=""').replace('True', 'true')],
        [pairs('value="geheim" key="password"'), pairs('value=*** key="password"').replace('True', 'true')],
        [pairs('value="geheim" key="password"').replace('/list', 'list'), '***\n'],
        [dnFile('password: ""', 'voice: True'), dnFile('password: ""', 'voice: true')],
        [dnFile('password: "" # geheim', 'voice: True'), dnFile('', 'voice: true').replace(/^ +$/m, '***')],
      ];
      for (const [input, output] of cases) assert.equal(place.run(['fix', '--quiet', '-'], { input }).stdout, output);
    });

    test('says nothing of what stands in or behind a secret without text', () => {
      const list = (rest: string): string =>
        `<CfgData><CfgCreate><CfgDN name="1" type="1"><userProperties><list_pair key="TServer">${rest}<str_pair key="voice" value="True"/></list_pair></userProperties></CfgDN></CfgCreate></CfgData>\n`;
      const json = (password: string): string =>
        `{"dns":[{"number":"1","type":"Extension","options":{"TServer":{"password":${password},"voice":"True"}}}]}\n`;
      const inputs = [
        json('["geheim"]'),
        json('{"a":"geheim"}'),
        dnFile('voice: True', 'password: [geheim]'),
        dnFile('voice: True', 'password: {geheim: }'),
        dnFile('voice: True').replace(/TServer:\n.*/, "TServer: {password: '', voice: True} # geheim"),
        dnFile('voice: True').replace(/TServer:\n.*/, "TServer: {voice: True, password: ''} # geheim"),
        list('<list_pair key="password"><str_pair key="a" value="geheim"/></list_pair>'),
        list('<str_pair key="password" value="" old="geheim"/>'),
        list('<str_pair key="password" value=""/>geheim'),
        list('<str_pair key="password" value=""/><![CDATA[geheim]]>'),
        list('<str_pair key="password" value=""/><?was geheim?>'),
        list('<str_pair key="password" value="">geheim</str_pair>'),
        list('<str_pair value="" key="password"/><!-- geheim -->'),
        list('<str_pair value="other" key="password"/><!-- geheim -->'),
      ];
      for (const input of inputs) {
        const { stdout } = place.run(['fix', '--quiet', '-'], { input });
        assert.match(stdout, /\*\*\*/, input);
        assert.doesNotMatch(stdout, /geheim/, input);
      }
    });

    test('is refused when it holds no DNs, and beside other files', () => {
      const pod = place.run(['fix', '-'], { input: 'kind: Pod\n' });
      assert.deepEqual([pod.status, pod.stdout, pod.stderr], [2, '', 'dn-config: -: this is no DN file\n']);
      const project = place.run(['fix', '--stdin-path', 'dn-config.yaml', '-'], { input: 'deployment: multi-site\n' });
      assert.deepEqual(
        [project.status, project.stdout, project.stderr],
        [2, '', 'dn-config: dn-config.yaml: this is no DN file\n'],
      );
      assert.equal(place.run(['fix', '-', 'a.dn.yaml']).status, 2);
    });
  });

  test('killed at any moment, leaves every file as it was or as it should be', { timeout: 240_000 }, async () => {
    const lines = Array.from({ length: 300 }, (_, number) => `x-option-${number}: value`);
    const [old, now] = [dnFile('multimedia: True', ...lines), dnFile('multimedia: true', ...lines)];
    const names = Array.from({ length: 60 }, (_, number) => `${number}.dn.yaml`);
    const write = (): void => {
      for (const name of names) writeFileSync(place.path(name), old);
    };
    write();
    const started = performance.now();
    assert.equal(spawnSync(process.execPath, [bundle, 'fix', '--quiet', '.'], { cwd: place.folder }).status, 0);
    const whole = performance.now() - started;
    let [untouched, half, done] = [0, 0, 0];
    for (let round = 0; round < 12; round++) {
      write();
      const child = place.start(['fix', '--quiet', '.']);
      // Most of the time goes by before the first file is written, so most kills come behind that.
      setTimeout(() => child.kill(round % 6 === 0 ? 'SIGTERM' : 'SIGKILL'), whole * (0.3 + 0.7 * (round / 12)));
      await once(child, 'exit');
      const texts = names.map((name) => place.read(name));
      assert.ok(texts.every((text) => text === old || text === now));
      const changed = texts.filter((text) => text === now).length;
      if (changed === 0) untouched++;
      else if (changed < names.length) half++;
      else done++;
      const others = readdirSync(place.folder).filter((name) => !names.includes(name));
      assert.ok(
        others.every((name) => /^\.\d+\.dn\.yaml\.dn-config-[0-9a-f]+\.tmp$/.test(name)),
        others.join(),
      );
      for (const name of others) utimesSync(place.path(name), 1, 1);
    }
    assert.ok(half > 0, `no kill came in between: ${untouched} before, ${done} after`);
    write();
    assert.equal(place.lintedPaths(['.']).length, names.length);
    place.run(['fix', '.']);
    assert.deepEqual(readdirSync(place.folder).sort(), [...names].sort());
  });
});
