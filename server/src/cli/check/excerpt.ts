import type { Excerpt } from '../reports/report.ts';
import type { SecretMask } from './secretMask.ts';

/** Longer lines are shown only around the finding. */
const longest = 160;
const lead = 60;

/** The line of a finding (offsets in the text), as it may be shown; undefined where it may not, or has nothing to show. */
export function excerptOf(
  text: string,
  { start, end }: { start: number; end: number },
  mask: SecretMask,
): Excerpt | undefined {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const feed = text.indexOf('\n', start);
  const lineEnd = (feed < 0 ? text.length : feed) - (feed > lineStart && text[feed - 1] === '\r' ? 1 : 0);
  const from = lineEnd - lineStart <= longest ? lineStart : Math.max(lineStart, start - lead);
  const to = Math.min(lineEnd, from + longest);
  const shown = mask.show(from, to);
  if (shown === undefined || shown.trim() === '') return undefined;
  const first = mask.column(from, Math.min(start, to));
  const last = mask.column(from, Math.max(Math.min(end, to), Math.min(start, to)));
  return { text: shown, start: first, end: Math.max(first, last) };
}
