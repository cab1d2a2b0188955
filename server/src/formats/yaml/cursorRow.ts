import { closingQuote, contentEnd, isBlank, keyEnd } from './lexing.ts';

/** One line as completion sees it: dashes, key, and what follows the key. Offsets count from the text's start; columns and offsets are UTF-16. */
export interface Row {
  /** Behind a byte order mark. */
  readonly start: number;
  /** Before the line ending. */
  readonly end: number;
  readonly kind: 'blank' | 'comment' | 'marker' | 'content';
  /** The columns of the dashes that the line starts with. */
  readonly dashes: readonly number[];
  /** The column of what stands behind the dashes; of a blank line, its width. */
  readonly column: number;
  /** Where that stands; the end of the line (or its comment) where nothing does. */
  readonly content: number;
  readonly key: RowKey | undefined;
}

/** The key of a line: its text without quotes, where it ends, and where its value begins, behind the colon. */
export interface RowKey {
  readonly text: string;
  readonly end: number;
  readonly valueAt: number;
}

/** Reads the line from `start` to `end`. `tab`: how many columns a tab takes, which YAML does not allow and people type all the same. */
export function rowOf(text: string, start: number, end: number, tab: number): Row {
  const origin = start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
  const dashes: number[] = [];
  let at = origin;
  let column = 0;
  for (; at < end; at++) {
    const character = text[at];
    if (character === ' ') column++;
    else if (character === '\t') column += tab;
    else if (character === '-' && (at + 1 >= end || isBlank(text, at + 1))) dashes.push(column++);
    else break;
  }
  const line = { start: origin, end, dashes, column, content: at };
  if (at >= end || text[at] === '#') {
    const kind = dashes.length > 0 ? 'content' : at >= end ? 'blank' : 'comment';
    return { ...line, kind, key: undefined };
  }
  const isMarker = at === origin && /^(?:---(?:[ \t]|$)|\.\.\.(?:[ \t]|$)|%)/.test(text.slice(at, end));
  if (isMarker) return { ...line, kind: 'marker', key: undefined };
  return { ...line, kind: 'content', key: keyIn(text, at, end) };
}

/** Whether something besides dashes and a comment stands on the line. */
export function hasContent(row: Row, text: string): boolean {
  return row.kind === 'content' && row.content < row.end && text[row.content] !== '#';
}

function keyIn(text: string, start: number, lineEnd: number): RowKey | undefined {
  const first = text[start] as string;
  if ('{}[]&*!|>%@`,'.includes(first)) return undefined;
  const end = keyEnd(text, { indent: 0, start, end: lineEnd });
  if (end === undefined) return undefined;
  const isQuoted = first === '"' || first === "'";
  const name = isQuoted ? text.slice(start + 1, end - 1) : text.slice(start, end);
  return { text: name, end, valueAt: skipBlanks(text, end, lineEnd) + 1 };
}

/** Where the value of a key (or what stands behind the dashes) starts: behind blanks, anchors and tags. */
export function valueStart(text: string, from: number, lineEnd: number): number {
  let at = skipBlanks(text, from, lineEnd);
  while (at < lineEnd && (text[at] === '&' || text[at] === '!')) {
    while (at < lineEnd && !isBlank(text, at)) at++;
    at = skipBlanks(text, at, lineEnd);
  }
  return at;
}

/** Where the value that starts at `start` ends: behind its closing quote, or before a comment and the blanks in front of it. */
export function valueEnd(text: string, start: number, lineEnd: number): number {
  if (text[start] === '"' || text[start] === "'") {
    const close = closingQuote(text, start, lineEnd);
    if (close !== undefined) return close + 1;
  }
  return contentEnd(text, start, lineEnd);
}

/** Where the comment of a line starts that is looked for from `from` on, outside of quotes; the line's end where it has none. */
export function commentFrom(text: string, from: number, lineEnd: number): number {
  for (let hash = text.indexOf('#', from); hash >= 0 && hash < lineEnd; hash = text.indexOf('#', hash + 1)) {
    if (hash === 0 || /\s/.test(text[hash - 1] as string)) return hash;
  }
  return lineEnd;
}

/** Whether a value waits to be written below its key: nothing but an anchor, a tag or a comment stands behind the colon. */
export function isOpen(text: string, { valueAt }: RowKey, lineEnd: number): boolean {
  const start = valueStart(text, valueAt, lineEnd);
  return start >= lineEnd || text[start] === '#';
}

export function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text, at)) at++;
  return at;
}
