import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { after, before, suite, test } from 'node:test';
import manifest from '../../package.json' with { type: 'json' };
import { presets } from '../../server/src/catalogue/presets.ts';
import { ruleIds } from '../../server/src/rules/definitions.ts';
import { dnFile, Playground } from './playground.ts';

suite('usage', () => {
  const place = new Playground();
  after(() => place.remove());

  const commands = ['lint', 'fix', 'preset', 'plan', 'convert', 'explain', 'completion', 'lsp'];

  test('every command has its help, with examples', () => {
    for (const command of commands) {
      const { status, stdout, stderr } = place.run([command, '--help']);
      assert.deepEqual([status, stderr], [0, ''], command);
      assert.match(
        stdout,
        new RegExp(`^Usage: dn-config ${command} [\\s\\S]*\\nExamples:\\n {2}\\$ .*dn-config`),
        command,
      );
      assert.deepEqual(place.run(['help', command]), { status, stdout, stderr });
    }
  });

  test('the version', () => {
    assert.deepEqual(place.run(['--version']), { status: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });

  const wrong: Readonly<Record<string, readonly [args: readonly string[], message: RegExp]>> = {
    'no command': [[], /a command is missing/],
    'an unknown command': [['lnt', 'x'], /unknown command 'lnt'.*lint/],
    'no paths': [['lint'], /missing required argument 'paths'/],
    'an unknown option': [['lint', '--formt', 'json', 'x'], /unknown option '--formt'.*--format/],
    'an option without its value': [['lint', 'x', '--format'], /argument missing/],
    'a value that is none': [['lint', '--fail-on', 'loud', 'x'], /--fail-on.*'loud' is invalid.*error, warning/],
    'no number of threads': [['lint', '--jobs', '0', 'x'], /--jobs.*'0' is invalid/],
    'a preset that is none': [['preset', 'im-workspac', 'x'], /no preset 'im-workspac'; perhaps im-workspace is meant/],
    'a preset for nothing': [['preset', 'im-only'], /needs at least one file/],
    'an unknown shell': [['completion', 'cmd'], /Allowed choices are bash, zsh, fish/],
    'a server that should not speak': [['lsp'], /--stdio/],
    'an empty path': [['lint', ''], /no such file/],
  };
  for (const [name, [args, message]] of Object.entries(wrong))
    test(`wrong usage in one line: ${name}`, () => {
      const { status, stdout, stderr } = place.run(args);
      assert.equal(status, 2);
      assert.doesNotMatch(stdout, /Usage/);
      assert.match(stderr, /^dn-config: [^\n]+\n$/);
      assert.match(stderr, message);
    });

  test('a reader that has read enough is no failure to be told', () => {
    place.write({
      'a.dn.yaml': dnFile(...Array.from({ length: 5000 }, (_, number) => `x-${number}y: "z "`), 'multimedia: yes'),
    });
    const { stderr } = spawnSync(
      'bash',
      ['-c', `"${process.execPath}" dist/dn-config.js lint "${place.path('a.dn.yaml')}" | head -1`],
      { encoding: 'utf8' },
    );
    assert.equal(stderr, '');
  });
});

suite('explain', () => {
  const place = new Playground();
  after(() => place.remove());

  const known: Readonly<Record<string, RegExp>> = {
    'sip-signaling-chat':
      /^sip-signaling-chat · option of section TServer\n[\s\S]*Default: session\n[\s\S]*Source: [\s\S]*<https:\/\/docs\.genesys\.com/,
    multimedia: /Changes take effect: At the next interaction/,
    TServer: /section of a DN's annex/,
    number: /field of a DN \(text, mandatory\)|field of a DN/,
    CFGExtension: /^extension · CfgDNType 1/,
    extension: /^extension · CfgDNType 1/,
    Extension: /^extension · CfgDNType 1/,
    enabled: /CfgObjectState/,
    CfgRouteType: /enumeration\n\n- 0: noroute/,
    'im-only': /preset im-only[\s\S]*voice = false/,
    session: /session · value of sip-signaling-chat, the default/,
    SESSION: /session · value of sip-signaling-chat, the default/,
    'value/yaml-boolean': /Severity by default: error/,
  };
  for (const [name, text] of Object.entries(known))
    test(name, () => {
      const { status, stdout } = place.run(['explain', name]);
      assert.equal(status, 0);
      assert.match(stdout, text);
      assert.doesNotMatch(stdout, /\*\*|\]\(|\\_/);
      assert.match(place.run(['explain', '--format', 'markdown', name]).stdout, /^(\*\*|<!--|#)/);
    });

  test('every rule and preset', () => {
    for (const name of [ruleIds[0], ruleIds.at(-1), presets[0]?.id, presets.at(-1)?.id])
      assert.equal(place.run(['explain', String(name)]).status, 0, name);
  });

  test('near names for what nobody knows', () => {
    const { status, stdout, stderr } = place.run(['explain', 'sip-signalling-chat']);
    assert.deepEqual(
      [status, stdout, stderr],
      [2, '', "dn-config: nothing is known of 'sip-signalling-chat'; perhaps sip-signaling-chat is meant\n"],
    );
    assert.match(
      place.run(['explain', `__proto__\u001b[31m\n${'x'.repeat(100_000)}`]).stderr,
      /^dn-config: nothing is known of '__proto__·\[31m·x+…'\n$/,
    );
  });
});

test('explain does not say the default of a secret, nor does lint', () => {
  const place = new Playground().write({
    'dn-config.yaml': 'catalogues: [our.yaml]\nrules: { option/default: hint }\n',
    'our.yaml':
      'version: 1\noptions:\n  - { name: our-pin, section: TServer, values: { kind: string, secret: true }, default: geheim }\n',
    'a.dn.yaml': dnFile('our-pin: geheim'),
  });
  const explained = place.run(['explain', 'our-pin']);
  const linted = place.run(['lint', '--format', 'json', 'a.dn.yaml']);
  place.remove();
  assert.match(explained.stdout, /treated as a secret/);
  assert.match(linted.stdout, /option\/default/);
  assert.doesNotMatch(explained.stdout + linted.stdout, /geheim/);
});

suite('preset', () => {
  let place: Playground;
  const text = `${dnFile('multimedia: false', '# ours', 'contact: x')}  - number: "7102"\n    type: trunk\n    userProperties: {}\n`;

  before(() => {
    place = new Playground();
  });
  after(() => place.remove());

  test('without a name lists all', () => {
    const { status, stdout } = place.run(['preset']);
    assert.equal(status, 0);
    for (const { id } of presets) assert.ok(stdout.includes(`preset ${id}\n`));
  });

  test('changes the DNs that are meant, and says what changes and when', () => {
    place.write({ 'a.dn.yaml': text });
    const { status, stdout, stderr } = place.run(['preset', 'im-workspace', 'a.dn.yaml', '--dn', '70*']);
    assert.deepEqual([status, stderr], [0, '']);
    assert.equal(
      place.read('a.dn.yaml'),
      text
        .replace('multimedia: false', 'multimedia: true')
        .replace('contact: x\n', 'contact: x\n        sip-signaling-chat: session\n        voice: true\n'),
    );
    assert.match(
      stdout,
      /^a\.dn\.yaml: 1 DN changed \[im-workspace\]\n {2}DN 7001: multimedia: false → true \(At the next interaction\)/,
    );
    assert.match(place.run(['preset', 'im-workspace', 'a.dn.yaml', '--dn', '7001']).stdout, /^No DNs changed\.\n$/);
  });

  test('says of an option that goes that it goes, even where its default is the same', () => {
    place.write({ 'a.dn.yaml': dnFile('multimedia: true', 'sip-signaling-chat: session') });
    const { stdout } = place.run(['preset', 'voice-only', 'a.dn.yaml']);
    assert.match(stdout, /sip-signaling-chat: session \(default\), no longer written; voice: true, now written\n/);
  });

  test('says what cannot be done, with 1, and what does not exist, with 2', () => {
    place.write({ 'a.dn.yaml': text });
    const all = place.run(['preset', 'im-workspace', '--dry-run', 'a.dn.yaml']);
    assert.equal(all.status, 1);
    assert.match(all.stdout, /^--- a\/a\.dn\.yaml\n/);
    assert.equal(place.read('a.dn.yaml'), text);
    const none = place.run(['preset', 'im-workspace', 'a.dn.yaml', '--dn', '9*']);
    assert.deepEqual([none.status, none.stderr], [2, 'dn-config: no DN has such a number\n']);
  });

  test('from standard input to standard output', () => {
    const { stdout } = place.run(['preset', 'voice-only', '--quiet', '--stdin-path', 'x.dn.cfg', '-'], {
      input: '[TServer]\npassword=geheim\nmultimedia=true\n',
    });
    assert.equal(stdout, '[TServer]\npassword=***\nmultimedia=false\nvoice=true\n');
  });
});

suite('completion', () => {
  const place = new Playground();
  after(() => place.remove());

  test('bash completes commands, options, their values, and files', () => {
    const script = place.run(['completion', 'bash']).stdout;
    const complete = (...words: readonly string[]): string[] => {
      const list = words.map((word) => `'${word}'`).join(' ');
      const code = `${script}\nCOMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _dn_config; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return execFileSync('bash', ['-c', code], { cwd: place.folder, encoding: 'utf8' }).trim().split('\n');
    };
    place.write({ 'some.dn.yaml': '' });
    assert.deepEqual(complete('dn-config', 'l'), ['lint', 'lsp']);
    assert.deepEqual(complete('dn-config', 'lint', '--fa'), ['--fail-on']);
    assert.deepEqual(complete('dn-config', 'lint', '--format', 's'), ['sarif']);
    assert.deepEqual(complete('dn-config', 'fix', 'so'), ['some.dn.yaml']);
    assert.deepEqual(complete('dn-config', 'completion', ''), ['bash', 'zsh', 'fish']);
  });

  test('zsh and fish get scripts that name every command', () => {
    for (const shell of ['zsh', 'fish']) {
      const { stdout } = place.run(['completion', shell]);
      for (const command of ['lint', 'fix', 'preset', 'plan', 'convert', 'explain', 'completion', 'lsp'])
        assert.match(stdout, new RegExp(`\\b${command}\\b`));
    }
    assert.match(
      place.run(['completion', 'fish']).stdout,
      /seen_subcommand_from lint' -l fail-on -x -a 'error warning information hint'/,
    );
  });
});
