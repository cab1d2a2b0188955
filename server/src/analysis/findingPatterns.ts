import type { Dn } from '../model/dn.ts';
import type { Span } from '../model/span.ts';
import type { Finding, Related } from '../rules/finding.ts';
import type { FreeValue } from './freeValues.ts';
import { filled, isFillable, type Pattern, patternIn, type ValueAt } from './patterns.ts';
import type { Segment, SegmentFinding } from './segment.ts';

/** A place in a text with free values: so far behind the end of the last one before it, or behind the text's start where there is none. */
interface PlacePattern {
  /** How many values stand before it. */
  readonly values: number;
  readonly distance: number;
}

interface SpanPattern {
  readonly start: PlacePattern;
  readonly end: PlacePattern;
}

interface RelatedPattern {
  readonly message: Pattern;
  /** Where it stands in the same text, or what it says of that without one. */
  readonly place: SpanPattern | Related;
}

/** What is found in texts that follow a template, with places for the values that differ from one to the other. */
export interface FindingPattern {
  /** What is said of each of them. */
  readonly same: Pick<Finding, 'rule' | 'severity' | 'tags' | 'data'>;
  readonly severity: SegmentFinding['severity'];
  /** Which of the DNs it is about. */
  readonly dn: number;
  readonly span: SpanPattern;
  readonly message: Pattern;
  readonly related: readonly RelatedPattern[] | undefined;
}

/** DNs and what was found in them. */
interface Found {
  readonly dns: readonly Dn[];
  readonly own: readonly SegmentFinding[];
}

/**
 * Makes patterns of findings. `sample`: the same DNs with signs in the place of `values`, in the order of the text, and what was found then. Undefined where
 * that is not the same, or where it says more than can be filled in.
 */
export function findingPatternsOf(
  { dns, own }: Found,
  sample: Found,
  values: readonly FreeValue[],
  valueAt: ValueAt,
): readonly FindingPattern[] | undefined {
  if (sample.own.length !== own.length) return undefined;
  const patterns: FindingPattern[] = [];
  for (const [index, found] of own.entries()) {
    const signed = sample.own[index];
    const dn = found.dn ? dns.indexOf(found.dn) : -1;
    if (!signed?.dn || dn < 0 || sample.dns.indexOf(signed.dn) !== dn) return undefined;
    if (!isSameSaid(found, signed)) return undefined;
    const { rule, severity, tags, data, span, message, related } = found.finding;
    const place = spanIn(span, values);
    const text = textPattern(signed.finding.message, message, valueAt);
    const others = relatedIn(related ?? [], signed.finding.related ?? [], values, valueAt);
    if (!place || !text || !others) return undefined;
    patterns.push({
      same: { rule, ...(severity && { severity }), ...(tags && { tags }), ...(data && { data }) },
      severity: found.severity,
      dn,
      span: place,
      message: text,
      related: related && others,
    });
  }
  return patterns;
}

/** A text that follows a template, as far as findings need it. */
interface Follower {
  readonly valueAt: ValueAt;
  /** Where a value ends, counted from the start of the text. */
  endAt(value: number): number;
  /** The number of one of its DNs, as it may be said. */
  numberAt(dn: number): string | undefined;
  /** Reads the segment, and gives all that rules say of it: the same findings, in the same order. */
  check(segment: Segment): readonly SegmentFinding[];
}

/** What is found in a segment that follows a template. Only who asks for a fix, or for the DN, has it read. */
export function foundAlike(
  patterns: readonly FindingPattern[],
  segment: Segment,
  follower: Follower,
): readonly SegmentFinding[] {
  let checked: readonly SegmentFinding[] | undefined;
  const { check } = follower;
  return patterns.map(({ same, severity, dn, span, message, related }, index): SegmentFinding => {
    const number = follower.numberAt(dn);
    const finding: Finding = {
      ...same,
      span: spanFor(span, follower),
      message: filled(message, follower.valueAt),
      ...(related && { related: related.map((one) => relatedFor(one, follower)) }),
      get fixes() {
        checked ??= check(segment);
        return checked[index]?.finding.fixes ?? [];
      },
    };
    return {
      finding,
      severity,
      get dn() {
        return segment.dns[dn];
      },
      ...(number !== undefined && { number }),
    };
  });
}

/** All that findings say in a text. */
export function* saidIn(patterns: readonly FindingPattern[], valueAt: ValueAt): Generator<string> {
  for (const { same, message, related = [] } of patterns) {
    yield filled(message, valueAt);
    for (const one of related) yield filled(one.message, valueAt);
    yield* Object.values(same.data ?? {});
  }
}

/** Whether two findings are alike in all that is no text with values in it. */
function isSameSaid(one: SegmentFinding, other: SegmentFinding): boolean {
  const said = ({ severity, finding: { rule, span, severity: own, tags, data } }: SegmentFinding): string =>
    JSON.stringify([severity, rule, span, own, tags, data]);
  return said(one) === said(other);
}

function relatedIn(
  all: readonly Related[],
  signed: readonly Related[],
  values: readonly FreeValue[],
  valueAt: ValueAt,
): readonly RelatedPattern[] | undefined {
  if (all.length !== signed.length) return undefined;
  const patterns: RelatedPattern[] = [];
  for (const [index, one] of all.entries()) {
    const message = textPattern(signed[index]?.message ?? '', one.message, valueAt);
    const isHere = 'span' in one && !one.dn;
    const place = isHere ? spanIn(one.span, values) : 'declaration' in one ? one : undefined;
    if (!message || !place) return undefined;
    patterns.push({ message, place });
  }
  return patterns;
}

/** Undefined where filling in the sample's own values does not give its own text. */
function textPattern(signed: string, text: string, valueAt: ValueAt): Pattern | undefined {
  const pattern = patternIn(signed);
  return isFillable(pattern) && filled(pattern, valueAt) === text ? pattern : undefined;
}

function spanIn({ start, end }: Span, values: readonly FreeValue[]): SpanPattern | undefined {
  const from = placeIn(start, values);
  const to = placeIn(end, values);
  return from && to && { start: from, end: to };
}

/** Undefined for a place inside a value. */
function placeIn(offset: number, values: readonly FreeValue[]): PlacePattern | undefined {
  let count = 0;
  while (count < values.length && (values[count] as FreeValue).end <= offset) count++;
  const next = values[count];
  if (next && next.start < offset) return undefined;
  return { values: count, distance: offset - (values[count - 1]?.end ?? 0) };
}

function placeFor({ values, distance }: PlacePattern, { endAt }: Follower): number {
  return values === 0 ? distance : endAt(values - 1) + distance;
}

function spanFor({ start, end }: SpanPattern, follower: Follower): Span {
  return { start: placeFor(start, follower), end: placeFor(end, follower) };
}

function relatedFor({ message, place }: RelatedPattern, follower: Follower): Related {
  const said = { message: filled(message, follower.valueAt) };
  return 'start' in place ? { ...said, span: spanFor(place, follower) } : { ...place, ...said };
}
