import type { CrowdDn, CrowdSection, Entry } from './dns.ts';
import type { Mood } from './mood.ts';
import { remark } from './remarks.ts';

/** How a file of DNs is written, as far as all DNs in it are written so. */
interface Style {
  readonly mood: Mood;
  readonly end: string;
  /** What stands before a DN's dash. */
  readonly indent: string;
  /** Whether some kinds of DNs take over what stands before the list. */
  readonly shares: boolean;
  /** Which quotes values have: 0 none; 1 `"` and 2 `'` for numbers only; 3 `"` and 4 `'` for all. */
  readonly quoting: number;
  /** Where all DNs have comments: 1 above each DN, 2 behind some entries, 3 above some entries, 4 all of these; else nowhere. */
  readonly remarks: number;
}

/** The DNs in one list, or each in a document of its own. */
export function yamlCrowd(dns: readonly CrowdDn[], mood: Mood): string {
  const { random } = mood;
  const end = mood.once(8) ? '\r\n' : '\n';
  const style: Style = {
    mood,
    end,
    indent: random.pick(['  ', '  ', '  ', '', '    ']),
    shares: mood.once(2),
    quoting: random.pick([0, 0, 1, 1, 2, 3, 4]),
    remarks: random.pick([0, 0, 0, 0, 1, 2, 3, 4]),
  };
  const directive = random.pick(['', '', '', `%YAML 1.${1 + random.below(2)}${end}---${end}`]);
  if (mood.once(10)) return directive + dns.map((dn) => blockLines(dn, '', style)).join(`---${end}`);
  const list = random.pick(['dns', 'dns', 'dns', '"dns"']);
  const shared = style.shares ? sharedParts(mood).map((line) => line + end) : [];
  const comment = mood.once(6) ? `# x${end}` : '';
  return `${directive}${comment}${shared.join('')}${list}:${end}${dns.map((dn) => item(dn, style)).join('')}`;
}

/** What stands before the list: a DN's fields, a section, a value. */
function sharedParts({ random }: Mood): string[] {
  const type = random.pick(['type: extension', 'type: extnsion', 'type: extension, foo: x', 'switch: "SIP"']);
  const options = random.pick([
    'record: "true"',
    'voice: "false"',
    'voice: "true", own-1: x',
    'multimedia: "trie"',
    'password: abcd',
  ]);
  return [
    `base: &base {${type}}`,
    `section: &section {${options}}`,
    `value: &value ${random.pick(['"true"', '"none"', 'x'])}`,
  ];
}

/** The same entries with one that takes over what stands before the list, in some kinds of DNs. */
function withShared(dn: CrowdDn, { shares, mood }: Style): CrowdDn {
  const way = shares ? dn.kind.layout % 6 : 5;
  const isOdd = mood.odd(30);
  if (way > 3 || isOdd) return dn;
  if (way < 2) return { ...dn, fields: [...dn.fields.slice(0, 1 + way), ['<<', '*base'], ...dn.fields.slice(1 + way)] };
  const more: Entry = way === 2 ? ['<<', '*section'] : ['record', '*value'];
  return { ...dn, sections: dn.sections.map(({ name, options }) => ({ name, options: [more, ...options] })) };
}

/** 4 and 5 are flow style, on one line and over several; 6 begins below its dash. */
const layouts = [0, 1, 2, 3, 4, 5, 5, 5, 6, 7];

/** One entry of the list: all of a kind are written alike, now and then one is not. */
function item(plain: CrowdDn, style: Style): string {
  const { mood, end, indent } = style;
  const dn = withShared(plain, style);
  const above = (style.remarks === 1 || style.remarks === 4) && !mood.odd(20) ? `${indent}#${remark(mood)}${end}` : '';
  return above + writtenItem(dn, style);
}

function writtenItem(dn: CrowdDn, style: Style): string {
  const { mood, end, indent } = style;
  const layout = mood.odd(60) ? mood.random.below(8) : (layouts[dn.kind.layout % layouts.length] as number);
  if (layout === 4) return `${indent}- ${flow(dn, style)}${end}`;
  if (layout === 5) return `${indent}- ${tallFlow(dn, `${indent}  `, style)}${end}`;
  const lines = blockLines(dn, `${indent}  `, style, layout);
  if (layout === 6) return `${indent}-${end}${lines}`;
  return `${indent}-${lines.replace(/^(\s*\n)?\s*#.*\n/, '').slice(indent.length + 1)}`;
}

/** A DN in block style. `layout`: 2 has an alias for a section, 7 quotes names and has its options in flow style. */
function blockLines(dn: CrowdDn, lead: string, style: Style, layout = 0): string {
  const { end } = style;
  const fields = dn.fields.map((one) => blockEntry(lead, one, style, layout === 7));
  const quote = layout === 7 ? '"' : '';
  const annex =
    layout === 7
      ? `${lead}"annex": ${flowSections(dn, style, quote)}${end}`
      : blockAnnex(dn, lead, style, layout === 2);
  return [...fields.slice(0, dn.fieldsBefore), annex, ...fields.slice(dn.fieldsBefore)].join('');
}

function blockAnnex(dn: CrowdDn, lead: string, style: Style, aliased: boolean): string {
  const { mood, end } = style;
  if (dn.sections.length === 0) return `${lead}annex: {}${end}`;
  return `${mood.odd(60) ? '' : `${lead}annex:${end}`}${blockSections(dn, `${lead}  `, style, aliased)}`;
}

function blockSections({ sections }: CrowdDn, lead: string, style: Style, aliased: boolean): string {
  const deeper = style.mood.odd(60) ? '    ' : '  ';
  const written = sections.map(({ name, options }, index) => {
    if (aliased && index > 0) return `${lead}${name}: *t${style.end}`;
    const lines = options.map((one) => blockEntry(lead + deeper, one, style, false));
    return `${lead}${name}:${aliased ? ' &t' : ''}${style.end}${lines.join('')}`;
  });
  return written.join('');
}

/** An entry on its line; now and then with something before, in or behind it. */
function blockEntry(lead: string, [name, value]: Entry, style: Style, quoted: boolean): string {
  const { mood, end, remarks } = style;
  const isRemarked = remarks > 1 && name.length % 3 === 0 && !mood.odd(20);
  const note = isRemarked && remarks !== 3 ? ` #${remark(mood)}` : '';
  const noteBefore = isRemarked && remarks > 2 ? `${lead}#${remark(mood)}${end}` : '';
  const how = mood.odd(25) ? mood.random.below(7) : undefined;
  const before = how === 3 ? `${lead}# a note${end}` : how === 4 ? end : '';
  const gap = how === 5 ? '  ' : how === 6 ? ' !!str ' : ' ';
  const behind = how === 0 ? ' # why' : how === 1 ? `${end}${lead}  more` : how === 2 ? ' ' : '';
  return `${before}${noteBefore}${lead}${quoted ? `"${name}"` : name}:${gap}${said(name, value, style)}${behind}${note}${end}`;
}

/** All of a DN on one line. */
function flow(dn: CrowdDn, style: Style): string {
  const fields = dn.fields.map(([name, value]) => `${name}: ${said(name, value, style)}`);
  fields.splice(dn.fieldsBefore, 0, `annex: ${flowSections(dn, style, '')}`);
  return `{${fields.join(', ')}}`;
}

function flowSections({ sections }: CrowdDn, style: Style, quote: string): string {
  const sectionText = ({ name, options }: CrowdSection): string => {
    const entries = options.map((one) => `${flowName(one[0], quote)}: ${said(...one, style)}`);
    return `${flowName(name, quote)}: {${entries.join(', ')}}`;
  };
  return `{${sections.map(sectionText).join(', ')}}`;
}

function flowName(name: string, quote: string): string {
  return name === '<<' ? name : quote + name + quote;
}

/** In flow style with a line for each entry. */
function tallFlow(dn: CrowdDn, lead: string, style: Style): string {
  const { end } = style;
  const isFilled = dn.kind.layout % 3 > 0;
  const fields = dn.fields.map(([name, value]) => `${lead}${name}: ${said(name, value, style)}`);
  const sections = dn.sections.map(({ name, options }) => {
    const entries = options.map((one) => `${lead}    ${one[0]}: ${said(...one, style)}`);
    return `${lead}  ${name}: {${end}${listed(entries, dn, style)}${end}${lead}  }`;
  });
  const annex = isFilled ? `{${end}${sections.join(`,${end}`)}${end}${lead}}` : '{}';
  fields.splice(dn.fieldsBefore, 0, `${lead}annex: ${annex}`);
  return `{${end}${listed(fields, dn, style)}${end}${lead}}`;
}

/** Lines with commas between them; of some kinds, DNs now and then lack the last one. */
function listed(lines: readonly string[], { kind }: CrowdDn, { mood, end }: Style): string {
  const isSloppy = kind.layout % 4 === 0 ? mood.once(4) : mood.odd(20);
  if (!isSloppy || lines.length < 2) return lines.join(`,${end}`);
  return `${lines.slice(0, -1).join(`,${end}`)}${end}${lines.at(-1)}`;
}

function said(name: string, value: string, { mood, quoting }: Style): string {
  if (name === '<<') return value;
  const isNumber = name === 'number';
  const usual = isNumber ? quoting || (mood.once(40) ? 0 : 1) : quoting > 2 ? quoting : 0;
  const how = mood.odd(30) ? mood.random.below(isNumber ? 5 : 4) : usual;
  if (how === 0 || /^["'[{~&*!]/.test(value)) return value;
  return how % 2 === 1 ? `"${value}"` : `'${value}'`;
}
