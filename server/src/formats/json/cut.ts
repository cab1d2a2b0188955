import type { Cut } from '../format.ts';
import { lineStart } from '../lines.ts';
import { JsonScanner } from './scanner.ts';
import type { Shape } from './shape.ts';

/**
 * `entry`: one entry of a list of DNs, from behind the entry before it to behind its comma. `around`: what stands before the first entry.
 * `behind`: what stands behind the last one. `document`: a file without such a list, whole.
 */
export type JsonCutKind = 'entry' | 'around' | 'behind' | 'document';

export interface JsonCut extends Cut {
  readonly kind: JsonCutKind;
  /** Whether a comma, or the bracket of the list, stands before an entry, or before the place where the next one could come. */
  readonly isParted: boolean;
}

/**
 * Cuts a text into the entries of its lists, by brackets alone. Where brackets do not fit together it is cut again: then what is printed in
 * the column of the entries begins or ends one, whatever is open, so that a broken entry takes no other with it.
 */
export function cutJson(text: string, shape: Shape): JsonCut[] {
  const cutter = new Cutter(text, shape, false);
  if (cutter.cut()) return cutter.cuts;
  const tolerant = new Cutter(text, shape, true);
  tolerant.cut();
  return tolerant.cuts;
}

interface Open {
  readonly bracket: '{' | '[';
  /** The indentation of the line on which it stands. */
  readonly indent: number;
}

class Cutter {
  readonly cuts: JsonCut[] = [];
  private readonly text: string;
  private readonly shape: Shape;
  private readonly tolerant: boolean;
  private readonly scanner: JsonScanner;
  private readonly open: Open[] = [];
  /** How many brackets of each kind are open, and how many of them around the list. */
  private readonly count = { '{': 0, '[': 0 };
  private around = { '{': 0, '[': 0 };
  /** The depth inside the list, while there is one. */
  private listDepth = 0;
  private inEntry = false;
  private hasEntries = false;
  /** The outermost object says its class: it is the DN, whatever lists it has. */
  private isOneObject = false;
  private segmentStart = 0;
  /** Where the current segment can end. */
  private boundary = 0;
  private key: string | undefined;
  private name: string | undefined;
  private previous = '';
  private isBroken = false;
  private isParted = true;
  private isBehindComma = false;
  /** The names that entries have had so far, and those with which they began. */
  private readonly entryNames = new Set<string>();
  private readonly firstNames = new Set<string>();
  private isFirstName = false;
  /** The column in which the lines of entries begin and end, where the text is printed that way. */
  private entryColumn: number | undefined;
  private lineStart = 0;
  private indent = 0;

  constructor(text: string, shape: Shape, tolerant: boolean) {
    this.text = text;
    this.shape = shape;
    this.tolerant = tolerant;
    this.scanner = new JsonScanner(text);
  }

  /** False when brackets do not fit together. */
  cut(): boolean {
    const { scanner, text } = this;
    for (let before = 0; scanner.next(); before = scanner.end) {
      const { kind, start, end } = scanner;
      const feed = text.slice(before, start).lastIndexOf('\n');
      if (feed >= 0 || before === 0) {
        this.lineStart = before === 0 ? lineStart(text, start) : before + feed + 1;
        this.indent = start - this.lineStart;
      }
      if (kind === 'comment') continue;
      const isFirst = this.indent === start - this.lineStart;
      this.step(kind, start, end, isFirst ? this.indent : undefined);
      if (this.isBroken && !this.tolerant) return false;
      this.previous = kind;
    }
    if (this.open.length > 0 && !this.tolerant) return false;
    if (this.listDepth > 0) {
      if (this.open.length > this.listDepth) this.boundary = text.length;
      this.endList();
    }
    if (this.isOneObject) this.cuts.length = this.segmentStart = 0;
    const isDocument = this.isOneObject || !this.hasEntries;
    this.close(text.length, isDocument ? 'document' : 'behind');
    return true;
  }

  private step(kind: string, start: number, end: number, column: number | undefined): void {
    if (this.tolerant && this.listDepth > 0) this.resynchronise(kind, start, column);
    const { open } = this;
    const atList = this.listDepth > 0 && open.length === this.listDepth;
    if (kind === '{' || kind === '[') {
      if (atList) this.beginEntry();
      const opensList = this.listDepth === 0 && kind === '[' && this.opensList();
      this.push({ bracket: kind, indent: this.indent });
      if (opensList) this.beginList(end);
    } else if (kind === '}' || kind === ']') this.closer(kind, start, end, column);
    else if (kind === ',') {
      if (atList) {
        this.boundary = this.lineTail(end);
        this.isBehindComma = true;
      }
    } else if (kind === ':') {
      if (open.length === 1) this.key = this.name;
    } else {
      if (this.tolerant && open.length === this.listDepth + 1) this.noteName(start, end);
      if (open.length === 1) this.atTop(kind, start, end);
      if (atList) this.scalarEntry(start, end);
    }
  }

  /** A name or a single value directly in the outermost container. */
  private atTop(kind: string, start: number, end: number): void {
    const text = kind === 'string' ? this.text.slice(start + 1, end - 1) : undefined;
    const isValue = this.previous === ':';
    if (!isValue) this.name = text;
    else if (this.key !== undefined && this.key === this.shape.classField && text?.startsWith('Cfg'))
      this.isOneObject = true;
  }

  private push(opened: Open): void {
    this.open.push(opened);
    this.count[opened.bracket]++;
  }

  private popTo(length: number): void {
    while (this.open.length > length) {
      const closed = this.open.pop();
      if (closed) this.count[closed.bracket]--;
    }
  }

  private opensList(): boolean {
    if (this.open.length === 0) return this.shape.isList(undefined);
    return this.open.length === 1 && this.open[0]?.bracket === '{' && this.previous === ':' && this.isListKey();
  }

  private isListKey(): boolean {
    return this.key !== undefined && this.shape.isList(this.key);
  }

  private beginList(end: number): void {
    this.listDepth = this.open.length;
    this.around = { ...this.count };
    this.inEntry = false;
    this.boundary = this.lineTail(end);
    if (this.tolerant) this.entryColumn = this.columnOfEntries(end);
  }

  private noteName(start: number, end: number): void {
    if (this.previous === ':' || this.listDepth === 0) return;
    const name = this.text.slice(start, end);
    this.entryNames.add(name);
    if (this.isFirstName) this.firstNames.add(name);
    this.isFirstName = false;
  }

  private beginEntry(): void {
    this.isFirstName = true;
    this.close(this.boundary, this.inEntry ? 'entry' : this.hasEntries ? 'behind' : 'around');
    this.isParted = this.previous === ',' || this.previous === '[';
    this.isBehindComma = false;
    this.inEntry = true;
    this.hasEntries = true;
  }

  /** An entry that is a single value, or, where a name and a colon stand, one whose brace is missing. */
  private scalarEntry(start: number, end: number): void {
    const isName = this.tolerant && /^\s*:/.test(this.text.slice(end, end + 80));
    // A name with which no entry begins: the entry before it has a brace too many.
    const goesOn = isName && this.inEntry && !this.firstNames.has(this.text.slice(start, end));
    if (!goesOn) this.beginEntry();
    if (isName) this.push({ bracket: '{', indent: start - this.lineStart });
    else this.boundary = this.lineTail(end);
  }

  private closer(kind: '}' | ']', start: number, end: number, column: number | undefined): void {
    const { open, listDepth } = this;
    const bracket = kind === '}' ? '{' : '[';
    const floor = listDepth > 0 && open.length > listDepth ? listDepth : 0;
    if (open.at(-1)?.bracket !== bracket) {
      this.isBroken = true;
      if (!this.tolerant) return;
      const isThere = this.count[bracket] > (floor > 0 ? this.around[bracket] : 0);
      let index = isThere ? open.findLastIndex((other) => other.bracket === bracket) : -1;
      const endsList = listDepth > 0 && this.endsList(kind, column, end);
      if (index < floor || (listDepth > 0 && open.length === listDepth)) {
        if (!endsList) {
          this.skip(end);
          return;
        }
        if (open.length > listDepth) this.endEntryBefore(start);
        index = kind === ']' ? listDepth - 1 : 0;
      }
      this.popTo(index + 1);
    } else if (this.tolerant && this.isStrayInEntry(column)) {
      this.skip(end);
      return;
    }
    this.popTo(open.length - 1);
    if (listDepth > 0 && open.length === listDepth) this.boundary = this.lineTail(end);
    else if (listDepth > 0 && open.length < listDepth) this.endList();
  }

  /** A bracket too many: it goes with what stands before it. */
  private skip(end: number): void {
    if (this.listDepth > 0 && this.open.length === this.listDepth) this.boundary = this.lineTail(end);
  }

  /** A brace that would end the entry but stands deeper than entries do. */
  private isStrayInEntry(column: number | undefined): boolean {
    const { entryColumn } = this;
    const endsEntry = this.listDepth > 0 && this.open.length === this.listDepth + 1;
    return endsEntry && column !== undefined && entryColumn !== undefined && column > entryColumn;
  }

  private endsList(kind: '}' | ']', column: number | undefined, end: number): boolean {
    if (column !== undefined && this.entryColumn !== undefined) return column < this.entryColumn;
    return kind === ']' && /^\s*(?:$|\}?\s*$|,\s*")/.test(this.text.slice(end, end + 200));
  }

  private endList(): void {
    if (this.inEntry) {
      this.close(this.boundary, 'entry');
      this.isParted = this.isBehindComma;
    }
    this.listDepth = 0;
    this.inEntry = false;
  }

  /** Lets the column of a line's first token decide where an entry or the list ends. */
  private resynchronise(kind: string, start: number, column: number | undefined): void {
    const { open, listDepth, entryColumn } = this;
    const inside = open.length > listDepth;
    if (column === undefined || entryColumn === undefined) {
      const isInNamePlace = open.at(-1)?.bracket === '{' && (this.previous === ',' || this.previous === '}');
      if (inside && kind === '{' && isInNamePlace && this.startsLikeEntry(start)) this.endEntryBefore(start);
      return;
    }
    if (column === entryColumn && kind === '{' && inside) this.endEntryBefore(start);
    else if (column === entryColumn && kind === '}' && inside) {
      this.popTo(listDepth);
      this.push({ bracket: '{', indent: column });
    } else if (column < entryColumn) {
      if (kind === ']' && inside && (open[listDepth - 1]?.indent ?? 0) <= column) this.endEntryBefore(start);
      const isOuterName = kind === 'string' && column === (open[listDepth - 1]?.indent ?? -1);
      if (kind === '}' || isOuterName) {
        if (inside) this.endEntryBefore(start);
        this.popTo(listDepth - 1);
        this.endList();
      }
    }
  }

  /** Whether an object begins with a name that entries have. */
  private startsLikeEntry(start: number): boolean {
    const name = /^\{\s*("[^"]*"|[^\s:"]+)/.exec(this.text.slice(start, start + 200))?.[1];
    return name === undefined || this.entryNames.has(name);
  }

  /** The entry has lost its end: it goes as far as the text before this place. */
  private endEntryBefore(start: number): void {
    this.isBroken = true;
    this.popTo(this.listDepth);
    const line = lineStart(this.text, start);
    this.boundary = this.indent === start - this.lineStart ? Math.max(line, this.boundary) : start;
  }

  /**
   * The column of the entries: the leftmost in which lines begin with a brace, deeper than the list's own line. Lines such as `}, {` end
   * one entry and begin the next.
   */
  private columnOfEntries(from: number): number | undefined {
    const listIndent = this.open.at(-1)?.indent ?? 0;
    let column: number | undefined;
    const lines = /\n([ \t]*)(?:\{|\}[ \t]*,?[ \t]*\{)/g;
    lines.lastIndex = from;
    for (let match = lines.exec(this.text); match; match = lines.exec(this.text)) {
      const indent = match[1]?.length ?? 0;
      if (indent > listIndent && (column === undefined || indent < column)) column = indent;
      lines.lastIndex = match.index + 1;
    }
    return column;
  }

  /** Behind the line end that follows, when nothing but a comment stands before it. */
  private lineTail(at: number): number {
    const rest = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n*]*\*\/[ \t]*)?(?:\r?\n|$)/.exec(this.text.slice(at, at + 300));
    return at + (rest && (rest[0].endsWith('\n') || at + rest[0].length === this.text.length) ? rest[0].length : 0);
  }

  private close(end: number, kind: JsonCutKind): void {
    if (end > this.segmentStart)
      this.cuts.push({ kind, start: this.segmentStart, end, part: 0, isParted: this.isParted });
    this.segmentStart = Math.max(this.segmentStart, end);
  }
}
