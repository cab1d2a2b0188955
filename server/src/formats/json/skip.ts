import { isPlainWord } from './scanner.ts';

/** How deep containers may lie in each other: one bit for each tells an object from a list. */
const deepest = 30;

/** What stood last, as far as it matters for what may follow. */
const other = 0;
const string = 1;
const colon = 2;
const word = 3;

/** Of the bits of `lists` the lowest is that of the innermost container: set for a list. */
export type VisitName = (depth: number, lists: number, start: number, end: number) => void;

/**
 * Skips the container that opens at `start`, where it is written as programs do: strings closed, no comment, brackets in pairs, no object
 * without a name in an object. Gives the place behind it, or -1 where a closer look is needed: `JsonScanner` and those who use it would
 * come to the same end.
 *
 * No line inside may begin in `column` or left of it, but for the last one with its bracket; a `column` of -1 allows all. Characters stand
 * here as numbers: this loop is what opening a large file costs.
 *
 * `visit` gets the names in the first three containers: their depth, the kinds of the containers, and where they stand, quotes included.
 */
export function skipPlain(text: string, start: number, column: number, visit?: VisitName): number {
  const { length } = text;
  let depth = 0;
  let lists = 0;
  let previous = other;
  for (let at = start; at < length; at++) {
    const character = text.charCodeAt(at);
    if (character === 0x22) {
      if (previous === word) return -1;
      let close = at + 1;
      let inside = text.charCodeAt(close);
      while (inside !== 0x22) {
        if (inside === 0x5c) inside = text.charCodeAt(++close);
        // A line end, or the end of the text.
        if (inside === 0x0a || inside === 0x0d || close >= length) return -1;
        inside = text.charCodeAt(++close);
      }
      const from = at;
      at = close;
      let behind = text.charCodeAt(close + 1);
      while (behind === 0x20 || behind === 0x09) behind = text.charCodeAt(++close + 1);
      if (behind === 0x3a) {
        if (visit !== undefined && depth <= 3) visit(depth, lists, from, at + 1);
        at = close + 1;
        previous = colon;
      } else if (behind === 0x2c) {
        at = close + 1;
        previous = other;
      } else if (behind === 0x0a || behind === 0x0d || behind === 0x7d || behind === 0x5d) previous = string;
      else return -1;
    } else if (character === 0x0a) {
      let first = at + 1;
      let begins = text.charCodeAt(first);
      while (begins === 0x20 || begins === 0x09) begins = text.charCodeAt(++first);
      if (first - at - 1 <= column && begins !== 0x0a && begins !== 0x0d) {
        const isLast = depth === 1 && (begins === 0x7d || begins === 0x5d);
        if (!isLast || first - at - 1 < column) return -1;
      }
      at = first - 1;
    } else if (character === 0x20 || character === 0x0d || character === 0x09) {
      // Blanks between tokens mean nothing.
    } else if (character === 0x2c) previous = other;
    else if (character === 0x7b) {
      if (depth > 0 && (lists & 1) === 0 && previous !== colon) return -1;
      if (++depth > deepest) return -1;
      lists <<= 1;
      previous = other;
    } else if (character === 0x5b) {
      if (++depth > deepest) return -1;
      lists = (lists << 1) | 1;
      previous = other;
    } else if (character === 0x7d || character === 0x5d) {
      if ((lists & 1) !== (character === 0x5d ? 1 : 0)) return -1;
      lists >>= 1;
      previous = other;
      if (--depth === 0) return at + 1;
    } else {
      if (previous === string || !isPlainWord(character)) return -1;
      previous = word;
    }
  }
  return -1;
}
