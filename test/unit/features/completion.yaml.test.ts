import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createCatalogue } from '../../../server/src/catalogue/catalogue.ts';
import { builtInOptions } from '../../../server/src/catalogue/options.ts';
import { resolveCompletion } from '../../../server/src/features/completionDocumentation.ts';
import { accept, itemsAt, labelsAt } from './cursorMark.ts';

/** A DN whose TServer section is open: what is added stands in that section. */
const section = `dns:
  - number: "7001"
    userProperties:
      TServer:
`;

/** Each case: what it is about, the text, the item that is accepted, the resulting text. */
type Case = readonly [about: string, before: string, label: string, after: string];

function cases(about: string, list: readonly Case[], setting?: { indent: number }): void {
  describe(about, () => {
    for (const [name, before, label, after] of list)
      it(name, () => assert.equal(accept(before, label, setting), after));
  });
}

const inSection = (list: readonly Case[]): Case[] =>
  list.map(([about, before, label, after]) => [about, section + before, label, section + after]);

cases(
  'option names',
  inSection([
    ['in an empty section at the end of the file', '        |', 'multimedia', '        multimedia: true'],
    ['in an empty section with a line behind it', '        |\n', 'multimedia', '        multimedia: true\n'],
    ['half-typed', '        mul|\n', 'multimedia', '        multimedia: true\n'],
    [
      'between options',
      '        a: b\n        |\n        c: d\n',
      'voice',
      '        a: b\n        voice: false\n        c: d\n',
    ],
    ['in the middle of a name, whose value stays', '        vo|ixe: true\n', 'voice', '        voice: true\n'],
    [
      'a misspelt name',
      '        sip-signalling-chat|: none\n',
      'sip-signaling-chat',
      '        sip-signaling-chat: none\n',
    ],
    ['a name in quotes', '        "vo|": true\n', 'voice', '        "voice": true\n'],
    ['a name whose value is there without a colon', '        voi| true\n', 'voice', '        voice: true\n'],
    ['before a comment', '        mul| # on\n', 'multimedia', '        multimedia: true # on\n'],
  ]),
);

cases(
  'a line in the wrong column',
  inSection([
    ['too far right', '        a: b\n             |   \n', 'voice', '        a: b\n        voice: false\n'],
    [
      'too far left, with options behind it',
      '        a: b\n|\n        c: d\n',
      'voice',
      '        a: b\n        voice: false\n        c: d\n',
    ],
    ['too far left, first of its section', '|\n        c: d\n', 'voice', '        voice: false\n        c: d\n'],
    ['half-typed too far left', '     vo|\n        c: d\n', 'voice', '        voice: false\n        c: d\n'],
    [
      'half-typed too far right, first of its section',
      '            vo|\n        c: d\n',
      'voice',
      '        voice: false\n        c: d\n',
    ],
    ['with tabs', '        a: b\n\t\t\t\t|\n', 'voice', '        a: b\n        voice: false\n'],
    ['in the column of the fields', '        a: b\n    |\n', 'state', '        a: b\n    state: \n'],
    ['between the columns of fields and dash', '        a: b\n   |\n', 'state', '        a: b\n    state: \n'],
    ['in the column of the dash', '        a: b\n  |\n', 'number', '        a: b\n  - number: ""\n'],
    ['in the first column', '        a: b\n|\n', 'number', '        a: b\n  - number: ""\n'],
  ]),
);

cases(
  'values',
  inSection([
    ['right behind the colon', '        voice:|\n', 'false', '        voice: false\n'],
    ['behind a blank', '        voice: |\n', 'false', '        voice: false\n'],
    ['at the end of the file', '        voice: |', 'false', '        voice: false'],
    ['half-typed', '        sip-signaling-chat: se|\n', 'session', '        sip-signaling-chat: session\n'],
    ['in double quotes', '        voice: "|"\n', 'false', '        voice: "false"\n'],
    ['in single quotes', "        voice: 'fa|lse'\n", 'true', "        voice: 'true'\n"],
    [
      'in quotes without the closing one',
      '        voice: "fa|\n        a: "b"\n',
      'false',
      '        voice: "false"\n        a: "b"\n',
    ],
    [
      'a wrong value is replaced whole',
      '        sip-signaling-chat: al|ways so # x\n',
      'none',
      '        sip-signaling-chat: none # x\n',
    ],
    ['a word of YAML for true', '        voice: yes|\n', 'true', '        voice: true\n'],
    ['before a comment', '        voice: | # why\n', 'true', '        voice: true # why\n'],
    ['right before a comment', '        voice: |# why\n', 'true', '        voice: true # why\n'],
    ['in front of the value', '        voice: |  maybe\n', 'true', '        voice: true\n'],
    ['behind an anchor', '        voice: &v |\n', 'true', '        voice: &v true\n'],
    ['of an option in another case', '        Voice: |\n', 'true', '        Voice: true\n'],
  ]),
);

cases('sections', [
  [
    'at the end of the file',
    'dns:\n  - number: "1"\n    userProperties:\n      |',
    'TServer',
    'dns:\n  - number: "1"\n    userProperties:\n      TServer:\n        ',
  ],
  [
    'half-typed',
    'dns:\n  - number: "1"\n    annex:\n      TS|\n',
    'TServer',
    'dns:\n  - number: "1"\n    annex:\n      TServer:\n        \n',
  ],
  [
    'in another case, with its colon',
    'dns:\n  - number: "1"\n    options:\n      tser|ver:\n        a: b\n',
    'TServer',
    'dns:\n  - number: "1"\n    options:\n      TServer:\n        a: b\n',
  ],
  [
    'beside another one',
    'dns:\n  - number: "1"\n    userProperties:\n      x:\n        a: b\n      |\n',
    'TServer',
    'dns:\n  - number: "1"\n    userProperties:\n      x:\n        a: b\n      TServer:\n        \n',
  ],
]);

cases('fields', [
  ['behind a dash', 'dns:\n  - |', 'number', 'dns:\n  - number: ""'],
  ['right behind a dash', 'dns:\n  -|\n', 'number', 'dns:\n  - number: ""\n'],
  ['half-typed behind a dash', 'dns:\n  - nu|\n    type: trunk\n', 'number', 'dns:\n  - number: ""\n    type: trunk\n'],
  [
    'behind a dash whose item starts below',
    'dns:\n  - |\n      type: trunk\n',
    'number',
    'dns:\n  -   number: ""\n      type: trunk\n',
  ],
  ['below a dash', 'dns:\n  -\n    |\n', 'number', 'dns:\n  -\n    number: ""\n'],
  ['before the first item', 'dns:\n|\n  - number: "1"\n', 'number', 'dns:\n  - number: ""\n  - number: "1"\n'],
  [
    'before the first item, whose dash stands under the key',
    'dns:\n|\n- number: "1"\n',
    'number',
    'dns:\n- number: ""\n- number: "1"\n',
  ],
  ['of a document that is a DN', 'number: "1"\n|', 'type', 'number: "1"\ntype: '],
  ['of a new document', 'number: "1"\ntype: trunk\n---\n|', 'number', 'number: "1"\ntype: trunk\n---\nnumber: ""'],
  [
    'the annex',
    'dns:\n  - number: "1"\n    |\n',
    'userProperties',
    'dns:\n  - number: "1"\n    userProperties:\n      TServer:\n        \n',
  ],
  [
    'the annex under a synonym',
    'dns:\n  - number: "1"\n    op|\n',
    'options',
    'dns:\n  - number: "1"\n    options:\n      TServer:\n        \n',
  ],
  ['a type', 'dns:\n  - number: "1"\n    type: ext|\n', 'extension', 'dns:\n  - number: "1"\n    type: extension\n'],
  [
    'a state in quotes',
    'dns:\n  - number: "1"\n    state: "|"\n',
    'enabled',
    'dns:\n  - number: "1"\n    state: "enabled"\n',
  ],
  [
    'the switch of a neighbour',
    'dns:\n  - number: "1"\n    switch: "A: b"\n  - number: "2"\n    switch: |\n',
    'A: b',
    'dns:\n  - number: "1"\n    switch: "A: b"\n  - number: "2"\n    switch: "A: b"\n',
  ],
]);

const imOnly = (indent: string): string =>
  ['multimedia: true', 'sip-signaling-chat: none', 'voice: false'].join(`\n${indent}`);

cases('presets', [
  ['as options', `${section}        |\n`, 'im-only', `${section}        ${imOnly(' '.repeat(8))}\n`],
  [
    'as a section',
    'dns:\n  - number: "1"\n    annex:\n      |',
    'im-only',
    `dns:\n  - number: "1"\n    annex:\n      TServer:\n        ${imOnly(' '.repeat(8))}`,
  ],
  [
    'as an annex',
    'dns:\n  - number: "1"\n    |',
    'im-only',
    `dns:\n  - number: "1"\n    userProperties:\n      TServer:\n        ${imOnly(' '.repeat(8))}`,
  ],
  [
    'as a DN',
    'dns:\n  - |',
    'dn: im-only',
    `dns:\n  - number: "7001"\n    type: extension\n    switch: SIP_Switch\n    userProperties:\n      TServer:\n        ${imOnly(' '.repeat(8))}`,
  ],
  [
    'as a DN without its dash',
    'dns:\n- number: "1"\n  switch: B\n|',
    'dn: im-only',
    `dns:\n- number: "1"\n  switch: B\n- number: "7001"\n  type: extension\n  switch: B\n  userProperties:\n    TServer:\n      ${imOnly(' '.repeat(6))}`,
  ],
  [
    'as a file',
    '|',
    'dn: im-only',
    `dns:\n  - number: "7001"\n    type: extension\n    switch: SIP_Switch\n    userProperties:\n      TServer:\n        ${imOnly(' '.repeat(8))}`,
  ],
  [
    'with CRLF',
    'dns:\r\n  - number: "1"\r\n    annex:\r\n      |\r\n',
    'im-only',
    `dns:\r\n  - number: "1"\r\n    annex:\r\n      TServer:\r\n        ${imOnly(' '.repeat(8)).replaceAll('\n', '\r\n')}\r\n`,
  ],
]);

cases(
  'the step of the file goes before the step of the editor',
  [
    [
      'no step to see',
      'dns:\n    - number: "1"\n      |\n',
      'userProperties',
      'dns:\n    - number: "1"\n      userProperties:\n          TServer:\n              \n',
    ],
    [
      'two blanks to see',
      'dns:\n- number: "1"\n  annex:\n    x:\n      a: b\n    |\n',
      'TServer',
      'dns:\n- number: "1"\n  annex:\n    x:\n      a: b\n    TServer:\n      \n',
    ],
    [
      'the step of the line itself',
      'dns:\n- number: "1"\n  annex:\n     |\n',
      'TServer',
      'dns:\n- number: "1"\n  annex:\n     TServer:\n        \n',
    ],
  ],
  { indent: 4 },
);

cases('flow style', [
  [
    'an option',
    'dns: [{number: "1", userProperties: {TServer: {|}}}]',
    'voice',
    'dns: [{number: "1", userProperties: {TServer: {voice: false}}}]',
  ],
  [
    'an option behind a comma',
    'dns:\n  - {number: "1", annex: {TServer: {a: b,|}}}',
    'voice',
    'dns:\n  - {number: "1", annex: {TServer: {a: b, voice: false}}}',
  ],
  [
    'an option before another one',
    'dns:\n  - {number: "1", annex: {TServer: {| a: b}}}',
    'voice',
    'dns:\n  - {number: "1", annex: {TServer: {voice: false, a: b}}}',
  ],
  [
    'an option before the closing brace is there',
    'dns:\n  - number: "1"\n    annex: {TServer: {vo|\n    type: trunk\n',
    'voice',
    'dns:\n  - number: "1"\n    annex: {TServer: {voice: false\n    type: trunk\n',
  ],
  [
    'an option on a line of its own',
    'dns:\n  - number: "1"\n    annex: {\n      TServer: {\n        a: b,\n        |\n      }\n    }\n',
    'voice',
    'dns:\n  - number: "1"\n    annex: {\n      TServer: {\n        a: b,\n        voice: false\n      }\n    }\n',
  ],
  [
    'a line too far left',
    'dns:\n  - number: "1"\n    annex: {\n|\n    }\n',
    'TServer',
    'dns:\n  - number: "1"\n    annex: {\n     TServer: {}\n    }\n',
  ],
  ['a value', 'dns: [{number: "1", type: |}]', 'extension', 'dns: [{number: "1", type: extension}]'],
  [
    'a value right behind the colon',
    'dns: [{number: "1", "type":|}]',
    'extension',
    'dns: [{number: "1", "type": extension}]',
  ],
  [
    'a value in quotes that are not closed',
    'dns: [{number: "1", type: "ext|, switch: "a"}]',
    'extension',
    'dns: [{number: "1", type: "extension", switch: "a"}]',
  ],
  [
    'a wrong value',
    'dns: [{number: "1", state: of|f line, switch: a}]',
    'disabled',
    'dns: [{number: "1", state: disabled, switch: a}]',
  ],
  ['a name', 'dns: [{number: "1"}, {nu|x: "2"}]', 'number', 'dns: [{number: "1"}, {number: "2"}]'],
  [
    'a DN',
    'dns: [|]',
    'dn: voice-only',
    'dns: [{number: "7001", type: extension, switch: SIP_Switch, userProperties: {TServer: {multimedia: false, voice: true}}}]',
  ],
  ['a document', '{number: "1", |}', 'type', '{number: "1", type: }'],
]);

describe('nothing is offered', () => {
  const places: Readonly<Record<string, string>> = {
    'in a comment': `${section}        # vo|\n`,
    'in a comment behind a value': `${section}        voice: true # v|\n`,
    'in a comment in flow style': 'dns:\n  - {number: "1", # t|\n    type: trunk}\n',
    'behind a value': `${section}        voice: true |\n`,
    'as an option of another section': 'dns:\n  - number: "1"\n    annex:\n      other:\n        |\n',
    'as a value in another section': 'dns:\n  - number: "1"\n    annex:\n      other:\n        voice: |\n',
    'as the value of an unknown option': `${section}        our-own: |\n`,
    'as free text': 'dns:\n  - number: |\n',
    'in a block scalar': 'dns:\n  - number: "1"\n    name: >\n      text\n      |\n',
    'in the first line of a block scalar': 'dns:\n  - number: "1"\n    name: |\n'.replace('name: |', 'type: >|'),
    'in a text of several lines': 'dns:\n  - number: "1"\n    name: "a\n      |\n      b"\n',
    'in the second line of a plain text': 'dns:\n  - number: "1"\n    name: a\n      b|\n',
    'in the first line of a text that goes on': 'dns:\n  - number: "1"\n    type: a|\n      b\n',
    'in an alias': `${section}        voice: *v|\n`,
    'below a field': 'dns:\n  - number: "1"\n    folder:\n      |\n',
    'behind dns:': 'dns: |\n',
    'in a document marker': '---|\nnumber: "1"\ntype: trunk\n',
    'in another document': 'number: "1"\ntype: trunk\n---\nkind: Deployment\n|\n',
    'before the dash': 'dns:\n |  - number: "1"\n',
    'in the indentation': 'dns:\n  - number: "1"\n  |  type: trunk\n',
  };
  for (const [about, text] of Object.entries(places)) it(about, () => assert.deepEqual(labelsAt(text), []));
});

describe('what is offered', () => {
  it('leaves out the names that are there already', () => {
    const labels = labelsAt(`${section}        voice: true\n        |\n        contact: "*"\n`);
    for (const name of ['voice', 'contact', 'im-only']) assert.ok(!labels.includes(name), name);
    assert.ok(labels.includes('multimedia'));
    const fields = labelsAt('dns:\n  - number: "1"\n    |\n    annex:\n      a: {}\n    type: trunk\n');
    for (const name of ['number', 'annex', 'options', 'userProperties', 'type', 'im-only'])
      assert.ok(!fields.includes(name), name);
    assert.deepEqual(labelsAt('dns:\n  - number: "1"\n    annex:\n      T-Server:\n        a: b\n      |\n'), []);
    const flow = labelsAt('dns: [{number: "1", annex: {TServer: {voice: true, |, contact: x}}}]');
    for (const name of ['voice', 'contact']) assert.ok(!flow.includes(name), name);
  });

  it('puts the three IM options first and the presets last', () => {
    const labels = labelsAt(`${section}        |\n`);
    assert.deepEqual(labels.slice(0, 3), ['multimedia', 'sip-signaling-chat', 'voice']);
    assert.deepEqual(labels.slice(-2), ['im-only', 'voice-only']);
  });

  it('keeps the order of an enumeration', () => {
    assert.deepEqual(labelsAt('dns:\n  - number: "1"\n    state: |\n'), [
      'noobjectstate',
      'enabled',
      'disabled',
      'deleted',
    ]);
    assert.deepEqual(labelsAt('dns:\n  - number: "1"\n    registerAll: |\n'), ['unknown', 'false', 'true', 'ondemand']);
    assert.deepEqual(labelsAt('dns:\n  - number: "1"\n    useOverride: |\n'), ['noflag', 'false', 'true']);
    assert.equal(labelsAt('dns:\n  - number: "1"\n    routeType: |\n')[0], 'noroute');
  });

  it('names the switches and tenants of other DNs, not the word that is being typed', () => {
    const text =
      'dns:\n  - number: "1"\n    switch: A\n    tenant: T\n  - number: "2"\n    switch: B\n  - number: "3"\n';
    assert.deepEqual(labelsAt(`${text}    switch: x|\n`), ['A', 'B']);
    assert.deepEqual(labelsAt(`${text}    tenant: |\n`), ['T']);
  });

  it('shows a wrong value its alternatives, by what stands before the cursor', () => {
    const filters = (text: string): (string | undefined)[] => itemsAt(text).map((item) => item.filterText);
    assert.deepEqual(filters(`${section}        voice: ma|ybe\n`), ['ma', 'ma']);
    // While a word is typed, nothing may be offered that Enter would put in its place.
    assert.deepEqual(filters(`${section}        voice: maybe|\n`), ['true', 'false']);
    assert.deepEqual(filters(`${section}        voice: "no|"\n`), ['"true', '"no']);
  });

  it('tells of an option in a line, and of the rest when asked', () => {
    const item = itemsAt(`${section}        multi|\n`).find(({ label }) => label === 'multimedia');
    assert.ok(item?.detail && !item.detail.includes('`'));
    const catalogue = createCatalogue(builtInOptions);
    assert.match(JSON.stringify(resolveCompletion(item, catalogue).documentation), /multimedia/);
    assert.equal(resolveCompletion({ label: 'x' }, catalogue).documentation, undefined);
    assert.equal(
      resolveCompletion({ label: 'x', data: { kind: 'preset', id: 'none' } }, catalogue).documentation,
      undefined,
    );
  });
});

describe('an option of a user', () => {
  const catalogue = createCatalogue([
    {
      name: 'a$b',
      section: 'TServer',
      evidence: 'user',
      values: { kind: 'enum', enum: ['$1,|x}', 'c|d', 'a\\b'] },
    },
    { name: 'old', section: 'TServer', evidence: 'user', deprecated: { replacedBy: 'a$b' } },
  ]);

  it('is written as it is, whatever it looks like', () => {
    assert.equal(accept(`${section}        |\n`, 'a$b', { catalogue }), `${section}        a$b: "$1,|x}"\n`);
    assert.equal(accept(`${section}        a$b: |\n`, 'a\\b', { catalogue }), `${section}        a$b: a\\b\n`);
  });

  it('is marked when it is deprecated', () => {
    const item = itemsAt(`${section}        |\n`, { catalogue }).find(({ label }) => label === 'old');
    assert.deepEqual(item?.tags, [1]);
  });
});

describe('a client without snippets', () => {
  const plain = { snippets: false };
  it('gets names and values without tab stops', () => {
    assert.equal(accept(`${section}        mul|\n`, 'multimedia', {}, plain), `${section}        multimedia: \n`);
    assert.equal(accept('dns:\n  - |\n', 'number', {}, plain), 'dns:\n  - number: \n');
    assert.equal(
      accept('dns:\n  - number: "1"\n    annex:\n      |\n', 'TServer', {}, plain),
      'dns:\n  - number: "1"\n    annex:\n      TServer:\n',
    );
    assert.match(accept('dns:\n  - |\n', 'dn: im-only', {}, plain), /number: "7001"\n {4}type: \n/);
  });
});
