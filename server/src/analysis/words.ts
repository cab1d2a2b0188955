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
  else if (character === '_' || /^[A-Za-z\u00c0-\u024f]$/.test(character)) kinds[code] = letter;
}
kinds[0xd7] = kinds[0xf7] = other;

/**
 * A text taken apart into runs of digits, runs of letters and the characters between them. One object is used for many texts: what it holds
 * is of the last one.
 */
export class Words {
  /** Where each run starts and ends, by twos; `count` runs. */
  places = new Int32Array(1_024);
  count = 0;
  /** A hash of all that is between the runs, and of their kinds and order. */
  skeleton = 0;

  read(text: string): void {
    const { length } = text;
    let hash = 0;
    let count = 0;
    let { places } = this;
    for (let at = 0; at < length; ) {
      const code = text.charCodeAt(at);
      const kind = code <= lastLetter ? (kinds[code] as Kind) : other;
      if (kind === other) {
        hash = Math.imul(hash ^ code, 0x01000193);
        at++;
        continue;
      }
      const start = at++;
      while (at < length) {
        const next = text.charCodeAt(at);
        if (next > lastLetter || kinds[next] !== kind) break;
        at++;
      }
      hash = Math.imul(hash ^ (0x10000 + kind), 0x01000193);
      if (count * 2 + 2 > places.length) {
        const more = new Int32Array(places.length * 2);
        more.set(places);
        this.places = places = more;
      }
      places[count * 2] = start;
      places[count * 2 + 1] = at;
      count++;
    }
    this.skeleton = hash;
    this.count = count;
  }

  startOf(index: number): number {
    return this.places[index * 2] as number;
  }

  endOf(index: number): number {
    return this.places[index * 2 + 1] as number;
  }
}
