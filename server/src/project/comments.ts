import { nearest } from '../catalogue/nearest.ts';
import type { Comment } from '../model/dn.ts';
import type { Span } from '../model/span.ts';
import { choice } from './configReader.ts';
import { type DeclarationKey, type Declarations, declarationKeys, declarations } from './settings.ts';

/** A word of a comment, with its place in the comment's segment. */
export interface Word {
  readonly text: string;
  readonly span: Span;
}

/** Where a suppression takes effect: on lines, from its place on, or from its place on no longer. */
export type SuppressionKind = 'disable-line' | 'disable-next-line' | 'disable' | 'enable';

/** A comment that speaks to us (spec.md section 2). */
export type Directive =
  | {
      readonly kind: 'declare';
      readonly comment: Comment;
      readonly declared: Declarations;
      /** For each key that was read, its value as a place to go to. */
      readonly places: Readonly<Partial<Record<DeclarationKey, Span>>>;
      readonly problems: readonly DirectiveProblem[];
    }
  | {
      readonly kind: SuppressionKind;
      readonly comment: Comment;
      /** The word that says what it is. */
      readonly head: Word;
      /** What it concerns; nothing named means every rule. */
      readonly rules: readonly Word[];
    };

/** What in a directive cannot be understood, and what may be meant. */
export interface DirectiveProblem {
  readonly rule: 'config/unknown-key' | 'config/invalid-value';
  readonly message: string;
  readonly span: Span;
  readonly candidates: readonly string[];
}

/** A quick look: a text without it has no directive. */
export const directiveMark = 'dn-config';

const opening = /^(?:#+|;+|<!--+)[ \t\r\n]*(dn-config(?:-[\w-]*)?)(?=(:)|[\s,]|-->|$)/;
/** The words with which suppressions begin. */
export const suppressionKinds: Readonly<Record<string, SuppressionKind>> = {
  'dn-config-disable-line': 'disable-line',
  'dn-config-disable-next-line': 'disable-next-line',
  'dn-config-disable': 'disable',
  'dn-config-enable': 'enable',
};

/**
 * What a comment says to us; undefined for every other comment. Spans count as the comment's own. The reason behind `--` is for people;
 * in XML, whose comments cannot hold two hyphens, a long dash stands for them.
 */
export function directiveOf(comment: Comment): Directive | undefined {
  const { text } = comment;
  if (!text.includes(directiveMark)) return undefined;
  const found = opening.exec(text);
  const [whole, name = '', colon] = found ?? [];
  if (whole === undefined) return undefined;
  const head = wordAt(comment, whole.length - name.length, whole.length);
  if (name === directiveMark) return colon ? declarationOf(comment, whole.length + 1) : undefined;
  const kind = Object.hasOwn(suppressionKinds, name) ? suppressionKinds[name] : undefined;
  if (!kind) return misspelt(comment, head);
  return { kind, comment, head, rules: wordsOf(comment, whole.length + (colon ? 1 : 0)) };
}

/**
 * The same with what stands further down in a comment of several lines and would be heard in one of its own: people have to be told that it is
 * not. Each such line is a directive that declares nothing and is a problem.
 */
export function directivesOf(comment: Comment): readonly Directive[] {
  const { text } = comment;
  if (!text.includes(directiveMark)) return [];
  const first = directiveOf(comment);
  const lost = furtherDown(text).map(({ start, name }): Directive => {
    const { span } = wordAt(comment, start, start + name.length);
    const message = `'${name}' is not heard here: it has to stand at the beginning of a comment of its own.`;
    const problem = { rule: 'config/unknown-key', message, span, candidates: [] } as const;
    return { kind: 'declare', comment, declared: {}, places: {}, problems: [problem] };
  });
  return first ? [first, ...lost] : lost;
}

/** The words of ours at the beginnings of lines behind the first word of a comment, at most some; offsets in its text. */
function furtherDown(text: string): readonly { readonly start: number; readonly name: string }[] {
  const found: { start: number; name: string }[] = [];
  // Where nothing stands before it, a line further down is the beginning.
  const first = text.search(/[^\s<!-]/);
  for (const { index, 0: line, 1: name = '' } of text.matchAll(lineOfOurs)) {
    const start = index + line.length - name.length;
    if (start > first) found.push({ start, name });
    if (found.length === mostWords) break;
  }
  return found;
}

const lineOfOurs = /(?<=\n)[ \t]*(dn-config(?=:)|dn-config-(?:disable(?:-next)?-line|disable|enable)(?=[\s,:]|-->|$))/g;

/** Where the part of a comment that concerns us ends: before its closing mark, before the reason, and before what is not heard any more. */
function endOf(text: string): number {
  const close = text.startsWith('<!--') && text.endsWith('-->') ? text.length - 3 : text.length;
  const heard = text.slice(0, close);
  const reason = /\s(?:--+|\u2014|\u2013)(?:\s|$)/.exec(heard);
  return Math.min(reason?.index ?? close, furtherDown(heard)[0]?.start ?? close);
}

/** More words than there are rules say nothing more. */
const mostWords = 200;

function wordsOf(comment: Comment, from: number): Word[] {
  const words: Word[] = [];
  for (const { index, 0: word } of comment.text.slice(from, endOf(comment.text)).matchAll(/[^\s,]+/g)) {
    words.push(wordAt(comment, from + index, from + index + word.length));
    if (words.length === mostWords) break;
  }
  return words;
}

function wordAt({ text, span }: Comment, start: number, end: number): Word {
  return { text: text.slice(start, end), span: { start: span.start + start, end: span.start + end } };
}

function declarationOf(comment: Comment, from: number): Directive {
  const declared: { -readonly [Key in DeclarationKey]?: string } = {};
  const places: { -readonly [Key in DeclarationKey]?: Span } = {};
  const problems: DirectiveProblem[] = [];
  for (const { text, span } of wordsOf(comment, from)) {
    const equals = text.indexOf('=');
    const name = equals < 0 ? text : text.slice(0, equals);
    const value = equals < 0 ? '' : text.slice(equals + 1);
    const key = declarationKeys.find((known) => known === name);
    const nameSpan = { start: span.start, end: span.start + name.length };
    const valueSpan = equals < 0 || value === '' ? span : { start: span.end - value.length, end: span.end };
    if (!key) {
      const message = `'${name}' cannot be declared here; ${choice(declarationKeys)} can.`;
      problems.push({
        rule: 'config/unknown-key',
        message,
        span: nameSpan,
        candidates: nearest(name, declarationKeys),
      });
    } else if (!(declarations[key] as readonly string[]).includes(value)) {
      const message = `'${key}' takes ${choice(declarations[key])}.`;
      const candidates = value === '' ? [] : nearest(value, declarations[key]);
      problems.push({ rule: 'config/invalid-value', message, span: valueSpan, candidates });
    } else {
      declared[key] = value;
      places[key] = valueSpan;
    }
  }
  return { kind: 'declare', comment, declared: declared as Declarations, places, problems };
}

/** A comment that begins as ours do and is none: only what is nearly one is taken for one. */
function misspelt(comment: Comment, head: Word): Directive | undefined {
  const candidates = nearest(head.text, Object.keys(suppressionKinds));
  if (candidates.length === 0) return undefined;
  const message = `'${head.text}' is no comment that dn-config knows.`;
  const problem = { rule: 'config/unknown-key', message, span: head.span, candidates } as const;
  return { kind: 'declare', comment, declared: {}, places: {}, problems: [problem] };
}
