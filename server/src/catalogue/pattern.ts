/** A pattern longer than this is a mistake or an attack. */
const longestPattern = 200;

/** No value that a pattern describes is longer; what is longer does not match. */
const longestText = 256;

/** How many ways of matching a pattern may leave open for one text. Two unlimited repeats stay below it, three do not. */
const mostWays = 2 ** 18;

/**
 * What is wrong with a pattern of a user's catalogue, or `undefined`. Besides a broken one, a pattern is refused that could take
 * long on some text: a server must not stand still because of a file in a workspace.
 */
export function problemOfPattern(pattern: string): string | undefined {
  if (pattern.length > longestPattern) return `is longer than ${longestPattern} characters`;
  if (compile(pattern) === undefined) return 'is not a regular expression';
  const ways = new WaysOfMatching(pattern).count();
  if (ways === undefined) return 'looks around, refers back or switches modes, which is not supported here';
  if (ways > mostWays) return 'could take too long on some text; limit its repeats, for example {1,3} in place of +';
  return undefined;
}

/** True when the whole text matches. A pattern that `problemOfPattern` refuses matches everything: nothing is called wrong by it. */
export function matchesPattern(pattern: string, text: string): boolean {
  if (problemOfPattern(pattern) !== undefined) return true;
  return text.length <= longestText && compile(pattern)?.test(text) === true;
}

function compile(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    return undefined;
  }
}

/**
 * Counts, from above, in how many ways a regular expression that compiles can match one text; the work of a backtracking matcher
 * grows with that number. Choices add up, parts in a row multiply, and a repeat of something that varies by itself has no bound.
 */
class WaysOfMatching {
  private readonly pattern: string;
  private index = 0;

  constructor(pattern: string) {
    this.pattern = pattern;
  }

  /** The number, or `undefined` for look-around, references back and modifiers. */
  count(): number | undefined {
    const ways = this.choices();
    return Number.isNaN(ways) ? undefined : ways;
  }

  private choices(): number {
    let sum = this.sequence();
    while (this.pattern[this.index] === '|') {
      this.index++;
      sum += this.sequence();
    }
    return sum;
  }

  private sequence(): number {
    let product = 1;
    while (this.index < this.pattern.length && !'|)'.includes(this.pattern.charAt(this.index))) {
      product *= this.repeated(this.atom());
    }
    return product;
  }

  private atom(): number {
    const rest = this.pattern.slice(this.index);
    // A group: plain, without capture, or named. Look-around begins like a group and is none.
    const opening = /^\((?:\?:|\?<[A-Za-z_]\w*>)?(?!\?)/.exec(rest);
    if (opening) {
      this.index += opening[0].length;
      const ways = this.choices();
      this.index++;
      return ways;
    }
    if (/^(?:\(|\\[1-9k])/.test(rest)) {
      this.index = this.pattern.length;
      return Number.NaN;
    }
    // A class, an escape, or one character.
    const single =
      /^(?:\[(?:\\.|[^\]\\])*\]|\\[pPu]\{[^}]*\}|\\u[\dA-Fa-f]{4}|\\x[\dA-Fa-f]{2}|\\c[A-Za-z]|\\?.)/su.exec(rest);
    this.index += Math.max(1, single?.[0].length ?? 0);
    return 1;
  }

  private repeated(ways: number): number {
    const quantifier = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/.exec(this.pattern.slice(this.index));
    if (!quantifier) return ways;
    this.index += quantifier[0].length;
    const [, sign, least, comma, most] = quantifier;
    if (sign === '?') return ways + 1;
    const limit = sign !== undefined || (comma !== undefined && most === '') ? longestText : Number(most ?? least);
    const lower = sign === '+' ? 1 : Number(least ?? 0);
    if (ways === 1) return Math.min(limit, longestText) - Math.min(lower, longestText) + 1;
    // A part that varies, repeated: the ways multiply with every round.
    return ways ** limit * (limit - lower + 1);
  }
}
