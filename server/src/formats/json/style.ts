import type { Layout } from '../format.ts';
import { lineStart } from '../lines.ts';
import { itemsOf, type JsonArray, type JsonNode, type JsonObject } from './node.ts';
import type { JsonStyle } from './write.ts';

/** How a text is written, as its first members show it. */
export function styleOf(text: string, root: JsonNode | undefined, { eol, indent }: Layout): JsonStyle {
  const containers = containersIn(root);
  const colon = colonIn(text, containers) ?? ': ';
  const gap = gapIn(text, containers) ?? (colon === ':' ? '' : ' ');
  return { eol, step: stepIn(text, containers) ?? ' '.repeat(indent), colon, pad: padIn(text, containers) ?? '', gap };
}

/** The blanks before the first character of a line. */
export function indentAt(text: string, at: number): string {
  return /^\ufeff?([ \t]*)/.exec(text.slice(lineStart(text, at), at))?.[1] ?? '';
}

/** Whether nothing stands before a place on its line. */
export function isFirstOnLine(text: string, at: number): boolean {
  return text.slice(lineStart(text, at), at).trim() === '';
}

/** The outermost containers, the outer ones first; enough of them to see how the text is written. */
function containersIn(root: JsonNode | undefined): readonly (JsonObject | JsonArray)[] {
  const found: (JsonObject | JsonArray)[] = [];
  if (root?.kind === 'object' || root?.kind === 'array') found.push(root);
  for (let index = 0; index < found.length && found.length < 64; index++) {
    for (const { value } of itemsOf(found[index] as JsonObject))
      if (value?.kind === 'object' || value?.kind === 'array') found.push(value);
  }
  return found;
}

function colonIn(text: string, containers: readonly (JsonObject | JsonArray)[]): string | undefined {
  for (const container of containers) {
    if (container.kind !== 'object') continue;
    for (const { key, colon, value } of container.members) {
      const between = colon && value && text.slice(key.span.end, value.span.start);
      if (between && /^[ \t]*:[ \t]*$/.test(between)) return between;
    }
  }
  return undefined;
}

function gapIn(text: string, containers: readonly (JsonObject | JsonArray)[]): string | undefined {
  for (const container of containers) {
    const items = itemsOf(container);
    for (const [index, { comma }] of items.entries()) {
      const next = items[index + 1];
      const between = comma && next ? text.slice(comma.end, next.span.start) : '\n';
      if (/^[ \t]*$/.test(between)) return between;
    }
  }
  return undefined;
}

function padIn(text: string, containers: readonly (JsonObject | JsonArray)[]): string | undefined {
  for (const container of containers) {
    const first = itemsOf(container)[0];
    if (container.kind !== 'object' || !first || !container.isClosed) continue;
    if (text.slice(container.span.start, container.span.end).includes('\n')) continue;
    const between = text.slice(container.span.start + 1, first.span.start);
    if (/^[ \t]*$/.test(between)) return between;
  }
  return undefined;
}

function stepIn(text: string, containers: readonly (JsonObject | JsonArray)[]): string | undefined {
  for (const container of containers) {
    const first = itemsOf(container)[0];
    if (!first || !isFirstOnLine(text, first.span.start)) continue;
    const outer = indentAt(text, container.span.start);
    const inner = indentAt(text, first.span.start);
    if (inner.startsWith(outer) && inner.length > outer.length) return inner.slice(outer.length);
  }
  return undefined;
}
