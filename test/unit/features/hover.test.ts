import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hoverAt } from '../../../server/src/features/hover.ts';
import { marked, type Setting } from './cursorMark.ts';

/** The hover at the mark, and the text that it is about. */
function hover(text: string, setting?: Setting): { about: string; says: string } | undefined {
  const { document, position } = marked(text, setting);
  const found = hoverAt(document, position);
  if (!found) return undefined;
  assert.ok(typeof found.contents === 'object' && 'value' in found.contents && found.range);
  return { about: document.text.getText(found.range), says: found.contents.value };
}

const section = 'dns:\n  - number: "7001"\n    userProperties:\n      TServer:\n';
const options = { fileName: 'CfgDN_annex_1.cfg' };

const shown: readonly (readonly [what: string, text: string, about: string, says: RegExp, setting?: Setting])[] = [
  ['an option', `${section}        multi|media: true\n`, 'multimedia', /\*\*multimedia\*\* · option/],
  ['the end of a name', `${section}        multimedia|: true\n`, 'multimedia', /· option/],
  ['an option in quotes', `${section}        "multi|media": true\n`, '"multimedia"', /· option/],
  [
    'an option in another case',
    `${section}        Multi|Media: true\n`,
    'MultiMedia',
    /case-sensitive.*\n\n\*\*multimedia/,
  ],
  [
    'a misspelt option',
    `${section}        multi|meda: true\n`,
    'multimeda',
    /not in the catalogue.*\n\nPerhaps `multimedia`/,
  ],
  [
    'a value',
    `${section}        sip-signaling-chat: no|ne # x\n`,
    'none',
    /\*\*none\*\* · value of `sip-signaling-chat`/,
  ],
  ['a value in quotes', `${section}        sip-signaling-chat: 'no|ne'\n`, "'none'", /· value of/],
  ['a wrong value', `${section}        sip-signaling-chat: oth|er\n`, 'other', /\*\*sip-signaling-chat\*\* · option/],
  [
    'the section',
    'dns:\n  - number: "1"\n    annex:\n      TS|erver:\n        voice: true\n',
    'TServer',
    /\*\*TServer\*\*/,
  ],
  [
    'another section',
    'dns:\n  - number: "1"\n    annex:\n      oth|er:\n        voice: true\n',
    'other',
    /not in the catalogue/,
  ],
  ['a field', 'dns:\n  - number: "1"\n    ty|pe: extension\n', 'type', /\*\*type\*\* · field/],
  [
    'a member of an enumeration',
    'dns:\n  - number: "1"\n    type: ext|ension\n',
    'extension',
    /`CfgDNType` 1, `CFGExtension`/,
  ],
  ['a member in another case', 'dns:\n  - number: "1"\n    type: "Ext|ension"\n', '"Extension"', /`CFGExtension`/],
  [
    'a number',
    'dns:\n  - number: "70|01"\n    annex: {TServer: {multimedia: true}}\n',
    '"7001"',
    /DN 7001.*`multimedia`: `true`, written.*`voice`: `true`, by default/s,
  ],
  ['the field of the number', 'dns:\n  - num|ber: "7001"\n', 'number', /· field.*DN 7001/s],
  ['flow style', 'dns: [{number: "1", annex: {TServer: {voice: fal|se}}}]', 'false', /value of `voice`/],
  [
    'a value by an alias',
    'v: &v false\ndns:\n  - number: "1"\n    annex:\n      TServer:\n        voice: *|v\n',
    '*v',
    /\*\*false\*\* · value of `voice`/,
  ],
  ['a merge key', 'b: &b {type: trunk}\ndns:\n  - <<: *|b\n    number: "1"\n', '*b', /`type`: `trunk`/],
  [
    'merged options',
    'b: &b {password: geheim, voice: true}\ndns:\n  - number: "1"\n    annex:\n      TServer:\n        <<: *|b\n',
    '*b',
    /`TServer` \/ `password`: a secret\n- `TServer` \/ `voice`: `true`/,
  ],
  ['an option export', '[TServer]\nvo|ice=true\n', 'voice', /· option/, options],
  ['a value of an option export', '[TServer]\nvoice=tr|ue\n', 'true', /· value of/, options],
  ['a section of an option export', '[TSer|ver]\n', 'TServer', /\*\*TServer\*\*/, options],
];

describe('hover', () => {
  for (const [what, text, about, says, setting] of shown) {
    it(`tells of ${what}`, () => {
      const found = hover(text, setting);
      assert.equal(found?.about, about);
      assert.match(found?.says ?? '', says);
    });
  }

  const silent: Readonly<Record<string, string>> = {
    'a comment': `${section}        # multi|media: true\n`,
    'a comment behind a value': `${section}        voice: true # vo|ice\n`,
    'a blank line': `${section}        voice: true\n  |\n`,
    'the indentation': `${section}    |    voice: true\n`,
    'an empty value': `${section}        voice: |\n`,
    'an unknown field': 'dns:\n  - number: "1"\n    our|s: x\n',
    'the key of the list': 'd|ns:\n  - number: "1"\n',
    'a text without meaning': 'dns:\n  - number: "1"\n    name: Ber|lin\n',
  };
  for (const [what, text] of Object.entries(silent))
    it(`says nothing of ${what}`, () => assert.equal(hover(text), undefined));

  it('never shows a secret', () => {
    for (const mark of ['pass|word: geheim', 'password: ge|heim', 'Password: "ge|heim"']) {
      assert.ok(!(hover(`${section}        ${mark}\n`)?.says ?? '').includes('heim'), mark);
    }
    assert.ok(
      !JSON.stringify(hover('dns:\n  - number: "|1"\n    annex: {TServer: {password: geheim}}\n')).includes('geheim'),
    );
  });

  it('shows a number as text, whatever it looks like', () => {
    const { says } = hover('dns:\n  - number: "[x](|command:y)"\n    type: trunk\n') ?? { says: '' };
    assert.ok(says !== '' && !says.includes('[x](command'), says);
  });
});
