import type { YamlMap, YamlNode, YamlPair, YamlScalar, YamlSeq } from './node.ts';

/** Reads a value in quotes that closes before `lineEnd`; undefined where it does not. */
export type ReadQuoted = (start: number, lineEnd: number) => YamlScalar | undefined;

/** Nesting beyond this is no DN. */
const deepest = 64;
/** YAML allows keys of up to 1024 characters. */
const longestKey = 1_000;

/**
 * Reads a collection between brackets, of the plain kind that people and programs write: lists, mappings and values on one line each, without
 * comments, anchors, tags, aliases and anything that would be a key only by YAML's finer points. Every line but the first has to begin right
 * of `column`. The result is the one of `yaml`; undefined for anything that is not certainly plain and valid.
 */
export function readPlainFlow(text: string, start: number, column: number, quoted: ReadQuoted): YamlNode | undefined {
  try {
    return new FlowReader(text, start, column, quoted).read();
  } catch (error) {
    if (error === unusual) return undefined;
    throw error;
  }
}

/** Thrown at the first thing that is not plain. */
const unusual = Symbol('not plain');

const feed = 0x0a;
const carriageReturn = 0x0d;
const blank = 0x20;
const doubleQuote = 0x22;
const hash = 0x23;
const singleQuote = 0x27;
const comma = 0x2c;
const dash = 0x2d;
const colon = 0x3a;
const openList = 0x5b;
const closeList = 0x5d;
const openMap = 0x7b;
const closeMap = 0x7d;

/** Characters with which no plain text starts, or starts only now and then. */
const indicators = new Set([...',[]{}#&*!|>\'"%@`?:'].map((character) => character.charCodeAt(0)));

export function opensFlowAt(code: number): boolean {
  return code === openList || code === openMap;
}

class FlowReader {
  private readonly text: string;
  private readonly column: number;
  private readonly quoted: ReadQuoted;
  private at: number;
  private lineEnd: number;

  constructor(text: string, start: number, column: number, quoted: ReadQuoted) {
    this.text = text;
    this.column = column;
    this.quoted = quoted;
    this.at = start;
    this.lineEnd = lineEndOf(text, start);
  }

  read(): YamlNode {
    return this.readCollection(0);
  }

  private readCollection(depth: number): YamlMap | YamlSeq {
    if (depth > deepest) throw unusual;
    return this.text.charCodeAt(this.at) === openList ? this.readList(depth) : this.readMap(depth);
  }

  private readList(depth: number): YamlSeq {
    const start = this.at++;
    const items: YamlNode[] = [];
    for (let code = this.pass(); code !== closeList; code = this.pass()) {
      items.push(this.readValue(code, depth));
      if (this.passSeparator(closeList)) break;
    }
    return { kind: 'seq', flow: true, span: { start, end: ++this.at }, items };
  }

  private readMap(depth: number): YamlMap {
    const start = this.at++;
    const pairs: YamlPair[] = [];
    for (let code = this.pass(); code !== closeMap; code = this.pass()) {
      pairs.push(this.readPair(code, depth));
      if (this.passSeparator(closeMap)) break;
    }
    return { kind: 'map', flow: true, span: { start, end: ++this.at }, pairs };
  }

  private readPair(first: number, depth: number): YamlPair {
    const { text } = this;
    const key = this.readScalar(first, true);
    if (key.span.end - key.span.start > longestKey) throw unusual;
    let at = key.span.end;
    while (text.charCodeAt(at) === blank) at++;
    // A key that stands alone is one all the same, but nobody writes that.
    if (text.charCodeAt(at) !== colon) throw unusual;
    const valueAt = ++at;
    this.at = at;
    const code = this.pass();
    // Behind a key in quotes the value may follow at once.
    if (this.at === valueAt && key.style === 'plain' && code !== comma && code !== closeMap) throw unusual;
    if (code === comma || code === closeMap) return { key, valueAt, hasColon: true };
    return { key, value: this.readValue(code, depth), valueAt, hasColon: true };
  }

  private readValue(first: number, depth: number): YamlNode {
    return opensFlowAt(first) ? this.readCollection(depth + 1) : this.readScalar(first, false);
  }

  /** A value or a key on one line; ends behind it. */
  private readScalar(first: number, isKey: boolean): YamlScalar {
    if (first === doubleQuote || first === singleQuote) {
      const scalar = this.quoted(this.at, this.lineEnd);
      if (!scalar) throw unusual;
      this.at = scalar.span.end;
      return scalar;
    }
    const { text, at: start } = this;
    if (indicators.has(first) || first <= blank || first === dash) {
      const next = text.charCodeAt(start + 1);
      // A negative number, or a word that begins with a dash.
      if (first !== dash || !isWordCharacter(next)) throw unusual;
    } else if (first > 0x7e) throw unusual;
    let end = start;
    let at = start;
    for (; at < this.lineEnd; at++) {
      const code = text.charCodeAt(at);
      if (code === comma || code === closeList || code === closeMap) break;
      if (opensFlowAt(code)) throw unusual;
      if (code === blank) continue;
      if (code === colon) {
        const next = text.charCodeAt(at + 1);
        if (at + 1 >= this.lineEnd || next === blank) {
          if (isKey) break;
          throw unusual;
        }
        // Before a comma or bracket it ends a key, too; before a white space of another kind, `yaml` knows.
        if (!isWordCharacter(next) && next !== colon && next !== 0x2f) throw unusual;
      } else if (code === hash) {
        if (at > end) throw unusual;
      } else if (code < blank || code > 0x7e) throw unusual;
      end = at + 1;
    }
    this.at = at;
    return { kind: 'scalar', style: 'plain', text: text.slice(start, end), span: { start, end } };
  }

  /** Goes to the comma or bracket behind an entry, and over a comma; says whether the bracket was there. */
  private passSeparator(close: number): boolean {
    const code = this.pass();
    if (code === close) return true;
    if (code !== comma) throw unusual;
    this.at++;
    return false;
  }

  /** Goes to the next character that is no blank, on this line or on a later one; gives its code. */
  private pass(): number {
    const { text } = this;
    for (;;) {
      while (text.charCodeAt(this.at) === blank) this.at++;
      const code = text.charCodeAt(this.at);
      if (code === carriageReturn && text.charCodeAt(this.at + 1) === feed) this.at++;
      else if (code !== feed) {
        if (this.at >= text.length) throw unusual;
        return code;
      }
      const start = ++this.at;
      this.lineEnd = lineEndOf(text, start);
      while (text.charCodeAt(this.at) === blank) this.at++;
      // Nothing between brackets stands as far left as what the brackets belong to.
      if (this.at < this.lineEnd && this.at - start <= Math.max(this.column, 0)) throw unusual;
    }
  }
}

/** Where the content of a line ends. */
function lineEndOf(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return end > at && text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end;
}

/** A letter or digit of ASCII, or an underscore. */
function isWordCharacter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x5f
  );
}
