import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Analysis } from '../../server/src/analysis/analysis.ts';
import type { PlainDn } from '../support/dnSets.ts';
import { read } from '../support/read.ts';
import { writeCfgData } from '../support/xmlStyles.ts';
import { writeYaml } from '../support/yamlStyles.ts';

const count = 100;
const broken = 50;

/** DNs of which each has findings of its own. */
const dns: readonly PlainDn[] = Array.from({ length: count }, (_, index) => ({
  fields: { number: String(7000 + index), type: index % 2 === 0 ? 'extension' : 'extention', switch: 'S' },
  sections: {
    TServer: { multimedia: 'True', 'sip-signaling-chat': 'nine', contact: `sip:${7000 + index}@h;t=x` },
    other: { a: 'b' },
  },
}));

const yamlStyle = {
  eol: '\n',
  step: 2,
  dash: 2,
  annex: 'userProperties',
  flow: 'none',
  quotes: 'plain',
  comments: false,
  finalEol: true,
  start: '',
} as const;
const xmlStyle = {
  eol: '\n',
  indent: '  ',
  quote: '"',
  comments: false,
  tall: false,
  flat: false,
  valueFirst: false,
  namespace: true,
  emptyTags: true,
  finalEol: true,
} as const;

function jsonWith(head: object, key: string, each: (dn: PlainDn) => object): string {
  return `${JSON.stringify({ ...head, [key]: dns.map(each) }, undefined, 2)}\n`;
}

/** One file for each format: a hundred DNs as programs and people print them. */
const files: Readonly<Record<string, readonly [fileName: string, text: string]>> = {
  'YAML in blocks': ['a.dn.yaml', writeYaml(dns, yamlStyle)],
  'YAML with sections in flow style': ['a.dn.yaml', writeYaml(dns, { ...yamlStyle, flow: 'sections' })],
  CfgData: ['a.xml', writeCfgData(dns, xmlStyle)],
  'JSON of mutagen': [
    'a.json',
    jsonWith({}, 'dns', ({ fields, sections }) => ({ ...fields, userProperties: sections })),
  ],
  'JSON of Web Services': [
    'a.json',
    jsonWith({ statusCode: 0 }, 'dns', ({ fields, sections }) => ({
      DBID: fields.number,
      number: fields.number,
      type: fields.type,
      userProperties: sections,
    })),
  ],
  'JSON of GAX': [
    'a.json',
    jsonWith({}, 'objects', ({ fields, sections }) => ({
      type: 'CfgDN',
      number: fields.number,
      subtype: fields.type,
      userproperties: {
        property: Object.entries(sections).flatMap(([section, options]) =>
          Object.entries(options).map(([key, value]) => ({ section, key, value })),
        ),
      },
    })),
  ],
};

const without = (what: string) => (text: string) => text.replace(what, '');
const withoutLast = (what: string) => (text: string) => {
  const at = text.lastIndexOf(what);
  return at < 0 ? text : text.slice(0, at) + text.slice(at + what.length);
};
const inTheMiddle = (what: string) => (text: string) =>
  text.slice(0, text.length >> 1) + what + text.slice(text.length >> 1);
const line = (index: number, change: (line: string) => string) => (text: string) =>
  text
    .split('\n')
    .map((each, at) => (at === index ? change(each) : each))
    .join('\n');
const withoutLine = (index: number) => (text: string) =>
  text
    .split('\n')
    .filter((_, at, all) => at !== (index < 0 ? all.length - 2 : index))
    .join('\n');

/** Thirty ways in which a DN breaks under somebody's hands. */
const breaks: Readonly<Record<string, (text: string) => string>> = {
  'the first quote goes': without('"'),
  'the last quote goes': withoutLast('"'),
  'the first colon goes': without(':'),
  'the last colon goes': withoutLast(':'),
  'the first equals sign goes': without('='),
  'the first comma goes': without(','),
  'the last comma goes': withoutLast(','),
  'the first brace goes': without('{'),
  'the last brace goes': withoutLast('}'),
  'the first bracket goes': without('['),
  'the first opening mark goes': without('<'),
  'the first closing mark goes': without('>'),
  'the last closing mark goes': withoutLast('>'),
  'the first half goes': (text) => text.slice(text.length >> 1),
  'the second half goes': (text) => `${text.slice(0, text.length >> 1)}\n`,
  'the second line goes': withoutLine(1),
  'the last line goes': withoutLine(-1),
  'a line loses its indentation': line(3, (each) => each.trimStart()),
  'a line is one blank too far left': line(3, (each) => each.slice(1)),
  'a line is one blank too far right': line(3, (each) => ` ${each}`),
  'a tab comes in': line(3, (each) => `\t${each.trimStart()}`),
  'a word comes in at the left': line(3, (each) => `word\n${each}`),
  'a word comes in inside': line(3, (each) => `${each}\n          word`),
  'a quote comes in': inTheMiddle('"'),
  'a single quote comes in': inTheMiddle("'"),
  'an opening brace comes in': inTheMiddle('{'),
  'a closing brace comes in': inTheMiddle('}'),
  'a comment begins': line(3, (each) => `${each} <!-- /* #`),
  'a tag begins': inTheMiddle('<'),
  'a bracket and a comma come in': inTheMiddle('],'),
};

/** The findings of each DN but the broken one. */
function findingsByDn(analysis: Analysis): Map<string, string> {
  const byDn = new Map<string, string>();
  for (const { finding, dn, severity } of analysis.findings) {
    if (dn === undefined || dn === String(7000 + broken)) continue;
    byDn.set(dn, `${byDn.get(dn) ?? ''}${severity} ${finding.rule} ${finding.message}\n`);
  }
  return byDn;
}

for (const [format, [fileName, text]] of Object.entries(files)) {
  suite(`a hundred DNs in ${format}, one of them broken`, () => {
    const whole = read(text, fileName);
    const expected = findingsByDn(whole);
    const segment = whole.segments.find(({ dns: held }) =>
      held.some(({ fields }) => fields.some(({ value }) => value.text === String(7000 + broken))),
    );
    assert.ok(segment && expected.size === count - 1);
    for (const [what, change] of Object.entries(breaks)) {
      test(what, () => {
        const part = change(text.slice(segment.start, segment.end));
        const found = findingsByDn(read(text.slice(0, segment.start) + part + text.slice(segment.end), fileName));
        const same = [...expected].filter(([dn, findings]) => found.get(dn) === findings).length;
        assert.ok(same >= 98, `only ${same} of the others are as they were:\n${part}`);
      });
    }
  });
}
