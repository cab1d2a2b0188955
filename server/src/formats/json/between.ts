import { code, isBlank, isWhite, type JsonScanner } from './scanner.ts';
import type { ListState } from './state.ts';
import type { Walker } from './walker.ts';

/** How far a comment behind a comma is looked for the end of its line. */
const longestTail = 300;
/** How far the colon behind a name is looked for. */
const longestGap = 80;
/** How far something is looked for behind a bracket. */
const farthest = 200;

/**
 * What a token means that stands in a list of DNs, between the entries: it begins an entry, it ends the list, or it belongs to what stands
 * before: a comma, a bracket too many (`stray`), a colon that nobody needs (`nothing`).
 */
export type ListToken = 'entry' | 'end' | 'comma' | 'stray' | 'nothing';

export function listToken(text: string, walker: Walker, list: ListState): ListToken {
  const { scanner, column } = walker;
  switch (scanner.kind) {
    case ',':
      return 'comma';
    case ':':
      return 'nothing';
    case ']':
      return isStray(text, walker, list) ? 'stray' : 'end';
    case '}':
      return column !== undefined && column < list.column ? 'end' : 'stray';
    case 'string':
      return isOuterName(text, scanner, column, list) ? 'end' : 'entry';
    default:
      return 'entry';
  }
}

/** A name in the column of the list's own line, where entries stand deeper: the list is not closed, and the object around it goes on. */
export function isOuterName(text: string, scanner: JsonScanner, column: number | undefined, list: ListState): boolean {
  const isOutside = list.depth === 2 && column === list.indent && column < list.column;
  return isOutside && scanner.kind === 'string' && isName(text, scanner);
}

/** Whether a colon stands behind the token. */
export function isName(text: string, scanner: JsonScanner): boolean {
  const limit = Math.min(scanner.end + longestGap, text.length);
  let at = scanner.end;
  while (at < limit && isWhite(text.charCodeAt(at))) at++;
  scanner.note(at + 1);
  return at < limit && text.charCodeAt(at) === code.colon;
}

/**
 * Whether a bracket does not end the list, although it could: the list goes on behind it with an object, or ends later, or the bracket stands
 * deeper than the entries do and members of one follow.
 */
function isStray(text: string, { scanner, column }: Walker, list: ListState): boolean {
  const limit = Math.min(scanner.end + farthest, text.length);
  let hasComma = false;
  let hasBrace = false;
  let at = scanner.end;
  for (; at < limit; at++) {
    const character = text.charCodeAt(at);
    if (character === code.comma) hasComma = true;
    else if (character === code.closeBrace) hasBrace = true;
    else if (!isWhite(character)) break;
  }
  scanner.note(at + 1);
  if (at === limit) return false;
  switch (text.charCodeAt(at)) {
    case code.openBrace:
      return hasComma || !hasBrace;
    case code.closeBracket:
      return hasBrace;
    case code.quote:
      return hasComma && (list.depth === 1 || (column !== undefined && list.column >= 0 && column > list.column));
    default:
      return false;
  }
}

/** Whether a bracket that nothing inside an entry has opened looks like the end of the list. */
export function looksLikeEnd(text: string, scanner: JsonScanner): boolean {
  scanner.note(scanner.end + farthest);
  return /^\s*(?:$|\}?\s*$|,\s*")/.test(text.slice(scanner.end, scanner.end + farthest));
}

/** Whether an object begins with one of the given names, or with none. */
export function beginsWith(text: string, scanner: JsonScanner, names: ReadonlySet<string>): boolean {
  scanner.note(scanner.start + farthest);
  const name = /^\{\s*("[^"]*"|[^\s:"]+)/.exec(text.slice(scanner.start, scanner.start + farthest))?.[1];
  return name === undefined || names.has(name);
}

/** Behind the line end that follows, when nothing but a comment stands before it. */
export function lineTail(text: string, from: number, scanner: JsonScanner): number {
  const blanks = behindBlanks(text, from);
  scanner.note(blanks + 1);
  const at = text.charCodeAt(blanks) === code.slash ? behindComment(text, blanks, from + longestTail, scanner) : blanks;
  if (at === undefined) return from;
  if (at === text.length) return at;
  if (text.charCodeAt(at) === code.feed) return at + 1;
  if (text.charCodeAt(at) !== code.return) return from;
  scanner.note(at + 2);
  return text.charCodeAt(at + 1) === code.feed ? at + 2 : from;
}

/** Behind a comment that ends on its line, and the blanks behind it. */
function behindComment(text: string, from: number, limit: number, scanner: JsonScanner): number | undefined {
  scanner.note(from + 2);
  const isBlock = text.charCodeAt(from + 1) === code.star;
  if (!isBlock && text.charCodeAt(from + 1) !== code.slash) return undefined;
  for (let at = from + 2; at < limit; at++) {
    scanner.note(at + 2);
    const character = text.charCodeAt(at);
    const isLineEnd = at >= text.length || character === code.feed || character === code.return;
    if (isLineEnd) return isBlock ? undefined : at;
    if (!isBlock || character !== code.star) continue;
    if (text.charCodeAt(at + 1) !== code.slash) return undefined;
    const end = behindBlanks(text, at + 2);
    scanner.note(end + 1);
    return end;
  }
  return undefined;
}

export function behindBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}
