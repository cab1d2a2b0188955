/**
 * Tab stops travel through the formats, which quote and escape what they write, as single characters of Unicode's private use area. They
 * become snippet syntax only in the finished text, so that everything else in it can be escaped.
 */
const firstMark = 0xe000;
const marks = /[\ue000-\ue0ff]/g;

/** Collects the tab stops of one completion. */
export class TabStops {
  private readonly stops: (readonly string[])[] = [];
  private readonly supported: boolean;

  /** `supported`: whether the client takes snippets; where it does not, a stop is its first proposal. */
  constructor(supported: boolean) {
    this.supported = supported;
  }

  /** A stop with nothing, one proposal, or several to choose from. */
  add(...proposals: readonly string[]): string {
    this.stops.push(proposals);
    return String.fromCharCode(firstMark + this.stops.length - 1);
  }

  /** Whether the text, once finished, is a snippet. */
  get isSnippet(): boolean {
    return this.supported && this.stops.length > 0;
  }

  /** The text as the client takes it. */
  finish(text: string): string {
    const { isSnippet } = this;
    const plain = isSnippet ? text.replace(/[\\$}]/g, '\\$&') : text;
    if (this.stops.length === 0) return plain;
    return plain.replace(marks, (mark) => {
      const index = mark.charCodeAt(0) - firstMark;
      const proposals = this.stops[index] ?? [];
      return isSnippet ? stopText(index + 1, proposals) : proposals.length === 1 ? (proposals[0] as string) : '';
    });
  }
}

function stopText(number: number, proposals: readonly string[]): string {
  const [first, ...others] = proposals;
  if (first === undefined) return `$${number}`;
  if (others.length === 0) return `\${${number}:${first.replace(/[\\$}]/g, '\\$&')}}`;
  // Between the bars nothing but these three is special; any other escape would show its backslash.
  return `\${${number}|${proposals.map((proposal) => proposal.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
}
