import type { SpanEdit } from '../formats/edit.ts';
import type { YamlMap, YamlNode, YamlPair, YamlSeq } from '../formats/yaml/node.ts';

/** An entry to be written: its lines in block style, the first without indentation and the others with what they need behind it; and in one line. */
export interface NewEntry {
  readonly block: readonly string[];
  readonly flow: string;
}

/** The pair of a mapping with a key, as it is written in the mapping itself. */
export function pairOf({ pairs }: YamlMap, name: string): YamlPair | undefined {
  return pairs.find(({ key, hasColon }) => hasColon && key.kind === 'scalar' && key.text === name);
}

/** Puts an entry at the end of a mapping or list of a file of the tool's own. Whether it can stand there is for the caller to find out. */
export function atEnd(text: string, node: YamlMap | YamlSeq, entry: NewEntry, eol: string): SpanEdit | undefined {
  const parts = node.kind === 'map' ? node.pairs.map((pair) => pair.key) : node.items;
  const last = node.kind === 'map' ? endOfPair(node.pairs.at(-1)) : node.items.at(-1)?.span.end;
  if (node.flow) return inFlow(text, node, parts, last, entry.flow, eol);
  const first = node.kind === 'map' ? node.pairs[0]?.key.span.start : node.span.start;
  if (first === undefined) return undefined;
  return linesBehind(text, Math.max(node.span.end, last ?? 0), columnText(text, first), entry.block, eol);
}

/** Writes lines behind the line of an offset, each behind `indent`. */
export function linesBehind(
  text: string,
  offset: number,
  indent: string,
  lines: readonly string[],
  eol: string,
): SpanEdit {
  const body = lines.map((line) => indent + line).join(eol);
  // What ends with its line end, as a block of text does, ends on the line before.
  if (offset > 0 && text[offset - 1] === '\n') return insert(offset, `${body}${eol}`);
  const end = lineEnd(text, offset);
  return insert(end, `${eol}${body}${end === text.length ? eol : ''}`);
}

/** The end of a line, before its line end. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  if (feed < 0) return text.length;
  return feed > offset && text[feed - 1] === '\r' ? feed - 1 : feed;
}

export function insert(at: number, newText: string): SpanEdit {
  return { span: { start: at, end: at }, newText };
}

/** The columns before an offset on its line, as blanks. */
export function columnText(text: string, offset: number): string {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return before.replace(/^\ufeff/, '').replace(/[^\t]/g, ' ');
}

function endOfPair(pair: YamlPair | undefined): number | undefined {
  return pair && (pair.value?.span.end ?? pair.valueAt);
}

function inFlow(
  text: string,
  { span }: YamlMap | YamlSeq,
  parts: readonly (YamlNode | undefined)[],
  last: number | undefined,
  entry: string,
  eol: string,
): SpanEdit | undefined {
  const close = span.end - 1;
  const final = parts.at(-1);
  if (last === undefined || !final) {
    const isBlank = text.slice(span.start + 1, close).trim() === '';
    return isBlank ? { span: { start: span.start + 1, end: close }, newText: ` ${entry} ` } : undefined;
  }
  const start = final.span.start;
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  // One entry on each line stays so.
  const gap = before.trim() === '' ? `${eol}${before}` : ' ';
  const comma = /^\s*,/.exec(text.slice(last, close));
  return comma ? insert(last + comma[0].length, `${gap}${entry},`) : insert(last, `,${gap}${entry}`);
}
