import { beginsWith, isName, isOuterName, type ListToken, lineTail, listToken, looksLikeEnd } from './between.ts';
import { type Bracket, OpenBrackets } from './brackets.ts';
import { code, isWhite } from './scanner.ts';
import { skipPlain } from './skip.ts';
import type { ListState } from './state.ts';
import { Walker } from './walker.ts';

/** How one entry of a list ends. */
export interface EntryEnd {
  /** Behind its comma, and behind the line end or comment that follows. */
  readonly end: number;
  readonly reach: number;
  readonly after: ListState;
  /** What stands behind it. */
  readonly follower: 'entry' | 'bracket' | 'other';
}

/** How far brackets are believed against the columns of lines: so many lines, and so many characters. */
const mostDoubts = 64;
const farthest = 20_000;

/**
 * Finds the end of the entry that begins at `at`, behind blanks and comments at most; nothing when the list, or the text, ends there. Brackets
 * alone say it as long as they fit together. Where they do not, what is printed in the column of the entries begins or ends one, whatever is
 * open, so that a broken entry takes no other with it.
 */
export function entryEnd(text: string, at: number, list: ListState): EntryEnd | undefined {
  return plainEnd(text, at, list) ?? thoroughEnd(text, at, list);
}

/** As `entryEnd`, token by token. */
export function thoroughEnd(text: string, at: number, list: ListState): EntryEnd | undefined {
  return new EntryCutter(text, at, list).find();
}

/** As `entryEnd`, for the usual entry alone: an object without any fault, its comma, and the next object. */
export function plainEnd(text: string, at: number, list: ListState): EntryEnd | undefined {
  let line = list.atLine ? at : -1;
  let start = at;
  for (; isWhite(text.charCodeAt(start)); start++) if (text.charCodeAt(start) === code.feed) line = start + 1;
  if (text.charCodeAt(start) !== code.openBrace) return undefined;
  const own = line < 0 || start - line <= list.indent ? -1 : start - line;
  const comma = skipPlain(text, start, list.column < 0 ? own : list.column);
  if (comma < 0 || text.charCodeAt(comma) !== code.comma) return undefined;
  let end = comma + 1;
  while (text.charCodeAt(end) === code.blank) end++;
  if (text.charCodeAt(end) === code.return) end++;
  const isLineEnd = text.charCodeAt(end) === code.feed;
  let next = end;
  while (isWhite(text.charCodeAt(next))) next++;
  if (text.charCodeAt(next) !== code.openBrace) return undefined;
  if (!isLineEnd && text.charCodeAt(end) === code.tab) return undefined;
  return {
    end: isLineEnd ? end + 1 : comma + 1,
    reach: next + 1,
    after: { ...list, column: columnBehind(text, list, own, comma - 1), previous: ',', atLine: isLineEnd },
    follower: 'entry',
  };
}

/** The column in which an entry begins, else the one in which it ends: where the next one is to be looked for. */
function columnBehind(text: string, list: ListState, own: number, closer: number): number {
  if (own >= 0) return own;
  let line = closer;
  while (line > 0 && (text.charCodeAt(line - 1) === code.blank || text.charCodeAt(line - 1) === code.tab)) line--;
  const isFirst = line > 0 && text.charCodeAt(line - 1) === code.feed;
  return isFirst && closer - line > list.indent ? closer - line : list.column;
}

class EntryCutter {
  private readonly text: string;
  private readonly at: number;
  private readonly list: ListState;
  private walker: Walker;
  /** The column in which lines begin and end entries; -1 where that is not known. */
  private column: number;
  private closer = -1;
  private reach = 0;

  constructor(text: string, at: number, list: ListState) {
    this.text = text;
    this.at = at;
    this.list = list;
    this.column = list.column;
    this.walker = this.begin();
  }

  find(): EntryEnd | undefined {
    const { walker } = this;
    for (;;) {
      if (!walker.next()) return undefined;
      const token = listToken(this.text, walker, this.list);
      if (token === 'end') return undefined;
      if (token === 'entry') break;
    }
    const own = walker.column !== undefined && walker.column > this.list.indent ? walker.column : -1;
    if (walker.scanner.kind !== '{') return this.tolerant();
    if (this.column < 0) this.column = own;
    if (!this.fits()) return this.tolerant();
    return this.behind(own) ?? this.tolerant();
  }

  private begin(): Walker {
    return new Walker(this.text, this.at, this.list);
  }

  /**
   * Goes to the end of the entry whose first bracket has been read; false where brackets do not fit together. Columns can raise doubts, which
   * brackets dispel when they fit soon.
   */
  private fits(): boolean {
    const { walker, text } = this;
    const { scanner } = walker;
    const open: Bracket[] = ['{'];
    let doubts = 0;
    let doubtful = 0;
    while (walker.next()) {
      const { kind, start } = scanner;
      const { previous } = walker;
      if (this.isOutside(open.length)) {
        if (doubts++ === 0) doubtful = start;
        if (doubts > mostDoubts) return false;
      }
      if (doubts > 0 && start > doubtful + farthest) return false;
      if (kind === '{' || kind === '[') {
        const isNameless = kind === '{' && open.at(-1) === '{';
        if (isNameless && (previous === ',' || previous === '{' || previous === '}' || previous === ']')) return false;
        open.push(kind);
      } else if (kind === '}' || kind === ']') {
        if (open.pop() !== (kind === '}' ? '{' : '[')) return false;
        if (open.length > 0) continue;
        this.closer = start;
        return doubts === 0 || this.isFollowed(text, scanner.end);
      }
    }
    return false;
  }

  /** Whether the token stands, by its column, at the end of the entry or behind it; `depth` counts what is open in the entry. */
  private isOutside(depth: number): boolean {
    const { walker, list } = this;
    const { scanner, column } = walker;
    if (column === undefined || column > this.column) return false;
    if (column === this.column) return scanner.kind === '{' || (scanner.kind === '}' && depth > 1);
    if (scanner.kind === ']') return list.indent <= column;
    return scanner.kind === '}' || isOuterName(this.text, scanner, column, list);
  }

  private isFollowed(text: string, from: number): boolean {
    let at = from;
    while (isWhite(text.charCodeAt(at))) at++;
    this.walker.scanner.note(at + 1);
    return text.charCodeAt(at) === code.comma || text.charCodeAt(at) === code.closeBracket;
  }

  /**
   * Goes from the end of an entry's value to what follows, be it another entry. Nothing where a name follows that may be the entry's own:
   * then a brace too many has ended it too early, unless the column says that it was the last one.
   */
  private behind(own: number): EntryEnd | undefined {
    const { walker, text } = this;
    const { scanner } = walker;
    const isLast = this.column >= 0 && walker.column === this.column;
    let end = lineTail(text, scanner.end, scanner);
    let previous: ListState['previous'] = 'x';
    let token: ListToken | undefined;
    while (walker.next()) {
      token = listToken(text, walker, this.list);
      if (token === 'end' || token === 'entry') break;
      if (token !== 'nothing') end = lineTail(text, scanner.end, scanner);
      previous = token === 'comma' ? ',' : 'x';
      token = undefined;
    }
    const { kind } = scanner;
    if (token === 'entry' && !isLast && (kind === 'string' || kind === 'word') && isName(text, scanner))
      return undefined;
    const column = columnBehind(text, this.list, own, this.closer);
    return this.result(end, { ...this.list, column, previous, atLine: this.isAtLine(end) }, token);
  }

  private isAtLine(end: number): boolean {
    return this.text.charCodeAt(end - 1) === code.feed;
  }

  private result(end: number, after: ListState, token: ListToken | undefined): EntryEnd {
    const { scanner } = this.walker;
    const follower = token === 'entry' ? 'entry' : token === 'end' && scanner.kind === ']' ? 'bracket' : 'other';
    return { end, after, follower, reach: Math.max(end, scanner.reach, this.reach) };
  }

  /** Finds the end of an entry whose brackets do not fit together. */
  private tolerant(): EntryEnd | undefined {
    const { text, list } = this;
    this.reach = this.walker.scanner.reach;
    const walker = this.begin();
    this.walker = walker;
    const { scanner } = walker;
    const open = new OpenBrackets();
    const names = new Set<string>();
    let isBegun = false;
    let canGoOn = true;
    let end = this.at;
    let previous: ListState['previous'] = 'x';
    let token: ListToken | undefined;
    while (walker.next()) {
      const { kind, start } = scanner;
      const { column } = walker;
      if (open.size > 0 && this.isBehind(open, names)) {
        open.closeAll();
        canGoOn = false;
        end = column === undefined ? start : start - column;
        previous = walker.previous === ',' ? ',' : 'x';
      }
      if (open.size === 0) {
        token = listToken(text, walker, list);
        if (token === 'end') break;
        if (token === 'entry') {
          const isScalar = kind === 'string' || kind === 'word';
          const opens = !isScalar || isName(text, scanner);
          // A name that the entry does not have yet: there was a brace too many in it.
          const goesOn = canGoOn && isScalar && opens && !names.has(text.slice(start, scanner.end));
          if (isBegun && !goesOn) break;
          isBegun = true;
          canGoOn = opens;
          if (isScalar) names.add(text.slice(start, scanner.end));
          if (opens) open.push(kind === '[' ? '[' : '{');
          else end = lineTail(text, scanner.end, scanner);
          previous = 'x';
        } else if (isBegun) {
          if (token !== 'nothing') end = lineTail(text, scanner.end, scanner);
          previous = token === 'comma' ? ',' : 'x';
        }
        token = undefined;
        continue;
      }
      if (kind === '{' || kind === '[') open.push(kind);
      else if (kind === '}' || kind === ']') {
        if (this.endsList(open)) {
          open.closeAll();
          end = column === undefined ? start : start - column;
          previous = walker.previous === ',' ? ',' : 'x';
          token = 'end';
          break;
        }
        if (this.isStray(open)) continue;
        open.close(kind === '}' ? '{' : '[');
        if (open.size === 0) {
          end = lineTail(text, scanner.end, scanner);
          if (column !== undefined && column === this.column) canGoOn = false;
        }
      } else if (open.size === 1 && (kind === 'string' || kind === 'word') && walker.previous !== ':')
        names.add(text.slice(start, scanner.end));
    }
    if (open.size > 0) end = text.length;
    return isBegun
      ? this.result(end, { ...list, column: this.column, previous, atLine: this.isAtLine(end) }, token)
      : undefined;
  }

  /** Whether the token stands behind the entry, whatever is open in it. */
  private isBehind(open: OpenBrackets, names: ReadonlySet<string>): boolean {
    const { walker, text } = this;
    const { scanner, column, previous } = walker;
    if (column === undefined || this.column < 0) {
      const isNameless = scanner.kind === '{' && open.top === '{' && (previous === ',' || previous === '}');
      return isNameless && beginsWith(text, scanner, names);
    }
    if (!this.isOutside(open.size)) return false;
    if (column < this.column || scanner.kind === '{') return true;
    // The brace in the column of the entries ends the entry.
    open.closeAll();
    open.push('{');
    return false;
  }

  /** A bracket that nothing in the entry has opened, and that ends the list. */
  private endsList(open: OpenBrackets): boolean {
    const { walker } = this;
    const { kind } = walker.scanner;
    if (open.has(kind === '}' ? '{' : '[')) return false;
    if (walker.column !== undefined && this.column >= 0) return walker.column < this.column;
    return kind === ']' && looksLikeEnd(this.text, walker.scanner);
  }

  /** A bracket that nothing in the entry has opened, or one that would end the entry but stands deeper than entries do. */
  private isStray(open: OpenBrackets): boolean {
    const { walker } = this;
    const bracket = walker.scanner.kind === '}' ? '{' : '[';
    if (!open.has(bracket)) return true;
    return open.closesAll(bracket) && walker.column !== undefined && this.column >= 0 && walker.column > this.column;
  }
}
