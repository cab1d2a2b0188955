import type { Comment } from '../../model/dn.ts';
import type { SyntaxProblem } from '../format.ts';
import { canStartPlain, closingQuote, contentEnd, isBlank, isDash, keyEnd, opensFlow, type Row } from './lexing.ts';
import type { YamlMap, YamlNode, YamlPair, YamlScalar } from './node.ts';
import { commentsOf, parse } from './parse.ts';
import { repairedRows } from './rows.ts';

/** What the block reader makes of a text. */
export interface Blocks {
  readonly root: YamlNode | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
}

/**
 * Reads block YAML line by line, for text that `yaml` could not read: whatever is broken stays in its line and everything around it is read
 * as if it were whole. Single values that need it (flow collections, escapes) are read by `yaml`.
 */
export function readBlocks(text: string): Blocks {
  const reader = new BlockReader(text);
  const root = reader.readRoot();
  const comments = reader.comments.sort((a, b) => a.span.start - b.span.start);
  return { root, problems: reader.problems.sort((a, b) => a.span.start - b.span.start), comments };
}

/** Nesting beyond this is no DN; the text below it is skipped. */
const deepest = 64;

class BlockReader {
  readonly problems: SyntaxProblem[];
  readonly comments: Comment[];
  private readonly rows: readonly Row[];
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    const rows = repairedRows(text);
    this.rows = rows.rows;
    this.comments = rows.comments;
    this.problems = rows.problems;
  }

  readRoot(): YamlNode | undefined {
    const root = this.readBlock(-1, 0);
    // What could not join the first block.
    while (this.at < this.rows.length) {
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
      this.misplaced(row);
      while ((this.rows[this.at]?.indent ?? -1) > parent) this.at++;
      return undefined;
    }
    if (isDash(this.text, row)) return this.readList(row.indent, depth);
    if (opensFlow(this.text, row)) {
      this.at++;
      return this.readValue(row.start, row.end, parent, depth);
    }
    return this.readMap(row.indent, parent, depth);
  }

  private readList(column: number, depth: number): YamlNode {
    // Reading an item moves the start of its row to the right.
    const { start } = this.rows[this.at] as Row;
    const items: (YamlNode | undefined)[] = [];
    let end = start + 1;
    for (let row = this.rows[this.at]; row; row = this.rows[this.at]) {
      if (row.indent > column) {
        // Deeper than the dashes, yet no part of the item before: a line whose owner is lost.
        this.misplaced(row);
        this.at++;
        continue;
      }
      if (row.indent !== column || !isDash(this.text, row)) break;
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
    if (start >= row.end || text[start] === '#') {
      if (start < row.end) this.comment(start, row.end);
      this.at++;
      return this.readBlock(column, depth + 1);
    }
    // The rest of the line is a row of its own, as far right as it stands.
    row.indent += start - row.start;
    row.start = start;
    if (isDash(this.text, row) && depth <= deepest) return this.readList(row.indent, depth + 1);
    if (!opensFlow(this.text, row) && keyEnd(this.text, row) !== undefined)
      return this.readMap(row.indent, column, depth + 1);
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
        this.problems.push({
          message: 'The indentation does not fit: entries of one level start in the same column.',
          span: { start: row.start, end: this.wordEnd(row) },
        });
      }
      if (isDash(this.text, row)) {
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
    const end = keyEnd(text, row);
    this.at++;
    if (end === undefined) return this.halfTyped(row);
    const key = this.readKey(row.start, end);
    let colon = end;
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
    if (next.indent === column && isDash(this.text, next)) return this.readList(column, depth + 1);
    return this.readBlock(column, depth + 1);
  }

  private halfTyped(row: Row): YamlPair {
    const end = contentEnd(this.text, row.start, row.end);
    const span = { start: row.start, end };
    this.trailing(end, row.end);
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
    if (quote === '*' || quote === '&' || quote === '!' || quote === '[' || quote === '{') {
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
        return this.readQuoted(start, lineEnd);
      case '&':
      case '!':
        return this.readWithProperties(start, lineEnd, column, depth);
      case '*':
        return this.readAlias(start, lineEnd);
      case '{':
      case '[':
      case '|':
      case '>':
        return this.readPiece(start, lineEnd, column);
      default:
        return this.readPlain(start, lineEnd);
    }
  }

  private readPlain(start: number, lineEnd: number): YamlScalar {
    const end = contentEnd(this.text, start, lineEnd);
    const span = { start, end };
    const isPlain = canStartPlain(this.text, start) && !/:(?:\s|$)/.test(this.text.slice(start, end));
    if (!isPlain) {
      this.problems.push({
        message: 'A value like this one needs quotes around it.',
        span,
        fix: { title: 'Put it in quotes', edits: [{ span, newText: JSON.stringify(this.text.slice(start, end)) }] },
      });
    }
    if (end < lineEnd) this.trailing(end, lineEnd);
    return { kind: 'scalar', style: 'plain', text: this.text.slice(start, end), span };
  }

  private readQuoted(start: number, lineEnd: number): YamlScalar {
    const close = closingQuote(this.text, start, lineEnd);
    if (close === undefined) {
      const quote = this.text[start] as string;
      const end = contentEnd(this.text, start, lineEnd);
      this.problems.push({
        message: 'The closing quote is missing.',
        span: { start, end },
        fix: { title: `Insert ${quote}`, edits: [{ span: { start: end, end }, newText: quote }] },
      });
      if (end < lineEnd) this.trailing(end, lineEnd);
      const style = quote === '"' ? 'double' : 'single';
      return { kind: 'scalar', style, text: this.text.slice(start + 1, end), span: { start, end } };
    }
    const end = contentEnd(this.text, close + 1, lineEnd);
    const behind = this.text.slice(close + 1, end).trim();
    this.trailing(close + 1, lineEnd);
    // `'it's'`: where the quotes end nobody knows, so the whole is the value.
    if (behind !== '' && !behind.startsWith('#')) {
      return { kind: 'scalar', style: 'plain', text: this.text.slice(start, end), span: { start, end } };
    }
    return this.quoted(start, close + 1);
  }

  private quoted(start: number, end: number): YamlScalar {
    const { text } = this;
    const inner = text.slice(start + 1, end - 1);
    const span = { start, end };
    if (text[start] === "'") return { kind: 'scalar', style: 'single', text: inner.replaceAll("''", "'"), span };
    if (!inner.includes('\\')) return { kind: 'scalar', style: 'double', text: inner, span };
    const parsed = parse(text.slice(start, end), start);
    this.problems.push(...parsed.problems);
    return parsed.root?.kind === 'scalar' ? parsed.root : { kind: 'scalar', style: 'double', text: inner, span };
  }

  private readWithProperties(start: number, lineEnd: number, column: number, depth: number): YamlNode | undefined {
    const properties = /^(?:[&!][^\s,[\]{}]*(?:[ \t]+|$))+/.exec(this.text.slice(start, lineEnd))?.[0] ?? '';
    if (properties === '') return this.readPlain(start, lineEnd);
    const anchor = /&([^\s,[\]{}]+)/.exec(properties)?.[1];
    const rest = start + properties.length;
    const none = rest >= lineEnd || this.text[rest] === '#';
    if (none && rest < lineEnd) this.comment(rest, lineEnd);
    const value = none ? this.readNested(column, depth) : this.readValue(rest, lineEnd, column, depth);
    const node =
      value ?? ({ kind: 'scalar', style: 'plain', text: '', span: { start: rest, end: rest } } satisfies YamlScalar);
    return { ...node, ...(anchor && { anchor }), propertiesStart: start };
  }

  private readAlias(start: number, lineEnd: number): YamlNode {
    const name = /^\*([^\s,[\]{}]*)/.exec(this.text.slice(start, lineEnd))?.[1] ?? '';
    const end = start + 1 + name.length;
    if (name === '') return this.readPlain(start, lineEnd);
    this.trailing(end, lineEnd);
    return { kind: 'alias', name, span: { start, end } };
  }

  /** A flow collection or block scalar: its line and all deeper ones, read by `yaml`. */
  private readPiece(start: number, lineEnd: number, column: number): YamlNode | undefined {
    let end = lineEnd;
    while ((this.rows[this.at]?.indent ?? -1) > column) {
      end = (this.rows[this.at] as Row).end;
      this.at++;
    }
    const parsed = parse(this.text.slice(start, end), start);
    this.comments.push(...commentsOf(this.text.slice(0, end), parsed.root, start));
    const [first] = parsed.problems;
    if (first) {
      // What is missing at the end is looked for where the bracket opens.
      const isAtEnd = first.span.end >= this.text.slice(0, end).trimEnd().length;
      const opening = {
        message: 'The bracket that opens here is not closed.',
        span: { start, end: contentEnd(this.text, start, lineEnd) },
      };
      this.problems.push(isAtEnd ? opening : first);
    }
    return parsed.root ?? { kind: 'scalar', style: 'plain', text: '', span: { start, end: lineEnd } };
  }

  private wordEnd(row: Row): number {
    return keyEnd(this.text, row) ?? contentEnd(this.text, row.start, row.end);
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
    this.problems.push({
      message: 'This cannot stand behind the value.',
      span: { start: at, end: contentEnd(this.text, at, lineEnd) },
    });
  }

  private comment(start: number, end: number): void {
    this.comments.push({ text: this.text.slice(start, end), span: { start, end }, ownLine: false });
  }

  private misplaced(row: Row): void {
    this.problems.push({
      message: 'This line fits nowhere. Look at its indentation and at the lines before it.',
      span: { start: row.start, end: contentEnd(this.text, row.start, row.end) },
    });
    this.trailing(contentEnd(this.text, row.start, row.end), row.end);
  }
}
