import type { Comment } from '../../model/dn.ts';
import type { Span } from '../../model/span.ts';
import type { SyntaxProblem } from '../format.ts';
import { lineStart } from '../lines.ts';
import { code, type Flaw, isBlank, isWhite, JsonScanner, type JsonTokenKind } from './scanner.ts';

export interface JsonToken {
  readonly kind: Exclude<JsonTokenKind, 'comment'>;
  readonly span: Span;
  /** Of strings and words: without quotes, escapes undone. */
  readonly text: string;
  readonly flaw: Flaw | undefined;
  /** The columns before it, when it is the first on its line; else undefined. */
  readonly column: number | undefined;
  /** The indentation of its line. */
  readonly indent: number;
}

export interface JsonTokens {
  readonly tokens: readonly JsonToken[];
  readonly comments: readonly Comment[];
  /** What is wrong with single tokens, comments among them: JSON has none. */
  readonly problems: readonly SyntaxProblem[];
}

/** Splits a text into tokens; whatever stands there becomes one. */
export function tokenize(text: string): JsonTokens {
  const tokens: JsonToken[] = [];
  const comments: Comment[] = [];
  const problems: SyntaxProblem[] = [];
  const scanner = new JsonScanner(text);
  let line = 0;
  let indent = indentAt(text, 0);
  let lineHasToken = false;
  for (let before = 0; scanner.next(); before = scanner.end) {
    const { kind, start, end, flaw } = scanner;
    for (let at = start - 1; at >= before; at--) {
      if (text.charCodeAt(at) !== code.feed) continue;
      line = at + 1;
      indent = indentAt(text, line);
      lineHasToken = false;
      break;
    }
    const span = { start, end };
    if (kind === 'comment') {
      const comment = { text: text.slice(start, end), span, ownLine: !lineHasToken };
      comments.push(comment);
      problems.push(commentProblem(text, comment));
    } else {
      const column = lineHasToken ? undefined : indent;
      if (kind === 'string' && (flaw !== undefined || !scanner.isPlain)) {
        tokens.push({ kind, span, text: contentOf(text, span, flaw), flaw, indent, column });
        for (const problem of stringProblems(text, span, flaw)) problems.push(problem);
      } else {
        const content =
          kind === 'string'
            ? text.slice(start + 1, end - 1)
            : kind === 'word'
              ? text.slice(start, flaw === 'unopened' ? end - 1 : end)
              : '';
        tokens.push({ kind, span, text: content, flaw, indent, column });
      }
    }
    lineHasToken = true;
  }
  return { tokens, comments, problems };
}

function indentAt(text: string, line: number): number {
  let at = line;
  while (isBlank(text.charCodeAt(at)) || (at === 0 && text.charCodeAt(0) === code.mark)) at++;
  return at - line - (line === 0 && text.charCodeAt(0) === code.mark ? 1 : 0);
}

/** The text of a string that is not written plainly. */
function contentOf(text: string, { start, end }: Span, flaw: Flaw | undefined): string {
  const inner = text.slice(start + 1, flaw === 'unclosed' ? end : end - 1);
  return inner.includes('\\') ? unescaped(inner) : inner;
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Escapes undone; what is no escape of JSON stands for the character behind the backslash. */
function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, code: string | undefined, character: string) =>
    code === undefined ? (escapes[character] ?? character) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function stringProblems(text: string, span: Span, flaw: Flaw | undefined): SyntaxProblem[] {
  const { start, end } = span;
  if (flaw === 'unclosed') {
    const at = { start: end, end };
    return [
      {
        message: 'The closing quote is missing.',
        span,
        fix: { title: 'Insert the closing quote', edits: [{ span: at, newText: '"' }] },
      },
    ];
  }
  if (flaw === 'single') {
    const newText = JSON.stringify(unescaped(text.slice(start + 1, end - 1)));
    return [
      {
        message: 'JSON takes double quotes only.',
        span,
        fix: { title: 'Use double quotes', edits: [{ span, newText }] },
      },
    ];
  }
  const inner = text.slice(start + 1, end - 1);
  if (flaw === 'inner-quotes') {
    const newText = `"${inner.replace(/\\[\s\S]|"/g, (found) => (found === '"' ? '\\"' : found))}"`;
    return [
      {
        message: 'A quote inside a text is written \\".',
        span,
        fix: { title: 'Escape the quotes', edits: [{ span, newText }] },
      },
    ];
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  const wrong = /[\u0000-\u001f]|\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(inner.replace(/\\\\/g, '..'));
  if (!wrong) return [];
  const at = start + 1 + wrong.index;
  if (wrong[0] !== '\\') {
    const newText = JSON.stringify(wrong[0]).slice(1, -1);
    return [
      {
        message: 'Tabs and other control characters are written as escapes in JSON.',
        span: { start: at, end: at + 1 },
        fix: { title: `Write ${newText}`, edits: [{ span: { start: at, end: at + 1 }, newText }] },
      },
    ];
  }
  return [
    {
      message: 'JSON has no such escape; a backslash itself is written "\\\\".',
      span: { start: at, end: Math.min(at + 2, end) },
      fix: { title: 'Double the backslash', edits: [{ span: { start: at, end: at }, newText: '\\' }] },
    },
  ];
}

function commentProblem(text: string, { span, ownLine }: Comment): SyntaxProblem {
  const edits = [{ span: stretchOf(text, span, ownLine), newText: '' }];
  return { message: 'JSON has no comments.', span, fix: { title: 'Remove the comment', edits } };
}

/** A comment with the blanks before it; with its lines, where nothing else stands on them. */
function stretchOf(text: string, { start, end }: Span, ownLine: boolean): Span {
  let lineEnd = end;
  while (isBlank(text.charCodeAt(lineEnd)) || text.charCodeAt(lineEnd) === code.return) lineEnd++;
  const isLast = lineEnd === text.length || text.charCodeAt(lineEnd) === code.feed;
  if (!isLast) return { start, end };
  if (ownLine) {
    const line = Math.max(lineStart(text, start), text.charCodeAt(0) === code.mark ? 1 : 0);
    return { start: line, end: Math.min(lineEnd + 1, text.length) };
  }
  let from = start;
  while (from > 0 && isWhite(text.charCodeAt(from - 1))) from--;
  return { start: from, end };
}
