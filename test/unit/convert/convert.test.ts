import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { analyse } from '../../../server/src/analysis/analysis.ts';
import { createCatalogue } from '../../../server/src/catalogue/catalogue.ts';
import { builtInOptions } from '../../../server/src/catalogue/options.ts';
import {
  type ConvertOptions,
  type ConvertResult,
  type ConvertTarget,
  convert,
  convertTargets,
  noteLines,
} from '../../../server/src/convert/convert.ts';
import { dnsIn, read, surroundings } from '../../support/read.ts';
import { checkConversion } from '../../support/sameButReported.ts';

type Files = Readonly<Record<string, string>>;

function converted(files: Files, target: ConvertTarget, options: ConvertOptions = {}): ConvertResult {
  const sources = Object.entries(files).map(([fileName, text]) => ({ fileName, analysis: read(text, fileName) }));
  return convert(sources, target, options);
}

/** The only file of the result, and the notes as people see them. */
function one(files: Files, target: ConvertTarget, options?: ConvertOptions): { text: string; notes: string[] } {
  const result = converted(files, target, options);
  assert.equal(result.files.length, 1);
  if (Object.keys(files).length === 1) {
    const [[fileName, text] = ['', '']] = Object.entries(files);
    checkConversion(text, fileName, target);
  }
  return { text: result.files[0]?.text ?? '', notes: noteLines(result.notes) };
}

const xml = (reference: string, create: string): string =>
  `<CfgData>\n<CfgReference>${reference}</CfgReference>\n<CfgCreate>\n${create}\n</CfgCreate>\n</CfgData>\n`;

suite('References', () => {
  test('a name becomes an entry of CfgReference, once', () => {
    const dns = ['7001', '7002'].map(
      (number) => `  - {number: "${number}", type: extension, switch: Berlin Switch, tenant: Resources}`,
    );
    const { text, notes } = one({ 'a.dn.yaml': `dns:\n${dns.join('\n')}\n` }, 'cfgdata');
    assert.match(
      text,
      /<CfgTenantRef id="Resources" name="Resources"\/>\n\s+<CfgSwitchRef id="Berlin_Switch" name="Berlin Switch" ownerDBID="Resources"\/>\n\s+<\/CfgReference>/,
    );
    assert.match(text, /<CfgDN id="dn7001" name="7001" type="1" ownerDBID="Berlin_Switch"\/>/);
    assert.deepEqual(notes, []);
  });

  test('a switch of one name in two tenants is two switches', () => {
    const { text } = one(
      {
        'a.dn.yaml':
          'dns:\n  - {number: "1", switch: S, tenant: A}\n  - {number: "1", switch: S, tenant: B}\n  - {number: "1", switch: S}\n',
      },
      'cfgdata',
    );
    assert.deepEqual(
      [...text.matchAll(/CfgSwitchRef id="([^"]+)"/g)].map(([, id]) => id),
      ['S', 'S-2', 'S-3'],
    );
  });

  test('what an id leads to is a name, what says a DBID is one', () => {
    const { text, notes } = one(
      {
        'a.xml': xml(
          '<CfgTenantRef id="T" name="Environment"/><CfgSwitchRef id="S" name="SIP" ownerDBID="T"/>',
          '<CfgDN id="a" name="1" ownerDBID="S"/>\n<CfgDN id="b" name="2" ownerDBID="CfgSwitch101"/>\n<CfgDN id="c" name="3" ownerDBID="Other"/>',
        ),
      },
      'yaml',
    );
    assert.equal(
      text,
      'dns:\n  - number: "1"\n    switch: SIP\n    tenant: Environment\n\n  - number: "2"\n    switchDBID: 101\n\n  - number: "3"\n    switch: Other\n',
    );
    assert.deepEqual(notes, [
      'kept: switch (DN 3): the file does not say what the id leads to; it is taken for a name',
    ]);
  });

  test('a DBID becomes an id that says it; a name becomes no DBID', () => {
    const gws = '{"statusCode": 0, "dns": [{"number": "1", "switchDBID": "101", "groupDBID": "7"}]}';
    const { text, notes } = one({ 'a.json': gws }, 'cfgdata');
    assert.match(text, /<CfgDN id="dn1" name="1" ownerDBID="CfgSwitch101"\/>/);
    assert.deepEqual(notes, [
      'left out: groupDBID (DN 1): how CfgData calls such an object by its DBID is not published',
      'kept: switchDBID (DN 1): its name is not known, so CfgData refers to an id that the file does not explain',
    ]);
    assert.match(
      one({ 'a.dn.yaml': 'dns:\n  - {number: "1", switch: S}\n' }, 'gws').notes.join(),
      /left out: switch .*by DBID/,
    );
  });

  test('no id is made that looks like one with a DBID', () => {
    const { text } = one(
      { 'a.dn.yaml': 'dns:\n  - {number: "1", switch: CfgSwitch101}\n  - {number: "2", switchDBID: 101}\n' },
      'cfgdata',
    );
    assert.match(text, /CfgSwitchRef id="CfgSwitch101_" name="CfgSwitch101"/);
  });

  test('destinations are DNs of the file, or become references', () => {
    const source = `dns:
  - number: "7900"
    type: routingpoint
    switch: S
    destinationDNs:
      - {number: "7001", switch: S, type: extension}
      - {number: "7002", switch: Far}
  - {number: "7001", type: extension, switch: S}
`;
    const { text, notes } = one({ 'a.dn.yaml': source }, 'cfgdata');
    assert.match(text, /<CfgDNRef id="_7002" name="7002" ownerDBID="Far"\/>/);
    assert.match(
      text,
      /<CfgRouteDN id="dn7900"[^>]*>\s*<destDNDBIDs>\s*<CfgDNDestDN linkDBID="dn7001"\/>\s*<CfgDNDestDN linkDBID="_7002"\/>/,
    );
    assert.deepEqual(notes, []);
    assert.match(noteLines(converted({ 'a.dn.yaml': source }, 'options').notes).join(), /destinationDNs/);
  });

  test('access numbers keep their switches', () => {
    const source =
      'dns:\n  - number: "1"\n    type: extroutingpoint\n    switch: S\n    accessNumbers: [{number: "99", switch: T}]\n';
    assert.match(one({ 'a.dn.yaml': source }, 'cfgdata').text, /<CfgDNAccessNumber linkDBID="T" number="99"\/>/);
    assert.match(
      one({ 'a.dn.yaml': source }, 'json').text,
      /"accessNumbers": \[\s*\{ "number": "99", "switch": "T" \}/,
    );
  });

  test('the ids of several files do not mix', () => {
    const file = (name: string, number: string): string =>
      xml(`<CfgSwitchRef id="S" name="${name}"/>`, `<CfgDN id="x" name="${number}" ownerDBID="S"/>`);
    const { text } = one({ 'a.xml': file('Berlin', '1'), 'b.xml': file('Lisbon', '2') }, 'cfgdata');
    const yaml = one({ 'c.xml': text }, 'yaml').text;
    assert.equal(yaml, 'dns:\n  - number: "1"\n    switch: Berlin\n\n  - number: "2"\n    switch: Lisbon\n');
  });
});

suite('Values', () => {
  test('lists that come by aliases are what the aliases mean', () => {
    const source = `.there: &there [{number: &n "7001", switch: S}]
dns:
  - &first
    number: "1"
    type: routingpoint
    destinationDNs: *there
    folder: {type: folder, owner: {type: switch, name: S}, path: [a, b]}
  - {<<: *first, number: "2"}
`;
    const { text, notes } = one({ 'a.dn.yaml': source }, 'json');
    const dns = JSON.parse(text).dns;
    for (const dn of dns) {
      assert.deepEqual(dn.destinationDNs, [{ number: '7001', switch: 'S' }]);
      assert.deepEqual(dn.folder, { type: 'folder', owner: { type: 'switch', name: 'S' }, path: ['a', 'b'] });
    }
    assert.deepEqual(notes, []);
  });

  test('a bomb of aliases is reported and costs little', () => {
    const levels = Array.from(
      { length: 30 },
      (_, at) => `.l${at}: &l${at} [${at === 0 ? 'x' : `*l${at - 1}, *l${at - 1}`}]`,
    );
    const source = `${levels.join('\n')}\ndns:\n  - number: "1"\n    destinationDNs: *l29\n`;
    const before = performance.now();
    const { text, notes } = one({ 'a.dn.yaml': source }, 'json');
    assert.ok(performance.now() - before < 10_000);
    assert.equal(JSON.parse(text).dns[0].destinationDNs, undefined);
    assert.match(notes.join(), /left out: destinationDNs/);
  });

  test('integers and binary values are kept where a format has them, else reported', () => {
    const source = xml(
      '',
      '<CfgDN id="a" name="1"><userProperties><list_pair key="TServer"><int_pair key="n" value="5"/><bin_pair key="b" value="ff"/><list_pair key="l"><str_pair key="x" value="y"/></list_pair></list_pair></userProperties></CfgDN>',
    );
    assert.match(
      one({ 'a.xml': source }, 'cfgdata').text,
      /<int_pair key="n" value="5"\/>\s*<bin_pair key="b" value="ff"\/>\s*<list_pair key="l">\s*<str_pair key="x" value="y"\/>\s*<\/list_pair>/,
    );
    const json = one({ 'a.xml': source }, 'json');
    assert.deepEqual(JSON.parse(json.text).dns[0].userProperties, { TServer: { n: 5, l: { x: 'y' } } });
    assert.deepEqual(json.notes, [
      "left out: option 'TServer/b' (DN 1): it is binary, and how JSON writes that is not published",
    ]);
    assert.deepEqual(one({ 'a.xml': source }, 'options').text, '[TServer]\nn=5\n');
    const mutagen = '{"dns": [{"number": "1", "userProperties": {"TServer": {"b": ["ff=="]}}}]}';
    assert.match(one({ 'a.json': mutagen }, 'yaml').text, /b:\n\s+- ff==/);
    assert.match(one({ 'a.json': mutagen }, 'cfgdata').notes.join(), /left out: option 'TServer\/b'/);
  });

  test('an enumeration is written as the target has it; what is no member is reported', () => {
    const source =
      'dns:\n  - {number: "1", type: Extension, state: enabld, registerAll: "ondemand", useOverride: true}\n';
    const gax = one({ 'a.dn.yaml': source }, 'gax');
    assert.match(
      gax.text,
      /"subtype": "CFGExtension",[\s\S]*"registerall": "CFGDROnDemand",\s*"useoverride": "CFGTrue"/,
    );
    assert.deepEqual(gax.notes, [
      'left out: state (DN 1): it is no member of its enumeration that the JSON of Genesys Administrator Extension could name',
    ]);
    assert.match(one({ 'a.dn.yaml': source }, 'json').text, /"state": "enabld"[\s\S]*"useOverride": true/);
    assert.match(one({ 'a.dn.yaml': source }, 'cfgdata').text, /type="1" registerAll="3" useOverride="2"/);
  });

  test('of what stands twice a mapping keeps the first, and the others are reported', () => {
    const source = '[TServer]\na=1\na=2\n[X]\nb=1\n[TServer]\nc=3\na=1\n';
    for (const target of ['yaml', 'json', 'gws'] as const) {
      const { text, notes } = one({ 'CfgDN_annex_1.cfg': source }, target);
      assert.match(text, /a"?: "1"[\s\S]*c"?: "3"/);
      assert.deepEqual(
        notes.filter((note) => note.includes('twice')).map((note) => note.split(' (')[0]),
        ["left out: option 'TServer/a'", "changed: section 'TServer'"],
      );
    }
    assert.equal(one({ 'CfgDN_annex_1.cfg': source }, 'options').text, source);
    assert.equal(one({ 'CfgDN_annex_1.cfg': source }, 'cfgdata').text.match(/list_pair key/g)?.length, 3);
    assert.equal(one({ 'CfgDN_annex_1.cfg': source }, 'gax').text.match(/"key"/g)?.length, 5);
  });

  test('fields that no DN has go where there is a place for them', () => {
    const source = 'dns:\n  - {number: "1", note: {a: [1, "2", true]}, multimedia: true}\n';
    assert.deepEqual(JSON.parse(one({ 'a.dn.yaml': source }, 'json').text).dns[0], {
      number: '1',
      note: { a: [1, '2', true] },
      multimedia: true,
    });
    assert.match(
      one({ 'a.dn.yaml': source }, 'cfgdata').notes.join(),
      /left out: note, multimedia \(DN 1\): it is no field of a DN/,
    );
  });

  test('an option outside of all sections is reported', () => {
    const { text, notes } = one({ 'CfgDN_annex_1.cfg': 'number=5\n[TServer]\nvoice=true\n' }, 'yaml');
    assert.equal(
      text,
      'dns:\n  - DBID: 1\n    number: "5"\n    userProperties:\n      TServer:\n        voice: true\n'.replace(
        '    number: "5"\n',
        '',
      ),
    );
    assert.match(notes.join(), /left out: number/);
  });
});

suite('What is no DN', () => {
  test('is named', () => {
    const mutagen =
      '{"__metadata__": {"formatName": "JSON"}, "persons": [], "dns": [{"number": "1", "type": "trunk"}], "switches": []}';
    assert.deepEqual(one({ 'a.json': mutagen }, 'yaml').notes, [
      "left out: 'persons', 'switches' (a.json): only DNs are converted, and what they share",
    ]);
    assert.match(
      one({ 'a.dn.yaml': 'other: 1\n.s: &s {a: b}\ndns:\n  - {number: "1", annex: {T: *s}}\n' }, 'json').notes.join(),
      /^left out: 'other' \(/,
    );
    assert.match(
      one(
        { 'a.xml': xml('', '<CfgSwitch id="S" name="x"/><CfgDN id="a" name="1" ownerDBID="S"/>') },
        'yaml',
      ).notes.join(),
      /left out: CfgSwitch /,
    );
  });

  test('DNs that are taken away are not made', () => {
    const source =
      '<CfgData><CfgCreate><CfgDN id="a" name="1"/></CfgCreate>\n<CfgRemove>\n<CfgDN id="b" name="2"/>\n</CfgRemove></CfgData>';
    const { text, notes } = one({ 'a.xml': source }, 'yaml');
    assert.equal(text, 'dns:\n  - number: "1"\n');
    assert.match(notes.join(), /left out: CfgRemove/);
  });

  test('updates stay updates, and only in CfgData', () => {
    const update = '<CfgDNUpdate DBIDref="dn1">\n<!-- why --><state action="change"/></CfgDNUpdate>';
    const source = `<CfgData><CfgReference><CfgDNRef id="dn1" name="7001"/></CfgReference>\n<CfgUpdate>\n${update}\n</CfgUpdate></CfgData>`;
    assert.ok(one({ 'a.xml': source }, 'cfgdata').text.includes(update));
    const { files, notes } = converted({ 'a.xml': source }, 'yaml');
    assert.deepEqual(files, []);
    assert.deepEqual(noteLines(notes), [
      'left out: the update (DN 7001): it changes a DN that exists, which only CfgData can say',
    ]);
  });

  test('a file that cannot be read gives nothing', () => {
    const { files, unreadable } = converted({ 'a.dn.yaml': 'dns:\n  - number: "1"\n   type: trunk\n' }, 'json');
    assert.deepEqual(files, []);
    assert.equal(unreadable[0]?.offset, 24);
  });
});

suite('Comments', () => {
  const source = `# head
dns:
  # above
  - number: "1" # its number
    userProperties: # the annex
      # section
      TServer: # beside
        # option
        voice: true # why -- because
# end
`;
  test('go where the target has a place for them', () => {
    const yaml = one({ 'a.dn.yaml': source }, 'yaml').text;
    assert.match(yaml, /^# head\ndns:\n {2}# above\n {2}# the annex\n {2}- number: "1" # its number\n/);
    assert.match(
      yaml,
      /\n {6}# section\n {6}TServer: # beside\n {8}# option\n {8}voice: true # why -- because\n# end\n$/,
    );
    const { text } = one({ 'a.dn.yaml': source }, 'cfgdata');
    assert.match(text, /<!-- head -->\n<CfgData/);
    assert.match(text, /<!-- above -->\n {4}<!-- the annex -->\n {4}<!-- its number -->\n {4}<CfgDN/);
    assert.match(
      text,
      /<!-- section -->\n\s+<list_pair key="TServer"> <!-- beside -->\n\s+<!-- option -->\n\s+<str_pair key="voice" value="true"\/> <!-- why - - because -->/,
    );
  });

  test('are reported once where there is none', () => {
    assert.deepEqual(one({ 'a.dn.yaml': source }, 'gws').notes, [
      'left out: comments (a.dn.yaml): JSON has no comments',
    ]);
    assert.doesNotMatch(one({ 'a.dn.yaml': source }, 'options').text, /[#;]/);
  });

  test('about a file that becomes part of one stand above its first DN', () => {
    const { text, notes } = one(
      { 'a.dn.yaml': source, 'b.dn.yaml': '# dn-config: deployment=multi-site\ndns:\n  - number: "2"\n' },
      'yaml',
    );
    assert.match(
      text,
      /^dns:\n {2}# head\n {2}# above\n[\s\S]*\n {2}# dn-config: deployment=multi-site\n {2}- number: "2"\n/,
    );
    assert.match(notes.join(), /changed: a comment for DN Config \(b\.dn\.yaml\)/);
  });
});

suite('Passwords', () => {
  const values = ['geheim12', 'a"b<c>', 'true-secret', 'zwei\nZeilen'];
  test('are in no note, and in no text that is looked at', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...values),
        fc.constantFrom(...convertTargets),
        fc.constantFrom('json', 'yaml', 'xml'),
        (secret, target, kind) => {
          const quoted = JSON.stringify(secret);
          const attribute = secret
            .replaceAll('&', '&amp;')
            .replaceAll('<', '&lt;')
            .replaceAll('"', '&quot;')
            .replaceAll('\n', '&#10;');
          const texts: Readonly<Record<typeof kind, string>> = {
            json: `{"dns": [{"number": "1", "name": ${quoted}, "x": [${quoted}], "userProperties": {"TServer": {"password": ${quoted}, "other": ${quoted}, "l": [${quoted}, "b"]}}}]}`,
            yaml: `# password: ${quoted}\n# about ${secret.includes('\n') ? 'it' : secret}\ndns:\n  - number: "1"\n    name: ${quoted}\n    annex:\n      TServer:\n        password: ${quoted}\n        PASSWORD: [${quoted}]\n        ${quoted}: x\n`,
            xml: `<CfgData><CfgUpdate><CfgDNUpdate DBIDref="a"><!-- geheim12 --><userProperties><list_pair key="TServer"><str_pair key="password" value="${attribute}"/></list_pair></userProperties></CfgDNUpdate></CfgUpdate></CfgData>`,
          };
          const fileName = { json: 'a.json', yaml: 'a.dn.yaml', xml: 'a.xml' }[kind];
          const result = converted({ [fileName]: texts[kind] }, target, { hidesSecrets: true });
          const shown = [...result.files.flatMap(({ name, text }) => [name, text]), ...noteLines(result.notes)].join(
            '\n',
          );
          for (const form of [secret, quoted.slice(1, -1), attribute]) assert.ok(!shown.includes(form), shown);
          assert.ok(result.hidesSome);
          const kept = converted({ [fileName]: texts[kind] }, target);
          assert.ok(!noteLines(kept.notes).join('\n').includes(secret));
        },
      ),
      { numRuns: 200, seed: 7 },
    );
  });
});

suite('What hides a password', () => {
  const own = createCatalogue(builtInOptions, [
    { name: 'api-token', section: 'TServer', evidence: 'user', values: { kind: 'string', secret: true } },
  ]);
  const shown = (fileName: string, text: string, target: ConvertTarget): string => {
    const analysis = analyse(text, fileName, { ...surroundings(), catalogue: own });
    assert.ok(analysis);
    const { files, hidesSome, hasSecrets } = convert([{ fileName, analysis }], target, { hidesSecrets: true });
    assert.ok(hidesSome && hasSecrets);
    return files.map((file) => file.text).join('\n');
  };
  const inUpdate = (pairs: string): string =>
    `<CfgData><CfgUpdate><CfgDNUpdate DBIDref="a"><userProperties><list_pair key="TServer">${pairs}</list_pair></userProperties></CfgDNUpdate></CfgUpdate></CfgData>`;
  const dn = (options: string): string => `{"dns": [{"number": "1", "userProperties": {"TServer": {${options}}}}]}`;
  const cases: Readonly<Record<string, readonly [fileName: string, text: string, target: ConvertTarget]>> = {
    'a list in a field': ['a.dn.yaml', 'dns:\n- {number: "1", type: x, extra: [{password: geheim}]}\n', 'yaml'],
    'a mapping in an option': ['a.json', dn('"o": {"Password": ["geheim"]}'), 'json'],
    'blanks around its name': ['a.json', dn('"password ": "geheim"'), 'gax'],
    'a mapping in CfgData': [
      'a.xml',
      '<CfgData><CfgCreate><CfgDN id="a" name="1"><userProperties><list_pair key="TServer"><list_pair key="l"><str_pair key="password" value="geheim"/></list_pair></list_pair></userProperties></CfgDN></CfgCreate></CfgData>',
      'yaml',
    ],
    'a comment without a blank': ['a.dn.yaml', 'dns:\n# password=geheim\n- {number: "1", type: x}\n', 'yaml'],
    'a comment with a secret of a catalogue': ['a.dn.yaml', 'dns:\n# API-token: geheim\n- {number: "1"}\n', 'yaml'],
    'a comment of several lines': [
      'a.xml',
      '<CfgData><CfgCreate><!-- password:\n geheim --><CfgDN id="a" name="1"/></CfgCreate></CfgData>',
      'cfgdata',
    ],
    'an update form, deep': [
      'a.xml',
      inUpdate('<list_pair key="l"><str_pair value="geheim" key="password"/></list_pair>'),
      'cfgdata',
    ],
    'another value of an update form': [
      'a.xml',
      inUpdate('<str_pair key="password" value="geheim"/><str_pair key="b" value="is geheim"/>'),
      'cfgdata',
    ],
    'a comment in an update form': [
      'a.xml',
      inUpdate('<!-- api-token: geheim --><str_pair key="api-token" value="y"/>'),
      'cfgdata',
    ],
    'a reference': [
      'a.xml',
      '<CfgData><CfgReference><CfgSwitchRef id="s" name="s" password="geheim"/></CfgReference><CfgCreate><CfgDN id="a" name="1" ownerDBID="s" type="1"><userProperties><list_pair key="TServer"><str_pair key="password" value="x"/></list_pair></userProperties></CfgDN></CfgCreate></CfgData>',
      'cfgdata',
    ],
  };
  for (const [name, source] of Object.entries(cases))
    test(name, () => {
      const text = shown(...source);
      assert.match(text, /\*\*\*/);
      assert.doesNotMatch(text, /geheim/);
    });

  test('a number that is the password is in the name of no file', () => {
    const text = 'dns:\n- {number: geheim, annex: {TServer: {password: geheim}}}\n- {number: " 2 ", type: trunk}\n';
    const { files } = converted({ 'a.dn.yaml': text }, 'options');
    assert.deepEqual(
      files.map(({ name }) => name),
      ['dn-1.dn.cfg', '_2_.dn.cfg'],
    );
  });

  test('what is read again is the mask, in every format', () => {
    for (const target of convertTargets) {
      const text = shown('a.json', dn('"password": "geheim"'), target);
      const [again] = dnsIn(read(text, target === 'options' ? 'a.dn.cfg' : target === 'yaml' ? 'a.dn.yaml' : 'a.dn'));
      assert.equal(again?.sections[0]?.options[0]?.value.text, '***', target);
    }
  });
});

suite('Notes', () => {
  test('name what stands in other documents of a YAML stream', () => {
    const stream = 'dns:\n- {number: "1", type: x}\n---\nfoo: bar\n---\n# only a comment\n---\njust text\n';
    assert.deepEqual(one({ 'a.dn.yaml': stream }, 'yaml').notes, [
      "left out: a document that holds no DNs, 'foo' (a.dn.yaml): only DNs are converted, and what they share",
    ]);
  });

  test('are one line each, whatever things are called', () => {
    const source = `{"dns": [{"number": "1\\n2", "userProperties": {"T": {"a\\nb\\u001b[31m${'x'.repeat(3_000)}": "v", "=": "w"}}}]}`;
    const lines = noteLines(converted({ 'a.json': source }, 'options').notes);
    assert.ok(lines.length >= 3);
    for (const line of lines) {
      assert.doesNotMatch(line, /\p{Cc}/u);
      assert.ok(line.length < 1_100);
    }
  });

  test('that are the same of many DNs are one line', () => {
    const dns = Array.from({ length: 100 }, (_, at) => `  - {number: "${at + 1}", switch: S}\n`);
    assert.deepEqual(noteLines(converted({ 'a.dn.yaml': `dns:\n${dns.join('')}` }, 'gws').notes), [
      'left out: switch (DNs 1, 2, 3 and 97 more): the JSON of Genesys Web Services refers to other objects by DBID, which only the Configuration Server knows',
    ]);
  });
});

suite('File names', () => {
  const names = (yaml: string): string[] =>
    converted({ 'a.dn.yaml': `dns:\n${yaml}` }, 'options').files.map(({ name }) => name);
  const dn = (fields: string): string => `  - {${fields}, annex: {T: {a: b}}}\n`;

  test('of exports say the DBID, else the number, each once', () => {
    assert.deepEqual(
      names(dn('number: "1", DBID: 345') + dn('number: "1"') + dn('number: "1", DBID: 345') + dn('type: trunk')),
      ['CfgDN_annex_345.cfg', '1.dn.cfg', '1-2.dn.cfg', 'dn-4.dn.cfg'],
    );
  });

  test('lead nowhere else', () => {
    assert.deepEqual(
      names(
        ['../../etc/passwd', 'a/b\\c', 'NUL', '', '..', '*7#']
          .map((number) => dn(`number: ${JSON.stringify(number)}`))
          .join(''),
      ),
      ['__.._etc_passwd.dn.cfg', 'a_b_c.dn.cfg', '_NUL.dn.cfg', 'dn-4.dn.cfg', '_.dn.cfg', '_7_.dn.cfg'],
    );
  });
});

test('a section of which no option fits into GAX is said to be left out', () => {
  const annex = '<list_pair key="TServer"><list_pair key="l"><str_pair key="x" value="1"/></list_pair></list_pair>';
  const text = xml('', `<CfgDN name="1" type="1"><userProperties>${annex}</userProperties></CfgDN>`);
  assert.deepEqual(one({ 'a.xml': text }, 'gax').notes, [
    "left out: option 'TServer/l' (DN 1): it is no single value, and the JSON of Genesys Administrator Extension has no others",
    "left out: section 'TServer' (DN 1): it is empty without them, and the JSON of Genesys Administrator Extension lists options only",
  ]);
});

suite('What belongs nowhere', () => {
  /** A file, and what is said to be left out of it, whatever the target. */
  const cases: readonly (readonly [what: string, fileName: string, text: string, notes: readonly string[]])[] = [
    [
      'the usual frame',
      'a.xml',
      '<?xml version="1.0"?>\n<CfgData xmlns="x" xmlns:xsi="y" xsi:schemaLocation="z"><CfgCreate><CfgDN name="1" type="1"/></CfgCreate></CfgData>',
      [],
    ],
    [
      'attributes around objects',
      'a.xml',
      '<CfgData mode="full" version="8"><CfgCreate order="1"><CfgDN name="1" type="1"/></CfgCreate></CfgData>',
      ["'mode' of CfgData, 'version' of CfgData, 'order' of CfgCreate (a.xml): what is written has a frame of its own"],
    ],
    [
      'attributes of lists and pairs',
      'a.xml',
      xml(
        '',
        '<CfgDN name="1" type="1"><userProperties action="add"><list_pair key="TServer" a="1"><str_pair key="x-y" value="1" b="2"/></list_pair></userProperties></CfgDN>',
      ),
      ["'action' of userProperties, 'a' of list_pair, 'b' of str_pair (DN 1): nothing of that kind belongs there"],
    ],
    [
      'attributes of a list in a list',
      'a.xml',
      xml(
        '',
        '<CfgDN name="1" type="1"><userProperties><list_pair key="TServer"><list_pair key="l" c="1"><str_pair key="x" value="1" d="2"/></list_pair></list_pair></userProperties></CfgDN>',
      ),
      ["'c' of list_pair, 'd' of str_pair (DN 1): nothing of that kind belongs there"],
    ],
    [
      'text and instructions',
      'a.xml',
      xml('', '<?go?>text<CfgDN name="1" type="1">more<![CDATA[x]]></CfgDN>'),
      [
        'a processing instruction, text between elements (a.xml): what is written has a frame of its own',
        'text between elements (DN 1): nothing of that kind belongs there',
      ],
    ],
    [
      'what stands in a dump',
      'a.xml',
      '<ConfData v="1"><CfgDN w="1"><DBID value="1" x="1"/><number value="1"><y/></number><type value="1"/></CfgDN></ConfData>',
      [
        "'v' of ConfData (a.xml): what is written has a frame of its own",
        "'w' of CfgDN, 'x' of DBID, 'y' of number (DN 1): nothing of that kind belongs there",
      ],
    ],
    [
      'members of a GAX property',
      'a.json',
      '{"type":"CfgDN","subtype":"CFGExtension","number":"1","userproperties":{"a":1,"property":[{"section":"TServer","key":"x-y","value":"1","note":"n"},5]}}',
      [
        "'a' of userproperties, what is no object in the list 'property', 'note' of property (DN 1): nothing of that kind belongs there",
      ],
    ],
    [
      'the options of a GAX object under the name that they have elsewhere',
      'a.json',
      '{"type":"CfgDN","subtype":"CFGExtension","number":"1","userProperties":{"property":[{"section":"TServer","key":"voice","value":"true"}]}}',
      ["'userProperties' of CfgDN (DN 1): nothing of that kind belongs there"],
    ],
    [
      'members in a RAW file',
      'a.json',
      '{"__metadata__":{"formatName":"RAW"},"CFGDN":[{"number":"1","type":1,"userProperties":{"z":1,"list_pair":{"key":"TServer","y":1,"str_pair":{"key":"x-y","value":"1","w":1}}}}]}',
      ["'z' of userProperties, 'y' of list_pair, 'w' of str_pair (DN 1): nothing of that kind belongs there"],
    ],
  ];
  for (const [what, fileName, text, notes] of cases) {
    test(what, () => {
      for (const target of ['yaml', 'cfgdata', 'options', 'gax'] as const) {
        const found = one({ [fileName]: text }, target).notes.filter((line) =>
          /belongs there|frame of its own/.test(line),
        );
        assert.deepEqual(
          found,
          notes.map((note) => `left out: ${note}`),
          target,
        );
      }
    });
  }

  test('is said without secrets', () => {
    const annex =
      '<list_pair key="TServer" x="geheim" geheim="1"><str_pair key="password" value="geheim"/></list_pair>';
    const { notes } = one(
      { 'a.xml': xml('', `<CfgDN name="1" type="1"><userProperties>${annex}</userProperties></CfgDN>`) },
      'yaml',
    );
    assert.deepEqual(notes, [
      "left out: 'x' of list_pair, '***' of list_pair (DN 1): nothing of that kind belongs there",
    ]);
  });
});
