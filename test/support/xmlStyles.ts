import fc from 'fast-check';
import type { PlainDn } from './dnSets.ts';

/** How a CfgData file might look. */
export interface XmlStyle {
  readonly eol: string;
  readonly indent: string;
  readonly quote: '"' | "'";
  readonly comments: boolean;
  /** Attributes on lines of their own. */
  readonly tall: boolean;
  /** Everything on one line. */
  readonly flat: boolean;
  readonly valueFirst: boolean;
  readonly namespace: boolean;
  readonly emptyTags: boolean;
  readonly finalEol: boolean;
}

export const xmlStyle: fc.Arbitrary<XmlStyle> = fc.record({
  eol: fc.constantFrom('\n', '\r\n'),
  indent: fc.constantFrom('  ', '    ', '\t', ''),
  quote: fc.constantFrom('"' as const, "'" as const),
  comments: fc.boolean(),
  tall: fc.boolean(),
  flat: fc.boolean(),
  valueFirst: fc.boolean(),
  namespace: fc.boolean(),
  emptyTags: fc.boolean(),
  finalEol: fc.boolean(),
});

const attributeNames: Readonly<Record<string, string>> = { number: 'name', switch: 'ownerDBID' };

/** The DNs as the create form of CfgData. */
export function writeCfgData(dns: readonly PlainDn[], style: XmlStyle): string {
  const { eol, indent } = style;
  const root = style.namespace ? '<CfgData xmlns="http://www.genesyslab.com/cs">' : '<CfgData>';
  const lines = ['<?xml version="1.0" encoding="utf-8"?>', root, `${indent}<CfgCreate>`];
  for (const dn of dns) lines.push(...dnLines(dn, style).map((line) => indent + indent + line));
  lines.push(`${indent}</CfgCreate>`, '</CfgData>');
  const text = style.flat ? lines.map((line) => line.trim()).join('') : lines.join(eol);
  return text + (style.finalEol ? eol : '');
}

function dnLines(dn: PlainDn, style: XmlStyle): string[] {
  const { indent, eol } = style;
  const fields = Object.entries(dn.fields).map(([name, value]) =>
    attribute(attributeNames[name] ?? name, value, style),
  );
  const open = `<CfgDN ${fields.join(style.tall && !style.flat ? `${eol}${indent.repeat(3)} ` : ' ')}`;
  const lines = style.comments ? [`<!-- DN ${dn.fields.number} -->`] : [];
  const sections = Object.entries(dn.sections);
  if (sections.length === 0) return [...lines, style.emptyTags ? `${open}/>` : `${open}></CfgDN>`];
  lines.push(`${open}>`, `${indent}<userProperties>`);
  for (const [name, options] of sections) {
    const entries = Object.entries(options);
    const list = `<list_pair ${attribute('key', name, style)}`;
    if (entries.length === 0) {
      lines.push(`${indent}${indent}${list}${style.emptyTags ? '/>' : '></list_pair>'}`);
      continue;
    }
    lines.push(`${indent}${indent}${list}>`);
    for (const [key, value] of entries) {
      if (style.comments) lines.push(`${indent.repeat(3)}<!-- about <${key}> -->`);
      const pair = [attribute('key', key, style), attribute('value', value, style)];
      if (style.valueFirst) pair.reverse();
      lines.push(`${indent.repeat(3)}<str_pair ${pair.join(' ')}${style.emptyTags ? '/>' : '></str_pair>'}`);
    }
    lines.push(`${indent}${indent}</list_pair>`);
  }
  lines.push(`${indent}</userProperties>`, '</CfgDN>');
  return lines;
}

function attribute(name: string, value: string, { quote }: XmlStyle): string {
  const escaped = value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(quote, quote === '"' ? '&quot;' : '&apos;');
  return `${name}=${quote}${escaped}${quote}`;
}
