import { scalarText } from '../../formats/yaml/write.ts';
import { noRemarks, type Remarks } from '../model.ts';
import type { OutEntry, OutNode } from './node.ts';

const step = '  ';

/** A `dns:` list in block style. Each DN comes with the comments above it; `head` stands above all, `tail` below. */
export function yamlText(
  dns: readonly { readonly node: OutNode & { kind: 'map' }; readonly remarks: Remarks }[],
  head: readonly string[],
  tail: readonly string[],
): string {
  const lines = [...head.map((line) => comment(line, '')), dns.length === 0 ? 'dns: []' : 'dns:'];
  for (const [index, { node, remarks }] of dns.entries()) {
    if (index > 0) lines.push('');
    const { before, beside } = remarks;
    for (const line of [...before, ...beside]) lines.push(comment(line, step));
    lines.push(...itemLines(node, step));
  }
  return `${[...lines, ...tail.map((line) => comment(line, ''))].join('\n')}\n`;
}

/** The lines of an item of a list; the dash stands in the column of `indent`. */
function itemLines(node: OutNode, indent: string): string[] {
  if (node.kind !== 'map' || node.entries.length === 0) return [`${indent}- ${flowText(node)}`];
  const [first, ...rest] = node.entries;
  const inner = indent + step;
  const lines = first ? entryLines(first, inner) : [];
  // The dash goes where the first line has only blanks; a comment above it would stand between the dash and what it is about.
  const at = lines.findIndex((line) => !line.trimStart().startsWith('#'));
  const dashed = lines.map((line, index) => (index === at ? `${indent}- ${line.slice(inner.length)}` : line));
  return [
    ...dashed.slice(0, at).map((line) => indent + line.trimStart()),
    ...dashed.slice(at),
    ...rest.flatMap((entry) => entryLines(entry, inner)),
  ];
}

function entryLines({ name, node, remarks = noRemarks }: OutEntry, indent: string): string[] {
  const above = remarks.before.map((line) => comment(line, indent));
  const beside = remarks.beside.length === 0 ? '' : ` ${remarks.beside.map((line) => comment(line, '')).join(' ')}`;
  const written = yamlScalar(name);
  const key = `${indent}${written.length > longestKey ? `? ${written}\n${indent}` : written}:`;
  if (node.kind === 'map' && node.entries.length > 0)
    return [...above, key + beside, ...node.entries.flatMap((entry) => entryLines(entry, indent + step))];
  if (node.kind === 'list' && node.items.length > 0)
    return [...above, key + beside, ...node.items.flatMap((item) => itemLines(item, indent + step))];
  return [...above, `${key} ${flowText(node)}${beside}`];
}

/** A value on one line. */
function flowText(node: OutNode): string {
  if (node.kind === 'list') return `[${node.items.map(flowText).join(', ')}]`;
  if (node.kind === 'map')
    return `{${node.entries.map(({ name, node: value }) => `${yamlScalar(name)}: ${flowText(value)}`).join(', ')}}`;
  if (node.style === 'bare') return node.text;
  return node.style === 'quoted' ? doubleQuoted(node.text) : yamlScalar(node.text);
}

function comment(line: string, indent: string): string {
  return line === '' ? `${indent}#` : `${indent}# ${line}`;
}

/** Words that some YAML reader takes for something else than text, in any case; `true` and `false` mean the same as a text to Genesys. */
const words = /^(?:y|yes|n|no|on|off|null|true|false|~|<<|=|[-+]?\.inf|\.nan)$/i;
/** Numbers, times and dates, in the notations of YAML 1.1 and 1.2, and what looks so like them that a reader wonders. */
const numeral = /^[-+.]?\d[\d_.,:+-]*(?:e[-+]?\d+)?$|^[-+]?0[xob][\da-f_]+$|^\d{4}-\d/i;

/** A text as YAML writes it: plain where every reader of YAML takes it for that text, else in quotes. */
export function yamlScalar(text: string): string {
  if (text === 'true' || text === 'false') return text;
  if (words.test(text) || numeral.test(text) || text.length > longestPlain) return doubleQuoted(text);
  const written = scalarText(text);
  return written === text && !text.includes('\u00a0') ? text : doubleQuoted(text);
}

/** Of longer values the ends are easier to see in quotes. */
const longestPlain = 200;

/** YAML wants the colon of a key within 1,024 characters, unless a question mark announces the key. */
const longestKey = 1_000;

/** JSON's escapes are YAML's, too; but what YAML cannot have in its text, or takes for a line break, has to be escaped as well. */
function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
