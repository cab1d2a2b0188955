import type { Cut } from '../format.ts';
import { type Line, lineAt } from '../lines.ts';

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
 * Cuts a stream by looking at the start of its lines only. In valid YAML a line that is not indented deeper than a list's dashes ends
 * whatever the item before it contained (quotes, brackets and block scalars included), so nothing inside an item needs to be understood.
 */
export function cutYaml(text: string): YamlCut[] {
  return new Cutter(text).cut();
}

/** A top-level `dns:` with nothing behind it but, perhaps, a comment. */
const listKey = /^(?:dns|"dns"|'dns')[ \t]*:[ \t]*(?:#.*)?$/;
/** A top-level key that waits for a block below it. */
const openKey = /^[^\s#-][^#]*:(?:[ \t]+[&!]\S*)*[ \t]*(?:#.*)?$/;
/** YAML allows keys of up to 1024 characters; the rest is room for an anchor, a tag and a comment. */
const longestKey = 2_048;

/** A top-level key, with or without a value. */
const anyKey = /^(?:[\w.$/-][^#]*?|"[^"]*"|'[^']*'|<<)[ \t]*:(?:[ \t]|$)/;
const marker = /^(?:---|\.\.\.)(?:[ \t]|$)/;

class Cutter {
  private readonly cuts: YamlCut[] = [];
  private readonly text: string;
  private segmentStart = 0;
  private document = 0;
  private documentHasList = false;
  private documentHasContent = false;

  constructor(text: string) {
    this.text = text;
  }

  cut(): YamlCut[] {
    const { text } = this;
    for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; ) {
      const line = lineAt(text, at);
      const first = text[at];
      if ((first === '-' || first === '.') && marker.test(this.contentOf(line))) {
        at = this.endDocument(line);
      } else if ((first === 'd' || first === '"' || first === "'") && listKey.test(this.contentOf(line))) {
        at = this.cutList(line.next);
      } else {
        // A directive belongs to the document that its `---` is about to begin.
        const isDirective = first === '%' && !this.documentHasContent;
        if (!isDirective && !this.isEmpty(line)) this.documentHasContent = true;
        at = line.next;
      }
    }
    this.close(text.length, this.documentHasList ? 'around' : 'document');
    return this.cuts;
  }

  /** `---` begins a document when something stands before it, and `...` ends one; either way the next segment starts at or behind the line. */
  private endDocument(line: Line): number {
    const ends = this.text[line.start] === '.';
    if (ends || this.documentHasContent || this.documentHasList) {
      this.close(ends ? line.next : line.start, this.documentHasList ? 'around' : 'document');
      this.documentHasList = false;
      this.document++;
    }
    this.documentHasContent = !ends && this.contentOf(line).slice(3).trim() !== '';
    return line.next;
  }

  /** The items below a `dns:` line; gives the start of the first line behind them. */
  private cutList(start: number): number {
    const { text } = this;
    this.documentHasContent = true;
    const first = this.nextContent(start);
    const column = first && this.dashColumn(first);
    if (first === undefined || column === undefined) return start;
    this.documentHasList = true;
    let at = first.start;
    this.close(this.startOfComments(at, start, column), 'around');
    for (at = first.next; at < text.length; ) {
      const line = lineAt(text, at);
      const indent = this.indentOf(line);
      if (indent === undefined) {
        at = line.next;
      } else if (indent === column && this.isDashAt(line.start + column)) {
        this.close(this.startOfComments(at, this.segmentStart, column), 'item');
        at = line.next;
      } else if (indent === 0 && (marker.test(this.contentOf(line)) || !this.isStray(line, column))) {
        break;
      } else {
        at = line.next;
      }
    }
    this.close(this.startOfComments(at, this.segmentStart, 0), 'item');
    return at;
  }

  /**
   * A line in the first column inside the list: the next top-level key, or a line of an item that has lost its indentation?
   * It is stray when what follows goes on as the list would, and cannot belong to this line.
   */
  private isStray(line: Line, column: number): boolean {
    const content = this.contentOf(line);
    if (content.startsWith('#')) return true;
    // A key that waits for a block is short; a long line is not looked through for one.
    if (content.length <= longestKey && openKey.test(content)) return this.listGoesOn(line.next, column);
    const next = this.nextContent(line.next);
    if (!next) return column > 0 && !(content.length <= longestKey && anyKey.test(content));
    if (column === 0) return this.isDashAt(next.start) && !marker.test(this.contentOf(next));
    return (this.indentOf(next) ?? 0) > 0;
  }

  /**
   * Whether, before the next line in the first column, the list goes on below a block that is no list: then that block has lost the
   * indentation of its first line, for no list can stand behind a mapping on a level between it and the outermost.
   */
  private listGoesOn(start: number, column: number): boolean {
    const first = this.nextContent(start);
    if (!first || column === 0 || this.dashColumn(first) !== undefined) return false;
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
      const before = text.lastIndexOf('\n', start - 2) + 1;
      if (before < from || before >= start) break;
      const line = lineAt(text, before);
      let indent = 0;
      while (text[before + indent] === ' ') indent++;
      if (indent > column || text[before + indent] !== '#' || line.next !== start) break;
      start = before;
    }
    return start;
  }

  private nextContent(start: number): Line | undefined {
    for (let at = start; at < this.text.length; ) {
      const line = lineAt(this.text, at);
      if (this.indentOf(line) !== undefined) return line;
      at = line.next;
    }
    return undefined;
  }

  private dashColumn(line: Line): number | undefined {
    const indent = this.indentOf(line);
    return indent !== undefined && this.isDashAt(line.start + indent) && !marker.test(this.contentOf(line))
      ? indent
      : undefined;
  }

  private isDashAt(at: number): boolean {
    if (this.text[at] !== '-') return false;
    const next = this.text[at + 1];
    return next === undefined || next === ' ' || next === '\n' || next === '\r' || next === '\t';
  }

  /** Columns before the first character; undefined for blank lines and comments. */
  private indentOf(line: Line): number | undefined {
    let at = line.start;
    while (at < line.end && (this.text[at] === ' ' || this.text[at] === '\t')) at++;
    return at >= line.end || this.text[at] === '#' ? undefined : at - line.start;
  }

  private isEmpty(line: Line): boolean {
    return this.indentOf(line) === undefined;
  }

  private contentOf(line: Line): string {
    return this.text.slice(line.start, line.end);
  }

  private close(end: number, kind: YamlCutKind): void {
    if (end > this.segmentStart) this.cuts.push({ kind, start: this.segmentStart, end, part: this.document });
    this.segmentStart = Math.max(end, this.segmentStart);
  }
}
