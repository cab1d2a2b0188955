import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Analysis, beginAnalysis } from '../../../server/src/analysis/analysis.ts';
import { read, surroundings } from '../../support/read.ts';

// What an edit costs: which segments are the same objects as before, and so were not cut, read or checked again.

const dn = (number: number, more = ''): string =>
  `  - number: "${number}"\n    type: extension\n    userProperties:\n      TServer:\n        voice: true\n${more}`;

function yamlOf(count: number): string {
  return `dns:\n${Array.from({ length: count }, (_, index) => dn(7000 + index)).join('')}`;
}

function type(analysis: Analysis, at: number, end: number, newText: string): number {
  const before = new Set(analysis.segments);
  analysis.edit(at, end, newText);
  assert.ok(analysis.advance(() => false));
  return analysis.segments.filter((segment) => !before.has(segment)).length;
}

describe('an edit makes new segments', () => {
  const text = yamlOf(300);
  const at = text.indexOf('true', text.indexOf('"7150"'));

  test('of nothing but the DN in which a value changes', () => {
    assert.equal(type(read(text, 'a.dn.yaml'), at, at + 4, 'yes'), 1);
  });

  test('of nothing but the DN and its neighbour where one begins', () => {
    const start = text.lastIndexOf('  - number', at);
    assert.ok(type(read(text, 'a.dn.yaml'), start, start, dn(8000)) <= 3);
  });

  test('as far as it reaches, and back again', () => {
    const analysis = read(text, 'a.dn.yaml');
    // Everything behind the new key is no longer in the list.
    type(analysis, text.indexOf('  - number: "7150"'), text.indexOf('  - number: "7150"'), 'other:\n');
    assert.equal(analysis.segments.at(-1)?.cut.kind, 'around');
    const key = analysis.text.indexOf('other:\n');
    type(analysis, key, key + 7, '');
    assert.equal(analysis.text, text);
    assert.deepEqual(
      analysis.segments.map(({ start, end }) => [start, end]),
      read(text, 'a.dn.yaml').segments.map(({ start, end }) => [start, end]),
    );
  });

  test('of few when the first dash moves', () => {
    const analysis = read(text, 'a.dn.yaml');
    const first = text.indexOf('  - number');
    assert.ok(type(analysis, first, first, ' ') <= 4);
    // The rest of the first DN no longer stands below its number, and the next dash stands left of the first.
    assert.deepEqual(
      analysis.findings.map(({ finding, start }) => [finding.rule, analysis.text.slice(start, start + 6)]),
      [
        ['syntax/yaml', 'type: '],
        ['syntax/yaml', 'userPr'],
        ['syntax/yaml', '- numb'],
      ],
    );
  });

  test('of everything behind it when it changes the state of all, however many there are', () => {
    const entries = Array.from(
      { length: 200 },
      (_, index) => `    {\n      "number": "${index}",\n      "type": "extension"\n    }`,
    );
    const json = `{\n  "dns": [\n${entries.join(',\n')}\n  ]\n}\n`;
    const analysis = read(json, 'a.dn.json');
    type(analysis, json.indexOf('"dns"'), json.indexOf('"dns"'), ' ');
    const cuts = (whole: Analysis) => whole.segments.map(({ cut, start }) => [cut.kind, cut.before, cut.after, start]);
    assert.deepEqual(cuts(analysis), cuts(read(analysis.text, 'a.dn.json')));
  });

  test('in XML, JSON and YAML alike', () => {
    const xml = `<CfgData>\n<CfgCreate>\n${Array.from({ length: 100 }, (_, index) => `<CfgDN number="${index}" type="1"/>\n`).join('')}</CfgCreate>\n</CfgData>\n`;
    const place = xml.indexOf('type', xml.indexOf('"50"')) + 6;
    assert.equal(type(read(xml, 'a.xml'), place, place + 1, '2'), 1);
    const json = JSON.stringify({
      dns: Array.from({ length: 100 }, (_, index) => ({ number: String(index), type: 'extension' })),
    });
    const value = json.indexOf('extension', json.indexOf('"50"'));
    assert.equal(type(read(json, 'a.dn.json'), value, value + 1, 'x'), 1);
  });
});

describe('what DNs have in common', () => {
  const item = (number: number, section: string): string =>
    `  - number: "${number}"\n    type: extension\n    userProperties: { TServer: ${section} }\n`;
  const shared = `dns:\n${item(1, '&one { voice: true }')}${item(2, '&other { voice: true }')}${item(3, '*one')}${item(4, '*other')}`;

  test('is read again only where the part that changed is used', () => {
    const analysis = read(shared, 'a.dn.yaml');
    const before = analysis.segments.map(({ reading }) => reading);
    const at = analysis.text.indexOf('true');
    assert.equal(type(analysis, at, at + 4, 'false'), 1);
    // By identity: these objects lead to the whole file, which no message should show.
    const changed = analysis.segments.map(({ reading }, index) => reading !== before[index]);
    assert.deepEqual(changed, [false, true, false, true, false]);
  });

  test('clashes until one of them changes', () => {
    const text = yamlOf(50);
    const analysis = read(text, 'a.dn.yaml');
    const at = text.indexOf('7030');
    type(analysis, at, at + 4, '7010');
    assert.deepEqual(
      analysis.findings.map(({ finding, dn: number }) => [finding.rule, number]),
      [['dn/duplicate', '7010']],
    );
    // The first of the two moves behind the second: now that one is the later one.
    const first = analysis.text.indexOf('7010');
    type(analysis, first, first + 4, '9999');
    assert.deepEqual(analysis.findings, []);
  });
});

test('work can stop at any time, and go on', () => {
  const text = yamlOf(400).replaceAll('voice: true', 'voice: yes');
  const analysis = beginAnalysis(text, 'a.dn.yaml', surroundings()) as Analysis;
  let steps = 1;
  for (let done = 0; !analysis.advance(() => true); steps++) {
    assert.ok(analysis.settledUpTo >= done, 'never back');
    done = analysis.settledUpTo;
    // Findings of what has been read are there already.
    assert.ok(analysis.findings.every(({ end }) => end <= analysis.settledUpTo));
    assert.equal(analysis.text, text);
  }
  assert.ok(steps > 50, 'in small steps');
  assert.equal(analysis.findings.length, 400);
});
