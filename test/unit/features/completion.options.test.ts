import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accept, itemsAt, labelsAt } from './cursorMark.ts';

const file = { fileName: 'CfgDN_annex_101.cfg' };

const accepted: readonly (readonly [about: string, before: string, label: string, after: string])[] = [
  ['an option in an empty section', '[TServer]\n|', 'multimedia', '[TServer]\nmultimedia=true'],
  ['an option between others', '[TServer]\na=b\n|\nc=d\n', 'voice', '[TServer]\na=b\nvoice=false\nc=d\n'],
  ['a half-typed option', '[TServer]\nmul|\n', 'multimedia', '[TServer]\nmultimedia=true\n'],
  ['an option with its value', '[TServer]\nvo|ixe=true\n', 'voice', '[TServer]\nvoice=true\n'],
  ['an option with blanks around the equals sign', '[TServer]\nvo|ixe = true\n', 'voice', '[TServer]\nvoice = true\n'],
  ['an option before other words', '[TServer]\nvo| true\n', 'voice', '[TServer]\nvoice true\n'],
  ['an option behind a tab', '[TServer]\n\tvo|\n', 'voice', '[TServer]\n\tvoice=false\n'],
  ['a value', '[TServer]\nvoice=|\n', 'false', '[TServer]\nvoice=false\n'],
  ['a value at the end of the file', '[TServer]\nvoice=|', 'false', '[TServer]\nvoice=false'],
  ['a half-typed value', '[TServer]\nsip-signaling-chat=se|\n', 'session', '[TServer]\nsip-signaling-chat=session\n'],
  ['a value without the blanks that would count', '[TServer]\nvoice = |  \n', 'true', '[TServer]\nvoice =true\n'],
  ['a wrong value is replaced whole', '[TServer]\nvoice=ma|y be ; so\n', 'true', '[TServer]\nvoice=true\n'],
  ['a section behind its bracket', '[|\n', 'TServer', '[TServer]\n\n'],
  ['a half-typed section', '[TS|', 'TServer', '[TServer]\n'],
  ['a section between brackets', '[|]\n', 'TServer', '[TServer]\n\n'],
  ['a section that has options', '[tser|ver]\na=b\n', 'TServer', '[TServer]\na=b\n'],
  ['a section before any other', '|\n', 'TServer', '[TServer]\n\n'],
  [
    'a preset as options',
    '[TServer]\r\n|\r\n',
    'im-only',
    '[TServer]\r\nmultimedia=true\r\nsip-signaling-chat=none\r\nvoice=false\r\n',
  ],
  ['a preset as a section', '[|', 'voice-only', '[TServer]\nmultimedia=false\nvoice=true'],
  ['a preset as a file', '|', 'voice-only', '[TServer]\nmultimedia=false\nvoice=true'],
];

describe('completion in an options export', () => {
  for (const [about, before, label, after] of accepted)
    it(about, () => assert.equal(accept(before, label, file), after));

  const nowhere: Readonly<Record<string, string>> = {
    'in a comment': '[TServer]\n# vo|\n',
    'in a comment with a semicolon': '[TServer]\n;v|\n',
    'before a comment': '[TServer]\n|; so\n',
    'behind the section': '[TServer] |\n',
    'in another section': '[other]\n|\n',
    'as a value in another section': '[other]\nvoice=|\n',
    'as the value of an unknown option': '[TServer]\nour-own=|\n',
    'as a value outside of sections': 'voice=|\n[TServer]\n',
    'behind a name': '[TServer]\nvoice |=true\n',
    'as a section that is there': '[TServer]\nvoice=true\n[|\n',
  };
  for (const [about, text] of Object.entries(nowhere))
    it(`offers nothing ${about}`, () => assert.deepEqual(labelsAt(text, file), []));

  it('leaves out what the section has, and what the client could not find', () => {
    const labels = labelsAt('[TServer]\nvoice=true\n|\ncontact=x\n[other]\nmultimedia=true\n', file);
    assert.equal(labels[0], 'multimedia');
    for (const name of ['voice', 'contact', 'im-only']) assert.ok(!labels.includes(name), name);
    assert.ok(itemsAt('[TServer]\nvoice= |true\n', file).every((item) => item.filterText?.startsWith(' ')));
  });
});
