import type { Comment } from '../../model/dn.ts';
import type { SyntaxProblem } from '../format.ts';
import type { YamlMap, YamlNode, YamlPair, YamlScalar, YamlSeq } from './node.ts';
import { parse } from './parse.ts';
import { opensFlowAt, readPlainFlow } from './plainFlow.ts';

/** What was read of a plain text: nothing in it is wrong. */
export interface Plain {
  readonly root: YamlNode | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
}

/**
 * Reads block YAML of the plain kind, nearly all that people write: nested mappings and lists whose values stand on one line, or plainly
 * between brackets, without anchors and tags. The result is the one of `yaml`; undefined for anything that is not certainly plain and certainly valid.
 * It is the fast path: one pass, from character code to character code.
 */
export function readPlain(text: string): Plain | undefined {
  try {
    return new PlainReader(text).read();
  } catch (error) {
    if (error === unusual) return undefined;
    throw error;
  }
}

/** Thrown at the first thing that is not plain. */
const unusual = Symbol('not plain');

/** Nesting beyond this is no DN. */
const deepest = 64;
/** YAML allows keys of up to 1024 characters. */
const longestKey = 1_000;

const tab = 0x09;
const carriageReturn = 0x0d;
const blank = 0x20;
const doubleQuote = 0x22;
const hash = 0x23;
const percent = 0x25;
const singleQuote = 0x27;
const dash = 0x2d;
const dot = 0x2e;
const colon = 0x3a;
const question = 0x3f;
const backslash = 0x5c;

/** Characters with which no plain text starts; `-`, `?` and `:` can be one when a text follows. */
const indicators = new Set([...'[]{},#&*!|>\'"%@`'].map((character) => character.charCodeAt(0)));

class PlainReader {
  private readonly text: string;
  private readonly comments: Comment[] = [];
  /** The row, the rest of a line with content: where its text stands, its column (below nought behind the last row), and where it ends. */
  private at = 0;
  private column = -1;
  private end = 0;
  /** Where the next line starts. */
  private next = 0;

  constructor(text: string) {
    this.text = text;
    if (text.charCodeAt(0) === 0xfeff) this.next = 1;
  }

  read(): Plain {
    this.advance();
    const root = this.readBlock(-1, 0);
    if (this.column >= 0) throw unusual;
    return { root, problems: [], comments: this.comments };
  }

  /** Goes to the next line with content, and takes in the comments on the way. */
  private advance(): void {
    const { text } = this;
    while (this.next < text.length) {
      const start = this.next;
      const lineFeed = text.indexOf('\n', start);
      const lineEnd = lineFeed < 0 ? text.length : lineFeed;
      this.next = lineFeed < 0 ? lineEnd : lineFeed + 1;
      const end = lineFeed > start && text.charCodeAt(lineFeed - 1) === carriageReturn ? lineFeed - 1 : lineEnd;
      let at = start;
      while (at < end && text.charCodeAt(at) === blank) at++;
      if (at === end) continue;
      const first = text.charCodeAt(at);
      if (first === tab) throw unusual;
      if (first === hash) {
        this.comments.push({ text: text.slice(at, end), span: { start: at, end }, ownLine: true });
        continue;
      }
      if (at === start && (first === percent || this.isMarker(at, end))) throw unusual;
      this.at = at;
      this.end = end;
      this.column = at - start;
      return;
    }
    this.column = -1;
  }

  private readBlock(parent: number, depth: number): YamlNode | undefined {
    if (this.column <= parent) return undefined;
    if (depth > deepest) throw unusual;
    if (opensFlowAt(this.text.charCodeAt(this.at))) return this.readFlow(this.at, parent);
    return this.isDash() ? this.readList(depth) : this.readMap(parent, depth, this.keyEnd());
  }

  private readList(depth: number): YamlSeq {
    const { at: start, column } = this;
    const items: (YamlNode | undefined)[] = [];
    let end = start + 1;
    do {
      end = this.at + 1;
      const item = this.readItem(column, depth + 1);
      items.push(item);
      if (item) end = item.span.end;
    } while (this.column === column && this.isDash());
    return { kind: 'seq', flow: false, span: { start, end }, items };
  }

  private readItem(column: number, depth: number): YamlNode | undefined {
    if (depth > deepest) throw unusual;
    const { text, end } = this;
    let at = this.at + 1;
    while (at < end && text.charCodeAt(at) === blank) at++;
    const first = text.charCodeAt(at);
    if (at >= end || first === hash) {
      if (at < end) this.comment(at, end);
      this.advance();
      return this.readBlock(column, depth);
    }
    if (first === tab) throw unusual;
    // The rest of the line is a row of its own, as far right as it stands.
    this.column += at - this.at;
    this.at = at;
    if (this.isDash()) return this.readList(depth);
    const keyEnd = this.keyEnd();
    return keyEnd < 0 ? this.readScalar(at, end, column) : this.readMap(column, depth, keyEnd);
  }

  private readMap(parent: number, depth: number, firstKeyEnd: number): YamlMap {
    const { at: start, column } = this;
    const pairs: YamlPair[] = [];
    let end = start;
    let keyEnd = firstKeyEnd;
    for (;;) {
      const pair = this.readPair(column, depth, keyEnd);
      pairs.push(pair);
      end = pair.value ? pair.value.span.end : Math.max(pair.valueAt, pair.key.span.end);
      if (this.column <= parent) break;
      // In valid YAML a step to a column between this level and the next outer one does not happen.
      if (this.column !== column || this.isDash()) throw unusual;
      keyEnd = this.keyEnd();
    }
    return { kind: 'map', flow: false, span: { start, end }, pairs };
  }

  private readPair(column: number, depth: number, keyEnd: number): YamlPair {
    if (keyEnd < 0 || keyEnd - this.at > longestKey) throw unusual;
    const { text, at: start, end } = this;
    const first = text.charCodeAt(start);
    const isQuoted = first === doubleQuote || first === singleQuote;
    const key = isQuoted ? this.quoted(start, keyEnd) : plainScalar(text, start, keyEnd);
    let at = keyEnd;
    while (text.charCodeAt(at) !== colon) at++;
    const valueAt = ++at;
    while (at < end && isBlank(text.charCodeAt(at))) at++;
    if (at < end && text.charCodeAt(at) !== hash)
      return { key, value: this.readScalar(at, end, column), valueAt, hasColon: true };
    if (at < end) this.comment(at, end);
    this.advance();
    // The block below a key: deeper, or a list whose dashes stand right below the key.
    const value =
      this.column === column && this.isDash() ? this.readDeeperList(depth + 1) : this.readBlock(column, depth + 1);
    return value ? { key, value, valueAt, hasColon: true } : { key, valueAt, hasColon: true };
  }

  private readDeeperList(depth: number): YamlSeq {
    if (depth > deepest) throw unusual;
    return this.readList(depth);
  }

  /** What stands between brackets, as the value of a level in `column`; ends on the next row. */
  private readFlow(start: number, column: number): YamlNode {
    const { text } = this;
    const flow = readPlainFlow(text, start, column, (from, lineEnd) => {
      const close = this.closingQuote(from, lineEnd);
      return close < 0 ? undefined : this.quoted(from, close + 1);
    });
    if (!flow) throw unusual;
    const { end } = flow.span;
    const lineFeed = text.indexOf('\n', end);
    this.next = lineFeed < 0 ? text.length : lineFeed + 1;
    const lineEnd = lineFeed < 0 ? text.length : lineFeed;
    this.trailing(end, lineEnd > end && text.charCodeAt(lineEnd - 1) === carriageReturn ? lineEnd - 1 : lineEnd);
    this.advance();
    if (this.column > column) throw unusual;
    return flow;
  }

  /** A value on one line, which belongs to a level in `column`; ends on the next row, which has to stand no further right. */
  private readScalar(start: number, lineEnd: number, column: number): YamlNode {
    const { text } = this;
    const first = text.charCodeAt(start);
    if (opensFlowAt(first)) return this.readFlow(start, column);
    let scalar: YamlScalar;
    if (first === doubleQuote || first === singleQuote) {
      const close = this.closingQuote(start, lineEnd);
      if (close < 0) throw unusual;
      this.trailing(close + 1, lineEnd);
      scalar = this.quoted(start, close + 1);
    } else {
      if (!this.startsPlain(start, lineEnd)) throw unusual;
      const end = this.plainEnd(start, lineEnd);
      if (end < lineEnd) this.trailing(end, lineEnd);
      scalar = plainScalar(text, start, end);
    }
    this.advance();
    if (this.column > column) throw unusual;
    return scalar;
  }

  /** Where a plain value ends: before a comment and trailing blanks. A colon in it that could end a key is not plain. */
  private plainEnd(start: number, lineEnd: number): number {
    const { text } = this;
    let end = start;
    for (let at = start; at < lineEnd; at++) {
      const code = text.charCodeAt(at);
      if (code === blank) continue;
      if (code === colon) {
        if (at + 1 >= lineEnd || isSpace(text.charCodeAt(at + 1))) throw unusual;
      } else if (code === hash) {
        if (at > end) return end;
      } else if (code < blank) {
        // A tab may stand before a comment; other marks are left to `yaml`.
        if (code !== tab) throw unusual;
        continue;
      }
      end = at + 1;
    }
    return end;
  }

  private quoted(start: number, end: number): YamlScalar {
    const inner = this.text.slice(start + 1, end - 1);
    const span = { start, end };
    if (this.text.charCodeAt(start) === singleQuote) {
      return {
        kind: 'scalar',
        style: 'single',
        text: inner.includes("''") ? inner.replaceAll("''", "'") : inner,
        span,
      };
    }
    if (!inner.includes('\\')) return { kind: 'scalar', style: 'double', text: inner, span };
    const parsed = parse(this.text.slice(start, end), start);
    if (parsed.problems.length > 0 || parsed.root?.kind !== 'scalar') throw unusual;
    return parsed.root;
  }

  /** Where the row's key ends, before its colon and the blanks in front of that; below nought when the row has no key. */
  private keyEnd(): number {
    const { text, at: start, end } = this;
    const first = text.charCodeAt(start);
    if (first === doubleQuote || first === singleQuote) {
      const close = this.closingQuote(start, end);
      if (close < 0) return -1;
      let behind = close + 1;
      while (text.charCodeAt(behind) === blank) behind++;
      return this.isColon(behind, end) ? close + 1 : -1;
    }
    // A collection that is a key is nothing plain; as a value it is read as a whole.
    if (opensFlowAt(first)) return -1;
    if (!this.startsPlain(start, end)) throw unusual;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code === colon) {
        if (!this.isColon(at, end)) continue;
        let last = at;
        while (last > start && isBlank(text.charCodeAt(last - 1))) last--;
        return last > start ? last : -1;
      }
      if (code === hash && at > start && isBlank(text.charCodeAt(at - 1))) return -1;
    }
    return -1;
  }

  /** Whether a plain text can start here (YAML 1.2, ns-plain-first). */
  private startsPlain(at: number, end: number): boolean {
    const code = this.text.charCodeAt(at);
    if (code >= 0x61 && code <= 0x7a) return true;
    if (code === dash || code === question || code === colon)
      return at + 1 < end && !isSpace(this.text.charCodeAt(at + 1));
    return !indicators.has(code) && !isSpace(code);
  }

  private isColon(at: number, end: number): boolean {
    return at < end && this.text.charCodeAt(at) === colon && (at + 1 >= end || isBlank(this.text.charCodeAt(at + 1)));
  }

  private isDash(): boolean {
    const { text, at } = this;
    return text.charCodeAt(at) === dash && (at + 1 >= this.end || isBlank(text.charCodeAt(at + 1)));
  }

  private isMarker(at: number, end: number): boolean {
    const { text } = this;
    const first = text.charCodeAt(at);
    if (first !== dash && first !== dot) return false;
    if (text.charCodeAt(at + 1) !== first || text.charCodeAt(at + 2) !== first) return false;
    return at + 3 >= end || isBlank(text.charCodeAt(at + 3));
  }

  /** The place of the quote that closes the one at `start`; below nought when it does not stand before `end`. */
  private closingQuote(start: number, end: number): number {
    const { text } = this;
    const quote = text.charCodeAt(start);
    for (let at = start + 1; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code === backslash && quote === doubleQuote) at++;
      else if (code === quote) {
        if (quote === singleQuote && at + 1 < end && text.charCodeAt(at + 1) === quote) at++;
        else return at;
      }
    }
    return -1;
  }

  /** What stands behind a value on its line: nothing or a comment. */
  private trailing(start: number, lineEnd: number): void {
    const { text } = this;
    let at = start;
    while (at < lineEnd && isBlank(text.charCodeAt(at))) at++;
    if (at >= lineEnd) return;
    if (text.charCodeAt(at) !== hash || at === start) throw unusual;
    this.comment(at, lineEnd);
  }

  private comment(start: number, end: number): void {
    this.comments.push({ text: this.text.slice(start, end), span: { start, end }, ownLine: false });
  }
}

function plainScalar(text: string, start: number, end: number): YamlScalar {
  return { kind: 'scalar', style: 'plain', text: text.slice(start, end), span: { start, end } };
}

function isBlank(code: number): boolean {
  return code === blank || code === tab;
}

/** White space of any kind, and whatever could be taken for it. */
function isSpace(code: number): boolean {
  return (
    code <= blank ||
    code === 0xa0 ||
    code === 0xfeff ||
    (code >= 0x1680 && code <= 0x3000 && /\s/.test(String.fromCharCode(code)))
  );
}
