import type { Analysis, Segment } from '../analysis/analysis.ts';
import { type SuppressionKind, suppressionKinds } from '../project/comments.ts';
import type { DnDocument } from './document.ts';

/** A word of a comment, as offsets in the file. An empty one is a place where a word can stand. */
export interface CommentWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What stands, or can stand, at a place of a comment that speaks to us, or may come to. */
export type DirectivePart =
  /** The word that says what it is; `before` is its part before the place. `isAlone`: nothing stands behind it. */
  | {
      readonly kind: 'head';
      readonly word: CommentWord;
      readonly before: string;
      readonly hasColon: boolean;
      readonly isAlone: boolean;
    }
  /** A key of a declaration, or a place for one; `taken` are the other keys. */
  | { readonly kind: 'key'; readonly word: CommentWord; readonly taken: readonly string[]; readonly hasValue: boolean }
  | { readonly kind: 'value'; readonly word: CommentWord; readonly key: string }
  /** A rule of a suppression, or a place for one; `taken` are the other rules. `at` is where the comment begins. */
  | {
      readonly kind: 'rule';
      readonly word: CommentWord;
      readonly taken: readonly string[];
      readonly suppression: SuppressionKind;
      readonly comment: CommentWord;
      readonly segment: Segment;
    }
  /** Anything else in a comment: words for people. */
  | { readonly kind: 'other' };

/** Comments with more than this are no place to look up words of ours, in UTF-16 code units. */
const longest = 4_096;

/** The part of a comment at an offset of the file; undefined outside of comments. Works on half-typed comments. */
export function directivePartAt({ analysis }: DnDocument, offset: number): DirectivePart | undefined {
  const segment = analysis.segmentAt(offset);
  const found = commentAt(analysis, offset);
  if (!segment || !found) return undefined;
  const { comment, owner } = found;
  if (comment.text.length > longest) return { kind: 'other' };
  const text = comment.text.replace(/-->$/, '');
  const at = offset - comment.start;
  const [mark = ''] = /^(?:#+|;+|<!--+)\s*/.exec(text) ?? [];
  const [head = ''] = /^[\w-]*/.exec(text.slice(mark.length)) ?? [];
  const headEnd = mark.length + head.length;
  const wordAt = (start: number, end: number): CommentWord => ({
    text: text.slice(start, end),
    start: comment.start + start,
    end: comment.start + end,
  });
  if (at < mark.trimEnd().length || at > text.length) return { kind: 'other' };
  const hasColon = text[headEnd] === ':';
  if (at <= headEnd) {
    const before = text.slice(mark.length, at);
    const isAlone = text.slice(headEnd).trim() === '';
    return { kind: 'head', word: wordAt(Math.min(mark.length, at), headEnd), before, hasColon, isAlone };
  }
  const isDeclaration = head === 'dn-config' && hasColon;
  const suppression = Object.hasOwn(suppressionKinds, head) ? suppressionKinds[head] : undefined;
  if (!isDeclaration && !suppression) return { kind: 'other' };
  const reason = /\s(?:--+|\u2014|\u2013)(?=\s|$)/.exec(text);
  if ((reason && at > reason.index) || at < headEnd + 1) return { kind: 'other' };
  const from = headEnd + (hasColon ? 1 : 0);
  const words = [...text.slice(from, reason?.index).matchAll(/[^\s,]+/g)].map((match) =>
    wordAt(from + match.index, from + match.index + match[0].length),
  );
  const word = words.find(({ start, end }) => start <= offset && offset <= end) ?? wordAt(at, at);
  const others = words.filter((other) => other !== word);
  if (suppression) {
    const taken = others.map((other) => other.text);
    return { kind: 'rule', word, taken, suppression, comment, segment: owner };
  }
  const equals = word.text.indexOf('=');
  const taken = others.map((other) => other.text.split('=', 1)[0] ?? '');
  if (equals < 0) return { kind: 'key', word, taken, hasValue: false };
  const middle = word.start - comment.start + equals;
  return offset <= word.start + equals
    ? { kind: 'key', word: wordAt(word.start - comment.start, middle), taken, hasValue: true }
    : { kind: 'value', word: wordAt(middle + 1, word.end - comment.start), key: word.text.slice(0, equals) };
}

/** The comment in which an offset stands, or at whose end it does. At the start of a segment that can be a comment of the one before. */
function commentAt(
  analysis: Analysis,
  offset: number,
): { readonly comment: CommentWord; readonly owner: Segment } | undefined {
  const last = analysis.segmentAt(offset);
  const before = last && last.start === offset ? analysis.previous(last) : undefined;
  for (const segment of [last, before]) {
    const at = offset - (segment?.start ?? 0);
    const found = segment?.comments.find(({ span, text }) => {
      // Behind its closing mark a comment of XML is over.
      const isClosed = text.startsWith('<!--') && text.endsWith('-->');
      return span.start < at && (isClosed ? at < span.end : at <= span.end);
    });
    if (!segment || !found) continue;
    const { start } = segment;
    const comment = { text: found.text, start: start + found.span.start, end: start + found.span.end };
    return { comment, owner: segment };
  }
  return undefined;
}
