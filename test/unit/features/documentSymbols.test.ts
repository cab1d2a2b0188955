import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { beginAnalysis } from '../../../server/src/analysis/analysis.ts';
import { Run } from '../../../server/src/analysis/run.ts';
import { createCatalogue } from '../../../server/src/catalogue/catalogue.ts';
import {
  documentSymbolsOf,
  flatSymbols,
  groupSize,
  mostSymbols,
} from '../../../server/src/features/documentSymbols.ts';
import { foldingRangesOf } from '../../../server/src/features/foldingRanges.ts';
import { surroundings } from '../../support/read.ts';
import { problemsOfSymbols } from '../../support/symbols.ts';
import { documentOf, type Setting, type TestDocument } from './cursorMark.ts';
import { fixtures } from './fixtures.ts';

/** The outline as people see it: a line for each symbol, indented by its depth, with its detail, and what stands at its name. */
function outline(text: string, setting?: Setting): string {
  const document = documentOf(text, setting);
  const symbols = documentSymbolsOf(document);
  assert.deepEqual(problemsOfSymbols(symbols, text), []);
  return lines(symbols, document, '').join('\n');
}

function lines(symbols: readonly DocumentSymbol[], document: TestDocument, depth: string): string[] {
  return symbols.flatMap(({ name, detail, selectionRange, children = [] }) => {
    const place = document.text.getText(selectionRange);
    const about = place === name || place === `"${name}"` ? '' : ` @ ${place}`;
    return [`${depth}${name}${detail ? ` · ${detail}` : ''}${about}`, ...lines(children, document, `${depth}  `)];
  });
}

const options: Setting = { fileName: 'CfgDN_annex_1.cfg' };

const outlines: readonly (readonly [what: string, text: string, shown: string, setting?: Setting])[] = [
  [
    'YAML',
    'dns:\n  - number: "7001"\n    type: extension\n    switch: Berlin\n    userProperties:\n      TServer:\n        voice: true\n        contact: "*"\n      other:\n        a: 1\n  - number: "7002"\n    type: routingpoint\n',
    '7001 · Extension on Berlin\n  TServer\n    voice · true\n    contact · *\n  other\n    a · 1\n7002 · Routing Point',
  ],
  [
    'a stream with a DN in each document',
    '---\nnumber: "1"\nswitch: S\nannex: {TServer: {voice: true}}\n---\nnumber: "2"\ntype: trunk\n',
    '1 · on S\n  TServer\n    voice · true\n2 · Trunk',
  ],
  [
    'what is shared says what a DN is, and stands where it is written',
    'x-base: &base\n  type: extension\n  switch: S\nx-im: &im\n  multimedia: true\ndns:\n  - <<: *base\n    number: "1"\n    annex:\n      TServer:\n        <<: *im\n        voice: true\n',
    '1 · Extension on S\n  TServer\n    voice · true',
  ],
  [
    'JSON of mutagen',
    '{"__metadata__": {"formatName": "JSON", "formatVersion": "1.0.0"}, "dns": [{"number": "1", "type": "extension", "switch": "S", "userProperties": {"TServer": {"voice": "true"}}}]}',
    '1 · Extension on S\n  TServer\n    voice · true',
    { fileName: 'a.json' },
  ],
  [
    'JSON of Genesys Web Services',
    '{"statusCode": 0, "dns": [{"DBID": "361", "number": "7421", "type": "1", "switchDBID": "101", "userProperties": {"TServer": {"voice": "true"}}}]}',
    '7421 · Extension on switch 101\n  TServer\n    voice · true',
    { fileName: 'a.json' },
  ],
  [
    'JSON of Genesys Administrator Extension',
    '{"type": "CfgDN", "subtype": "CFGACDPosition", "number": "7", "switchdbid": "101", "userproperties": {"property": [{"section": "TServer", "key": "voice", "value": "true"}]}}',
    '7 · ACD Position on switch 101\n  TServer\n    voice · true',
    { fileName: 'a.json' },
  ],
  [
    'CfgData, with an object that is no DN',
    '<CfgData><CfgCreate><CfgDN name="7001" type="1" ownerDBID="S"><userProperties><list_pair key="TServer"><str_pair key="voice" value="true"/></list_pair></userProperties></CfgDN><CfgApplication name="x"><options><list_pair key="TServer"><str_pair key="a" value="b"/></list_pair></options></CfgApplication></CfgCreate></CfgData>',
    '7001 · Extension on S\n  TServer\n    voice · true\nCfgApplication\n  TServer\n    a · b',
    { fileName: 'a.xml' },
  ],
  [
    'an update, by the number that its reference leads to',
    '<CfgData><CfgReference><CfgDNRef id="dn1" name="7019"/></CfgReference><CfgUpdate><CfgDNUpdate DBIDref="dn1"><userProperties action="delete"><list_pair key="TServer"><str_pair key="voice" value="old"/></list_pair></userProperties></CfgDNUpdate><CfgDNUpdate DBIDref="dn2"/></CfgUpdate></CfgData>',
    '7019 · update @ CfgDNUpdate\n  TServer · deletes\n    voice\ndn2 · update @ CfgDNUpdate',
    { fileName: 'a.xml' },
  ],
  [
    'ConfData',
    '<ConfData><CfgDN><switchDBID value="101"/><type value="1"/><number value="7431"/><userProperties><list_pair key="TServer"><str_pair key="voice" value="true"/></list_pair></userProperties></CfgDN></ConfData>',
    '7431 · Extension on switch 101\n  TServer\n    voice · true',
    { fileName: 'a.xml' },
  ],
  [
    'RAW JSON',
    '{"__metadata__": {"formatName": "RAW", "formatVersion": "1.0.0"}, "CFGDN": [{"number": "7441", "type": "CFGExtension", "userProperties": []}]}',
    '7441 · CFGExtension',
    { fileName: 'a.json' },
  ],
  [
    'an options export: what stands in it',
    'stray=1\n[TServer]\nvoice=true\ncontact=\n\n; said\n[other]\nx=y\n',
    'stray · 1\nTServer\n  voice · true\n  contact\nother\n  x · y',
    options,
  ],
  [
    'half-typed YAML',
    'dns:\n  - number: "7001"\n    annex:\n      TServer:\n        voi\n        contact:\n  - \n  - numb:\n  - type: extension\n',
    '7001\n  TServer\n    voi\n    contact\n(no number) @ numb\n(no number) · Extension @ type',
  ],
  [
    'half-typed XML',
    '<CfgData><CfgDN name="1"><userProperties><list_pair key=""><str_pair key="a" value="<str_pair key="b',
    '1\n  (no name) @ ""\n    a\n    b @ "b',
    { fileName: 'a.xml' },
  ],
  ['half-typed options', '[\n=x\n[TServer\nvo', '(no name) @ \n  (no name) @ \nTServer\n  vo', options],
  ['an unknown type as it is written', 'dns:\n  - number: "1"\n    type: extensoin\n', '1 · extensoin'],
  [
    'a type whose display name no page confirms, by its own name',
    'dns:\n  - number: "1"\n    type: voicemail\n',
    '1 · voicemail',
  ],
  [
    'a value of several lines, or a long one',
    `dns:\n  - number: "1"\n    annex:\n      TServer:\n        a: |\n          one\n            two\n        b: ${'x'.repeat(300)}\n        c: [1, 2]\n`,
    `1\n  TServer\n    a · one two\n    b · ${'x'.repeat(99)}…\n    c`,
  ],
];

describe('the outline', () => {
  for (const [what, text, shown, setting] of outlines)
    it(`shows ${what}`, () => assert.equal(outline(text, setting), shown));

  it('of an object in parts is that of the whole', () => {
    const section = (name: string): string => `[${name}]\n${'x'.repeat(60)}=1\n`;
    const text = Array.from({ length: 200 }, (_, index) => section(index === 100 ? 'TServer' : `s${index}`)).join('');
    const whole = documentOf(text, options);
    const analysis = beginAnalysis(text, 'CfgDN_annex_1.cfg', surroundings(), { isEdited: true });
    analysis?.advance(() => false);
    assert.ok(analysis && analysis.segments.length > 1);
    assert.deepEqual(documentSymbolsOf({ ...whole, analysis }), documentSymbolsOf(whole));
  });

  it('has valid places in every shape of file, to any line end', () => {
    for (const { name, text, ...setting } of fixtures) {
      for (const written of [text, text.replace(/\r?\n/g, '\r\n'), text.replace(/\r?\n/g, '\r')]) {
        const problems = problemsOfSymbols(documentSymbolsOf(documentOf(written, setting)), written);
        assert.deepEqual(problems, [], name);
      }
    }
  });

  const updated = (name: string): string =>
    `<CfgData><CfgReference><CfgDNRef id="dn1" name="${name}"/></CfgReference><CfgUpdate><CfgDNUpdate DBIDref="dn1"/></CfgUpdate></CfgData>`;
  const numbers: readonly (readonly [number: string, shown: string])[] = [
    ['   ', 'dn1'],
    ['\t7001 ', '7001'],
    ['70&#10;01', '70 01'],
    ['x'.repeat(500), `${'x'.repeat(99)}…`],
  ];
  for (const [number, shown] of numbers)
    it(`has a name on one line for an update of ${JSON.stringify(number.slice(0, 9))}`, () => {
      const symbols = documentSymbolsOf(documentOf(updated(number), { fileName: 'a.xml' }));
      assert.deepEqual(
        symbols.map(({ name }) => name),
        [shown],
      );
    });

  it('is empty for a file that is not read for its encoding', () => {
    const problem = { message: 'unreadable', span: { start: 0, end: 0 } };
    const text = 'dns:\n  - number: "1"\n';
    const document = documentOf(text);
    const analysis = beginAnalysis(text, 'a.dn.yaml', surroundings(), { encodingProblem: problem });
    assert.ok(analysis);
    assert.deepEqual(documentSymbolsOf({ ...document, analysis }), []);
  });

  it('comes flat for clients that take no trees', () => {
    const symbols = documentSymbolsOf(documentOf('dns:\n  - number: "1"\n    annex: {TServer: {voice: true}}\n'));
    const shown = flatSymbols('file:///a', symbols).map(({ name, containerName }) => [containerName, name]);
    assert.deepEqual(shown, [
      [undefined, '1'],
      ['1', 'TServer'],
      ['TServer', 'voice'],
    ]);
  });
});

describe('a secret in the outline', () => {
  const secret = 'geheim77';
  const texts: readonly (readonly [what: string, text: string, setting?: Setting])[] = [
    [
      'YAML',
      `dns:\n  - number: "1"\n    annex:\n      TServer:\n        password: ${secret}\n        contact: ${secret}\n`,
    ],
    ['YAML, where no option belongs', `dns:\n  - number: "1"\n    password: ${secret}\n    switch: ${secret}\n`],
    [
      'YAML, written as in an options export',
      `dns:\n  - number: "1"\n    annex:\n      TServer:\n        password=${secret}\n`,
    ],
    ['options', `[TServer]\npassword=${secret}\n[${secret}]\nx=${secret}\n`, options],
    ['options, written as in YAML', `[TServer]\npassword: ${secret}\n`, options],
    [
      'an update that names its DN by it',
      `<CfgData><CfgDNUpdate DBIDref="${secret}"><userProperties><list_pair key="TServer"><str_pair key="password" value="${secret}"/></list_pair></userProperties></CfgDNUpdate></CfgData>`,
      { fileName: 'a.xml' },
    ],
    [
      'an update of the DN whose number it is',
      `<CfgData><CfgReference><CfgDNRef id="dn1" name="${secret}"/></CfgReference><CfgDNUpdate DBIDref="dn1"><userProperties><list_pair key="TServer"><str_pair key="password" value="${secret}"/></list_pair></userProperties></CfgDNUpdate></CfgData>`,
      { fileName: 'a.xml' },
    ],
    [
      'YAML, run together with its name',
      `dns:\n  - number: "1"\n    annex:\n      TServer:\n        password${secret}\n`,
    ],
    ['options, run together with its name', `[TServer]\n"Password${secret}\n`, options],
  ];
  for (const [what, text, setting] of texts)
    it(`stays masked: ${what}`, () => {
      const told = JSON.stringify(documentSymbolsOf(documentOf(text, setting)));
      assert.ok(told.length > 2 && !told.includes(secret), told);
    });

  it('has a mask in its place', () => assert.match(outline(texts[0]?.[1] ?? ''), /password · \*\*\*/));

  it('of a catalogue of somebody’s own stays masked, too', () => {
    const catalogue = createCatalogue([
      { name: 'pin', section: 'TServer', evidence: 'user', values: { kind: 'string', secret: true } },
    ]);
    assert.match(outline('[TServer]\npin=1234\n', { ...options, catalogue }), /pin · \*\*\*/);
  });
});

describe('the outline of a large file', () => {
  const dn = (number: number): string =>
    `  - number: "${number}"\n    type: extension\n    switch: S\n    annex:\n      TServer:\n        voice: true\n        multimedia: true\n`;
  const dns = (count: number): string => `dns:\n${Array.from({ length: count }, (_, index) => dn(index)).join('')}`;
  const edited = (text: string) => {
    const analysis = beginAnalysis(text, 'a.dn.yaml', surroundings(), { isEdited: true });
    assert.ok(analysis);
    analysis.advance(() => false);
    return { ...documentOf('dns:\n'), analysis };
  };

  it('leaves runs what they are, and reads nothing twice', () => {
    const document = edited(dns(1_000));
    const runs = (): number => document.analysis.stretches.filter((stretch) => stretch instanceof Run).length;
    const before = runs();
    assert.ok(before > 10);
    const symbols = documentSymbolsOf(document);
    assert.equal(symbols.length, 1_000);
    assert.deepEqual(symbols, documentSymbolsOf(documentOf(dns(1_000))));
    assert.equal(runs(), before);
    let readings = 0;
    const { readingsIn } = document.analysis;
    document.analysis.readingsIn = (stretch) => {
      readings++;
      return readingsIn.call(document.analysis, stretch);
    };
    assert.deepEqual(documentSymbolsOf(document), symbols);
    assert.equal(readings, 0);
    const at = document.analysis.places.offsetAt({ line: 5, character: 8 });
    document.analysis.edit(at, at, '#');
    document.analysis.advance(() => false);
    assert.equal(documentSymbolsOf(document).length, 1_000);
    assert.ok(readings > 0 && readings < 100, `${readings}`);
  });

  it('has the DNs without what stands in them where there is much', () => {
    const few = Math.floor(mostSymbols / 4);
    const whole = documentSymbolsOf(edited(dns(few)));
    assert.equal(whole.length, few);
    assert.equal(whole.at(-1)?.children?.[0]?.children?.length, 2);
    const document = edited(dns(few + 1));
    const symbols = documentSymbolsOf(document);
    assert.equal(symbols.length, few + 1);
    assert.ok(symbols.every(({ children }) => children === undefined));
    // One DN less, and all of it is shown again.
    const { length } = document.analysis;
    document.analysis.edit(length - dn(few).length, length, '');
    document.analysis.advance(() => false);
    assert.deepEqual(documentSymbolsOf(document), whole);
  });

  it('has groups of DNs where there are very many, to the end of the file', () => {
    const text = dns(mostSymbols + 1);
    const symbols = documentSymbolsOf(edited(text));
    assert.equal(symbols.length, Math.ceil((mostSymbols + 1) / groupSize));
    assert.deepEqual(problemsOfSymbols(symbols, text), []);
    const [first] = symbols;
    assert.deepEqual([first?.name, first?.detail, first?.kind], ['0 … 99', '100 DNs', SymbolKind.Array]);
    const last = symbols.at(-1);
    assert.equal(last?.range.end.line, text.split('\n').length - 2);
    // Of one alone there is no group.
    assert.deepEqual([last?.name, last?.detail, last?.children], [String(mostSymbols), 'Extension on S', undefined]);
  });
});

describe('folding in an options export', () => {
  it('is by sections', () => {
    const document = documentOf('[TServer]\nvoice=true\ncontact=*\n\n[empty]\n[other]\nx=y\n', options);
    assert.deepEqual(foldingRangesOf(documentSymbolsOf(document)), [
      { startLine: 0, endLine: 2 },
      { startLine: 5, endLine: 6 },
    ]);
  });
});
