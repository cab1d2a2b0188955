import { lineAt } from '../lines.ts';
import { commentFrom, hasContent, isOpen, type Row, rowOf, valueStart } from './cursorRow.ts';
import { flowEnd } from './flowCursor.ts';
import { closingQuote } from './lexing.ts';
import { type Level, Outline } from './outline.ts';

/** A flow collection: where it opens, how far it can reach, the column of the entry that it belongs to, and the keys that lead to it. */
export interface OpenFlow {
  readonly open: number;
  readonly limit: number;
  readonly column: number;
  readonly path: readonly string[];
}

/** What the lines of a segment say about the place of a cursor. */
export interface Scan {
  /** The cursor's line. Undefined where the cursor is inside a text of several lines. */
  readonly row: Row | undefined;
  /** The levels that are open above it, outermost first; what they have below the cursor is known, too. */
  readonly levels: readonly Level[];
  /** The level of the line's own key, or the mapping that its dash opens. */
  readonly level: Level | undefined;
  /** What the line's key or dash has below it. */
  readonly below: { readonly child: Level | undefined } | undefined;
  /** Whether the line's value goes on in the next line. */
  readonly continued: boolean;
  /** The flow collection that the cursor may be in. */
  readonly flow: OpenFlow | undefined;
  /** The next line with something on it. */
  readonly next: Row | undefined;
  /** The outermost mapping of the document. */
  readonly root: Level | undefined;
  /** The first step of indentation that the text shows. */
  readonly step: number | undefined;
}

/** What reaches over several lines: a flow collection, a quoted text or a block scalar. */
interface Reach {
  readonly end: number;
  readonly column: number;
  readonly flow: OpenFlow | undefined;
  readonly owner: Row;
}

/** Reads the lines of `text` around a cursor, each once. `listPath`: set when all of it stands in a list with this path. */
export function scan(text: string, offset: number, listPath: readonly string[] | undefined, tab: number): Scan {
  return new Scanner(text, offset, listPath, tab).scan();
}

class Scanner {
  private readonly text: string;
  private readonly offset: number;
  private readonly tab: number;
  private readonly outline: Outline;
  private row: Row | undefined;
  private levels: readonly Level[] = [];
  private level: Level | undefined;
  private below: Scan['below'];
  private continued = false;
  private flow: OpenFlow | undefined;
  private next: Row | undefined;
  private root: Level | undefined;
  private passed = false;
  private previous: Row | undefined;
  private span: Reach | undefined;

  constructor(text: string, offset: number, listPath: readonly string[] | undefined, tab: number) {
    this.text = text;
    this.offset = offset;
    this.tab = tab;
    this.outline = new Outline(listPath);
  }

  scan(): Scan {
    const { text, offset } = this;
    for (let start = 0; ; ) {
      const line = lineAt(text, start);
      const isCurrent = start <= offset && (offset < line.next || offset === line.end);
      const row = rowOf(text, line.start, line.end, this.tab);
      if (row.kind === 'marker' && this.passed) break;
      this.take(row, isCurrent);
      this.passed ||= isCurrent;
      if (line.next === line.end) break;
      start = line.next;
    }
    const { row, levels, level, below, continued, flow, next, root } = this;
    return { row, levels, level, below, continued, flow, next, root, step: this.outline.step };
  }

  private take(row: Row, isCurrent: boolean): void {
    if (this.span && row.start < this.span.end) {
      if (this.span.owner === this.row) this.continued = true;
      if (!isCurrent) return;
      this.flow = this.span.flow;
      if (this.flow) this.row = row;
      // An empty line behind a text is also the place for what comes next, when the cursor stands that far left.
      const isLeft = row.kind === 'blank' && this.offset - row.start <= this.span.column;
      if (this.flow || !isLeft) return;
    }
    if (isCurrent) {
      this.row = row;
      this.levels = this.outline.levels();
    } else if (this.passed && row.kind === 'content') this.next ??= row;
    if (row.kind === 'marker') {
      this.outline.clear();
      this.root = undefined;
    }
    if (row.kind === 'content') this.takeContent(row, isCurrent);
  }

  private takeContent(row: Row, isCurrent: boolean): void {
    const item = this.outline.addDashes(row);
    const list = this.outline.innermost;
    if (isCurrent && item) {
      this.level = item;
      this.below = list?.last;
    }
    if (!hasContent(row, this.text)) return;
    if (item) this.outline.enter(item);
    const level = item ?? (row.key && this.outline.addKey(row.column));
    if (row.key && level) this.addName(row, level, isCurrent);
    else if (!item && this.previous === this.row && this.row && row.column > this.row.column) this.continued = true;
    this.root ??= this.outline.outermost;
    this.findSpan(row, level, isCurrent);
    this.previous = row;
  }

  private addName(row: Row, level: Level, isCurrent: boolean): void {
    if (!row.key) return;
    level.last = { step: row.key.text, open: isOpen(this.text, row.key, row.end), child: undefined };
    if (!isCurrent) level.names.push(row.key.text);
    else {
      this.level = level;
      this.below = level.last;
    }
  }

  /** Notes what begins on a row and may reach over the next ones. */
  private findSpan(row: Row, level: Level | undefined, isCurrent: boolean): void {
    const { text } = this;
    const start = valueStart(text, row.key?.valueAt ?? row.content, row.end);
    const column = row.key ? row.column : (row.dashes.at(-1) ?? -1);
    const character = start < row.end ? text[start] : undefined;
    if (character === '{' || character === '[') {
      const limit = reach(text, start, column, true);
      const flow = { open: start, limit, column, path: this.pathBelow(row, level) };
      if (isCurrent && this.offset > start) this.flow = flow;
      this.span = { end: flowEnd(text, start, limit), column, flow, owner: row };
    } else if (character === '|' || character === '>') {
      this.span = { end: reach(text, start, column, false), column, flow: undefined, owner: row };
    } else if ((character === '"' || character === "'") && closingQuote(text, start, row.end) === undefined) {
      const close = closingQuote(text, start, reach(text, start, column, false));
      if (close !== undefined) this.span = { end: close + 1, column, flow: undefined, owner: row };
    }
  }

  private pathBelow(row: Row, level: Level | undefined): readonly string[] {
    if (level) return row.key ? [...level.path, row.key.text] : level.path;
    const top = this.outline.innermost;
    return top?.last?.open ? [...top.path, top.last.step] : (top?.path ?? []);
  }
}

/**
 * How far something that begins at `from` can reach: to the first line with something on it that stands no further right than
 * `column`, the one of the entry that it belongs to. So what is still being typed does not swallow what follows. `brackets`: a
 * line that begins with a closing one may stand there all the same.
 */
function reach(text: string, from: number, column: number, brackets: boolean): number {
  for (let at = text.indexOf('\n', from) + 1; at > 0; at = text.indexOf('\n', at) + 1) {
    let start = at;
    while (text[start] === ' ' || text[start] === '\t') start++;
    const first = text[start];
    if (first === undefined || first === '\r' || first === '\n') continue;
    if (brackets && (first === '}' || first === ']' || first === '#')) continue;
    if (start - at <= column) return at;
  }
  return text.length;
}

/** Where the comment of a row starts; its end where it has none. */
export function commentOf(text: string, row: Row): number {
  const start = valueStart(text, row.key?.valueAt ?? row.content, row.end);
  const quoted = text[start] === '"' || text[start] === "'";
  const close = quoted && start < row.end ? closingQuote(text, start, row.end) : undefined;
  return commentFrom(text, close ?? Math.min(start, row.end), row.end);
}
