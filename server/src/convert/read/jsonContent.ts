import { isScalar, type JsonNode, memberOf, objectsIn } from '../../formats/json/node.ts';
import { parseJson } from '../../formats/json/parse.ts';
import type { Span } from '../../model/span.ts';
import type { Content } from '../model.ts';
import { deepestContent, integer, tooDeep } from './content.ts';

/** The value that stands in a stretch of JSON text. */
export function jsonContent(text: string): Content {
  const { root } = parseJson(text);
  return root ? contentOf(root, 0) : { kind: 'text', text: '' };
}

function contentOf(node: JsonNode, depth: number): Content {
  if (depth > deepestContent) return tooDeep;
  if (node.kind === 'array')
    return { kind: 'list', items: node.items.flatMap(({ value }) => (value ? [contentOf(value, depth + 1)] : [])) };
  if (node.kind === 'object') {
    const entries = node.members.flatMap(({ key, value }) =>
      value ? [{ name: key.text, value: contentOf(value, depth + 1) }] : [],
    );
    return { kind: 'map', entries };
  }
  if (node.kind === 'null') return { kind: 'text', text: '' };
  if (node.kind === 'number' && integer.test(node.text)) return { kind: 'integer', text: node.text };
  return { kind: node.kind === 'boolean' ? 'boolean' : 'text', text: node.text };
}

/** What the pairs of a `mutagen` RAW object say besides what the model holds. Spans are offsets in the text. */
export interface RawPairs {
  readonly integers: readonly Span[];
  /** The names of sections that hold lists in lists. */
  readonly nested: readonly string[];
}

export function rawPairs(text: string, start: number): RawPairs {
  const integers: Span[] = [];
  const nested: string[] = [];
  const { root } = parseJson(text.slice(start));
  const annex = root?.kind === 'object' ? memberOf(root, 'userProperties')?.value : undefined;
  for (const list of annex?.kind === 'object' ? objectsIn(memberOf(annex, 'list_pair')?.value) : []) {
    const key = memberOf(list, 'key')?.value;
    if (memberOf(list, 'list_pair')) nested.push(key && isScalar(key) ? key.text : '');
    for (const { span } of objectsIn(memberOf(list, 'int_pair')?.value))
      integers.push({ start: span.start + start, end: span.end + start });
  }
  return { integers, nested };
}
