import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fixesOf } from '../../../server/src/analysis/fix.ts';
import { completionsAt } from '../../../server/src/features/completion.ts';
import { diagnosticsOf } from '../../../server/src/features/diagnostics.ts';
import { hoverAt } from '../../../server/src/features/hover.ts';
import { documentOf, type Setting } from '../features/cursorMark.ts';

/** All that is said about a text: every diagnostic with its data, every fix title, every hover, every completion. */
function allSaid(text: string, setting?: Setting): string {
  const document = documentOf(text, setting);
  const said: unknown[] = diagnosticsOf(document, {});
  for (const placed of document.analysis.findings) {
    said.push(
      placed.finding.message,
      placed.finding.data,
      placed.finding.related?.map(({ message }) => message),
    );
    said.push(placed.finding.fixes?.map(({ title }) => title));
    said.push(fixesOf(document.analysis, placed, document.layout).map(({ fix }) => fix.title));
  }
  for (let offset = 0; offset <= text.length; offset++) {
    const position = document.text.positionAt(offset);
    said.push(hoverAt(document, position)?.contents);
    said.push(completionsAt(document, position, {}).map(({ label, detail }) => [label, detail]));
  }
  return JSON.stringify(said);
}

function rules(text: string, setting?: Setting): unknown[] {
  return diagnosticsOf(documentOf(text, setting), {}).map(({ code }) => code);
}

const exported: Setting = { fileName: 'CfgDN_annex_1.cfg' };
const lines = [
  'password geheim',
  'password:geheim',
  'password: geheim',
  'password\tgeheim',
  'Password geheim=x',
  '"password: geheim"=x',
  '- password: geheim=x',
  'password: geheim=123',
  '[password=geheim',
  '[password=geheim]',
  'voice=true password=geheim',
  "password=geheim\nvoice=it' geheim",
];
const section = 'dns:\n  - number: "7001"\n    type: extension\n    userProperties:\n      TServer:\n';
const entries = [
  'password=geheim',
  'password=geheim: x',
  '"password" geheim',
  '"password: geheim',
  'password; geheim',
  'password:\n        geheim',
  'password:\n        geheim: x',
  'password:\n      geheim: x',
  'password:\n    geheim: x',
  'password: &p geheim\n        voice: *p',
  'PASSWORD: &p geheim\n        voice: *p\n        contact: *p',
  'password: geheim\n        password: geheim\n        other-geheim: x',
];
const flows = [
  '{password geheim, voice: true}',
  '{password:geheim}',
  '{password=geheim: 3}',
  '{password: geheim, voice: geheim}',
];
const dns = [
  'type: &p geheim\n    annex: {TServer: {password: *p}}',
  'switch: &p geheim\n    annex: {TServer: {password: *p}}\n  - number: "2"\n    switch: ',
  'password: &p geheim\n    type: *p\n    state: *p',
  'annex: {geheim: &s {password: geheim}, TServer: *s}',
  'annex: {TServer: {password: &p geheim}}\n  - number: "2"\n    name: *p\n    annex: {TServer: {voice: *p}}\n  - number: *p\n    type: *p\n    annex: *p',
  'annex: {TServer: {password: &p geheim}}\n  - number: "2"\n    <<: {type: *p, annex: {TServer: {<<: {voice: *p}, x-geheim: *p}}}',
];

describe('a password', () => {
  for (const line of lines) {
    for (const text of [`[TServer]\n${line}\nmultimedia=true\n`, `${line}\n[TServer]\nmultimedia=true\n`])
      it(`is not said in ${JSON.stringify(text)}`, () => assert.doesNotMatch(allSaid(text, exported), /geheim/));
  }
  const yaml = [
    ...entries.map((entry) => `${section}        ${entry}\n        multimedia: true\n`),
    ...entries.map((entry) => `${section}        ${entry}\n`),
    ...flows.map((flow) => `${section.trimEnd()} ${flow}\n`),
    ...dns.map((dn) => `dns:\n  - number: "1"\n    ${dn}\n`),
    'b: &b {password: geheim, type: trunk}\ndns:\n  - number: "1"\n    <<: *b\n',
    'dns:\n  - number: &p geheim\n    annex: {TServer: {password: *p, voice: x}}\n',
  ];
  for (const text of yaml)
    it(`is not said in ${JSON.stringify(text)}`, () => {
      const said = allSaid(text).replaceAll('"dn":"geheim"', '');
      assert.doesNotMatch(said, /geheim/);
    });

  it('is found where its line is an option of another name', () => {
    assert.ok(rules('[TServer]\npassword: geheim=123\n', exported).includes('secret/plain-text'));
  });

  it('hides no documented value and no number that it is equal to', () => {
    const said = allSaid(
      'dns:\n  - number: "7001"\n    type: extension\n    annex: {TServer: {password: "7001", voice: false, multimedia: false}}\n',
    );
    assert.match(said, /DN 7001 can handle neither/);
    assert.match(said, /Set 'voice' to 'true'/);
  });
});
