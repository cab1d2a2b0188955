import type { Span } from '../model/span.ts';
import type { Extent } from './place.ts';
import { Words } from './words.ts';

/** A stretch of a text whose words may be any others, without anything different being said of it. */
export interface FreeStretch {
  readonly start: number;
  readonly end: number;
  /** Whether it is text whatever its words are: by quotes, or by a character that nothing but text has. */
  readonly isText: boolean;
}

/** A text that stands for all that differ from it in nothing but free words. */
export interface Template<Content> {
  readonly text: string;
  /** By fives for each free word: its index among the words, its start and end in the text, whether it has to be harmless, whether it is digits. */
  readonly free: Int32Array;
  /** What stands before each free word, from behind the one before it, and at the end what stands behind the last. */
  readonly fixed: readonly string[];
  readonly wordCount: number;
  readonly content: Content;
}

/** How many templates are kept. A file in which hardly two DNs look alike gains nothing from more. */
const mostTemplates = 2_048;
/** And how many for texts with the same characters between their words. */
const mostAlike = 256;
/** In how many ways the free words of such texts can be placed: each way is tried. */
const mostWays = 8;
/** Longer segments are rare, and each is read by itself. */
const longestText = 20_000;

/** Templates whose free words are the same ones, by a hash of all others. */
interface Way<Content> {
  /** For each word, 1 where it is free. */
  readonly isFree: Uint8Array;
  readonly templates: Map<number, Template<Content>[]>;
}

/** Templates of texts that have the same characters between their words. */
interface Alike<Content> {
  readonly ways: Way<Content>[];
  size: number;
}

/**
 * Texts that differ only in words that mean nothing to any rule (the digits of a number, somebody's name) say the same. So of many segments one
 * is read, and the others are compared with it, word by word.
 */
export class Templates<Content> {
  private readonly words = new Words();
  private readonly bySkeleton = new Map<number, Alike<Content>>();
  private size = 0;
  /** Whether they outlive the texts from which they were made. */
  readonly areShared: boolean;

  constructor(areShared = false) {
    this.areShared = areShared;
  }

  get isFull(): boolean {
    return this.size >= mostTemplates;
  }

  /**
   * The template that fits and that a text follows; the text stands in `copy` from `at` on. `accepts` has the last word, when the words of the
   * text are known.
   */
  find(
    text: string,
    copy: string,
    at: number,
    fits: (content: Content) => boolean,
    accepts: (template: Template<Content>) => boolean,
  ): Template<Content> | undefined {
    if (text.length > longestText) return undefined;
    const { words } = this;
    words.read(copy, at, at + text.length);
    const alike = this.bySkeleton.get(words.skeleton);
    if (!alike) return undefined;
    for (const { isFree, templates } of alike.ways) {
      if (isFree.length !== words.count) continue;
      for (const template of templates.get(words.hashWithout(isFree)) ?? [])
        if (fits(template.content) && this.follows(text, template) && accepts(template)) return template;
    }
    return undefined;
  }

  /** What the text that a template was last found for adds to a place, if that is known by the way. */
  extentOf(text: string): Extent | undefined {
    return this.words.extentOf(text);
  }

  /** Whether a template of the text that was last looked for can be kept. */
  hasRoomFor(text: string): boolean {
    if (text.length > longestText || this.isFull) return false;
    return (this.bySkeleton.get(this.words.skeleton)?.size ?? 0) < mostAlike;
  }

  /** A template of a text, not yet kept; `free` stretches are in order and apart. */
  make(segmentText: string, free: readonly FreeStretch[], content: Content): Template<Content> {
    const { words } = this;
    // A stretch of a longer text would keep all of that in memory.
    const text = this.areShared ? `\n${segmentText}`.slice(1) : segmentText;
    words.read(text, 0, text.length);
    const places = freeWords(text, words, free);
    return { text, free: places, fixed: fixedTexts(text, places), wordCount: words.count, content };
  }

  /** Keeps the template that was made last. */
  keep(template: Template<Content>): void {
    const { words } = this;
    const alike = this.bySkeleton.get(words.skeleton) ?? { ways: [], size: 0 };
    this.bySkeleton.set(words.skeleton, alike);
    const isFree = new Uint8Array(words.count);
    for (let index = 0; index < template.free.length; index += fieldsOfWord) isFree[template.free[index] as number] = 1;
    let way = alike.ways.find((known) => isEqual(known.isFree, isFree));
    if (!way) {
      if (alike.ways.length === mostWays) return;
      way = { isFree, templates: new Map() };
      alike.ways.push(way);
    }
    const hash = words.hashWithout(isFree);
    const others = way.templates.get(hash);
    if (others) others.push(template);
    else way.templates.set(hash, [template]);
    alike.size++;
    this.size++;
  }

  /** The word of the text last looked for that stands where the template has its free word `index`. */
  wordAt(text: string, template: Template<Content>, index: number): string {
    const word = template.free[index * fieldsOfWord] as number;
    return text.slice(this.words.startOf(word), this.words.endOf(word));
  }

  /** Where in the text last looked for that stands which has this span in the template's own; undefined within a free word. */
  spanIn({ free }: Template<Content>, { start, end }: Span): Span | undefined {
    let before = 0;
    let moved: { start?: number; end?: number } = {};
    let at = 0;
    const place = (offset: number): number => at + offset - before;
    for (let index = 0; index < free.length && before <= end; index += fieldsOfWord) {
      const from = free[index + 1] as number;
      if (moved.start === undefined && start <= from) moved = { start: place(start) };
      if (end <= from) break;
      const word = free[index] as number;
      before = free[index + 2] as number;
      at = this.words.endOf(word);
      if ((moved.start === undefined && start < before) || end < before) return undefined;
    }
    return { start: moved.start ?? place(start), end: place(end) };
  }

  private follows(text: string, { free, fixed, wordCount }: Template<Content>): boolean {
    const { words } = this;
    if (words.count !== wordCount) return false;
    let at = 0;
    let count = 0;
    for (let index = 0; index < free.length; index += fieldsOfWord) {
      const word = free[index] as number;
      const before = fixed[count++] as string;
      const start = words.startOf(word);
      // Two slices compare several times faster than `startsWith` does.
      if (text.slice(at, start) !== before) return false;
      if (isDigit(text.charCodeAt(start)) !== (free[index + 4] === 1)) return false;
      at = words.endOf(word);
      if (isSecretWord(text, start, at) || (free[index + 3] === 1 && !isHarmless(text, start, at))) return false;
    }
    return text.slice(at) === fixed[count];
  }
}

export const fieldsOfWord = 5;

/** How many free words a template has. */
export function freeCount({ free }: Template<unknown>): number {
  return free.length / fieldsOfWord;
}

/** A free word of the template's own text. */
export function wordOf({ text, free }: Template<unknown>, index: number): string {
  return text.slice(free[index * fieldsOfWord + 1], free[index * fieldsOfWord + 2]);
}

/** A stretch of a template's own text, with something else in the place of each free word in it. */
export function withWords(
  { text, free }: Template<unknown>,
  { start, end }: Span,
  wordFor: (index: number) => string,
): string {
  let result = '';
  let at = start;
  for (let index = 0; index < free.length; index += fieldsOfWord) {
    const from = free[index + 1] as number;
    if (from < start || from >= end) continue;
    result += text.slice(at, from) + wordFor(index / fieldsOfWord);
    at = free[index + 2] as number;
  }
  return result + text.slice(at, end);
}

function freeWords(text: string, words: Words, stretches: readonly FreeStretch[]): Int32Array {
  const free: number[] = [];
  let word = 0;
  for (const { start, end, isText } of stretches) {
    while (word < words.count && words.startOf(word) < start) word++;
    for (; word < words.count && words.endOf(word) <= end; word++) {
      const from = words.startOf(word);
      const to = words.endOf(word);
      const isNumber = isDigit(text.charCodeAt(from));
      const mustBeHarmless = !isText && !isNumber;
      // Letters behind digits can make another kind of value of them (`0x1f`), as can words that mean something.
      const isBehindDigit = from > start && isDigit(text.charCodeAt(from - 1));
      if (isSecretWord(text, from, to) || (mustBeHarmless && (isBehindDigit || !isHarmless(text, from, to)))) continue;
      free.push(word, from, to, mustBeHarmless ? 1 : 0, isNumber ? 1 : 0);
    }
  }
  return Int32Array.from(free);
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

function fixedTexts(text: string, free: Int32Array): string[] {
  const fixed: string[] = [];
  let at = 0;
  for (let index = 0; index < free.length; index += fieldsOfWord) {
    fixed.push(text.slice(at, free[index + 1]));
    at = free[index + 2] as number;
  }
  fixed.push(text.slice(at));
  return fixed;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

const secretWord = 'password';

/** What makes a lower-case letter of an upper-case one. */
const lowerCase = 0x20;
const secretLetter = secretWord.charCodeAt(0);

/** Whether a word decides what may be said of the text behind it. */
export function isSecretWord(text: string, start: number, end: number): boolean {
  const length = end - start;
  if (length < secretWord.length) return false;
  if (length === secretWord.length) {
    if ((text.charCodeAt(start) | lowerCase) !== secretLetter) return false;
    return text.slice(start, end).toLowerCase() === secretWord;
  }
  // For who looks for it, a letter beyond ASCII is no part of it: it stands in `épassword`, but not in `mypassword`.
  for (let at = start; at < end; at++)
    if (text.charCodeAt(at) > lastAscii) return text.slice(start, end).toLowerCase().includes(secretWord);
  return false;
}

const lastAscii = 0x7f;

/** Words that make something else than text of a value without quotes, or could with what stands around them, in lower case. */
const meaningful = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'inf', 'nan']);
const longestMeaningful = 5;
/** Their first letters, by the low five bits of the code unit, the same for both cases: most words need not be looked at any closer. */
const firstLetters = [...meaningful].reduce((bits, word) => bits | (1 << (word.charCodeAt(0) & 31)), 0);

/** Whether a word of letters is only a word. One letter alone can be part of a number. */
export function isHarmless(text: string, start: number, end: number): boolean {
  const length = end - start;
  if (length > longestMeaningful) return true;
  if (length === 1) return false;
  if ((firstLetters & (1 << (text.charCodeAt(start) & 31))) === 0) return true;
  return !meaningful.has(text.slice(start, end).toLowerCase());
}
