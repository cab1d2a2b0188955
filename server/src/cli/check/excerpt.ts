import type { Excerpt } from '../reports/report.ts';

/** What of a text may be shown. */
export interface Shown {
  /** A stretch of a line as it may be shown; undefined for nothing. */
  show(start: number, end: number): string | undefined;
  /** Where an offset is in what is shown of a stretch; absent where that is as in the text. */
  column?(start: number, offset: number): number;
}

/** Longer lines are shown only around the finding. */
const longest = 160;
const lead = 60;

/** The line of a finding (offsets in the text), as it may be shown; undefined where it may not, or has nothing to show. */
export function excerptOf(
  text: string,
  { start, end }: { start: number; end: number },
  shown: Shown,
): Excerpt | undefined {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const feed = text.indexOf('\n', start);
  const lineEnd = (feed < 0 ? text.length : feed) - (feed > lineStart && text[feed - 1] === '\r' ? 1 : 0);
  const from = lineEnd - lineStart <= longest ? lineStart : Math.max(lineStart, start - lead);
  const to = Math.min(lineEnd, from + longest);
  const line = shown.show(from, to);
  if (line === undefined || line.trim() === '') return undefined;
  const column = (offset: number): number => shown.column?.(from, offset) ?? offset - from;
  const first = column(Math.min(start, to));
  const last = column(Math.max(Math.min(end, to), Math.min(start, to)));
  return { text: line, start: first, end: Math.max(first, last) };
}
