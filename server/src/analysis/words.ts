import type { Extent } from './place.ts';

/** What a code unit is in a text that is taken apart into words: a digit, a letter of a word, or anything else. */
type Kind = 0 | 1 | 2;
const other: Kind = 0;
const digit: Kind = 1;
const letter: Kind = 2;

/** Up to here letters are told from the rest; what lies beyond is compared as it is. */
const lastLetter = 0x24f;

const kinds = new Uint8Array(lastLetter + 1);
for (let code = 0; code <= lastLetter; code++) {
  const character = String.fromCharCode(code);
  if (code >= 0x30 && code <= 0x39) kinds[code] = digit;
  else if (/^[A-Za-z\u00c0-\u024f]$/.test(character)) kinds[code] = letter;
}
kinds[0xd7] = kinds[0xf7] = other;

/** Where the digits or letters that start at `at` end, before `limit`; `at` where none do. */
export function wordEnd(text: string, at: number, limit: number): number {
  const first = text.charCodeAt(at);
  const kind = first <= lastLetter ? (kinds[first] as Kind) : other;
  if (kind === other) return at;
  let end = at + 1;
  while (end < limit) {
    const code = text.charCodeAt(end);
    if (code > lastLetter || kinds[code] !== kind) break;
    end++;
  }
  return end;
}

/**
 * A text taken apart into runs of digits, runs of letters and the characters between them. One object is used for many texts: what it holds
 * is of the last one.
 */
export class Words {
  count = 0;
  /** A hash of all that is between the words, and of their kinds and order. */
  skeleton = 0;
  /** How many LF there are, and where the text behind the last one starts; whether there is a CR, which may be a line end, too. */
  lineFeeds = 0;
  lastLine = 0;
  hasReturn = false;
  /** Where each word starts and ends, and a hash of it. */
  private starts = new Int32Array(512);
  private ends = new Int32Array(512);
  private hashes = new Int32Array(512);

  /** Takes apart what stands in a text from `from` up to `to`; places count from there. */
  read(text: string, from: number, to: number): void {
    let { starts, ends, hashes } = this;
    let skeleton = 0;
    let count = 0;
    let lineFeeds = 0;
    let lastLine = from;
    let hasReturn = false;
    for (let at = from; at < to; ) {
      const code = text.charCodeAt(at);
      const kind = code <= lastLetter ? (kinds[code] as Kind) : other;
      if (kind === other) {
        skeleton = mixed(skeleton, code);
        at++;
        if (code === 0x0a) {
          lineFeeds++;
          lastLine = at;
        } else if (code === 0x0d) hasReturn = true;
        continue;
      }
      if (count === starts.length) {
        this.grow();
        ({ starts, ends, hashes } = this);
      }
      starts[count] = at++ - from;
      let hash = code;
      while (at < to) {
        const next = text.charCodeAt(at);
        if (next > lastLetter || kinds[next] !== kind) break;
        hash = mixed(hash, next);
        at++;
      }
      ends[count] = at - from;
      hashes[count] = hash;
      skeleton = mixed(skeleton, 0x10000 + kind);
      count++;
    }
    this.skeleton = skeleton;
    this.count = count;
    this.lineFeeds = lineFeeds;
    this.lastLine = lastLine - from;
    this.hasReturn = hasReturn;
  }

  /** What the text adds to a place, where LF is the only line end in it. */
  extentOf(text: string): Extent | undefined {
    if (this.hasReturn) return undefined;
    const { length } = text;
    const beginsWithFeed = text.charCodeAt(0) === 0x0a;
    return { length, lines: this.lineFeeds, tail: length - this.lastLine, beginsWithFeed, endsWithReturn: false };
  }

  startOf(index: number): number {
    return this.starts[index] as number;
  }

  endOf(index: number): number {
    return this.ends[index] as number;
  }

  /** A hash of all words but those that are free: 1 in `isFree`. */
  hashWithout(isFree: Uint8Array): number {
    const { hashes, count } = this;
    let hash = 0;
    for (let index = 0; index < count; index++) if (isFree[index] === 0) hash = mixed(hash, hashes[index] as number);
    return hash;
  }

  private grow(): void {
    const larger = (numbers: Int32Array): Int32Array<ArrayBuffer> => {
      const more = new Int32Array(numbers.length * 2);
      more.set(numbers);
      return more;
    };
    this.starts = larger(this.starts);
    this.ends = larger(this.ends);
    this.hashes = larger(this.hashes);
  }
}

function mixed(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193);
}
