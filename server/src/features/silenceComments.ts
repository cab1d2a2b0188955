import type { Analysis, PlacedFinding, Segment } from '../analysis/analysis.ts';
import type { SpanEdit } from '../formats/edit.ts';
import type { Format, SegmentReading } from '../formats/format.ts';
import type { Comment } from '../model/dn.ts';
import { type Directive, directiveOf, type SuppressionKind } from '../project/comments.ts';
import type { RuleId } from '../rules/definitions.ts';
import type { DnDocument } from './document.ts';

/** A comment that has come in or has got longer: what is inserted, where (an offset in the file), and what it is to say. */
interface Insertion {
  readonly at: number;
  readonly newText: string;
  readonly kind: SuppressionKind;
  readonly rule: RuleId;
  readonly isNew: boolean;
}

/** Segments longer than this are not read again for every finding at a cursor, in UTF-16 code units. */
const longest = 300_000;

/** No line that people read is longer; where one is, nothing is offered for it. */
const longestLine = 16_384;

/** Whether comments can be written into the file: it has them, and files of the format are written at all. */
export function takesComments({ format, isUnreadable }: Analysis): boolean {
  return format.syntax !== 'json' && format.traits.isReadOnly !== true && !isUnreadable;
}

/** A comment as a format writes it. XML's cannot hold two hyphens; no rule and no word of ours has them. */
export function commentText({ syntax }: Pick<Format, 'syntax'>, words: string): string {
  if (syntax === 'xml') return `<!-- ${words} -->`;
  return `${syntax === 'options' ? ';' : '#'} ${words}`;
}

/**
 * The edit that silences a rule on the line on which a finding begins, and changes nothing else; undefined where no comment can stand safely. A
 * comment that does so for other rules is given this one, too.
 */
export function silenceLine({ analysis, layout }: DnDocument, { start, finding }: PlacedFinding): SpanEdit | undefined {
  const { rule } = finding;
  const line = takesComments(analysis) ? lineAt(analysis, start) : undefined;
  if (!line) return undefined;
  const found = directivesAround(analysis, line.start, line.end);
  const above = found.filter(({ directive, end }) => {
    if (directive.kind !== 'disable-next-line' || end >= line.start) return false;
    const between = analysis.slice(end, line.start);
    return between.indexOf('\n') === between.length - 1;
  });
  // No comment silences what is found in itself.
  const within = found.filter(
    ({ directive, start: at, end }) =>
      directive.kind === 'disable-line' && at >= line.start && at < line.end && (start < at || start >= end),
  );
  const candidates: Insertion[] = [...above, ...within].reverse().flatMap((one) => extension(one, rule));
  const indent = /^[ \t]*/.exec(line.text)?.[0] ?? '';
  // A line that comes between a comment and the line of which it speaks would take its meaning away.
  if (above.length === 0) {
    const comment = commentText(analysis.format, `dn-config-disable-next-line ${rule}`);
    const newText = `${indent}${comment}${layout.eol}`;
    candidates.push({ at: line.start, newText, kind: 'disable-next-line', rule, isNew: true });
  }
  const behind = ` ${commentText(analysis.format, `dn-config-disable-line ${rule}`)}`;
  candidates.push({ at: line.end, newText: behind, kind: 'disable-line', rule, isNew: true });
  return firstHarmless(analysis, candidates);
}

/** The edit that silences a rule in the whole file, and changes nothing else; undefined where that cannot be. */
export function silenceFile({ analysis, layout }: DnDocument, rule: RuleId): SpanEdit | undefined {
  const first = analysis.segmentAt(0);
  if (!first || !takesComments(analysis) || isLetSpeakAgain(analysis, rule)) return undefined;
  const at = topOf(first.text, analysis.format);
  const comment = commentText(analysis.format, `dn-config-disable ${rule}`);
  const newText = at.isBehind ? `${layout.eol}${comment}` : `${comment}${layout.eol}`;
  const before = directivesIn(first).find(
    ({ directive, start }) =>
      directive.kind === 'disable' && start >= at.offset && analysis.slice(at.offset, start).trim() === '',
  );
  const candidates = before ? extension(before, rule) : [];
  return firstHarmless(analysis, [...candidates, { at: at.offset, newText, kind: 'disable', rule, isNew: true }]);
}

interface Line {
  readonly start: number;
  /** Before the line end. */
  readonly end: number;
  readonly text: string;
}

/** The line on which an offset stands, as suppressions count lines: only a line feed ends one. */
function lineAt(analysis: Analysis, offset: number): Line | undefined {
  const from = Math.max(offset - longestLine, 0);
  const before = analysis.slice(from, offset);
  const feed = before.lastIndexOf('\n');
  if (feed < 0 && from > 0) return undefined;
  const behind = analysis.slice(offset, Math.min(offset + longestLine, analysis.length));
  const next = behind.indexOf('\n');
  if (next < 0 && offset + longestLine < analysis.length) return undefined;
  const rest = next < 0 ? behind : behind.slice(0, behind[next - 1] === '\r' ? next - 1 : next);
  const isMarked = from + feed + 1 === 0 && analysis.slice(0, 1) === '\ufeff';
  const start = from + feed + (isMarked ? 2 : 1);
  const end = offset + rest.length;
  return { start, end, text: analysis.slice(start, end) };
}

/** A comment that speaks to us, with its place in the file. */
interface PlacedDirective {
  readonly directive: Directive;
  readonly start: number;
  readonly end: number;
  readonly segmentStart: number;
}

function directivesIn(segment: Segment): PlacedDirective[] {
  const { start } = segment;
  return (segment.rulings?.directives ?? []).map((directive) => {
    const { span } = directive.comment;
    return { directive, start: start + span.start, end: start + span.end, segmentStart: start };
  });
}

/** Those of the segments that hold a line, and of the one that holds the line before. */
function directivesAround(analysis: Analysis, start: number, end: number): PlacedDirective[] {
  const found: PlacedDirective[] = [];
  const first = analysis.segmentAt(Math.max(start - 1, 0));
  for (let at = first; at && at.start <= end; at = analysis.next(at)) found.push(...directivesIn(at));
  return found;
}

/** Has a comment speak of one rule more; not where it speaks of all. */
function extension({ directive, segmentStart }: PlacedDirective, rule: RuleId): Insertion[] {
  if (directive.kind === 'declare') return [];
  const last = directive.rules.at(-1);
  if (!last) return [];
  const at = segmentStart + last.span.end;
  return [{ at, newText: `, ${rule}`, kind: directive.kind, rule, isNew: false }];
}

/** Whether a comment of the file lets a rule speak again. */
function isLetSpeakAgain(analysis: Analysis, rule: RuleId): boolean {
  return analysis.segments.some((segment) =>
    segment.rulings?.directives.some(
      (directive) =>
        directive.kind === 'enable' &&
        (directive.rules.length === 0 || directive.rules.some(({ text }) => text === rule)),
    ),
  );
}

/** Where a comment about the whole file stands; `isBehind`: behind something that is on the same line. */
function topOf(text: string, { syntax }: Format): { readonly offset: number; readonly isBehind: boolean } {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  if (syntax === 'xml') {
    const declaration = /^\s*<\?xml\s[^>]*\?>/.exec(text.slice(start, start + 1_000));
    return declaration ? { offset: start + declaration[0].length, isBehind: true } : { offset: start, isBehind: false };
  }
  let offset = start;
  // YAML's own directives stand before all else; comments and empty lines may stand between them.
  if (syntax === 'yaml')
    for (const { 0: line, index } of text.slice(start).matchAll(/^(?:[ \t]*(?:#.*)?|%.*)(?:\r?\n)/gmy))
      if (line.startsWith('%')) offset = start + index + line.length;
  return { offset, isBehind: false };
}

function firstHarmless(analysis: Analysis, candidates: readonly Insertion[]): SpanEdit | undefined {
  const found = candidates.find((insertion) => isHarmless(analysis, insertion));
  return found && { span: { start: found.at, end: found.at }, newText: found.newText };
}

/** Whether an insertion is read as the comment that it is to be, and all else as before. Only the segments that it touches are read. */
function isHarmless(analysis: Analysis, insertion: Insertion): boolean {
  const { at } = insertion;
  // Between two segments it can come to stand at the end of the one or at the beginning of the other.
  const segment = analysis.segmentAt(at);
  const before = at > 0 ? analysis.segmentAt(at - 1) : undefined;
  const touched = before && before !== segment ? [before, segment] : [segment];
  return touched.every((one) => !one || isHarmlessIn(analysis, one, insertion));
}

function isHarmlessIn(analysis: Analysis, segment: Segment, { at, newText, kind, rule, isNew }: Insertion): boolean {
  const { text, start } = segment;
  if (text.length > longest) return false;
  const from = at - start;
  const now = analysis.readInstead(segment, text.slice(0, from) + newText + text.slice(from));
  const before = analysis.readInstead(segment, text);
  if (now.comments.length !== before.comments.length + (isNew ? 1 : 0)) return false;
  const comment = now.comments.find(({ span }) => span.start < from + newText.length && span.end > from);
  if (!comment || !says(comment, kind, rule)) return false;
  const original = (offset: number): number => (offset <= from ? offset : Math.max(from, offset - newText.length));
  return written(now, original) === written(before, (offset) => offset);
}

function says(comment: Comment, kind: SuppressionKind, rule: RuleId): boolean {
  const directive = directiveOf(comment);
  return directive?.kind === kind && directive.rules.some(({ text }) => text === rule);
}

/** All that a reading says besides its comments, as text. */
function written({ dns, problems }: SegmentReading, placed: (offset: number) => number): string {
  return JSON.stringify([dns, problems], (key, value: unknown) =>
    (key === 'start' || key === 'end') && typeof value === 'number' ? placed(value) : value,
  );
}
