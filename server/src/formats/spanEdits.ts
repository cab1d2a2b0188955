import type { SpanEdit } from './edit.ts';

/** The edits in the order of the text; undefined where two of them overlap, for then they cannot be made together. */
export function separate(edits: readonly SpanEdit[]): readonly SpanEdit[] | undefined {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const isOverlapping = sorted.some(({ span }, index) => span.start < (sorted[index - 1]?.span.end ?? 0));
  return isOverlapping ? undefined : sorted;
}
