import type { SpanEdit } from '../edit.ts';
import { lineAt, lineStart } from '../lines.ts';
import { itemsOf, type JsonArray, type JsonItem, type JsonMember, type JsonNode, type JsonObject } from './node.ts';
import { indentAt, isFirstOnLine } from './style.ts';
import type { JsonStyle } from './write.ts';

/** An item and the container that it stands in. */
export interface Place {
  readonly item: JsonItem;
  readonly container: JsonObject | JsonArray;
}

/** The member whose name starts at `start`, or the item of an array that does. */
export function placeAt(root: JsonNode | undefined, start: number): Place | undefined {
  let node = root;
  while (node?.kind === 'object' || node?.kind === 'array') {
    const container: JsonObject | JsonArray = node;
    const item: JsonItem | undefined = itemsOf(container).find(({ span }) => span.start <= start && start < span.end);
    if (!item) return undefined;
    const from = 'key' in item ? (item as JsonMember).key.span.start : item.span.start;
    if (from === start) return { item, container };
    node = item.value;
  }
  return undefined;
}

/** Takes an item away with the comma that parts it from its neighbours, and its lines where nothing else stands on them. */
export function removalOf(text: string, { item, container }: Place): readonly SpanEdit[] {
  const items = itemsOf(container);
  const index = items.indexOf(item);
  const [previous, next] = [items[index - 1], items[index + 1]];
  const { start } = item.span;
  const end = item.comma?.end ?? item.span.end;
  const isBlank = (from: number, to: number): boolean => text.slice(from, to).trim() === '';
  if (next) {
    const line = lineAt(text, lineStart(text, end));
    if (isFirstOnLine(text, start) && isBlank(end, line.end))
      return gone(start - indentAt(text, start).length, line.next);
    return gone(start, isBlank(end, next.span.start) ? next.span.start : end);
  }
  if (previous) {
    const comma = previous.comma ?? { start: previous.span.end, end: previous.span.end };
    if (isBlank(comma.end, start)) return gone(comma.start, end);
    return [...gone(comma.start, comma.end), ...gone(withLineBreak(text, start), end)];
  }
  const open = container.span.start + 1;
  const close = container.isClosed ? container.span.end - 1 : end;
  return isBlank(open, start) && isBlank(end, close) ? gone(open, close) : gone(withLineBreak(text, start), end);
}

function gone(start: number, end: number): SpanEdit[] {
  return [{ span: { start, end }, newText: '' }];
}

/** The start of an item, or of the line break before it when it is the first on its line. */
function withLineBreak(text: string, start: number): number {
  const line = lineStart(text, start);
  if (line === 0 || !isFirstOnLine(text, start)) return start;
  return text[line - 2] === '\r' ? line - 2 : line - 1;
}

/** Where something is added. */
export interface Where {
  readonly text: string;
  readonly style: JsonStyle;
  readonly root: JsonNode | undefined;
  readonly container: JsonObject | JsonArray;
  /** The item behind which it goes; the last one unless said. */
  readonly after: JsonItem | undefined;
}

/**
 * Puts something at the end of a container, or behind one of its items. `write` gets the indentation of the line on which it will stand, or
 * nothing where all stands on one line.
 */
export function appendTo(where: Where, write: (indent: string | undefined) => string): readonly SpanEdit[] | undefined {
  const { text, style, container } = where;
  const items = itemsOf(container);
  const after = where.after ?? items.at(-1);
  if (!after) return fill(where, write);
  const isLast = after === items.at(-1);
  const at = isLast ? (after.comma?.end ?? after.span.end) : after.span.end;
  const comma = isLast && after.comma ? '' : ',';
  if (!isFirstOnLine(text, after.span.start)) return insert(at, `${comma}${style.gap}${write(undefined)}`);
  const indent = indentAt(text, after.span.start);
  const line = `${style.eol}${indent}${write(indent)}`;
  const { end } = lineAt(text, lineStart(text, at));
  const rest = text.slice(at, end);
  // A comment behind the last item stays with it.
  if (isLast && /^[ \t]*(?:\/\/|#|\/\*[^*]*\*\/[ \t]*$)/.test(rest))
    return comma === '' ? insert(end, line) : [...insert(at, comma), ...insert(end, line)];
  return insert(at, comma + line);
}

/** The first item of a container that is empty: on lines of its own where the container stands on its own line. */
function fill(
  { text, style, container, root }: Where,
  write: (indent: string | undefined) => string,
): readonly SpanEdit[] | undefined {
  const { start, end } = container.span;
  if (!container.isClosed || text.slice(start + 1, end - 1).trim() !== '') return undefined;
  const span = { start: start + 1, end: end - 1 };
  const owner = ownerStart(root, container);
  const isOnLines = text.includes('\n') && isFirstOnLine(text, owner);
  if (!isOnLines) return [{ span, newText: `${style.pad}${write(undefined)}${style.pad}` }];
  const outer = indentAt(text, start);
  const inner = outer + style.step;
  return [{ span, newText: `${style.eol}${inner}${write(inner)}${style.eol}${outer}` }];
}

function insert(at: number, newText: string): SpanEdit[] {
  return [{ span: { start: at, end: at }, newText }];
}

/** Where the member starts whose value a container is; of any other container its own start. */
function ownerStart(root: JsonNode | undefined, container: JsonObject | JsonArray): number {
  let node = root;
  while (node && node !== container && (node.kind === 'object' || node.kind === 'array')) {
    const inner: JsonItem | undefined = itemsOf(node).find(
      ({ span }) => span.start <= container.span.start && container.span.end <= span.end,
    );
    if (inner?.value === container) return inner.span.start;
    node = inner?.value;
  }
  return container.span.start;
}
