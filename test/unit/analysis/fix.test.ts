import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { analyse, type Surroundings } from '../../../server/src/analysis/analysis.ts';
import { editsOfFix, fixAll, fixesOf, layoutOf } from '../../../server/src/analysis/fix.ts';
import { applyEdits } from '../../../server/src/analysis/textEdits.ts';
import { builtInCatalogue } from '../../../server/src/catalogue/catalogue.ts';
import { defaultSettings } from '../../../server/src/project/settings.ts';
import { analyseText } from '../rules/support.ts';

const surroundings: Surroundings = {
  catalogue: builtInCatalogue,
  settings: defaultSettings,
  settingsFor: () => defaultSettings,
};

/** The text after all safe fixes. */
function fixed(text: string, fileName: string): string {
  const edits = fixAll(analyseText(text, fileName), layoutOf(text));
  return applyEdits(text, edits);
}

test('the first line end decides what line ends new text gets', () => {
  assert.deepEqual(layoutOf('a\r\nb\n'), { eol: '\r\n', indent: 2 });
  assert.deepEqual(layoutOf('a\nb\r\n'), { eol: '\n', indent: 2 });
  assert.deepEqual(layoutOf('a', 4), { eol: '\n', indent: 4 });
  assert.deepEqual(layoutOf('\na'), { eol: '\n', indent: 2 });
});

describe('a fix', () => {
  test('is told with offsets in the file, whichever segment its finding is in', () => {
    const text =
      'dns:\n  - number: "7001"\n    type: extension\n  - number: "7002"\n    type: extension\n    userProperties: { TServer: { voice: True } }\n';
    const analysis = analyseText(text, 'a.dn.yaml');
    const [placed] = analysis.findings;
    assert.ok(placed);
    const [only, ...others] = fixesOf(analysis, placed, layoutOf(text));
    assert.deepEqual(others, []);
    assert.deepEqual(only?.edits, [
      { span: { start: text.indexOf('True'), end: text.indexOf('True') + 4 }, newText: 'true' },
    ]);
  });

  test('that the format cannot make is not offered', () => {
    const text =
      'base: &base\n  voice: false\ndns:\n  - number: "7001"\n    type: extension\n    userProperties:\n      TServer: *base\n';
    const analysis = analyseText(text, 'a.dn.yaml');
    const placed = analysis.findings.find(({ finding }) => finding.rule === 'dn/no-media');
    const [fix] = placed?.finding.fixes ?? [];
    assert.ok(placed && fix);
    assert.equal(editsOfFix(analysis, placed, fix, layoutOf(text)), undefined);
    assert.deepEqual(fixesOf(analysis, placed, layoutOf(text)), []);
  });
});

describe('making all safe fixes', () => {
  test('goes on while one uncovers another', () => {
    assert.equal(fixed('[TServer]\nmultimedia= True \n', 'a.dn.cfg'), '[TServer]\nmultimedia=true\n');
    assert.equal(fixed('[tserver]\nMultimedia=True\n', 'a.dn.cfg'), '[TServer]\nmultimedia=true\n');
  });

  test('leaves what is not safe', () => {
    const text = '[TServer]\nmultimedia=maybe\nsip-signalling-chat=none\nvoice=true\nvoice=false\n';
    assert.equal(fixed(text, 'a.dn.cfg'), text);
  });

  test('changes nothing in a file in order', () => {
    const text = '[TServer]\nmultimedia=true\n';
    assert.deepEqual(fixAll(analyseText(text, 'a.dn.cfg'), layoutOf(text)), []);
  });

  test('removes one of three equal options after the other', () => {
    assert.equal(fixed('[TServer]\nvoice=true\nvoice=true\nvoice=true', 'a.dn.cfg'), '[TServer]\nvoice=true');
  });

  test('reaches every segment of a file', () => {
    const dn = (number: number, value: string): string =>
      `  - number: "${number}"\n    type: extension\n    userProperties: { TServer: { voice: ${value} } }\n`;
    const text = (value: string): string => `dns:\n${dn(7001, value)}${dn(7002, value)}${dn(7003, value)}`;
    assert.equal(fixed(text('True'), 'a.dn.yaml'), text('true'));
  });

  test('gives edits that can be made at once, in order', () => {
    const text = '[tserver]\nMultimedia= True \nvoice=TRUE\n';
    const edits = fixAll(analyseText(text, 'a.dn.cfg'), layoutOf(text));
    let last = 0;
    for (const { span } of edits) {
      assert.ok(last <= span.start && span.start <= span.end);
      last = span.end;
    }
    const after = analyse(applyEdits(text, edits), 'a.dn.cfg', surroundings);
    assert.deepEqual(after?.findings, []);
  });
});
