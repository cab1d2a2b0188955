/** What a token of JSON is; `word` is everything without quotes, be it `true`, `12` or a text whose quotes are missing. */
export type JsonTokenKind = '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'word' | 'comment';

/** How a string or word is written wrong, if it is. */
export type Flaw = 'unclosed' | 'unopened' | 'single' | 'inner-quotes';

/** How far ahead the end of a text with unescaped quotes is looked for. */
const farthest = 500;

/** The characters that mean something to the scanner, by their code. */
export const code = {
  tab: 0x09,
  feed: 0x0a,
  return: 0x0d,
  blank: 0x20,
  quote: 0x22,
  hash: 0x23,
  apostrophe: 0x27,
  star: 0x2a,
  comma: 0x2c,
  slash: 0x2f,
  colon: 0x3a,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  closeBrace: 0x7d,
  mark: 0xfeff,
} as const;

/**
 * Goes through a text token by token, forwards only and in linear time. No string is longer than its line, and one that has lost a quote
 * ends where the next comma, colon or bracket shows that it should have: so an open quote spoils nothing but itself.
 */
export class JsonScanner {
  kind: JsonTokenKind = 'word';
  start = 0;
  end = 0;
  flaw: Flaw | undefined;
  /** Whether a string has neither escapes nor characters that need one. */
  isPlain = true;
  /** Behind the last character that was looked at; the text's length, where its end was met. */
  reach = 0;
  private readonly text: string;
  /** The kind of the token before this one, comments left out. */
  private previous: JsonTokenKind | undefined;
  private hasToken = false;

  /** Begins at the text's beginning, where a mark of the byte order is passed over; or at `from`, behind a token of the kind `previous`. */
  constructor(text: string, from = 0, previous?: JsonTokenKind) {
    this.text = text;
    this.previous = previous;
    this.end = from === 0 && previous === undefined && text.charCodeAt(0) === code.mark ? 1 : from;
  }

  /** Moves to the next token; false at the end of the text. */
  next(): boolean {
    const { text } = this;
    let at = this.end;
    while (at < text.length && isWhite(text.charCodeAt(at))) at++;
    if (at >= text.length) {
      this.reach = text.length;
      return false;
    }
    if (this.hasToken && this.kind !== 'comment') this.previous = this.kind;
    this.hasToken = true;
    this.start = at;
    this.flaw = undefined;
    this.note(at + 1);
    switch (text.charCodeAt(at)) {
      case code.quote:
        return this.string();
      case code.comma:
        return this.token(',', at + 1);
      case code.colon:
        return this.token(':', at + 1);
      case code.openBrace:
        return this.token('{', at + 1);
      case code.closeBrace:
        return this.token('}', at + 1);
      case code.openBracket:
        return this.token('[', at + 1);
      case code.closeBracket:
        return this.token(']', at + 1);
      case code.apostrophe:
        return this.singleQuoted();
      default:
        return this.isCommentAt(at) ? this.comment() : this.word();
    }
  }

  /** Goes on behind a container that was skipped, and whose opening bracket was the last token. */
  skipTo(end: number): void {
    this.kind = '}';
    this.end = end;
  }

  /** Says that the text was looked at as far as `end`. */
  note(end: number): void {
    if (end > this.reach) this.reach = Math.min(end, this.text.length);
  }

  private token(kind: JsonTokenKind, end: number): boolean {
    this.kind = kind;
    this.end = end;
    return true;
  }

  private get isInValuePlace(): boolean {
    return this.previous === ':' || this.previous === '[';
  }

  private isCommentAt(at: number): boolean {
    const first = this.text.charCodeAt(at);
    if (first === code.hash) return this.previous !== ':';
    if (first !== code.slash) return false;
    this.note(at + 2);
    const second = this.text.charCodeAt(at + 1);
    return second === code.slash || second === code.star;
  }

  /** A block comment that is not closed, or that would take in the next one, ends with its line. */
  private comment(): boolean {
    const { text, start } = this;
    if (text.charCodeAt(start) === code.slash && text.charCodeAt(start + 1) === code.star) {
      const close = this.closeOfComment(start + 2);
      if (close !== undefined) return this.token('comment', close + 2);
      this.flaw = 'unclosed';
    }
    return this.token('comment', this.trimmed(start, this.lineEnd(start)));
  }

  /** Where the end of a block comment stands, if no other comment begins before it. */
  private closeOfComment(from: number): number | undefined {
    const { text } = this;
    for (let star = text.indexOf('*', from); star >= 0; star = text.indexOf('*', star + 1)) {
      this.note(star + 2);
      if (star > from && text.charCodeAt(star - 1) === code.slash) return undefined;
      if (text.charCodeAt(star + 1) === code.slash) return star;
    }
    this.note(text.length);
    return undefined;
  }

  private string(): boolean {
    const { text, start } = this;
    const close = this.closingQuote(start + 1);
    if (close === undefined) {
      const lineEnd = this.lineEnd(start);
      const stop = this.isInValuePlace ? -1 : text.slice(start, lineEnd).indexOf(':');
      let end = stop > 0 ? start + stop : lineEnd;
      while (end > start + 1 && ' \t,}]'.includes(text[end - 1] as string)) end--;
      this.flaw = 'unclosed';
      return this.token('string', end);
    }
    return this.isEndedAt(close) ? this.token('string', close + 1) : this.doubtful(close);
  }

  /** A string whose closing quote has no separator behind it: that quote opens the next string, or should have been escaped. */
  private doubtful(close: number): boolean {
    const { text, start, isInValuePlace } = this;
    const stop = text.slice(start + 1, close).search(isInValuePlace ? /[,}\]]/ : /[:,}\]{[]/);
    if (stop < 0 && isInValuePlace) {
      const end = this.quoteBeforeSeparator(close + 1);
      if (end !== undefined) {
        this.flaw = 'inner-quotes';
        return this.token('string', end + 1);
      }
    }
    if (stop < 0 && !isInValuePlace && close > start + 1) return this.token('string', close + 1);
    this.flaw = 'unclosed';
    return this.token('string', this.trimmed(start, stop < 0 ? close : start + 1 + stop));
  }

  private quoteBeforeSeparator(from: number): number | undefined {
    const { text } = this;
    const limit = Math.min(from + farthest, text.length);
    this.note(limit);
    for (let at = from; at < limit; at++) {
      const character = text.charCodeAt(at);
      if (character === code.feed || character === code.return) return undefined;
      if (character === code.backslash) at++;
      else if (character === code.quote) {
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
    this.note(limit);
    for (let at = start + 1; at < limit && text.charCodeAt(at) !== code.feed; at++) {
      const behind = text.charCodeAt(at) === code.apostrophe ? this.behind(at + 1) : undefined;
      if (behind === undefined || (behind !== '' && !',:}]\r\n'.includes(behind))) continue;
      this.flaw = 'single';
      return this.token('string', at + 1);
    }
    return this.word();
  }

  private word(): boolean {
    const { text, start, isInValuePlace } = this;
    let end = start + 1;
    for (; end < text.length; end++) {
      const character = text.charCodeAt(end);
      if (endsWord(character)) break;
      if (!isInValuePlace && (character === code.colon || character === code.blank || character === code.tab)) break;
      if (character === code.slash && isWhite(text.charCodeAt(end - 1)) && this.isCommentAt(end)) break;
    }
    this.note(end + 1);
    if (text.charCodeAt(end) === code.quote) {
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
    this.isPlain = true;
    for (let at = from; at < text.length; at++) {
      const character = text.charCodeAt(at);
      if (character === code.quote) return at;
      if (character !== code.backslash && character >= code.blank) continue;
      this.isPlain = false;
      if (character === code.feed || character === code.return) {
        this.note(at + 1);
        return undefined;
      }
      if (character !== code.backslash) continue;
      const next = text.charCodeAt(at + 1);
      if (next !== code.feed && next !== code.return) at++;
    }
    this.note(text.length);
    return undefined;
  }

  /** Whether what follows a quote lets it be a closing one. */
  private isEndedAt(close: number): boolean {
    const next = this.text.charCodeAt(close + 1);
    if (next === code.colon || next === code.comma) {
      this.note(close + 2);
      return true;
    }
    const behind = this.behind(close + 1);
    if (behind === '' || ',:}]\r\n/'.includes(behind)) return true;
    return '"{['.includes(behind) && this.text.charCodeAt(close + 1) !== code.quote;
  }

  /** The first character behind blanks; empty at the end of the text. */
  private behind(at: number): string {
    let next = at;
    while (isBlank(this.text.charCodeAt(next))) next++;
    this.note(next + 1);
    return this.text[next] ?? '';
  }

  private lineEnd(at: number): number {
    const feed = this.text.indexOf('\n', at);
    const end = feed < 0 ? this.text.length : feed;
    this.note(end + 1);
    return this.text.charCodeAt(end - 1) === code.return && end - 1 > at ? end - 1 : end;
  }

  private trimmed(start: number, end: number): number {
    let last = end;
    while (last > start + 1 && isWhite(this.text.charCodeAt(last - 1))) last--;
    return last;
  }
}

export function isWhite(character: number): boolean {
  return character === code.blank || character === code.feed || character === code.return || character === code.tab;
}

export function isBlank(character: number): boolean {
  return character === code.blank || character === code.tab;
}

/** Letters, digits, and what numbers are written with. */
export function isPlainWord(character: number): boolean {
  return (
    (character >= 0x61 && character <= 0x7a) ||
    (character >= 0x30 && character <= 0x39) ||
    (character >= 0x41 && character <= 0x5a) ||
    character === 0x2d ||
    character === 0x2e ||
    character === 0x2b ||
    character === 0x5f
  );
}

/** Characters at which a text without quotes ends, wherever it stands. */
function endsWord(character: number): boolean {
  switch (character) {
    case code.comma:
    case code.openBrace:
    case code.closeBrace:
    case code.openBracket:
    case code.closeBracket:
    case code.quote:
    case code.feed:
    case code.return:
      return true;
    default:
      return false;
  }
}
