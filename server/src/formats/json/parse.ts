import type { Comment } from '../../model/dn.ts';
import type { SyntaxProblem } from '../format.ts';
import type { JsonNode } from './node.ts';
import { JsonParser } from './parser.ts';
import { type JsonToken, tokenize } from './tokenize.ts';

/** A JSON text as it was read. */
export interface JsonReading {
  readonly root: JsonNode | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
}

/** Reads a text that is one value; what stands behind it is a problem. Never throws; nesting costs no stack. */
export function parseJson(text: string): JsonReading {
  const { tokens, comments, problems } = tokenize(text);
  const value = parseValue(tokens, 0);
  const found = [...value.problems];
  const extra = tokens[value.next];
  if (extra) found.push({ message: 'Nothing can stand behind the end of the JSON value.', span: extra.span });
  return { root: value.root, problems: onePerLine(text, [...problems, ...found]), comments };
}

/** The token with which the value of a segment begins: what may stand before it is left over from its neighbour. */
export function startOfValue(tokens: readonly JsonToken[]): number {
  const index = tokens.findIndex(({ kind }) => !',:}]'.includes(kind));
  return index < 0 ? tokens.length : index;
}

/** What one value is, and at which token it ends. */
export interface ValueReading {
  readonly root: JsonNode | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly next: number;
}

/**
 * Reads the value that begins with the token at `from`. Brackets count first; where they do not fit together, the value is read again and
 * the indentation says which bracket is missing.
 */
export function parseValue(tokens: readonly JsonToken[], from: number): ValueReading {
  const strict = readValue(tokens, from, false);
  return strict.hasBrokenBrackets ? readValue(tokens, from, true) : strict;
}

function readValue(
  tokens: readonly JsonToken[],
  from: number,
  byIndentation: boolean,
): ValueReading & { hasBrokenBrackets: boolean } {
  const problems: SyntaxProblem[] = [];
  const parser = new JsonParser((problem) => problems.push(problem), {}, byIndentation);
  let next = from;
  const first = tokens[next];
  if (first && (first.kind === 'string' || first.kind === 'word') && tokens[next + 1]?.kind === ':')
    parser.openUnwritten(first);
  if (byIndentation) {
    parser.lastCloser = lastCloserOf(tokens);
    parser.outermostIndent = outermostIndent(tokens, first);
  }
  for (; next < tokens.length && !parser.isDone; next++) parser.take(tokens, next);
  // A bracket too many would otherwise belong to whatever stands around the value.
  for (; isCloser(tokens[next]); next++) parser.reportStray(tokens[next] as JsonToken);
  const isWhole = tokens.slice(next).every(({ kind }) => kind === ',');
  parser.end();
  return { root: parser.root, problems, next, hasBrokenBrackets: parser.hasBrokenBrackets || !isWhole };
}

/** The column in which the value ends. One that begins in the middle of a line has no indentation of its own to compare with. */
function outermostIndent(tokens: readonly JsonToken[], first: JsonToken | undefined): number | undefined {
  let outermost: number | undefined;
  for (const { kind, column } of tokens) {
    if (kind !== '}' || column === undefined) continue;
    if (column === first?.indent) return column;
    if (outermost === undefined || column < outermost) outermost = column;
  }
  return outermost;
}

/** The brace that ends a value behind which only commas and brackets come, so that none before it does. */
function lastCloserOf(tokens: readonly JsonToken[]): number {
  const content = tokens.findLastIndex((token) => !isCloser(token) && token.kind !== ',');
  const closer = tokens.findIndex((token, index) => index > content && token.kind === '}');
  return Math.max(closer, 0);
}

function isCloser(token: JsonToken | undefined): boolean {
  return token?.kind === '}' || token?.kind === ']';
}

/**
 * Of what could not be read, keeps the first problem of each line: one slip of the finger often looks like several. Comments are each a problem of
 * their own, and so is what was read and is wrong all the same (`others`: a name that stands twice, text where options belong), unless a slip
 * stands before it in its line.
 */
export function onePerLine(
  text: string,
  slips: readonly SyntaxProblem[],
  others: readonly SyntaxProblem[] = [],
): SyntaxProblem[] {
  const isSlip = new Set(slips);
  const sorted = [...slips, ...others].sort((a, b) => a.span.start - b.span.start);
  const kept: SyntaxProblem[] = [];
  let lineEnd = -1;
  for (const problem of sorted) {
    const { start } = problem.span;
    const isComment = text[start] === '/' || text[start] === '#';
    if (!isComment && start <= lineEnd) continue;
    if (!isComment && isSlip.has(problem)) {
      const feed = text.indexOf('\n', start);
      lineEnd = feed < 0 ? text.length : feed;
    }
    kept.push(problem);
  }
  return kept;
}
