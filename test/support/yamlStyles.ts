import fc from 'fast-check';
import type { PlainDn } from './dnSets.ts';

/** How a person might have written a file: everything that changes its bytes and not its meaning. */
export interface YamlStyle {
  readonly eol: string;
  readonly step: number;
  /** Columns of the list's dashes. */
  readonly dash: number;
  readonly annex: 'userProperties' | 'annex' | 'options';
  readonly flow: 'none' | 'sections' | 'dns';
  readonly quotes: 'plain' | 'single' | 'double';
  readonly comments: boolean;
  readonly finalEol: boolean;
  readonly start: string;
}

export const yamlStyle: fc.Arbitrary<YamlStyle> = fc.record({
  eol: fc.constantFrom('\n', '\r\n'),
  step: fc.constantFrom(1, 2, 3, 4),
  dash: fc.constantFrom(0, 2, 4),
  annex: fc.constantFrom('userProperties', 'annex', 'options'),
  flow: fc.constantFrom('none', 'none', 'sections', 'dns'),
  quotes: fc.constantFrom('plain', 'single', 'double'),
  comments: fc.boolean(),
  finalEol: fc.boolean(),
  start: fc.constantFrom('', '# our DNs', '---', 'other: 1', 'x-shared: &shared {a: b}'),
});

/** The file, written by hand rather than by a library: the styles above are what libraries never write. */
export function writeYaml(dns: readonly PlainDn[], style: YamlStyle): string {
  const lines: string[] = style.start === '' ? [] : [style.start];
  lines.push(`dns:${style.comments ? ' # all of them' : ''}`);
  for (const dn of dns) lines.push(...dnLines(dn, style));
  return lines.join(style.eol) + (style.finalEol ? style.eol : '');
}

function dnLines(dn: PlainDn, style: YamlStyle): string[] {
  const dash = ' '.repeat(style.dash);
  const { number, ...rest } = dn.fields;
  if (style.flow === 'dns') {
    const fields = Object.entries(dn.fields).map(([name, value]) => `${name}: ${scalar(value, 'double')}`);
    const sections = Object.entries(dn.sections).map(([name, options]) => `${name}: ${flowMap(options)}`);
    return [`${dash}- {${fields.join(', ')}, ${style.annex}: {${sections.join(', ')}}}`];
  }
  const inner = `${dash}  `;
  const lines = style.comments ? [`${dash}# DN ${number}`] : [];
  lines.push(`${dash}- number: "${number}"${style.comments ? '   # its number' : ''}`);
  for (const [name, value] of Object.entries(rest)) lines.push(`${inner}${name}: ${scalar(value, style.quotes)}`);
  const sections = Object.entries(dn.sections);
  if (sections.length === 0) return lines;
  lines.push(`${inner}${style.annex}:`);
  const sectionIndent = inner + ' '.repeat(style.step);
  for (const [name, options] of sections) {
    if (style.flow === 'sections') {
      lines.push(`${sectionIndent}${name}: ${flowMap(options)}`);
      continue;
    }
    lines.push(`${sectionIndent}${name}:`);
    for (const [option, value] of Object.entries(options)) {
      if (style.comments) lines.push('', `${sectionIndent}# about ${option}`);
      lines.push(
        `${sectionIndent}${' '.repeat(style.step)}${option}: ${scalar(value, style.quotes)}${style.comments ? ' # why' : ''}`,
      );
    }
  }
  return lines;
}

function flowMap(options: Readonly<Record<string, string>>): string {
  return `{${Object.entries(options)
    .map(([name, value]) => `${name}: ${scalar(value, 'double')}`)
    .join(', ')}}`;
}

function scalar(value: string, quotes: YamlStyle['quotes']): string {
  if (quotes === 'single') return `'${value.replaceAll("'", "''")}'`;
  const plain = /^[\w;@ü][\w:;=@.ü ï-]*$/.test(value) && !/: |:$| #/.test(value);
  return quotes === 'plain' && plain ? value : JSON.stringify(value);
}
