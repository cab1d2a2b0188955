import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeActionsOf } from '../../../server/src/features/codeActions.ts';
import { chooseAt, filesAfter, projectOf, quickFixesAt } from './actionsAt.ts';
import { documentOf, type Setting } from './cursorMark.ts';

const options: Setting = { fileName: 'CfgDN_annex_1.cfg' };
const xml: Setting = { fileName: 'dns.xml' };
const dn = (lines: string): string =>
  `dns:\n  - number: "1"\n    type: extension\n    annex:\n      TServer:\n${lines}`;
const forLine = 'Silence value/case for this line';
const forFile = 'Silence value/case in this file';
const element = (line: string): string =>
  `<CfgData>\n  <CfgCreate>\n    <CfgDN number="1" type="1">\n      <userProperties><list_pair key="TServer">\n${line}      </list_pair></userProperties>\n    </CfgDN>\n  </CfgCreate>\n</CfgData>\n`;

/** What each offer makes of a text. */
const made: readonly (readonly [what: string, title: string, before: string, after: string, setting?: Setting])[] = [
  [
    'a line',
    forLine,
    dn('        voice: Tr|ue # so\n'),
    dn('        # dn-config-disable-next-line value/case\n        voice: True # so\n'),
  ],
  [
    'a line, with the line ends of the file',
    forLine,
    dn('        voice: Tr|ue\n').replaceAll('\n', '\r\n'),
    dn('        # dn-config-disable-next-line value/case\n        voice: True\n').replaceAll('\n', '\r\n'),
  ],
  [
    'a line that a comment above silences for other rules',
    forLine,
    dn('        # dn-config-disable-next-line im/voice-off -- why\n        voice: Tr|ue\n'),
    dn('        # dn-config-disable-next-line im/voice-off, value/case -- why\n        voice: True\n'),
  ],
  [
    'a line that a comment behind silences for other rules',
    forLine,
    dn('        voice: Tr|ue # dn-config-disable-line im/voice-off\n'),
    dn('        voice: True # dn-config-disable-line im/voice-off, value/case\n'),
  ],
  [
    'a line of flow style',
    forLine,
    dn('        {\n          voice: Tr|ue,\n        }\n'),
    dn('        {\n          # dn-config-disable-next-line value/case\n          voice: True,\n        }\n'),
  ],
  [
    'a line inside of a text in quotes',
    'Silence value/whitespace for this line',
    dn('        note: x\n        voice: "tr|ue\n\n          "\n'),
    dn(
      '        note: x\n        # dn-config-disable-next-line value/whitespace\n        voice: "true\n\n          "\n',
    ),
  ],
  [
    'a line of an export',
    forLine,
    '[TServer]\n  voice=Tr|ue\n',
    '[TServer]\n  ; dn-config-disable-next-line value/case\n  voice=True\n',
    options,
  ],
  [
    'a line of XML',
    forLine,
    element('        <str_pair key="voice" value="Tr|ue"/>\n'),
    element('        <!-- dn-config-disable-next-line value/case -->\n        <str_pair key="voice" value="True"/>\n'),
    xml,
  ],
  [
    'what is wrong with a comment',
    'Silence config/unknown-rule for this line',
    dn('        voice: true # dn-config-disable-line no-such|-rule\n'),
    dn(
      '        # dn-config-disable-next-line config/unknown-rule\n        voice: true # dn-config-disable-line no-such-rule\n',
    ),
  ],
  [
    'a file',
    forFile,
    `# ours\n${dn('        voice: Tr|ue\n')}`,
    `# dn-config-disable value/case\n# ours\n${dn('        voice: True\n')}`,
  ],
  [
    'a file with directives of YAML',
    forFile,
    `# a\n%YAML 1.2\n# b\n---\n${dn('        voice: Tr|ue\n')}`,
    `# a\n%YAML 1.2\n# dn-config-disable value/case\n# b\n---\n${dn('        voice: True\n')}`,
  ],
  [
    'a file with a byte order mark',
    forFile,
    `\ufeff${dn('        voice: Tr|ue\n')}`,
    `\ufeff# dn-config-disable value/case\n${dn('        voice: True\n')}`,
  ],
  [
    'a file in which other rules are silenced',
    forFile,
    `# dn-config-disable dn/missing-type -- so\n${dn('        voice: Tr|ue\n')}`,
    `# dn-config-disable dn/missing-type, value/case -- so\n${dn('        voice: True\n')}`,
  ],
  [
    'an export',
    forFile,
    '[TServer]\nvoice=Tr|ue\n',
    '; dn-config-disable value/case\n[TServer]\nvoice=True\n',
    options,
  ],
  [
    'an XML file',
    forFile,
    `<?xml version="1.0"?>\n${element('<str_pair key="voice" value="Tr|ue"/>\n')}`,
    `<?xml version="1.0"?>\n<!-- dn-config-disable value/case -->\n${element('<str_pair key="voice" value="True"/>\n')}`,
    xml,
  ],
];

describe('silencing by a comment', () => {
  for (const [what, title, before, after, setting] of made)
    it(what, () => assert.equal(chooseAt(before, title, setting), after));

  const notOffered: readonly (readonly [what: string, title: RegExp, text: string, setting?: Setting])[] = [
    [
      'for a line inside of a tag',
      /this line/,
      element('        <str_pair key="voice"\n          value="Tr|ue"\n        />\n'),
      xml,
    ],
    [
      'in JSON',
      /Silence/,
      '{"dns": [{"number": "1", "type": "extension", "annex": {"TServer": {"voice": "Tr|ue"}}}]}',
      { fileName: 'a.dn.json' },
    ],
    [
      'for a file whose comments end it again',
      /this file/,
      `${dn('        voice: Tr|ue\n')}# dn-config-enable value/case\n`,
    ],
    [
      'for a file, of what is wrong with comments',
      /this file/,
      dn('        voice: true # dn-config-disable-line no-such|-rule\n'),
    ],
  ];
  for (const [what, title, text, setting] of notOffered)
    it(`is not offered ${what}`, () =>
      assert.deepEqual(
        quickFixesAt(text, setting).list.filter((action) => title.test(action.title)),
        [],
      ));

  it('comes behind what mends, and is not preferred', () => {
    const titles = quickFixesAt(dn('        voice: Tr|ue\n')).list.map(({ title, isPreferred }) => [
      title,
      isPreferred,
    ]);
    assert.deepEqual(titles, [
      ["Change to 'true'", true],
      [forLine, undefined],
      [forFile, undefined],
    ]);
  });
});

describe('silencing a selection', () => {
  const select = (text: string): string[] => {
    const document = documentOf(text);
    const end = { line: document.text.lineCount, character: 0 };
    const range = { start: { line: 0, character: 0 }, end };
    return codeActionsOf(document, range, { only: ['quickfix'] }, {})
      .map(({ title }) => title)
      .filter((title) => title.startsWith('Silence'));
  };

  it('offers each rule once for a line and once for the file', () =>
    assert.deepEqual(select(dn('        { voice: True, multimedia: True }\n')), [forLine, forFile]));

  it('offers nothing for very many findings', () =>
    assert.deepEqual(select(dn('        voice: True\n'.repeat(30))), []));
});

describe('silencing in the project file', () => {
  const text = dn('        voice: Tr|ue\n');
  const title = 'Silence value/case in dn-config.yaml';
  const after = (project: string | undefined): unknown => {
    const action = quickFixesAt(text, {}, { project: projectOf(project) }).list.find((one) => one.title === title);
    return action && filesAfter(action.edit, { 'dn-config.yaml': project ?? '' })['dn-config.yaml'];
  };

  it('adds an entry, byte-exact otherwise', () => {
    const rows: readonly (readonly [before: string, after: string | undefined])[] = [
      ['', 'rules:\n  value/case: off\n'],
      ['# ours\ndeployment: multi-site', '# ours\ndeployment: multi-site\nrules:\n  value/case: off\n'],
      [
        'rules:\r\n    a/b: hint # c\r\n\r\n# end\r\n',
        'rules:\r\n    a/b: hint # c\r\n    value/case: off\r\n\r\n# end\r\n',
      ],
      ['rules: # none yet\nimEndpoint: workspace\n', 'rules: # none yet\n  value/case: off\nimEndpoint: workspace\n'],
      ['rules: { a/b: hint }\n', 'rules: { a/b: hint, value/case: off }\n'],
      ['rules: {}\n', 'rules: { value/case: off }\n'],
      ['rules: ~\n', 'rules: { value/case: off }\n'],
      ['rules:\n  value/case: "warning" # loud\n', 'rules:\n  value/case: off # loud\n'],
      ['{deployment: multi-site}\n', '{deployment: multi-site, rules: { value/case: off }}\n'],
      ['---\ndeployment: multi-site\n...\n', '---\ndeployment: multi-site\nrules:\n  value/case: off\n...\n'],
      // What other places share cannot be changed for this one.
      ['rules: &r { a/b: hint }\noverrides: [{ rules: *r }]\n', undefined],
      ['a: &r { a/b: hint }\nrules: *r\n', undefined],
      ['rules: off\n', undefined],
      ['- rules\n', undefined],
      // An override would have it otherwise.
      ['overrides:\n  - dns: ["1"]\n    rules: { value/case: error }\n', undefined],
      [
        'overrides:\n  - dns: ["2"]\n    rules: { value/case: error }\n',
        'overrides:\n  - dns: ["2"]\n    rules: { value/case: error }\nrules:\n  value/case: off\n',
      ],
    ];
    for (const [before, expected] of rows) assert.equal(after(before), expected, before);
  });

  it('makes the file, with what the editor said until then', () =>
    assert.equal(after(undefined), 'deployment: multi-site\nrules:\n  value/case: off\n'));

  it('is the way to silence what stands in JSON', () => {
    const json = '{"dns": [{"number": "1", "type": "extension", "annex": {"TServer": {"voice": "Tr|ue"}}}]}';
    const { list } = quickFixesAt(json, { fileName: 'a.dn.json' }, { project: projectOf('') });
    assert.deepEqual(
      list.map((action) => action.title),
      ["Change to 'true'", title],
    );
  });

  it('speaks of the version that is open', () => {
    const { list } = quickFixesAt(text, {}, { project: projectOf('rules: {}\n') });
    const [change] = list.at(-1)?.edit?.documentChanges ?? [];
    assert.deepEqual(change && 'textDocument' in change && change.textDocument, {
      uri: 'file:///work/dn-config.yaml',
      version: 3,
    });
  });
});
