/** A place in a text as LSP counts: zero-based lines, and UTF-16 code units from the start of the line. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** A stretch of a text by the places where it starts and ends. */
export interface PlaceRange {
  readonly start: Place;
  readonly end: Place;
}

/** What a stretch of text adds to a place. Lines end with LF, CRLF or CR, as in LSP. */
export interface Extent {
  /** UTF-16 code units. */
  readonly length: number;
  /** How many lines end in it. */
  readonly lines: number;
  /** Code units behind the last line end, or all of them. */
  readonly tail: number;
  /** Whether its first half of a line end may belong to the one before: it begins with LF. */
  readonly beginsWithFeed: boolean;
  readonly endsWithReturn: boolean;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

export function extentOf(text: string): Extent {
  const { length } = text;
  let lines = 0;
  let last = 0;
  // Nearly no text has a CR without LF; the native search is several times faster than a loop.
  if (!text.includes('\r')) {
    for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', last)) {
      lines++;
      last = feed + 1;
    }
  } else {
    for (let at = 0; at < length; at++) {
      const code = text.charCodeAt(at);
      if (code !== lineFeed && code !== carriageReturn) continue;
      if (code === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at++;
      lines++;
      last = at + 1;
    }
  }
  return {
    length,
    lines,
    tail: length - last,
    beginsWithFeed: text.charCodeAt(0) === lineFeed,
    endsWithReturn: text.charCodeAt(length - 1) === carriageReturn,
  };
}

/** What a text of so many lines adds to a place that ends with LF and has no other line ends; undefined where they are not known. */
export function extentOfLines(text: string, lines: number | undefined): Extent | undefined {
  if (lines === undefined) return undefined;
  const beginsWithFeed = text.charCodeAt(0) === lineFeed;
  return { length: text.length, lines, tail: 0, beginsWithFeed, endsWithReturn: false };
}

/** A text with more code units than this is worth an index of its lines. */
export const longText = 4_096;

/** Where the lines of a text start. */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  // As in `extentOf`.
  if (!text.includes('\r')) {
    for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) starts.push(feed + 1);
    return starts;
  }
  for (let at = nextLineEnd(text, 0, text.length); at >= 0; at = nextLineEnd(text, at, text.length)) starts.push(at);
  return starts;
}

/** The same as `placeIn`, by an index of the text's lines. */
export function placeByIndex(text: string, starts: readonly number[], offset: number): Place {
  const end = isInsideLineEnd(text, offset) ? offset - 1 : offset;
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= end) low = middle + 1;
    else high = middle;
  }
  return { line: low - 1, character: end - (starts[low - 1] as number) };
}

/** The same as `offsetIn`, by an index of the text's lines. */
export function offsetByIndex(text: string, starts: readonly number[], { line, character }: Place): number {
  const start = starts[line];
  return start === undefined ? text.length : Math.min(start + Math.max(character, 0), lineEndFrom(text, start));
}

/** The place of an offset in a text, counted from the text's start. Inside CRLF no place exists: it is the one before. */
export function placeIn(text: string, offset: number): Place {
  let line = 0;
  let start = 0;
  const end = isInsideLineEnd(text, offset) ? offset - 1 : offset;
  for (let at = nextLineEnd(text, 0, end); at >= 0; at = nextLineEnd(text, start, end)) {
    line++;
    start = at;
  }
  return { line, character: end - start };
}

/** The offset of the place in a text; beyond the end of a line it is the line's end, beyond the last line the text's. */
export function offsetIn(text: string, { line, character }: Place): number {
  let start = 0;
  for (let count = 0; count < line; count++) {
    const next = nextLineEnd(text, start, text.length);
    if (next < 0) return text.length;
    start = next;
  }
  return Math.min(start + Math.max(character, 0), lineEndFrom(text, start));
}

/** Where the content of the line that starts at `start` ends, before its line end. */
function lineEndFrom(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    if (isLineEnd(text.charCodeAt(at))) return at;
  }
  return text.length;
}

function isLineEnd(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}

/** Behind the next line end that ends at or before `limit`; -1 where there is none. */
function nextLineEnd(text: string, from: number, limit: number): number {
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed) return at + 1;
    if (code !== carriageReturn) continue;
    const end = text.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1;
    return end <= limit ? end : -1;
  }
  return -1;
}

function isInsideLineEnd(text: string, offset: number): boolean {
  return text.charCodeAt(offset) === lineFeed && text.charCodeAt(offset - 1) === carriageReturn;
}
