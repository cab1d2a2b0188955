import { skipBlanks } from './cursorRow.ts';
import { closingQuote, contentEnd } from './lexing.ts';
import { itemMark } from './outline.ts';

/** A place between the brackets of a flow collection. */
export interface FlowPlace {
  readonly at: 'name' | 'value' | 'item';
  /** The keys from the outermost bracket inwards, without the one being written; `-` for an item of a list. */
  readonly path: readonly string[];
  /** The key whose value is being written. */
  readonly key: string;
  readonly taken: readonly string[];
  /** What is being written, on the cursor's line. */
  readonly start: number;
  readonly end: number;
  /** The first character of what stands there, which can be its quote. */
  readonly first: string | undefined;
  readonly hasColon: boolean;
  /** The blank that is needed before it. */
  readonly lead: string;
  /** The comma that is needed behind it. */
  readonly tail: string;
}

/** A bracket that is open. */
interface Frame {
  readonly bracket: '{' | '[';
  readonly names: string[];
  key: string;
  expects: 'name' | 'value';
  /** Where the entry, or behind its colon the value, begins. */
  from: number;
}

/** Where the flow collection that opens at `open` ends, behind its last bracket; `limit` where it does not end before. */
export function flowEnd(text: string, open: number, limit: number): number {
  return new FlowScanner(text, limit).read(open, limit);
}

/** What is being written at `offset` inside the flow collection that opens at `open`; undefined where nothing can be completed. */
export function flowPlaceAt(text: string, open: number, offset: number, limit: number): FlowPlace | undefined {
  const scanner = new FlowScanner(text, limit);
  const reached = scanner.read(open, offset);
  const frame = scanner.frames.at(-1);
  if (!frame || reached !== offset) return undefined;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  let start = frame.from;
  while (start < offset && /\s/.test(text[start] as string)) start++;
  // What began on an earlier line, or holds blanks, is more than one word.
  if (start < lineStart || /^[*&!#|>]/.test(text.slice(start, offset))) return undefined;
  // In front of a value, what is being written is that value.
  const word = frame.expects === 'value' && start === offset ? skipBlanks(text, offset, limit) : start;
  const quoted = word < limit && (word < offset || word > start) && (text[word] === '"' || text[word] === "'");
  if (!quoted && /\s/.test(text.slice(start, offset))) return undefined;
  const from = Math.max(word, offset);
  const end = quoted ? quotedEnd(text, word, from, limit) : wordEnd(text, from, frame, limit);
  if (end === undefined) return undefined;
  const hasColon = frame.expects === 'name' && /^[ \t]*:/.test(text.slice(end, end + 80));
  const path = scanner.frames.slice(0, -1).map((outer) => (outer.bracket === '[' ? itemMark : outer.key));
  const before = text[start - 1] ?? '';
  const next = /^\s*(?:#[^\n]*\n\s*)*/.exec(text.slice(end, limit))?.[0].length ?? 0;
  const ends = end + next >= limit || '},]:#'.includes(text[end + next] as string);
  return {
    at: frame.bracket === '[' ? 'item' : frame.expects,
    path,
    key: frame.key,
    taken: frame.expects === 'name' ? [...frame.names, ...scanner.laterNames(end, hasColon)] : [],
    start,
    end: end > word ? end : offset,
    first: text[word],
    hasColon,
    lead: before === ':' || before === ',' ? ' ' : '',
    tail: ends ? '' : ',',
  };
}

function wordEnd(text: string, offset: number, frame: Frame, limit: number): number {
  const stop = frame.expects === 'name' ? /[\s,:{}[\]]/ : /[\r\n,{}[\]]/;
  let end = offset;
  while (end < limit && !stop.test(text[end] as string)) end++;
  return contentEnd(text, offset, end);
}

/** Where a quoted text that the cursor is in ends; undefined where the cursor stands behind it. */
function quotedEnd(text: string, start: number, offset: number, limit: number): number | undefined {
  const lineEnd = Math.min(/[\r\n]|$/.exec(text.slice(offset))?.index ?? 0, limit - offset) + offset;
  const close = closingQuote(text, start, lineEnd);
  if (close !== undefined && close < offset - 1) return undefined;
  // A quote that is not closed yet finds the opening one of its neighbour: no separator stands behind that.
  if (close !== undefined && /^[ \t]*(?:[,:}\]#]|$)/.test(text.slice(close + 1, lineEnd))) return close + 1;
  let end = offset;
  while (end < lineEnd && !/[,}\]]/.test(text[end] as string)) end++;
  return end;
}

/** Reads the brackets, keys, quotes and comments of flow style. */
class FlowScanner {
  readonly frames: Frame[] = [];
  private readonly text: string;
  private readonly limit: number;

  constructor(text: string, limit: number) {
    this.text = text;
    this.limit = limit;
  }

  /** Reads on from `from` to `until`; stops earlier behind the last closing bracket, and gives where. A comment that reaches over `until` gives its end. */
  read(from: number, until: number, depth = 0): number {
    const { text } = this;
    for (let at = from; at < until; at++) {
      const character = text[at] as string;
      if ((character === '"' || character === "'") && /[\s,:{}[\]]/.test(text[at - 1] ?? ' ')) {
        const close = closingQuote(text, at, this.limit);
        // The cursor is in it, or just behind it.
        if (close === undefined || close >= until) return until;
        at = close;
      } else if (character === '#' && /\s/.test(text[at - 1] ?? ' ')) {
        const end = text.indexOf('\n', at);
        if (end < 0 || end >= until) return this.limit + 1;
        at = end;
      } else if (character === '{' || character === '[') {
        this.frames.push({ bracket: character, names: [], key: '', expects: 'name', from: at + 1 });
      } else if (character === '}' || character === ']') {
        this.frames.pop();
        if (this.frames.length <= depth) return at + 1;
      } else this.step(character, at);
    }
    return until;
  }

  /** The keys that follow in the innermost braces behind the word that ends at `from`. */
  laterNames(from: number, hasColon: boolean): readonly string[] {
    const frame = this.frames.at(-1);
    if (!frame) return [];
    const known = frame.names.length;
    if (hasColon) frame.expects = 'value';
    else frame.from = from;
    this.read(from, this.limit, this.frames.length - 1);
    return frame.names.slice(known);
  }

  private step(character: string, at: number): void {
    const frame = this.frames.at(-1);
    if (!frame) return;
    if (character === ',') {
      frame.key = '';
      frame.expects = 'name';
      frame.from = at + 1;
    } else if (character === ':' && frame.bracket === '{' && frame.expects === 'name' && this.isSeparator(at)) {
      frame.key = unquoted(this.text.slice(frame.from, at).trim());
      frame.names.push(frame.key);
      frame.expects = 'value';
      frame.from = at + 1;
    }
  }

  private isSeparator(at: number): boolean {
    return /[\s,{}[\]]/.test(this.text[at + 1] ?? ' ') || /["']/.test(this.text[at - 1] ?? '');
  }
}

function unquoted(text: string): string {
  return /^(?:".*"|'.*')$/s.test(text) ? text.slice(1, -1) : text;
}
