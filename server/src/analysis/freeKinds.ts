import { directiveMark } from '../project/comments.ts';

/**
 * How a value is written that may be any other: a bit for each way. `digits`: a number without quotes. `plain`: text without quotes in YAML. `doubleQuoted` and
 * `singleQuoted` stand between these quotes. Besides values, what comments say: `restOfLine` behind a `#`, `xmlComment` between `<!--` and `-->`.
 */
export type FreeKind = 1 | 2 | 4 | 8 | 16 | 32;
export const digits: FreeKind = 1;
export const plain: FreeKind = 2;
export const doubleQuoted: FreeKind = 4;
export const singleQuoted: FreeKind = 8;
export const restOfLine: FreeKind = 16;
export const xmlComment: FreeKind = 32;

/** Further bits of a character: whether a value may begin with it, ... */
const begins = 16;
/** ... whether it stands in no number, truth value or null of any YAML, ... */
const onlyInText = 32;
/** ... whether it is a letter that no number or date has, ... */
const onlyInWords = 64;
/** ... whether what stands behind it decides if it is text in YAML, ... */
const isColon = 128;
/** ... and some letters of the word that decides what may be said of the text behind it. */
const secretLetters = ['pP', 'wW', 'dD'].map((letters, index) => ({ letters, bit: 256 << index }));
const mayBeSecret = 256 | 512 | 1024;

/** Up to here every character has its bits in a table. */
const lastOfTable = 0x24f;
const table = new Uint16Array(lastOfTable + 1);
const inText = plain | doubleQuoted | singleQuoted;
const letter = inText | begins;

const set = (characters: string, bits: number): void => {
  for (let index = 0; index < characters.length; index++) {
    const code = characters.charCodeAt(index);
    table[code] = (table[code] as number) | bits;
  }
};

set('0123456789', digits | letter);
set('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', letter);
set('gijklmnpqrsuvwyGIJKLMNPQRSUVWY', onlyInWords);
set('.-+~', inText);
set(" _/@;=:()%$*!?'", inText | onlyInText);
set(',', doubleQuoted | singleQuoted);
set(':', isColon);
for (const { letters, bit } of secretLetters) set(letters, bit);
for (let code = 0xc0; code <= lastOfTable; code++)
  if (code !== 0xd7 && code !== 0xf7) table[code] = letter | onlyInWords;
// The quote itself ends what stands between two of them.
table[0x27] = plain | doubleQuoted | onlyInText;

/** Greek and Cyrillic, kana, Chinese and Korean: first and last code unit by turns. Of what is not here, no value is free. */
const furtherLetters = [0x388, 0x52f, 0x3041, 0x30ff, 0x4e00, 0x9fff, 0xac00, 0xd7a3];

function bitsOf(code: number): number {
  if (code <= lastOfTable) return table[code] as number;
  for (let index = 0; index < furtherLetters.length; index += 2)
    if (code >= (furtherLetters[index] as number) && code <= (furtherLetters[index + 1] as number))
      return letter | onlyInWords;
  return 0;
}

/**
 * Where a value of a kind ends that starts at `at` (offsets in UTF-16 code units), before `limit`; -1 where none starts, or where another value could
 * not stand in its place: other kinds of values, words that make something else of what is around them, white space at an end, escapes.
 */
export function endOfFree(text: string, at: number, limit: number, kind: FreeKind): number {
  if (at >= limit) return -1;
  if (kind >= restOfLine) return endOfComment(text, at, limit, kind);
  let seen = bitsOf(text.charCodeAt(at));
  if ((seen & kind) === 0 || (seen & begins) === 0) return -1;
  let end = at + 1;
  for (; end < limit; end++) {
    const bits = bitsOf(text.charCodeAt(end));
    if ((bits & kind) === 0) break;
    seen |= bits;
  }
  while (text.charCodeAt(end - 1) === space) end--;
  if ((seen & mayBeSecret) === mayBeSecret && secretWord.test(text.slice(at, end))) return -1;
  return kind === plain && !isText(text, at, end, seen) ? -1 : end;
}

const space = 0x20;

/**
 * Where a comment ends of which nothing but its end matters: it stands on one line, and neither speaks to us nor of secrets; and in XML, where that may decide
 * which object a comment belongs to, it is no longer than `longestInXml`. What stands further behind is not looked at: a file may be one line.
 */
function endOfComment(text: string, at: number, limit: number, kind: FreeKind): number {
  const isXml = kind === xmlComment;
  const part = text.slice(at, isXml ? Math.min(limit, at + longestInXml + 2) : limit);
  let length = part.indexOf(isXml ? '--' : '\n');
  // What looks like the beginning of another comment ends none.
  if (isXml && (length < 0 || part.endsWith('<!', length))) return -1;
  if (length < 0) length = part.length;
  else if (!isXml && part.charCodeAt(length - 1) === carriageReturn) length--;
  return length <= 0 || isMeaningful.test(part.slice(0, length)) ? -1 : at + length;
}

/** In UTF-16 code units. */
export const longestInXml = 500;
const carriageReturn = 0x0d;

/** What comments say to us, what has secrets behind it, and characters that end lines, be it for some, or belong in no text. */
const isMeaningful = new RegExp(
  `${directiveMark}|password|[^\\t\\x20-\\x7e\\xa0-\\u2027\\u202a-\\udfff\\uf900-\\ufefe\\uff00-\\uffef]`,
  'i',
);

/** Decides what may be said of the text behind it, wherever it stands. */
const secretWord = /password/i;

/** Whether YAML, of whatever version, takes a plain value for text. `seen`: the bits of its characters. */
function isText(text: string, start: number, end: number, seen: number): boolean {
  const first = table[text.charCodeAt(start)] ?? 0;
  if ((first & digits) !== 0) {
    if ((seen & onlyInText) === 0 || (seen & onlyInWords) === 0) return false;
  } else if ((seen & onlyInWords) === 0 || end - start <= longestMeaningful) {
    const value = text.slice(start, end);
    if (value.length === 1 || meaningful.has(value.toLowerCase()) || isExponent.test(value)) return false;
  }
  if ((seen & isColon) === 0) return true;
  const value = text.slice(start, end);
  return !value.includes(': ') && !value.endsWith(':');
}

/** Words that are something else than text, in lower case, as is any letter alone. */
const meaningful = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'inf', 'nan']);
const longestMeaningful = 5;
/** What version 1.1 of YAML takes for a number, though nothing stands before its exponent. */
const isExponent = /^e[-+]?\d+$/i;
