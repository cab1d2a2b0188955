import type { Cut, CutState } from '../format.ts';
import { lineTail, listToken } from './between.ts';
import { OpenBrackets } from './brackets.ts';
import { entryEnd } from './entry.ts';
import { code } from './scanner.ts';
import type { Shape } from './shape.ts';
import { atEnd, type ListState, readState, writeState } from './state.ts';
import { Walker } from './walker.ts';

/**
 * `entry`: one entry of a list of DNs, from behind the entry before it to behind its comma. `unparted entry`: one that has no comma, with
 * another one behind it. `last entry`: one with the bracket of the list behind it. `around`: what stands before the first entry. `behind`:
 * what stands behind the last one. `document`: a file without such a list, whole.
 */
export type JsonCutKind = 'entry' | 'unparted entry' | 'last entry' | 'around' | 'behind' | 'document';

export interface JsonCut extends Cut {
  readonly kind: JsonCutKind;
}

export function isEntry(kind: string): boolean {
  return kind === 'entry' || kind === 'unparted entry' || kind === 'last entry';
}

/** Cuts a text into the entries of its lists, one by one. */
export function* cutJson(text: string, shape: Shape, from: CutState = ''): Generator<JsonCut> {
  let before = from;
  let list = readState(from);
  for (let start = 0; start < text.length; ) {
    const entry = list && entryEnd(text, start, list);
    if (list && entry) {
      const after = isSame(list, entry.after) ? before : writeState(entry.after);
      const { end, reach, follower } = entry;
      const isUnparted = follower === 'entry' && entry.after.previous !== ',';
      const kind = isUnparted ? 'unparted entry' : follower === 'bracket' ? 'last entry' : 'entry';
      yield { kind, before, after, start, end, reach };
      if (after !== before) list = entry.after;
      before = after;
      start = end;
      continue;
    }
    const { end, reach, next } = new FrameCutter(text, start, shape, before).find();
    const after = next ? writeState(next) : atEnd;
    const kind = before === '' ? (next ? 'around' : 'document') : 'behind';
    yield { kind, before, after, start, end, reach };
    before = after;
    list = next;
    start = end;
  }
}

function isSame(a: ListState, b: ListState): boolean {
  return (
    a.column === b.column &&
    a.previous === b.previous &&
    a.atLine === b.atLine &&
    a.depth === b.depth &&
    a.indent === b.indent
  );
}

/** Finds the next list of DNs that has an entry. */
class FrameCutter {
  private readonly text: string;
  private readonly shape: Shape;
  private readonly walker: Walker;
  private readonly isBeginning: boolean;
  /** The list that ends here. */
  private readonly before: ListState | undefined;
  private readonly open = new OpenBrackets();
  /** The list in which the walker stands, if it is one of DNs. */
  private list: ListState | undefined;
  /** Where the segment ends if an entry comes next. */
  private boundary: number;
  private name: string | undefined;
  private key: string | undefined;
  /** The outermost object says its class: it is the DN, whatever lists it has behind that. */
  private isOneObject = false;

  constructor(text: string, start: number, shape: Shape, before: CutState) {
    this.text = text;
    this.shape = shape;
    this.boundary = start;
    this.isBeginning = before === '';
    this.list = this.before = readState(before);
    if (this.list?.depth === 2) this.open.push('{');
    if (this.list) this.open.push('[');
    this.walker = new Walker(text, start, this.list);
  }

  /** `next` is the state in the list; absent when the text has no more of them. */
  find(): { readonly end: number; readonly reach: number; readonly next?: ListState } {
    const { walker, text } = this;
    const { scanner } = walker;
    while (walker.next()) {
      const next = this.list ? this.inList(this.list) : (this.listAgain() ?? this.step());
      if (next) return { end: this.boundary, reach: scanner.reach, next };
    }
    return { end: text.length, reach: text.length };
  }

  /** What a token means in a list that has no entry yet, or none any more. */
  private inList(list: ListState): ListState | undefined {
    const { walker, text } = this;
    const { scanner } = walker;
    const token = listToken(text, walker, list);
    if (token === 'nothing') return undefined;
    if (token === 'end') {
      this.list = undefined;
      this.open.pop();
      // The bracket of the list has been taken; anything else that ends it stands outside.
      if (scanner.kind !== ']') this.step();
      return undefined;
    }
    if (token === 'entry') {
      const isBracket = scanner.kind === '{' || scanner.kind === '[';
      const column = isBracket && walker.column !== undefined && walker.column > list.indent ? walker.column : -1;
      const atLine = this.text.charCodeAt(this.boundary - 1) === code.feed;
      return { ...list, column: list.column < 0 ? column : list.column, atLine };
    }
    this.boundary = lineTail(text, scanner.end, scanner);
    this.list = { ...list, previous: token === 'comma' ? ',' : 'x' };
    return undefined;
  }

  /**
   * The list that ended where this segment begins, when an object without a name stands where its entries stood: then it was no bracket of
   * the list that ended it.
   */
  private listAgain(): ListState | undefined {
    const { walker, open, before } = this;
    const { scanner, column, previous } = walker;
    if (scanner.kind !== '{' || column === undefined || column !== before?.column) return undefined;
    if (open.top === '[' || previous === ':') return undefined;
    this.boundary = scanner.start - column;
    return { ...before, previous: previous === ',' ? ',' : 'x', atLine: true };
  }

  private step(): undefined {
    const { walker, open, text } = this;
    const { scanner } = walker;
    const { kind, start, end } = scanner;
    if (kind === '{' || kind === '[') {
      const isList = kind === '[' && this.isList();
      open.push(kind);
      if (isList) this.beginList();
    } else if (kind === '}' || kind === ']') open.close(kind === '}' ? '{' : '[');
    else if (open.size !== 1 || kind === ',') return;
    else if (kind === ':') this.key = this.name;
    else {
      const content = kind === 'string' ? text.slice(start + 1, end - 1) : undefined;
      if (walker.previous !== ':') this.name = content;
      else if (this.key !== undefined && this.key === this.shape.classField && content?.startsWith('Cfg'))
        this.isOneObject = this.isBeginning;
    }
  }

  private isList(): boolean {
    const { open, shape, key, walker } = this;
    if (this.isOneObject) return false;
    if (open.size === 0) return shape.isList(undefined);
    return open.size === 1 && open.top === '{' && walker.previous === ':' && key !== undefined && shape.isList(key);
  }

  private beginList(): void {
    const { scanner, indent } = this.walker;
    const depth = this.open.size === 1 ? 1 : 2;
    this.list = { depth, column: -1, indent, previous: '[', atLine: false };
    this.boundary = lineTail(this.text, scanner.end, scanner);
  }
}
