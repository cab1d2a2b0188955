/**
 * A half-open stretch of text, `start` included and `end` excluded, counted in UTF-16 code units.
 * Inside a segment the numbers count from the segment's first code unit, so that an edit above costs nothing below.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** True when `offset` lies in the span or at either of its edges, as a text cursor does. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** The same stretch, counted from a place that lies `by` code units earlier. */
export function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}
