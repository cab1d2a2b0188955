import { type CrowdDn, type Entry, withoutForeign } from './dns.ts';
import type { Mood } from './mood.ts';

type Notation = 'mutagen' | 'gws' | 'gax';

/** How a file is written, as far as all DNs in it are written so. */
interface Style {
  readonly mood: Mood;
  readonly notation: Notation;
}

const enumerations: Readonly<Record<Notation, Readonly<Record<string, string>>>> = {
  mutagen: {},
  gws: { extension: '1', acdposition: '2', trunk: '3', enabled: '1', disabled: '2' },
  gax: {
    extension: 'CFGExtension',
    acdposition: 'CFGACDPosition',
    trunk: 'CFGTrunk',
    enabled: 'CFGEnabled',
    disabled: 'CFGDisabled',
  },
};

/** What other notations have. */
const references = ['registerAll', 'switchDBID', 'tenantDBID', 'group', 'contract', 'folder', 'options'];
const foreign: Readonly<Record<Notation, ReadonlySet<string>>> = {
  mutagen: new Set(),
  gws: new Set(references),
  gax: new Set(references),
};
/** Where objects say by number what others say by name. */
const byNumber: Readonly<Record<string, string>> = { switch: 'switchDBID', tenant: 'tenantDBID' };

/** The DNs as `mutagen` writes them, as GWS answers, or as GAX does. */
export function jsonCrowd(dns: readonly CrowdDn[], mood: Mood): string {
  const notation = mood.random.pick(['mutagen', 'mutagen', 'gws', 'gax'] as const);
  const texts = dns.map((dn) => object(withoutForeign(dn, foreign[notation]), { mood, notation }));
  const list = `[\n${texts.join(mood.random.pick([',\n', ', ']))}\n]`;
  if (notation === 'gax') return `${list}\n`;
  if (notation === 'gws') return `{"statusCode": 0, "dns": ${list}}\n`;
  return `{"__metadata__": {"formatName": "JSON", "formatVersion": "1.0.0"}, "dns": ${list}}\n`;
}

function object(dn: CrowdDn, style: Style): string {
  const members = dn.fields.map(([name, value]) => member(fieldName(name, style), meantIn(style, value), style));
  members.splice(dn.fieldsBefore, 0, style.notation === 'gax' ? properties(dn, style) : sections(dn, style));
  if (style.notation === 'gax') members.unshift('"type": "CfgDN"');
  const gap = gapOf(dn);
  return `{${gap}${members.join(`,${gap === '' ? ' ' : gap}`)}${gap}}`;
}

/** What stands between members: all of a kind are written alike. */
function gapOf({ kind: { layout } }: CrowdDn): string {
  return ['\n', '\n    ', ' ', ''][layout % 4] as string;
}

function fieldName(name: string, { notation }: Style): string {
  if (notation === 'mutagen') return name;
  const known = byNumber[name] ?? name;
  if (notation === 'gws') return known;
  return known === 'type' ? 'subtype' : known.toLowerCase();
}

function meantIn({ notation }: Style, value: string): string {
  return enumerations[notation][value] ?? value;
}

function sections(dn: CrowdDn, style: Style): string {
  const gap = gapOf(dn);
  const lists = dn.sections.map(({ name, options }) => {
    const entries = options.map(([option, value]) => member(option, value, style));
    return `${JSON.stringify(name)}: {${gap}${entries.join(`,${gap}`)}${gap}}`;
  });
  return `"userProperties":${gap}{${lists.join(', ')}}`;
}

/** Options as GAX has them: a list of entries that say their section. */
function properties(dn: CrowdDn, style: Style): string {
  const gap = gapOf(dn);
  const entries = dn.sections.flatMap(({ name, options }) => options.map((one) => property(name, one, dn, style)));
  return `"userproperties": {"property": [${gap}${entries.join(`,${gap}`)}${gap}]}`;
}

function property(section: string, [name, value]: Entry, dn: CrowdDn, style: Style): string {
  const parts = [
    `"key":${JSON.stringify(name)}`,
    `"section":${JSON.stringify(section)}`,
    `"value":${written(value, style)}`,
  ];
  const order = style.mood.odd(60) ? style.mood.random.below(4) : dn.kind.layout % 5;
  if (order === 1) return `{\n${parts.reverse().join(',\n')}\n}`;
  if (order === 2) return `{${[parts[2], parts[0], parts[1]].join(', ')}}`;
  if (order === 3) return `{${[parts[1], parts[0], parts[2]].join(',\n')}}`;
  return `{${parts.join(',')}}`;
}

function member(name: string, value: string, style: Style): string {
  return `${JSON.stringify(name)}: ${written(value, style)}`;
}

const rawValue = /^(?:\d{1,9}|true|false|null|\[\d?\]|\{\})$/;

function written(value: string, { mood }: Style): string {
  if (mood.odd(100)) return mood.random.pick(['5', 'true', 'null', '{}', '[]', '"\\u0041b"', '-', '01']);
  if (value === '~') return 'null';
  if (value === '[]' || value === '{}') return value;
  if (mood.odd(60) && rawValue.test(value)) return value;
  return JSON.stringify(value.replace(/^(["'])(.*)\1$/, '$2'));
}
