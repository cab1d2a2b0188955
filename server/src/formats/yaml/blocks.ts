import type { Comment } from '../../model/dn.ts';
import type { SyntaxProblem } from '../format.ts';
import { linesOf } from '../lines.ts';
import type { YamlMap, YamlNode, YamlPair, YamlScalar } from './node.ts';
import { parse } from './parse.ts';

/** What the block reader makes of a text. */
export interface Blocks {
  readonly root: YamlNode | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
}

/**
 * Reads block YAML line by line: nested mappings and lists whose values stand on one line.
 *
 * `strict` reads only what is certainly valid and certainly plain, with the same result as `yaml`, and gives undefined for anything else:
 * it is the fast path. `tolerant` is for text that `yaml` could not read: whatever is broken stays in its line and everything around it
 * is read as if it were whole. Single values that need it (flow collections, escapes) are read by `yaml`.
 */
export function readBlocks(text: string, mode: 'strict' | 'tolerant'): Blocks | undefined {
  try {
    const reader = new BlockReader(text, mode === 'strict');
    const root = reader.readRoot();
    const comments = reader.comments.sort((a, b) => a.span.start - b.span.start);
    return { root, problems: reader.problems.sort((a, b) => a.span.start - b.span.start), comments };
  } catch (error) {
    if (error === unusual) return undefined;
    throw error;
  }
}

/** Thrown in strict mode at the first thing that is not plain. */
const unusual = Symbol('not plain');

/** Nesting beyond this is no DN; the text below it is skipped. */
const deepest = 64;

/** A line with something on it. `indent` is the column of `start`, which moves right when a dash is consumed. */
interface Row {
  indent: number;
  start: number;
  readonly end: number;
}

class BlockReader {
  readonly problems: SyntaxProblem[] = [];
  readonly comments: Comment[] = [];
  private readonly rows: Row[] = [];
  private at = 0;
  private readonly text: string;
  private readonly strict: boolean;

  constructor(text: string, strict: boolean) {
    this.text = text;
    this.strict = strict;
    for (const line of linesOf(text)) this.addRow(line.start, line.end);
    if (!strict) this.indentStrays();
  }

  /**
   * In the text of one list item, a line left of the dash has lost its indentation (cut.ts has made sure that it is no other key).
   * It is read where its neighbours stand.
   */
  private indentStrays(): void {
    const [first, ...others] = this.rows;
    if (!first || !this.isDash(first)) return;
    let previous = first;
    others.forEach((row, index) => {
      if (row.indent < first.indent || (row.indent === first.indent && !this.isDash(row))) {
        const next = others[index + 1];
        const column = this.contentColumn(previous);
        const child = next && next.indent > column ? next.indent : column + 2;
        const indent = this.isOpen(previous) ? child : column;
        const start = row.start - row.indent;
        this.problems.push({
          message: 'This line has lost its indentation.',
          span: { start: row.start, end: this.wordEnd(row) },
          fix: {
            title: `Indent to column ${indent + 1}`,
            edits: [{ span: { start, end: row.start }, newText: ' '.repeat(indent) }],
          },
        });
        row.indent = indent;
      }
      previous = row;
    });
  }

  /** The column of what stands behind the dashes of a row. */
  private contentColumn(row: Row): number {
    const dashes = /^(?:-[ \t]+)*/.exec(this.text.slice(row.start, row.end))?.[0].length ?? 0;
    return row.indent + dashes;
  }

  private isOpen(row: Row): boolean {
    return /:[ \t]*(?:&\S+[ \t]*)?(?:#.*)?$/.test(this.text.slice(row.start, row.end));
  }

  private addRow(lineStart: number, lineEnd: number): void {
    const { text } = this;
    let start = lineStart;
    let indent = 0;
    for (; start < lineEnd; start++) {
      const code = text.charCodeAt(start);
      if (code === 0x20) indent++;
      else if (code === 0x09) {
        if (this.strict) throw unusual;
        indent += 2;
      } else break;
    }
    if (start === lineStart && text.charCodeAt(0) === 0xfeff && start === 0) start = 1;
    if (start >= lineEnd) return;
    if (text[start] === '#') {
      this.comments.push({ text: text.slice(start, lineEnd), span: { start, end: lineEnd }, ownLine: true });
      return;
    }
    if (indent === 0 && (text[start] === '%' || isMarker(text, start, lineEnd))) {
      if (this.strict) throw unusual;
      return;
    }
    if (text.slice(lineStart, start).includes('\t')) {
      const span = { start: lineStart, end: start };
      this.problems.push({
        message: 'YAML does not allow tabs for indentation. Use blanks.',
        span,
        fix: { title: 'Replace the tabs by blanks', edits: [{ span, newText: ' '.repeat(indent) }] },
      });
    }
    this.rows.push({ indent, start, end: lineEnd });
  }

  readRoot(): YamlNode | undefined {
    const root = this.readBlock(-1, 0);
    // What could not join the first block (strict: nothing may be left).
    while (this.at < this.rows.length) {
      if (this.strict) throw unusual;
      this.misplaced(this.rows[this.at] as Row);
      this.at++;
    }
    return root;
  }

  /** The block that starts at the current row, if it is indented by more than `parent`. */
  private readBlock(parent: number, depth: number): YamlNode | undefined {
    const row = this.rows[this.at];
    if (!row || row.indent <= parent) return undefined;
    if (depth > deepest) {
      if (this.strict) throw unusual;
      this.misplaced(row);
      while ((this.rows[this.at]?.indent ?? -1) > parent) this.at++;
      return undefined;
    }
    if (this.isDash(row)) return this.readList(row.indent, depth);
    if (this.opensFlow(row)) {
      this.at++;
      return this.readValue(row.start, row.end, parent, depth);
    }
    if (this.keyEnd(row) !== undefined || !this.strict) return this.readMap(row.indent, parent, depth);
    throw unusual;
  }

  private readList(column: number, depth: number): YamlNode {
    // Reading an item moves the start of its row to the right.
    const { start } = this.rows[this.at] as Row;
    const items: (YamlNode | undefined)[] = [];
    let end = start + 1;
    for (let row = this.rows[this.at]; row; row = this.rows[this.at]) {
      if (row.indent > column && !this.strict) {
        // Deeper than the dashes, yet no part of the item before: a line whose owner is lost.
        this.misplaced(row);
        this.at++;
        continue;
      }
      if (row.indent !== column || !this.isDash(row)) break;
      end = row.start + 1;
      const item = this.readItem(row, column, depth);
      items.push(item);
      if (item) end = item.span.end;
    }
    return { kind: 'seq', flow: false, span: { start, end }, items };
  }

  private readItem(row: Row, column: number, depth: number): YamlNode | undefined {
    const { text } = this;
    let start = row.start + 1;
    while (start < row.end && text[start] === ' ') start++;
    if (start < row.end && text[start] === '\t' && this.strict) throw unusual;
    if (start >= row.end || text[start] === '#') {
      if (start < row.end) this.comment(start, row.end);
      this.at++;
      return this.readBlock(column, depth + 1);
    }
    // The rest of the line is a row of its own, as far right as it stands.
    row.indent += start - row.start;
    row.start = start;
    if (this.isDash(row)) return this.readList(row.indent, depth + 1);
    if (!this.opensFlow(row) && this.keyEnd(row) !== undefined) return this.readMap(row.indent, column, depth + 1);
    this.at++;
    return this.readValue(row.start, row.end, column, depth + 1);
  }

  private readMap(column: number, parent: number, depth: number): YamlMap {
    const first = this.rows[this.at] as Row;
    const pairs: YamlPair[] = [];
    let end = first.start;
    for (let row = this.rows[this.at]; row; row = this.rows[this.at]) {
      if (row.indent !== column) {
        // In valid YAML a step to a column between this level and the next outer one does not happen; here the line stays with its neighbours.
        if (row.indent <= parent) break;
        if (this.strict) throw unusual;
        this.problems.push({
          message: 'The indentation does not fit: entries of one level start in the same column.',
          span: { start: row.start, end: this.wordEnd(row) },
        });
      }
      if (this.isDash(row)) {
        if (this.strict) throw unusual;
        this.misplaced(row);
        this.at++;
        continue;
      }
      const pair = this.readPair(row, column, depth);
      pairs.push(pair);
      end = pair.value?.span.end ?? Math.max(pair.valueAt, pair.key.span.end);
    }
    return { kind: 'map', flow: false, span: { start: first.start, end }, pairs };
  }

  private readPair(row: Row, column: number, depth: number): YamlPair {
    const { text } = this;
    const keyEnd = this.keyEnd(row);
    this.at++;
    if (keyEnd === undefined) return this.halfTyped(row);
    const key = this.readKey(row.start, keyEnd);
    let colon = keyEnd;
    while (text[colon] !== ':') colon++;
    const valueAt = colon + 1;
    let start = valueAt;
    while (start < row.end && (text[start] === ' ' || text[start] === '\t')) start++;
    let value: YamlNode | undefined;
    if (start >= row.end || text[start] === '#') {
      if (start < row.end) this.comment(start, row.end);
      value = this.readNested(column, depth);
    } else {
      value = this.readValue(start, row.end, column, depth);
    }
    return { key, ...(value && { value }), valueAt, hasColon: true };
  }

  /** The block below a key: deeper, or a list whose dashes stand right below the key. */
  private readNested(column: number, depth: number): YamlNode | undefined {
    const next = this.rows[this.at];
    if (!next) return undefined;
    if (next.indent === column && this.isDash(next)) return this.readList(column, depth + 1);
    return this.readBlock(column, depth + 1);
  }

  private halfTyped(row: Row): YamlPair {
    if (this.strict) throw unusual;
    const end = this.contentEnd(row.start, row.end);
    const span = { start: row.start, end };
    const unspaced = /^[\w.-]+:(?=\S)/.exec(this.text.slice(row.start, end));
    if (unspaced) {
      const at = row.start + unspaced[0].length;
      this.problems.push({
        message: 'A blank is missing behind the colon.',
        span,
        fix: { title: 'Insert a blank', edits: [{ span: { start: at, end: at }, newText: ' ' }] },
      });
      const key: YamlScalar = {
        kind: 'scalar',
        style: 'plain',
        text: unspaced[0].slice(0, -1),
        span: { start: row.start, end: at - 1 },
      };
      const value: YamlScalar = {
        kind: 'scalar',
        style: 'plain',
        text: this.text.slice(at, end),
        span: { start: at, end },
      };
      return { key, value, valueAt: at, hasColon: true };
    }
    this.problems.push({
      message: 'The colon behind this key is missing.',
      span,
      fix: { title: "Insert ':'", edits: [{ span: { start: end, end }, newText: ':' }] },
    });
    // `type extension`: the first word is the key, the rest most likely its value.
    const words = /^([\w.-]+)[ \t]+(\S.*)$/.exec(this.text.slice(row.start, end));
    if (words?.[1] && words[2]) {
      const keyEnd = row.start + words[1].length;
      const key: YamlScalar = {
        kind: 'scalar',
        style: 'plain',
        text: words[1],
        span: { start: row.start, end: keyEnd },
      };
      const value: YamlScalar = {
        kind: 'scalar',
        style: 'plain',
        text: words[2],
        span: { start: end - words[2].length, end },
      };
      this.problems[this.problems.length - 1] = {
        message: 'The colon behind this key is missing.',
        span: key.span,
        fix: { title: "Insert ':'", edits: [{ span: { start: keyEnd, end: keyEnd }, newText: ':' }] },
      };
      return { key, value, valueAt: keyEnd, hasColon: false };
    }
    return {
      key: { kind: 'scalar', style: 'plain', text: this.text.slice(row.start, end), span },
      valueAt: end,
      hasColon: false,
    };
  }

  private readKey(start: number, end: number): YamlNode {
    const quote = this.text[start];
    if (quote === '"' || quote === "'") return this.quoted(start, end);
    if (!this.strict && (quote === '*' || quote === '&' || quote === '!' || quote === '[' || quote === '{')) {
      const parsed = parse(this.text.slice(start, end), start);
      if (parsed.root && parsed.problems.length === 0) return parsed.root;
    }
    return { kind: 'scalar', style: 'plain', text: this.text.slice(start, end), span: { start, end } };
  }

  /** A value whose first character stands at `start`, on a line that ends at `lineEnd`; it belongs to a level at `column`. */
  private readValue(start: number, lineEnd: number, column: number, depth: number): YamlNode | undefined {
    const { text } = this;
    switch (text[start]) {
      case '"':
      case "'":
        return this.readQuoted(start, lineEnd, column);
      case '&':
      case '!':
        return this.readWithProperties(start, lineEnd, column, depth);
      case '*':
        return this.readAlias(start, lineEnd, column);
      case '{':
      case '[':
      case '|':
      case '>':
        return this.readPiece(start, lineEnd, column);
      default:
        return this.readPlain(start, lineEnd, column);
    }
  }

  private readPlain(start: number, lineEnd: number, column: number): YamlScalar {
    const end = this.contentEnd(start, lineEnd);
    if (this.strict) {
      if (!canStartPlain(this.text, start) || this.continues(column)) throw unusual;
      if (/:(?:\s|$)/.test(this.text.slice(start, end))) throw unusual;
    }
    if (end < lineEnd) this.trailing(end, lineEnd);
    return { kind: 'scalar', style: 'plain', text: this.text.slice(start, end), span: { start, end } };
  }

  private readQuoted(start: number, lineEnd: number, column: number): YamlScalar {
    const close = closingQuote(this.text, start, lineEnd);
    if (close === undefined || this.continues(column)) {
      if (this.strict) throw unusual;
    }
    if (close === undefined) {
      const quote = this.text[start] as string;
      const end = this.contentEnd(start, lineEnd);
      this.problems.push({
        message: 'The closing quote is missing.',
        span: { start, end },
        fix: { title: `Insert ${quote}`, edits: [{ span: { start: end, end }, newText: quote }] },
      });
      if (end < lineEnd) this.trailing(end, lineEnd);
      const style = quote === '"' ? 'double' : 'single';
      return { kind: 'scalar', style, text: this.text.slice(start + 1, end), span: { start, end } };
    }
    this.trailing(close + 1, lineEnd);
    return this.quoted(start, close + 1);
  }

  private quoted(start: number, end: number): YamlScalar {
    const { text } = this;
    const inner = text.slice(start + 1, end - 1);
    const span = { start, end };
    if (text[start] === "'") return { kind: 'scalar', style: 'single', text: inner.replaceAll("''", "'"), span };
    if (!inner.includes('\\')) return { kind: 'scalar', style: 'double', text: inner, span };
    const parsed = parse(text.slice(start, end), start);
    if (parsed.problems.length > 0 && this.strict) throw unusual;
    this.problems.push(...parsed.problems);
    return parsed.root?.kind === 'scalar' ? parsed.root : { kind: 'scalar', style: 'double', text: inner, span };
  }

  private readWithProperties(start: number, lineEnd: number, column: number, depth: number): YamlNode | undefined {
    if (this.strict) throw unusual;
    const properties = /^(?:[&!][^\s,[\]{}]*(?:[ \t]+|$))+/.exec(this.text.slice(start, lineEnd))?.[0] ?? '';
    if (properties === '') return this.readPlain(start, lineEnd, column);
    const anchor = /&([^\s,[\]{}]+)/.exec(properties)?.[1];
    const rest = start + properties.length;
    const none = rest >= lineEnd || this.text[rest] === '#';
    if (none && rest < lineEnd) this.comment(rest, lineEnd);
    const value = none ? this.readNested(column, depth) : this.readValue(rest, lineEnd, column, depth);
    const node =
      value ?? ({ kind: 'scalar', style: 'plain', text: '', span: { start: rest, end: rest } } satisfies YamlScalar);
    return { ...node, ...(anchor && { anchor }), propertiesStart: start };
  }

  private readAlias(start: number, lineEnd: number, column: number): YamlNode {
    if (this.strict) throw unusual;
    const name = /^\*([^\s,[\]{}]*)/.exec(this.text.slice(start, lineEnd))?.[1] ?? '';
    const end = start + 1 + name.length;
    if (name === '') return this.readPlain(start, lineEnd, column);
    this.trailing(end, lineEnd);
    return { kind: 'alias', name, span: { start, end } };
  }

  /** A flow collection or block scalar: its line and all deeper ones, read by `yaml`. */
  private readPiece(start: number, lineEnd: number, column: number): YamlNode | undefined {
    if (this.strict) throw unusual;
    let end = lineEnd;
    while ((this.rows[this.at]?.indent ?? -1) > column) {
      end = (this.rows[this.at] as Row).end;
      this.at++;
    }
    const parsed = parse(this.text.slice(start, end), start);
    this.problems.push(...parsed.problems);
    return parsed.root ?? { kind: 'scalar', style: 'plain', text: '', span: { start, end: lineEnd } };
  }

  /** Where the row's key ends: before its colon and the blanks in front of that; undefined when the row has no key. */
  private keyEnd(row: Row): number | undefined {
    const { text } = this;
    const first = text[row.start];
    if (first === '"' || first === "'") {
      const close = closingQuote(text, row.start, row.end);
      if (close === undefined) return undefined;
      let after = close + 1;
      while (text[after] === ' ') after++;
      return text[after] === ':' && this.isSeparator(after + 1, row.end) ? close + 1 : undefined;
    }
    if (this.strict && !canStartPlain(text, row.start)) throw unusual;
    for (let at = row.start; at < row.end; at++) {
      const character = text[at];
      if (character === ':' && this.isSeparator(at + 1, row.end)) {
        let end = at;
        while (end > row.start && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
        return end > row.start ? end : undefined;
      }
      if (character === '#' && at > row.start && isBlank(text, at - 1)) return undefined;
    }
    return undefined;
  }

  private isSeparator(at: number, lineEnd: number): boolean {
    return at >= lineEnd || isBlank(this.text, at);
  }

  private opensFlow(row: Row): boolean {
    return this.text[row.start] === '{' || this.text[row.start] === '[';
  }

  private isDash(row: Row): boolean {
    return this.text[row.start] === '-' && this.isSeparator(row.start + 1, row.end);
  }

  /** Where the content that starts at `start` ends: before a comment and trailing blanks. */
  private contentEnd(start: number, lineEnd: number): number {
    const { text } = this;
    let end = lineEnd;
    for (let hash = text.indexOf('#', start + 1); hash >= 0 && hash < lineEnd; hash = text.indexOf('#', hash + 1)) {
      if (isBlank(text, hash - 1)) {
        end = hash;
        break;
      }
    }
    while (end > start && isBlank(text, end - 1)) end--;
    return end;
  }

  private wordEnd(row: Row): number {
    return this.keyEnd(row) ?? this.contentEnd(row.start, row.end);
  }

  /** Whether the next row is indented like the second line of a value. */
  private continues(column: number): boolean {
    return (this.rows[this.at]?.indent ?? -1) > column;
  }

  /** What stands behind a value on its line: nothing or a comment; anything else cannot stand there. */
  private trailing(start: number, lineEnd: number): void {
    let at = start;
    while (at < lineEnd && isBlank(this.text, at)) at++;
    if (at >= lineEnd) return;
    if (this.text[at] === '#' && at > start) {
      this.comment(at, lineEnd);
      return;
    }
    if (this.strict) throw unusual;
    this.problems.push({
      message: 'This cannot stand behind the value.',
      span: { start: at, end: this.contentEnd(at, lineEnd) },
    });
  }

  private comment(start: number, end: number): void {
    this.comments.push({ text: this.text.slice(start, end), span: { start, end }, ownLine: false });
  }

  private misplaced(row: Row): void {
    this.problems.push({
      message: 'This line fits nowhere. Look at its indentation and at the lines before it.',
      span: { start: row.start, end: this.contentEnd(row.start, row.end) },
    });
  }
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || code === 0x09;
}

/** `---` and `...` at the start of a line, alone or followed by a blank. */
function isMarker(text: string, start: number, end: number): boolean {
  const word = text.slice(start, start + 3);
  return (word === '---' || word === '...') && (start + 3 >= end || isBlank(text, start + 3));
}

/** Whether a plain scalar can start at `at` (YAML 1.2, ns-plain-first). */
function canStartPlain(text: string, at: number): boolean {
  const character = text[at] ?? '';
  if (character === '-' || character === '?' || character === ':') {
    const next = text[at + 1];
    return next !== undefined && !/\s/.test(next);
  }
  return !'[]{},#&*!|>\'"%@`'.includes(character);
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
