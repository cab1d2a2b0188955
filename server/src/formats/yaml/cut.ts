import type { Cut, CutState } from '../format.ts';
import { type Line, lineAt } from '../lines.ts';
import { isKeyLine, isListKey, isMarkerAt, isOpenKeyLine } from './topLevel.ts';

/**
 * The segments of a YAML stream.
 * `item`: one entry of a block list under a top-level `dns:`, with the comment lines right above it.
 * `around`: what stands before, between and after such lists. `document`: a document without one, whole.
 */
export type YamlCutKind = 'item' | 'around' | 'document';

export interface YamlCut extends Cut {
  readonly kind: YamlCutKind;
}

/**
 * What stands before a cut. At the beginning of a file: the empty text. `new`: the end of a document, or a `---` comes next. `behind`: a list
 * of the document. `within`: a document's text without a list, which only a text's end can cut. `list` and the column of its dashes: a list
 * in which an item comes next, with the comment lines right above it; `moved`, too, when that item stands left of those before it.
 */
const fileStart: CutState = '';
const newDocument: CutState = 'new';
const behindList: CutState = 'behind';
const withinDocument: CutState = 'within';
const inList = 'list ';
const moved = ' moved';

/** Whether nothing of a document stands before a segment. */
export function beginsDocument(before: CutState): boolean {
  return before === fileStart || before === newDocument;
}

/** Whether the dash of an item does not stand below those before it. */
export function isMoved(before: CutState): boolean {
  return before.endsWith(moved);
}

/**
 * Cuts a stream by looking at the start of its lines only. In valid YAML a line that is not indented deeper than a list's dashes ends
 * whatever the item before it contained (quotes, brackets and block scalars included), so nothing inside an item needs to be understood.
 * Each cut is made from the state before it alone; so cutting can begin at any of them.
 */
export function* cutYaml(text: string, from: CutState = fileStart): Generator<YamlCut> {
  const cutter = new Cutter(text);
  let state = from;
  for (let at = 0; at < text.length; ) {
    const cut = cutter.next(at, state);
    yield cut;
    at = cut.end;
    state = cut.after;
  }
}

const blank = 0x20;
const tab = 0x09;
const feed = 0x0a;
const hash = 0x23;
const dash = 0x2d;
const dot = 0x2e;
const percent = 0x25;

class Cutter {
  private readonly text: string;
  /** How far the text has been looked at for the cut that is being made. */
  private looked = 0;

  constructor(text: string) {
    this.text = text;
  }

  next(start: number, before: CutState): YamlCut {
    this.looked = start;
    return before.startsWith(inList)
      ? this.cutItem(start, before, Number.parseInt(before.slice(inList.length), 10))
      : this.cutFrame(start, before);
  }

  /** What stands around lists, up to the first item of the next one; or a whole document. */
  private cutFrame(start: number, before: CutState): YamlCut {
    const { text } = this;
    const hasList = before === behindList;
    const kind = hasList ? 'around' : 'document';
    let hasContent = before === withinDocument;
    for (let at = before === fileStart && text.charCodeAt(start) === 0xfeff ? start + 1 : start; at < text.length; ) {
      const first = text.charCodeAt(at);
      if ((first === dash || first === dot) && isMarkerAt(text, at)) {
        const line = lineAt(text, at);
        // `---` begins a document when something stands before it, and `...` ends one.
        if (first === dot) return this.close({ kind, before, start, end: line.next, after: newDocument });
        this.look(line.next);
        if (hasContent || (hasList && at > start))
          return this.close({ kind, before, start, end: line.start, after: newDocument });
        hasContent = text.slice(line.start + 3, line.end).trim() !== '';
        at = line.next;
      } else if (isListKey(text, at)) {
        hasContent = true;
        at = this.nextLine(at);
        const item = this.nextContent(at);
        const column = item && this.indentOf(item);
        if (item && column !== undefined && this.isDashAt(item.start + column)) {
          const end = this.startOfComments(item.start, at, column);
          return this.close({ kind: 'around', before, start, end, after: `${inList}${column}` });
        }
      } else {
        // A directive belongs to the document that its `---` is about to begin.
        if (!hasContent && first !== percent) hasContent = this.indentOf(lineAt(text, at)) !== undefined;
        at = this.nextLine(at);
      }
    }
    this.look(text.length);
    const after = hasList ? behindList : hasContent ? withinDocument : newDocument;
    return this.close({ kind, before, start, end: text.length, after });
  }

  /** One item, up to the next one or to what ends the list. */
  private cutItem(start: number, before: CutState, column: number): YamlCut {
    const { text } = this;
    let at = this.nextContent(start)?.next ?? text.length;
    while (at < text.length) {
      const first = text.charCodeAt(at);
      const indent = this.isWorthALook(at, first, column) ? this.indentOf(lineAt(text, at)) : undefined;
      if (indent === column && this.isDashAt(at + column)) {
        this.look(at + column + 2);
        const end = this.startOfComments(at, start, column);
        return this.close({ kind: 'item', before, start, end, after: isMoved(before) ? `${inList}${column}` : before });
      }
      // No valid item goes on left of its dash: the list does, in another column.
      if (indent !== undefined && indent > 0 && indent < column && this.isDashAt(at + indent)) {
        this.look(at + indent + 2);
        const end = this.startOfComments(at, start, indent);
        return this.close({ kind: 'item', before, start, end, after: `${inList}${indent}${moved}` });
      }
      if (indent === 0) {
        const line = lineAt(text, at);
        if (isMarkerAt(text, at) || !this.isStray(line, column)) {
          this.look(line.next);
          break;
        }
      }
      at = this.nextLine(at);
    }
    if (at >= text.length) this.look(text.length);
    const end = this.startOfComments(at, start, 0);
    const isBeforeDocument = end === at && text.charCodeAt(at) === dash && isMarkerAt(text, at);
    return this.close({ kind: 'item', before, start, end, after: isBeforeDocument ? newDocument : behindList });
  }

  /** Whether the line at `at`, which starts with `first`, can end an item: it stands in the first column, or a dash no further right than `column`. */
  private isWorthALook(at: number, first: number, column: number): boolean {
    if (first !== blank && first !== tab) return first !== feed && first !== hash;
    const { text } = this;
    for (let place = at + 1; place <= at + column; place++) {
      const code = text.charCodeAt(place);
      if (code !== blank && code !== tab) return code === dash;
    }
    return false;
  }

  /**
   * A line in the first column inside the list: the next top-level key, or a line of an item that has lost its indentation?
   * It is stray when what follows goes on as the list would, and cannot belong to this line.
   */
  private isStray(line: Line, column: number): boolean {
    const { text } = this;
    if (isOpenKeyLine(text, line)) return this.listGoesOn(line.next, column);
    const next = this.nextContent(line.next);
    if (!next) return column > 0 && !isKeyLine(text, line);
    if (column === 0) return this.isDashAt(next.start);
    return (this.indentOf(next) ?? 0) > 0;
  }

  /**
   * Whether, before the next line in the first column, the list goes on below a block that is no list: then that block has lost the
   * indentation of its first line, for no list can stand behind a mapping on a level between it and the outermost.
   */
  private listGoesOn(start: number, column: number): boolean {
    if (column === 0) return false;
    const first = this.nextContent(start);
    if (!first || this.isDashAt(first.start + (this.indentOf(first) ?? 0))) return false;
    for (let line: Line | undefined = first; line; line = this.nextContent(line.next)) {
      const indent = this.indentOf(line);
      if (indent === 0) return false;
      if (indent === column && this.isDashAt(line.start + column)) return true;
    }
    return false;
  }

  /** Where the comment lines right above `at` start that stand no further right than `column`; they belong to what follows them. */
  private startOfComments(at: number, from: number, column: number): number {
    const { text } = this;
    let start = at;
    while (start > from) {
      const before = start < 2 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
      if (before < from) break;
      let indent = 0;
      while (indent <= column && text.charCodeAt(before + indent) === blank) indent++;
      if (indent > column || text.charCodeAt(before + indent) !== hash) break;
      start = before;
    }
    return start;
  }

  private nextContent(start: number): Line | undefined {
    const { text } = this;
    for (let at = start; at < text.length; ) {
      const line = lineAt(text, at);
      const indent = this.indentOf(line);
      if (indent !== undefined) {
        // What is asked of this line is told by its indentation and the two characters behind that.
        this.look(line.start + indent + 2);
        return line;
      }
      at = line.next;
    }
    this.look(text.length);
    return undefined;
  }

  private isDashAt(at: number): boolean {
    if (this.text.charCodeAt(at) !== dash) return false;
    const next = this.text[at + 1];
    return next === undefined || next === ' ' || next === '\n' || next === '\r' || next === '\t';
  }

  /** Columns before the first character; undefined for blank lines and comments. */
  private indentOf(line: Line): number | undefined {
    const { text } = this;
    let at = line.start;
    while (at < line.end && (text.charCodeAt(at) === blank || text.charCodeAt(at) === tab)) at++;
    return at >= line.end || text.charCodeAt(at) === hash ? undefined : at - line.start;
  }

  private nextLine(at: number): number {
    const end = this.text.indexOf('\n', at);
    return end < 0 ? this.text.length : end + 1;
  }

  private look(to: number): void {
    if (to > this.looked) this.looked = to;
  }

  private close(cut: Omit<YamlCut, 'reach'>): YamlCut {
    return { ...cut, reach: Math.min(this.text.length, Math.max(cut.end, this.looked)) };
  }
}
