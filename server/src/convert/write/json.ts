import { quoted } from '../../formats/json/write.ts';
import type { OutNode } from './node.ts';

const step = '  ';

/** A value as JSON, an entry to a line. */
export function jsonText(node: OutNode): string {
  return `${printed(node, '')}\n`;
}

function printed(node: OutNode, indent: string): string {
  if (node.kind === 'scalar') return node.style === 'bare' ? node.text : quoted(node.text);
  const inner = indent + step;
  if (node.kind === 'list')
    return inBrackets(
      '[',
      ']',
      node.items.map((item) => printed(item, inner)),
      indent,
    );
  const parts = node.entries.map(({ name, node: value }) => `${quoted(name)}: ${printed(value, inner)}`);
  return node.inline && parts.length > 0 ? `{ ${parts.join(', ')} }` : inBrackets('{', '}', parts, indent);
}

function inBrackets(open: string, close: string, parts: readonly string[], indent: string): string {
  if (parts.length === 0) return open + close;
  const inner = `\n${indent}${step}`;
  return `${open}${inner}${parts.join(`,${inner}`)}\n${indent}${close}`;
}
