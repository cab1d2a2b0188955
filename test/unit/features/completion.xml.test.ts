import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accept, labelsAt } from './cursorMark.ts';

const file = { fileName: 'export.xml' };

/** A CfgData file around the lines of one DN. */
const around = (dn: string): string => `<CfgData>\n<CfgCreate>\n${dn}\n</CfgCreate>\n</CfgData>\n`;
/** A DN around the lines of its TServer section. */
const inSection = (lines: string): string =>
  around(
    `<CfgDN name="7001" type="1">\n  <userProperties>\n    <list_pair key="TServer">\n${lines}\n    </list_pair>\n  </userProperties>\n</CfgDN>`,
  );

const accepted: readonly (readonly [about: string, before: string, label: string, after: string])[] = [
  [
    'an option on an empty line',
    inSection('      |'),
    'multimedia',
    inSection('      <str_pair key="multimedia" value="true"/>'),
  ],
  [
    'an option behind the bracket',
    inSection('      <|'),
    'voice',
    inSection('      <str_pair key="voice" value="false"/>'),
  ],
  [
    'an option half typed without bracket',
    inSection('      vo|'),
    'voice',
    inSection('      <str_pair key="voice" value="false"/>'),
  ],
  [
    'an option between others',
    inSection('      <str_pair key="a" value="b"/>\n      |\n      <str_pair key="c" value="d"/>'),
    'voice',
    inSection(
      '      <str_pair key="a" value="b"/>\n      <str_pair key="voice" value="false"/>\n      <str_pair key="c" value="d"/>',
    ),
  ],
  [
    'an option name between quotes',
    inSection('      <str_pair key="|" value="true"/>'),
    'voice',
    inSection('      <str_pair key="voice" value="true"/>'),
  ],
  [
    'an option name half typed',
    inSection('      <str_pair key="vo|" value="true"/>'),
    'voice',
    inSection('      <str_pair key="voice" value="true"/>'),
  ],
  [
    'an option name in single quotes',
    inSection("      <str_pair key='vo|'/>"),
    'voice',
    inSection("      <str_pair key='voice'/>"),
  ],
  [
    'a value between quotes',
    inSection('      <str_pair key="voice" value="|"/>'),
    'false',
    inSection('      <str_pair key="voice" value="false"/>'),
  ],
  [
    'a value with the key behind it',
    inSection('      <str_pair value="tr|" key="voice"/>'),
    'true',
    inSection('      <str_pair value="true" key="voice"/>'),
  ],
  [
    'a value without quotes',
    inSection('      <str_pair key="voice" value=|/>'),
    'true',
    inSection('      <str_pair key="voice" value="true"/>'),
  ],
  [
    'a wrong value is replaced whole',
    inSection('      <str_pair key="voice" value="ma|ybe"/>'),
    'true',
    inSection('      <str_pair key="voice" value="true"/>'),
  ],
  [
    'a section name',
    around('<CfgDN name="1">\n  <userProperties>\n    <list_pair key="|"></list_pair>\n  </userProperties>\n</CfgDN>'),
    'TServer',
    around(
      '<CfgDN name="1">\n  <userProperties>\n    <list_pair key="TServer"></list_pair>\n  </userProperties>\n</CfgDN>',
    ),
  ],
  [
    'a preset as options',
    inSection('      |'),
    'im-only',
    inSection(
      '      <str_pair key="multimedia" value="true"/>\n      <str_pair key="sip-signaling-chat" value="none"/>\n      <str_pair key="voice" value="false"/>',
    ),
  ],
  [
    'a preset as a section',
    around('<CfgDN name="1">\n  <userProperties>\n    |\n  </userProperties>\n</CfgDN>'),
    'voice-only',
    around(
      '<CfgDN name="1">\n  <userProperties>\n    <list_pair key="TServer">\n      <str_pair key="multimedia" value="false"/>\n      <str_pair key="voice" value="true"/>\n    </list_pair>\n  </userProperties>\n</CfgDN>',
    ),
  ],
  [
    'a preset as an annex',
    around('<CfgDN name="1">\n  |\n</CfgDN>'),
    'voice-only',
    around(
      '<CfgDN name="1">\n  <userProperties>\n    <list_pair key="TServer">\n      <str_pair key="multimedia" value="false"/>\n      <str_pair key="voice" value="true"/>\n    </list_pair>\n  </userProperties>\n</CfgDN>',
    ),
  ],
  [
    'an attribute name',
    around('<CfgDN name="1" |></CfgDN>'),
    'registerAll',
    around('<CfgDN name="1" registerAll=""></CfgDN>'),
  ],
  [
    'an attribute name that has a value',
    around('<CfgDN name="1" ty|="1"></CfgDN>'),
    'type',
    around('<CfgDN name="1" type="1"></CfgDN>'),
  ],
  [
    'an attribute on a line of its own',
    around('<CfgDN name="1"\n       st|\n></CfgDN>'),
    'state',
    around('<CfgDN name="1"\n       state=""\n></CfgDN>'),
  ],
  [
    'a number of an enumeration',
    around('<CfgDN name="1" useOverride="|"></CfgDN>'),
    '2',
    around('<CfgDN name="1" useOverride="2"></CfgDN>'),
  ],
  ['an end tag', '<CfgData>\n<CfgDN name="1">\n</|\n', 'CfgDN', '<CfgData>\n<CfgDN name="1">\n</CfgDN>\n'],
  [
    'an end tag half typed',
    '<CfgData>\n<CfgDN name="1"><userProperties></user|</CfgDN>\n',
    'userProperties',
    '<CfgData>\n<CfgDN name="1"><userProperties></userProperties></CfgDN>\n',
  ],
];

describe('completion in CfgData XML', () => {
  for (const [about, before, label, after] of accepted)
    it(about, () => assert.equal(accept(before, label, file), after));

  it('offers no option that stands there already', () => {
    const labels = labelsAt(inSection('      <str_pair key="voice" value="true"/>\n      |'), file);
    assert.ok(labels.includes('multimedia') && !labels.includes('voice'));
  });

  const nowhere: Readonly<Record<string, string>> = {
    'in a comment': inSection('      <!-- vo| -->'),
    'in a comment that is not closed': inSection('      <!-- vo|'),
    'in another section': around(
      '<CfgDN name="1"><userProperties><list_pair key="other">\n|\n</list_pair></userProperties></CfgDN>',
    ),
    'in an end tag': inSection('      </str|_pair>'),
    'outside of objects': '<CfgData>\n|\n</CfgData>',
    'in a value that is unknown': inSection('      <str_pair key="who-knows" value="|"/>'),
  };
  for (const [about, text] of Object.entries(nowhere))
    it(`offers nothing ${about}`, () => assert.deepEqual(labelsAt(text, file), []));
});
