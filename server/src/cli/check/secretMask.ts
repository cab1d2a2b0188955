import type { Analysis } from '../../analysis/analysis.ts';
import { type Span, shift } from '../../model/span.ts';
import { isSecret, hidden as mask, partsOf, secretNames, secretTextsOf } from '../../rules/secret.ts';

/** Stands for a masked stretch while a line is looked at: a private sign, so that no text of a file is taken for it. */
const sentinel = '\ue0ff';
/** Stands behind the name of a secret whose value is fully known: what comes next is no part of it. */
const settled = '\ue0fe';
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
  /** Where names end whose values are fully known, in order. */
  private readonly settled: readonly number[];
  /** Whether there is no secret in the file, nor anything that looks like one. */
  readonly isIdle: boolean;

  constructor(analysis: Analysis, text: string) {
    this.text = text;
    this.names = secretNames(analysis.catalogue);
    const isNamed = text.search(this.names) >= 0;
    const spans: Span[] = [];
    const texts = new Set<string>();
    if (isNamed || escapes.test(text)) collect(analysis, text, spans, texts);
    this.settled = isNamed ? settledNames(analysis, text) : [];
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
    if (
      this.holdsText(masked) ||
      this.mayHoldMore(this.masked(from, end, this.settled)) ||
      this.followsName(lineStart, masked) ||
      this.followsHalf(lineStart)
    )
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

  /** A stretch with a sign for each secret; and another sign at each of some offsets, which are in order. */
  private masked(start: number, end: number, marked: readonly number[] = []): string {
    let result = '';
    let at = start;
    let mark = firstAfter(start, marked.length, (index) => marked[index] as number);
    const plain = (upTo: number): void => {
      for (; (marked[mark] ?? Infinity) <= upTo; mark++) {
        const offset = Math.max(at, marked[mark] as number);
        result += this.text.slice(at, offset) + settled;
        at = offset;
      }
      result += this.text.slice(at, Math.max(at, upTo));
    };
    for (let index = this.firstBehind(start); index < this.spans.length; index++) {
      const span = this.spans[index] as Span;
      if (span.start >= end) break;
      plain(span.start);
      result += sentinel;
      at = Math.min(end, span.end);
    }
    plain(end);
    return result;
  }

  /** The first secret that ends behind an offset. */
  private firstBehind(offset: number): number {
    return firstAfter(offset, this.spans.length, (index) => (this.spans[index] as Span).end);
  }

  /** Whether something that follows a secret's name may be a secret. */
  private mayHoldMore(masked: string): boolean {
    for (const match of masked.matchAll(new RegExp(this.names, 'gi'))) {
      const behind = masked.slice(match.index + match[0].length);
      if (behind.startsWith(settled)) continue;
      const rest = behind.replace(between, '');
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
    const aboveStart = Math.max(0, lineStart - reach);
    const above = this.text.slice(aboveStart, lineStart).trimEnd();
    const lastStart = above.lastIndexOf('\n') + 1;
    const last = above.slice(lastStart);
    for (const match of last.matchAll(new RegExp(this.names, 'gi'))) {
      const nameEnd = match.index + match[0].length;
      if (last.slice(nameEnd).replace(between, '') !== '') continue;
      if (!this.isSettled(aboveStart + lastStart + nameEnd)) return true;
    }
    return false;
  }

  private isSettled(nameEnd: number): boolean {
    return (
      this.settled[firstAfter(nameEnd - 1, this.settled.length, (index) => this.settled[index] as number)] === nameEnd
    );
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

/** In any of our formats, behind a value and what closes it: a comment, or in XML text or one more attribute. */
const remark = /^(?:[\s"',/>}\])]|<\/\w+\s*>)*(?:#|;|<[!?]|\/[/*])|^[ \t]+[\w:.-]+[ \t]*=|^[ \t]*\/?>[ \t]*[^\s<]/;

/** A comment anywhere in a line: behind other values it may still be on this one. */
const commentInLine = /^.*?(?:\s[#;]|<[!?]|\/[/*])/;

/**
 * Where the names of secrets end whose values are fully known, though they do not stand behind the name: they stand before it, or are empty.
 * In a file that is not understood as a whole, none is.
 */
function settledNames(analysis: Analysis, text: string): number[] {
  if (analysis.findings.some(({ finding }) => finding.rule.startsWith('syntax/'))) return [];
  const ends: number[] = [];
  for (const segment of analysis.segments) {
    for (const dn of segment.dns) {
      const parts = partsOf(dn, analysis.catalogue).filter(({ inherited }) => !inherited);
      const starts = parts.map(({ name }) => name.span.start).sort((one, other) => one - other);
      for (const { name, value, isSecret: isKept } of parts) {
        if (!isKept || !value || !isSecretName(name.text, analysis)) continue;
        // A list or mapping has no text, but what stands in it may be secret.
        if (value.kind === 'collection') continue;
        const isEmpty = value.text.trim() === '' || value.kind === 'null';
        if (!isEmpty && value.span.end > name.span.start) continue;
        if (value.span.end === value.span.start) {
          // Nothing is written: what stands in its place has to be the next name, not a comment, say.
          const next = starts[firstAfter(name.span.start, starts.length, (index) => starts[index] as number)];
          const gap = shift({ start: value.span.end, end: next ?? value.span.end }, segment.start);
          if (next === undefined || text.slice(gap.start, gap.end).trim() !== '') continue;
        }
        // In a comment on it there may be what it was, or is to be.
        const end = segment.start + Math.max(name.span.end, value.span.end);
        const behind = text.slice(end, end + reach);
        if (remark.test(behind) || commentInLine.test(behind)) continue;
        const written = shift(name.span, segment.start);
        for (const match of text
          .slice(written.start, written.end)
          .matchAll(new RegExp(secretNames(analysis.catalogue), 'gi')))
          ends.push(written.start + match.index + match[0].length);
      }
    }
  }
  return ends.sort((one, other) => one - other);
}

/** The first of some places in order that is behind an offset. */
function firstAfter(offset: number, length: number, place: (index: number) => number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (place(middle) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
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
