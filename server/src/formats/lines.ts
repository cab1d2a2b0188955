/** One line of a text, without its line ending. Offsets count from the text's start. */
export interface Line {
  readonly start: number;
  /** Behind the last code unit before the line ending. */
  readonly end: number;
  /** Behind the line ending; equals `end` at the end of a text without one. */
  readonly next: number;
}

/** The line that starts at `start`; LF and CRLF end a line, in YAML and in options exports alike. */
export function lineAt(text: string, start: number): Line {
  const feed = text.indexOf('\n', start);
  if (feed < 0) return { start, end: text.length, next: text.length };
  return { start, end: feed > start && text[feed - 1] === '\r' ? feed - 1 : feed, next: feed + 1 };
}

/** All lines of a text. A text that ends with a line ending has no empty line behind it. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const line = lineAt(text, start);
    lines.push(line);
    start = line.next;
  }
  return lines;
}

/** Where the line that holds `offset` starts. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}
