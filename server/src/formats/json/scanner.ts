/** What a token of JSON is; `word` is everything without quotes, be it `true`, `12` or a text whose quotes are missing. */
export type JsonTokenKind = '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'word' | 'comment';

/** How a string or word is written wrong, if it is. */
export type Flaw = 'unclosed' | 'unopened' | 'single' | 'inner-quotes';

/** How far ahead the end of a text with unescaped quotes is looked for. */
const farthest = 500;

/**
 * Goes through a text token by token, forwards only and in linear time. No string is longer than its line, and one that has lost a quote
 * ends where the next comma, colon or bracket shows that it should have: so an open quote spoils nothing but itself.
 */
export class JsonScanner {
  kind: JsonTokenKind = 'word';
  start = 0;
  end = 0;
  flaw: Flaw | undefined;
  private readonly text: string;
  /** The kind of the token before this one, comments left out. */
  private previous: JsonTokenKind | undefined;
  private nextCommentEnd = -2;
  private hasToken = false;

  constructor(text: string) {
    this.text = text;
    if (text.charCodeAt(0) === 0xfeff) this.end = 1;
  }

  /** Moves to the next token; false at the end of the text. */
  next(): boolean {
    const { text } = this;
    let at = this.end;
    while (at < text.length && isWhite(text.charCodeAt(at))) at++;
    if (at >= text.length) return false;
    if (this.hasToken && this.kind !== 'comment') this.previous = this.kind;
    this.hasToken = true;
    this.start = at;
    this.flaw = undefined;
    const first = text[at] as string;
    if ('{}[]:,'.includes(first)) return this.token(first as JsonTokenKind, at + 1);
    if (first === '"') return this.string();
    if (this.isCommentAt(at)) return this.comment();
    return first === "'" ? this.singleQuoted() : this.word();
  }

  private token(kind: JsonTokenKind, end: number): boolean {
    this.kind = kind;
    this.end = end;
    return true;
  }

  private isCommentAt(at: number): boolean {
    const { text } = this;
    if (text[at] === '/') return text[at + 1] === '/' || text[at + 1] === '*';
    return text[at] === '#' && this.previous !== ':';
  }

  /** A block comment that is not closed, or that would take in the next one, ends with its line. */
  private comment(): boolean {
    const { text, start } = this;
    if (text.startsWith('/*', start)) {
      if (this.nextCommentEnd !== -1 && this.nextCommentEnd < start + 2)
        this.nextCommentEnd = text.indexOf('*/', start + 2);
      const again = text.indexOf('/*', start + 2);
      if (this.nextCommentEnd >= 0 && (again < 0 || again > this.nextCommentEnd))
        return this.token('comment', this.nextCommentEnd + 2);
      this.flaw = 'unclosed';
    }
    return this.token('comment', this.trimmed(start, this.lineEnd(start)));
  }

  private string(): boolean {
    const { text, start } = this;
    const close = this.closingQuote(start + 1);
    if (close === undefined) {
      const lineEnd = this.lineEnd(start);
      const isValue = this.previous === ':' || this.previous === '[';
      const stop = isValue ? -1 : text.slice(start, lineEnd).indexOf(':');
      let end = stop > 0 ? start + stop : lineEnd;
      while (end > start + 1 && ' \t,}]'.includes(text[end - 1] as string)) end--;
      this.flaw = 'unclosed';
      return this.token('string', end);
    }
    return this.isEndedAt(close) ? this.token('string', close + 1) : this.doubtful(close);
  }

  /** A string whose closing quote has no separator behind it: that quote opens the next string, or should have been escaped. */
  private doubtful(close: number): boolean {
    const { text, start } = this;
    const isValue = this.previous === ':' || this.previous === '[';
    const stop = text.slice(start + 1, close).search(isValue ? /[,}\]]/ : /[:,}\]{[]/);
    if (stop < 0 && isValue) {
      const end = this.quoteBeforeSeparator(close + 1);
      if (end !== undefined) {
        this.flaw = 'inner-quotes';
        return this.token('string', end + 1);
      }
    }
    if (stop < 0 && !isValue && close > start + 1) return this.token('string', close + 1);
    this.flaw = 'unclosed';
    return this.token('string', this.trimmed(start, stop < 0 ? close : start + 1 + stop));
  }

  private quoteBeforeSeparator(from: number): number | undefined {
    const { text } = this;
    const limit = Math.min(from + farthest, text.length);
    for (let at = from; at < limit; at++) {
      const character = text[at];
      if (character === '\n' || character === '\r') return undefined;
      if (character === '\\') at++;
      else if (character === '"') {
        const behind = this.behind(at + 1);
        if (behind === ':') return undefined;
        if (behind === '' || ',}]\r\n'.includes(behind)) return at;
      }
    }
    return undefined;
  }

  private singleQuoted(): boolean {
    const { text, start } = this;
    const limit = Math.min(start + farthest, text.length);
    for (let at = start + 1; at < limit && text[at] !== '\n'; at++) {
      const behind = text[at] === "'" ? this.behind(at + 1) : undefined;
      if (behind === undefined || (behind !== '' && !',:}]\r\n'.includes(behind))) continue;
      this.flaw = 'single';
      return this.token('string', at + 1);
    }
    return this.word();
  }

  private word(): boolean {
    const { text, start } = this;
    const isValue = this.previous === ':' || this.previous === '[';
    let end = start + 1;
    for (; end < text.length; end++) {
      const character = text[end] as string;
      if (',{}[]"\n\r'.includes(character)) break;
      if (!isValue && (character === ':' || character === ' ' || character === '\t')) break;
      if (character === '/' && isWhite(text.charCodeAt(end - 1)) && this.isCommentAt(end)) break;
    }
    if (text[end] === '"') {
      const behind = this.behind(end + 1);
      if (behind === '' || ',:}]\r\n'.includes(behind)) {
        this.flaw = 'unopened';
        return this.token('word', end + 1);
      }
    }
    return this.token('word', this.trimmed(start, end));
  }

  /** The next quote that is not escaped, on the same line. */
  private closingQuote(from: number): number | undefined {
    const { text } = this;
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 0x22) return at;
      if (code === 0x0a || code === 0x0d) return undefined;
      if (code === 0x5c && text.charCodeAt(at + 1) !== 0x0a && text.charCodeAt(at + 1) !== 0x0d) at++;
    }
    return undefined;
  }

  /** Whether what follows a quote lets it be a closing one. */
  private isEndedAt(close: number): boolean {
    const behind = this.behind(close + 1);
    if (behind === '' || ',:}]\r\n/'.includes(behind)) return true;
    return '"{['.includes(behind) && this.text[close + 1] !== '"';
  }

  /** The first character behind blanks; empty at the end of the text. */
  private behind(at: number): string {
    let next = at;
    while (this.text[next] === ' ' || this.text[next] === '\t') next++;
    return this.text[next] ?? '';
  }

  private lineEnd(at: number): number {
    const feed = this.text.indexOf('\n', at);
    const end = feed < 0 ? this.text.length : feed;
    return this.text[end - 1] === '\r' && end - 1 > at ? end - 1 : end;
  }

  private trimmed(start: number, end: number): number {
    let last = end;
    while (last > start + 1 && isWhite(this.text.charCodeAt(last - 1))) last--;
    return last;
  }
}

export function isWhite(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}
