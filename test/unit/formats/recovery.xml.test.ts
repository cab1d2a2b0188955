import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dnsIn, plain, read } from '../../support/read.ts';

const good = (number: number): string => `    <CfgDN id="d${number}" name="${number}" type="1">
      <userProperties>
        <list_pair key="TServer">
          <str_pair key="voice" value="True"/>
        </list_pair>
      </userProperties>
    </CfgDN>
`;

/** A file of five DNs, of which the third holds the broken lines; each other one has one finding of its own. */
function fileWith(broken: string): string {
  return `<?xml version="1.0"?>\n<CfgData>\n  <CfgCreate>\n${good(1)}${good(2)}${broken}${good(4)}${good(5)}  </CfgCreate>\n</CfgData>\n`;
}

/** Breaks of the third DN, each a replacement in it, and the text at which the one finding stands. */
const breaks: Record<string, [from: string | RegExp, to: string, at: string]> = {
  'no end of a start tag': ['type="1">', 'type="1"', '<CfgDN'],
  'no end of a pair': ['"true"/>', '"true"', '<str_pair'],
  'no slash at the end of a pair': ['"true"/>', '"true">', 'str_pair'],
  'no end tag of the DN': ['    </CfgDN>\n', '', 'CfgDN'],
  'no end tag of the section': ['        </list_pair>\n', '', 'list_pair'],
  'no end tag of the annex': ['      </userProperties>\n', '', 'userProperties'],
  'no start tag of the section': ['        <list_pair key="TServer">\n', '', 'str_pair'],
  'an end tag of another name': ['</list_pair>', '</list_pear>', '</list_pear>'],
  'an end tag that is not finished': ['</list_pair>', '</list_pair', '</list_pair'],
  'a value whose quote is not closed': ['value="true"', 'value="true', '"true'],
  'a name whose quote is not closed': ['key="voice"', 'key="voice', '"voice'],
  'a value without quotes': ['value="true"', 'value=true', 'true'],
  'an attribute without value': ['value="true"', 'value', 'value'],
  'an attribute with nothing behind its equals sign': ['value="true"', 'value=', 'value'],
  'a pair without name': ['key="voice" ', '', 'str_pair'],
  'a plain ampersand': ['"true"', '"a & b"', '&'],
  'an unknown entity': ['"true"', '"&nbsp;"', '&nbsp;'],
  'a comment that is not closed': ['      <userProperties>\n', '      <!-- note\n      <userProperties>\n', '<!--'],
  'a bracket in the text': ['</list_pair>', '< </list_pair>', '<'],
  'an option outside of a section': [
    '        <list_pair key="TServer">\n',
    '        <str_pair key="a" value="b"/>\n        <list_pair key="TServer">\n',
    'str_pair',
  ],
  'an attribute twice': ['key="voice"', 'key="voice" key="voice"', 'key'],
  'rubbish in a tag': ['key="voice"', '% key="voice"', '%'],
};

suite('one broken object leaves its neighbours alone', () => {
  for (const [what, [from, to, at]] of Object.entries(breaks)) {
    test(what, () => {
      const broken = good(3).replace('"True"', '"true"').replace(from, to);
      const text = fileWith(broken);
      const analysis = read(text, 'a.xml');
      const others = dnsIn(analysis)
        .map(plain)
        .filter((dn) => /^[1245]$/.test(dn.fields.number ?? ''));
      assert.deepEqual(others, dnsIn(read(fileWith(''), 'a.xml')).map(plain));
      const own = analysis.findings.filter(({ finding }) => finding.rule === 'syntax/xml');
      assert.deepEqual(
        own.map(({ start, end }) => text.slice(start, end)),
        [at],
      );
      const rest = analysis.findings.filter(({ finding }) => finding.rule === 'value/case');
      assert.deepEqual(
        rest.map(({ dn }) => dn),
        ['1', '2', '4', '5'],
      );
    });
  }
});
