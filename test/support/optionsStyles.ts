import fc from 'fast-check';
import type { PlainDn } from './dnSets.ts';

/** How an options export might look. */
export interface OptionsStyle {
  readonly eol: string;
  readonly comments: boolean;
  readonly blankLines: boolean;
  readonly indent: string;
  readonly finalEol: boolean;
}

export const optionsStyle: fc.Arbitrary<OptionsStyle> = fc.record({
  eol: fc.constantFrom('\n', '\r\n'),
  comments: fc.boolean(),
  blankLines: fc.boolean(),
  indent: fc.constantFrom('', '', '\t', '  '),
  finalEol: fc.boolean(),
});

/** The options of one DN as an export; its fields have no place there. */
export function writeOptions(dn: PlainDn, style: OptionsStyle): string {
  const lines: string[] = [];
  for (const [section, options] of Object.entries(dn.sections)) {
    if (style.blankLines && lines.length > 0) lines.push('');
    if (style.comments) lines.push(`; about ${section}`);
    lines.push(`[${section}]`);
    for (const [name, value] of Object.entries(options)) {
      if (style.comments) lines.push(`# ${name}`);
      lines.push(`${style.indent}${name}=${value}`);
    }
  }
  return lines.join(style.eol) + (style.finalEol && lines.length > 0 ? style.eol : '');
}
