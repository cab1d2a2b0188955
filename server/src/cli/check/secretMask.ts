import type { Analysis } from '../../analysis/analysis.ts';
import { type Span, shift } from '../../model/span.ts';
import { isSecret, hidden as mask, partsOf, secretNames, secretTextsOf } from '../../rules/secret.ts';

/** Stands for a masked stretch while a line is looked at: a private sign, so that no text of a file is taken for it. */
const sentinel = '\ue0ff';
/** So far a name of a secret is looked for before a stretch of a long line. */
const reach = 256;

/**
 * What of a file's text may be printed: with the values of secrets masked, and not at all where there may be a secret that is not understood,
 * as in comments and in what could not be read.
 */
export class SecretMask {
  private readonly text: string;
  /** A name of a secret, and what may stand between it and its value. */
  private readonly names: RegExp;
  private readonly spans: readonly Span[];
  private readonly texts: ReadonlySet<string>;
  private readonly lengths: readonly number[];
  /** Whether there is no secret in the file, nor anything that looks like one. */
  readonly isIdle: boolean;

  constructor(analysis: Analysis, text: string) {
    this.text = text;
    this.names = secretNames(analysis.catalogue);
    const isNamed = text.search(this.names) >= 0;
    const spans: Span[] = [];
    const texts = new Set<string>();
    if (isNamed || escapes.test(text)) collect(analysis, text, spans, texts);
    this.isIdle = !isNamed && spans.length === 0;
    this.spans = union(spans);
    this.texts = texts;
    this.lengths = [...new Set([...texts].map(({ length }) => length))];
  }

  /** A stretch of a line (offsets in the text) as it may be printed; undefined where that is nothing. */
  show(start: number, end: number): string | undefined {
    if (this.isIdle) return this.text.slice(start, end);
    const lineStart = this.text.lastIndexOf('\n', start - 1) + 1;
    const from = Math.max(lineStart, start - reach);
    const masked = this.masked(from, end);
    if (this.mayHoldMore(masked) || this.followsName(lineStart, masked) || this.followsHalf(lineStart))
      return undefined;
    return this.masked(start, end).replaceAll(sentinel, mask);
  }

  /** Where an offset of a stretch is in what `show` gives for it. */
  column(start: number, offset: number): number {
    return this.masked(start, offset).replaceAll(sentinel, mask).length;
  }

  /** Whether a text that is no part of the file, as of an edit, may be printed. */
  isHarmless(text: string): boolean {
    return this.isIdle || (text.search(this.names) < 0 && !this.holdsText(text));
  }

  private masked(start: number, end: number): string {
    let result = '';
    let at = start;
    for (let index = this.firstBehind(start); index < this.spans.length; index++) {
      const span = this.spans[index] as Span;
      if (span.start >= end) break;
      result += this.text.slice(at, Math.max(at, span.start)) + sentinel;
      at = Math.min(end, span.end);
    }
    return result + this.text.slice(at, end);
  }

  /** The first secret that ends behind an offset. */
  private firstBehind(offset: number): number {
    let [low, high] = [0, this.spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.spans[middle] as Span).end > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Whether a secret is left: one of those that are known, or whatever follows a secret's name. */
  private mayHoldMore(masked: string): boolean {
    if (this.holdsText(masked)) return true;
    for (const match of masked.matchAll(new RegExp(this.names, 'gi'))) {
      const rest = masked.slice(match.index + match[0].length).replace(between, '');
      if (rest !== '' && !wholeSecret.test(rest)) return true;
    }
    return false;
  }

  private holdsText(text: string): boolean {
    return this.lengths.some((length) => {
      for (let end = length; end <= text.length; end++) if (this.texts.has(text.slice(end - length, end))) return true;
      return false;
    });
  }

  /** Whether the line above ends with a secret's name, and this one is not known to be its value. */
  private followsName(lineStart: number, masked: string): boolean {
    if (masked.includes(sentinel) || masked.trim() === '') return false;
    const above = this.text.slice(Math.max(0, lineStart - reach), lineStart).trimEnd();
    const last = above.slice(above.lastIndexOf('\n') + 1);
    for (const match of last.matchAll(new RegExp(this.names, 'gi')))
      if (last.slice(match.index + match[0].length).replace(between, '') === '') return true;
    return false;
  }

  /** Whether the line above ends with a secret whose quotes are still open, or that goes on below. */
  private followsHalf(lineStart: number): boolean {
    const span = this.spans[this.firstBehind(lineStart - 1) - 1];
    if (!span || this.text.slice(span.end, lineStart).trim() !== '' || span.end < lineStart - reach) return false;
    const written = this.text.slice(span.start, span.end).trim();
    const quote = /^["']/.exec(written)?.[0];
    return written.endsWith('\\') || (quote !== undefined && (written.length === 1 || !written.endsWith(quote)));
  }
}

/** With these a name may be written so that it does not look like one: `passwor\u0064`, `&#112;assword`. */
const escapes = /[\\&]/;

/** A secret, and behind it what may stand behind a value: anything else may be more of it. */
const wholeSecret = new RegExp(`^${sentinel}(?:[\\s,;}\\])/?>]|$)`);

/** Between a name and its value, in any of our formats. */
const between = /^(?:[\s"'=:>|?+\-[{(]|value\s*=)*/;

/** A shorter secret is in many a text by chance; where it stands as a value it is masked all the same. */
const shortestText = 4;

function collect(analysis: Analysis, text: string, spans: Span[], texts: Set<string>): void {
  const { catalogue } = analysis;
  for (const segment of analysis.segments) {
    for (const dn of segment.dns) {
      const secrets = secretTextsOf(dn, catalogue);
      if (secrets.size === 0) continue;
      for (const secret of secrets) if (secret.length >= shortestText) texts.add(secret);
      for (const part of partsOf(dn, catalogue)) {
        // What an alias brings in is written elsewhere; here stands only the alias.
        if (part.inherited) continue;
        // A name that ran on into its value is hidden whole; so is what is a secret only because of what stands before it.
        const isName = secrets.has(part.name.text.trim()) || (part.isSecret && !isSecretName(part.name.text, analysis));
        if (isName) spans.push(shift(part.name.span, segment.start));
        const { value } = part;
        if (!value || !(part.isSecret || secrets.has(value.text.trim()))) continue;
        const span = shift(value.span, segment.start);
        if (span.end > span.start) spans.push(span);
        const written = text.slice(span.start, span.end).trim();
        if (part.isSecret && written.length >= shortestText) texts.add(written);
      }
    }
  }
}

/** Whether a name is a secret's and nothing more. */
function isSecretName(name: string, { catalogue }: Analysis): boolean {
  return /^\W*[\w.-]+\W*$/.test(name) && isSecret('TServer', name.trim(), catalogue);
}

/** Spans in order, those that meet made one. */
function union(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (last && span.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else result.push(span);
  }
  return result;
}
