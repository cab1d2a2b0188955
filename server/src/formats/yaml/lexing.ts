/** Pure looks at a stretch of YAML text; offsets are UTF-16 and count from the text's start. */

/** A line with something on it. `indent` is the column of `start`; both move right when a dash is consumed. */
export interface Row {
  indent: number;
  start: number;
  readonly end: number;
}

export function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || code === 0x09;
}

/** Whether a blank or the end of the line stands at `at`. */
export function isSeparator(text: string, at: number, lineEnd: number): boolean {
  return at >= lineEnd || isBlank(text, at);
}

export function isDash(text: string, row: Row): boolean {
  return text[row.start] === '-' && isSeparator(text, row.start + 1, row.end);
}

/** `---` and `...` at the start of a line, alone or followed by a blank. */
export function isMarker(text: string, start: number, end: number): boolean {
  const word = text.slice(start, start + 3);
  return (word === '---' || word === '...') && isSeparator(text, start + 3, end);
}

/** Whether a flow collection starts at the row's first character. */
export function opensFlow(text: string, row: Row): boolean {
  return text[row.start] === '{' || text[row.start] === '[';
}

/** Whether a plain scalar can start at `at` (YAML 1.2, ns-plain-first). */
export function canStartPlain(text: string, at: number): boolean {
  const character = text[at] ?? '';
  if (character === '-' || character === '?' || character === ':') {
    const next = text[at + 1];
    return next !== undefined && !/\s/.test(next);
  }
  return !'[]{},#&*!|>\'"%@`'.includes(character);
}

/** Where the content that starts at `start` ends: before a comment and trailing blanks. */
export function contentEnd(text: string, start: number, lineEnd: number): number {
  let end = Math.min(start + 1, lineEnd);
  while (end < lineEnd && !(text[end] === '#' && isBlank(text, end - 1))) end++;
  while (end > start && isBlank(text, end - 1)) end--;
  return end;
}

/** Where the row's key ends: before its colon and the blanks in front of that; undefined when the row has no key. */
export function keyEnd(text: string, row: Row): number | undefined {
  const first = text[row.start];
  if (first === '"' || first === "'") {
    const close = closingQuote(text, row.start, row.end);
    if (close === undefined) return undefined;
    let after = close + 1;
    while (text[after] === ' ') after++;
    return text[after] === ':' && isSeparator(text, after + 1, row.end) ? close + 1 : undefined;
  }
  for (let at = row.start; at < row.end; at++) {
    const character = text[at];
    if (character === ':' && isSeparator(text, at + 1, row.end)) {
      let end = at;
      while (end > row.start && isBlank(text, end - 1)) end--;
      return end > row.start ? end : undefined;
    }
    if (character === '#' && at > row.start && isBlank(text, at - 1)) return undefined;
  }
  return undefined;
}

/** Whether a row is a key that waits for a block below it. */
export function isOpen(text: string, row: Row): boolean {
  return /:[ \t]*(?:&\S+[ \t]*)?(?:#.*)?$/.test(text.slice(row.start, row.end));
}

/** The column of what stands behind the dashes of a row. */
export function contentColumn(text: string, row: Row): number {
  const dashes = /^(?:-[ \t]+)*/.exec(text.slice(row.start, row.end))?.[0].length ?? 0;
  return row.indent + dashes;
}

/** The place of the quote that closes the one at `start`, if it stands before `end`. */
export function closingQuote(text: string, start: number, end: number): number | undefined {
  const quote = text[start];
  for (let at = start + 1; at < end; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === "'" && at + 1 < end) at++;
      else return at;
    }
  }
  return undefined;
}
