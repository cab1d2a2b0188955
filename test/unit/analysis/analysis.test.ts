import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Analysis, analyse, dnsOf, placeOfRelated } from '../../../server/src/analysis/analysis.ts';
import { builtInCatalogue } from '../../../server/src/catalogue/catalogue.ts';
import { type DnSettings, defaultSettings } from '../../../server/src/project/settings.ts';
import { numberOf } from '../../../server/src/rules/parts.ts';
import { analyseText } from '../rules/support.ts';

const twoDns = `# Berlin
dns:
  - number: "7001"
    type: extension
    userProperties: { TServer: { voice: True, multimedia: yes } }
  - number: "7001"
    type: extention
`;

/** Each finding as its rule and the text that it stands at. */
function placesOf({ findings, text }: Analysis): string[] {
  return findings.map(({ finding, start, end }) => `${finding.rule} ${text.slice(start, end)}`);
}

test('a file without DNs has no analysis', () => {
  const surroundings = { catalogue: builtInCatalogue, settings: defaultSettings, settingsFor: () => defaultSettings };
  assert.equal(analyse('kind: Deployment\n', 'a.yaml', surroundings), undefined);
  assert.equal(analyse('[core]\nbare=true\n', 'config.cfg', surroundings), undefined);
});

describe('findings', () => {
  test('come in the order of the file, with offsets in the file', () => {
    assert.deepEqual(placesOf(analyseText(twoDns, 'a.dn.yaml')), [
      'value/case True',
      'value/yaml-boolean yes',
      'dn/duplicate "7001"',
      'dn/unknown-type extention',
    ]);
  });

  test('of one place come in the order of their rules', () => {
    assert.deepEqual(placesOf(analyseText('dns:\n  - userProperties: {}\n', 'a.dn.yaml')), [
      'dn/missing-number userProperties',
      'dn/missing-type userProperties',
    ]);
  });

  test('name their DN', () => {
    const { findings } = analyseText(twoDns, 'a.dn.yaml');
    assert.deepEqual([...new Set(findings.map(({ dn }) => dn))], ['7001']);
    const [inExport] = analyseText('[TServer]\nvoice=True\n', 'a.dn.cfg').findings;
    assert.equal(inExport?.dn, undefined);
  });

  test('of an update name the number that its reference leads to in the file, wherever that stands', () => {
    const update = (id: string): string =>
      `<CfgDNUpdate DBIDref="${id}"><userProperties><list_pair key="TServer"><str_pair key="voice" value="True"/></list_pair></userProperties></CfgDNUpdate>`;
    const text = `<CfgData>\n<CfgReference><CfgDNRef id="dn1" name="7001"/></CfgReference>\n<CfgUpdate>\n${update('dn1')}\n${update('dn2')}\n${update('dn3')}\n</CfgUpdate>\n<CfgCreate>\n<CfgDN id="dn2" name="7002" type="1"/>\n</CfgCreate>\n</CfgData>\n`;
    const { findings } = analyseText(text, 'a.xml');
    assert.deepEqual(
      findings.map(({ dn }) => dn),
      ['7001', '7002', 'dn3'],
    );
  });

  test('of an update do not name it by a number, or by what stands for it, that is its password', () => {
    const password = '<str_pair key="password" value="geheim"/><str_pair key="voice" value="True"/>';
    const update = (id: string): string =>
      `<CfgDNUpdate DBIDref="${id}"><userProperties><list_pair key="TServer">${password}</list_pair></userProperties></CfgDNUpdate>`;
    const text = `<CfgData><CfgReference><CfgDNRef id="dn1" name="geheim"/></CfgReference>${update('dn1')}${update('geheim')}</CfgData>`;
    const { findings } = analyseText(text, 'a.xml');
    assert.deepEqual([...new Set(findings.map(({ dn }) => dn))], ['***']);
  });

  test('lead to places in other segments', () => {
    const analysis = analyseText(twoDns, 'a.dn.yaml');
    const placed = analysis.findings.find(({ finding }) => finding.rule === 'dn/duplicate');
    const [related] = placed?.finding.related ?? [];
    assert.ok(placed && related);
    const place = placeOfRelated(analysis, placed, related);
    assert.ok(place && 'start' in place);
    const { start, end } = place;
    assert.equal(twoDns.slice(start, end), '"7001"');
    assert.equal(start, twoDns.indexOf('"7001"'));
  });

  test('of a part that DNs share are found once', () => {
    const text =
      'base: &base { voice: True }\ndns:\n  - number: "7001"\n    type: extension\n    userProperties: { TServer: *base }\n  - number: "7002"\n    type: extension\n    userProperties: { TServer: { <<: *base } }\n';
    assert.deepEqual(placesOf(analyseText(text, 'a.dn.yaml')), ['value/case True']);
  });

  test('of a rule that is off are left out', () => {
    const analysis = analyseText(twoDns, 'a.dn.yaml', { rules: { 'value/case': 'off', 'dn/duplicate': 'off' } });
    assert.deepEqual(placesOf(analysis), ['value/yaml-boolean yes', 'dn/unknown-type extention']);
  });

  test('take their severity from the settings of their DN', () => {
    const quiet: DnSettings = { rules: { 'value/case': 'hint' } };
    const dn = (number: string): string =>
      `  - number: "${number}"\n    type: extension\n    annex: { TServer: { voice: True } }\n`;
    const analysis = analyse(`dns:\n${dn('7001')}${dn('7002')}`, 'a.dn.yaml', {
      catalogue: builtInCatalogue,
      settings: defaultSettings,
      settingsFor: (number) => (number === '7001' ? quiet : defaultSettings),
    });
    assert.deepEqual(
      analysis?.findings.map(({ severity }) => severity),
      ['hint', 'warning'],
    );
  });
});

describe('segments', () => {
  test('join without gaps and hold all of the text', () => {
    const { segments } = analyseText(twoDns, 'a.dn.yaml');
    assert.equal(segments.map(({ start, end }) => twoDns.slice(start, end)).join(''), twoDns);
  });

  test('are found by offset', () => {
    const analysis = analyseText(twoDns, 'a.dn.yaml');
    for (const segment of analysis.segments) {
      assert.equal(analysis.segmentAt(segment.start), segment);
      assert.equal(analysis.segmentAt(segment.end - 1), segment);
    }
    assert.equal(analysis.segmentAt(twoDns.length), analysis.segments.at(-1));
  });
});

test('only DNs are counted, neither shared parts nor objects of other classes', () => {
  const numbers = (text: string, fileName: string): (string | undefined)[] =>
    dnsOf(analyseText(text, fileName)).map(numberOf);
  const shared = 'base: &base { type: extension }\ndns:\n  - <<: *base\n    number: "7001"\n';
  assert.deepEqual(numbers(shared, 'a.dn.yaml'), ['7001']);
  assert.deepEqual(numbers('[TServer]\nvoice=true\n', 'a.dn.cfg'), [undefined]);
  assert.deepEqual(numbers('[TServer]\nvoice=true\n', 'CfgApplication_annex_12.cfg'), []);
});
