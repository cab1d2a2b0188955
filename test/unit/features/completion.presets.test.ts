/** Presets among the completions: wherever the whole of one can stand, in every format that is written by hand. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { presets } from '../../../server/src/catalogue/presets.ts';
import { plain, read } from '../../support/read.ts';
import { accept, labelsAt } from './cursorMark.ts';

const yaml = (rest: string): string => `dns:\n  - number: "7001"\n    type: extension\n${rest}`;
const json = (rest: string): string =>
  `{"dns": [\n  {\n    "number": "7001",\n    "type": "extension",\n    ${rest}\n  }\n]}\n`;
const gax = (rest: string): string =>
  `[\n  {\n    "type": "CfgDN",\n    "number": "7001",\n    "subtype": "CFGExtension",\n    ${rest}\n  }\n]\n`;
const xml = (rest: string): string =>
  `<CfgData>\n  <CfgCreate>\n    <CfgDN name="7001" type="1">\n      ${rest}\n    </CfgDN>\n  </CfgCreate>\n</CfgData>\n`;

const places: Readonly<Record<string, readonly [text: string, fileName: string]>> = {
  'YAML, in an empty section': [yaml('    userProperties:\n      TServer:\n        |\n'), 'a.dn.yaml'],
  'YAML, between the braces of a section': [yaml('    userProperties: {TServer: {|}}\n'), 'a.dn.yaml'],
  'YAML, without a section': [yaml('    userProperties:\n      |\n'), 'a.dn.yaml'],
  'YAML, without an annex': [yaml('    |\n'), 'a.dn.yaml'],
  'JSON, in an empty section': [
    json('"userProperties": {\n      "TServer": {\n        |\n      }\n    }'),
    'a.dn.json',
  ],
  'JSON, without a section': [json('"userProperties": {\n      |\n    }'), 'a.dn.json'],
  'JSON, without an annex': [json('|'), 'a.dn.json'],
  'GAX, in an empty list of options': [gax('"userproperties": { "property": [\n      |\n    ] }'), 'a.json'],
  'GAX, without an annex': [gax('|'), 'a.json'],
  'CfgData, in an empty section': [
    xml(
      '<userProperties>\n        <list_pair key="TServer">\n          |\n        </list_pair>\n      </userProperties>',
    ),
    'a.xml',
  ],
  'CfgData, without a section': [xml('<userProperties>\n        |\n      </userProperties>'), 'a.xml'],
  'CfgData, without an annex': [xml('|'), 'a.xml'],
  'an export, in an empty section': ['[TServer]\n|\n', 'a.dn.cfg'],
  'an export, without a section': ['|\n', 'a.dn.cfg'],
};

describe('presets are completions', () => {
  for (const [name, [text, fileName]] of Object.entries(places)) {
    it(`in ${name}`, () => {
      for (const { id, options } of presets) {
        const dns = read(accept(text, id, { fileName }), fileName).segments.flatMap((segment) => segment.dns);
        const written = options.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const]));
        assert.deepEqual(
          dns.map((dn) => plain(dn).sections),
          [{ TServer: Object.fromEntries(written) }],
          id,
        );
      }
    });
  }

  it('not beside an option of theirs, which would then stand twice', () => {
    const labels = labelsAt(yaml('    userProperties:\n      TServer:\n        voice: true\n        |\n'));
    assert.ok(labels.includes('multimedia'));
    assert.deepEqual(
      labels.filter((label) => presets.some(({ id }) => id === label)),
      [],
    );
  });
});
