import type { Span } from '../../model/span.ts';
import type { SegmentReading, SyntaxProblem } from '../format.ts';
import { readDn } from './dnReader.ts';
import { onePerLine, parseValue, startOfValue } from './parse.ts';
import { lastComma, missingComma, strayBracket, strayComma } from './parser.ts';
import type { Shape } from './shape.ts';
import { type JsonToken, tokenize } from './tokenize.ts';

/** Reads one entry of a list. What is wrong between it and its neighbours stands in it, too: `kind`, of its cut, says what comes next. */
export function readEntry(text: string, kind: string, shape: Shape): SegmentReading {
  const { tokens, comments, problems } = tokenize(text);
  const own: SyntaxProblem[] = [];
  const items = new Items();
  const first = startOfValue(tokens);
  for (let index = 0; index < first; index++) items.take(tokens[index] as JsonToken);
  const { root, problems: inValue, next } = parseValue(tokens, first);
  if (root) items.takeValue(root.span, root.kind === 'object' && !root.isClosed);
  for (let index = next; index < tokens.length; index++) items.take(tokens[index] as JsonToken);
  items.end(kind);
  const dns = root?.kind === 'object' ? [readDn(root, shape, own)] : [];
  if (root && dns.length === 0) own.push({ message: 'A DN belongs here: an object in braces.', span: root.span });
  return { dns, problems: onePerLine(text, [...problems, ...inValue, ...items.problems], own), comments };
}

/** What stands in a segment, seen from the list: a value and its comma, or whatever is there instead. */
class Items {
  readonly problems: SyntaxProblem[] = [];
  /** The value behind which a comma belongs. */
  private value: Span | undefined;
  /** The comma behind which nothing has come yet. */
  private comma: Span | undefined;
  /** The end of the value is missing, and with it perhaps the comma behind it. */
  private isCut = false;

  take(token: JsonToken): void {
    if (token.kind === ',') this.takeComma(token.span);
    else if (token.kind === '}' || token.kind === ']') this.problems.push(strayBracket(token));
    else this.takeValue(token.span, false);
  }

  takeValue(span: Span, isCut: boolean): void {
    this.needComma();
    this.value = span;
    this.comma = undefined;
    this.isCut = isCut;
  }

  end(kind: string): void {
    if (kind === 'unparted entry') this.needComma();
    if (kind === 'last entry' && this.comma) this.problems.push(lastComma(this.comma));
  }

  private takeComma(span: Span): void {
    if (!this.value) {
      this.problems.push(strayComma(span));
      return;
    }
    this.comma = span;
    this.value = undefined;
  }

  private needComma(): void {
    if (this.value && !this.isCut) this.problems.push(missingComma(this.value));
  }
}
