import { type CrowdDn, type Entry, withoutForeign } from './dns.ts';
import type { Mood } from './mood.ts';
import { remark } from './remarks.ts';

interface Style {
  readonly mood: Mood;
  readonly end: string;
  /** Whether prefixes are declared. */
  readonly prefixed: boolean;
  /** Where all DNs have comments: 1 above each DN, 2 behind some options; else nowhere. */
  readonly remarks: number;
}

const attributeNames: Readonly<Record<string, string>> = {
  number: 'name',
  name: 'alias',
  switch: 'ownerDBID',
  tenant: 'tenantDBID',
  options: 'userProperties',
};
/** What other notations have, and what is written in another way here. */
const foreign: ReadonlySet<string> = new Set([
  ...['registerAll', 'switchDBID', 'tenantDBID', 'group', 'contract', 'folder'],
  ...['options', 'accessNumbers', 'destDNDBIDs'],
]);
const codes: Readonly<Record<string, string>> = {
  extension: '1',
  acdposition: '2',
  trunk: '3',
  enabled: '1',
  disabled: '2',
};
const innerElements = [
  '<destDNDBIDs/>',
  '<accessNumbers><CfgDNAccessNumber number="3" switchDBID="4"/></accessNumbers>',
  '<alias>xy zz</alias>',
  '<alias value="Inner Anna"/>',
  '<destDNDBIDs>\n<DBID value="101"/>\n</destDNDBIDs>',
];

export function xmlCrowd(dns: readonly CrowdDn[], mood: Mood): string {
  const style = {
    mood,
    end: mood.once(8) ? '\r\n' : '\n',
    prefixed: mood.once(3),
    remarks: mood.random.pick([0, 0, 0, 1, 2]),
  };
  const { end } = style;
  const head = mood.once(2) ? `<?xml version="1.0"?>${end}` : '';
  const root = `<CfgData${style.prefixed ? ' xmlns:g="urn:x"' : ''}>${end}  <CfgCreate>${end}`;
  return `${head}${root}${dns.map((dn, index) => element(withoutForeign(dn, foreign), index, style)).join('')}  </CfgCreate>${end}</CfgData>${end}`;
}

function element(dn: CrowdDn, index: number, style: Style): string {
  const { mood, end } = style;
  const { layout } = dn.kind;
  const name = elementName(dn, style);
  const id: Entry[] = layout % 3 > 0 || mood.odd(20) ? [['id', `dn${index}`]] : [];
  const attributes = [...id, ...dn.fields].map(([field, value]) =>
    attribute(attributeNames[field] ?? field, value, mood),
  );
  const between = layout % 4 === 0 ? `${end}      ` : ' ';
  const inner = layout % 5 === 0 || mood.odd(30) ? `      ${innerElements[layout % innerElements.length]}${end}` : '';
  const annex = `      <userProperties>${end}${sections(dn, style)}      </userProperties>${end}`;
  const body = layout % 7 === 0 ? annex + inner : inner + annex;
  const above = style.remarks === 1 && !mood.odd(20) ? `    <!--${remark(mood)}-->${end}` : '';
  return `${above}    <${name} ${attributes.join(between)}>${end}${body}    </${name}>${end}`;
}

function elementName({ kind: { layout } }: CrowdDn, { mood, prefixed }: Style): string {
  if (mood.odd(60)) return mood.random.pick(['CfgRouteDN', 'g:CfgDN', 'cfgdn']);
  return prefixed && layout % 5 === 1 ? 'g:CfgDN' : 'CfgDN';
}

function sections(dn: CrowdDn, style: Style): string {
  const { mood, end } = style;
  const isOneLine = dn.kind.layout % 11 === 0;
  const lists = dn.sections.map(({ name, options }) => {
    const pairs = options.map((one) => pair(one, dn, style));
    const inner = isOneLine ? `${pairs.join('').trim()}` : pairs.map((one) => one + (mood.odd(60) ? '' : end)).join('');
    return `      <list_pair ${attribute('key', name, mood)}>${isOneLine ? '' : end}${inner}</list_pair>${end}`;
  });
  return lists.join('');
}

/** An option; all of a kind are written alike, and now and then one is not. */
function pair([name, value]: Entry, { kind }: CrowdDn, { mood, end, remarks }: Style): string {
  const layout = mood.odd(60) ? mood.random.below(6) : kind.layout % 6;
  const mark = layout === 2 ? "'" : '"';
  const key = attribute('key', name, mood, mark);
  const text = attribute('value', value, mood, mark);
  const isRemarked = remarks === 2 && name.length % 3 === 0 && !mood.odd(20);
  const comment = isRemarked ? `<!--${remark(mood)}-->` : mood.odd(100) ? '<!-- x -->' : '';
  if (layout === 1) return `<str_pair ${text} ${key}/>${comment}`;
  if (layout === 2) return `        <str_pair ${key} ${text}></str_pair>${comment}`;
  if (layout === 3) return `        <str_pair${end}          ${key}${end}          ${text}${end}        />${comment}`;
  if (layout === 4) return `        <str_pair ${key} ${text} />${comment}`;
  return `        <str_pair ${key} ${text}/>${comment}`;
}

function attribute(name: string, value: string, mood: Mood, usualMark = '"'): string {
  const mark = mood.odd(40) ? "'" : usualMark;
  const escaped = (codes[value] ?? value)
    .replaceAll('&', mood.once(2) ? '&amp;' : '&#38;')
    .replaceAll('<', '&lt;')
    .replaceAll(mark, mark === '"' ? mood.random.pick(['&quot;', '&#x22;']) : '&apos;');
  return `${name}=${mark}${escaped}${mark}`;
}
