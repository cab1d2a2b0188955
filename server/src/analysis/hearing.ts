import type { Finding } from '../rules/finding.ts';
import { severityOf } from '../rules/table.ts';
import type { Contexts } from './checkSegment.ts';
import { mayDirect, rulingsOf } from './rulings.ts';
import { nothingFound, type Segment, type SegmentFinding } from './segment.ts';
import { findingsOfDirectives, Silences, unused, unusedOf } from './silences.ts';
import { type Silenceable, silencing, type Use } from './silencing.ts';
import { isQuiet, type Standings } from './standing.ts';

/** Lets the comments of a file be heard: what they say to each segment, what they silence there, and which of them say it in vain. */
export class Hearing {
  private readonly contexts: Contexts;
  private readonly standings: Standings;
  private readonly silences = new Silences();

  constructor(contexts: Contexts, standings: Standings) {
    this.contexts = contexts;
    this.standings = standings;
  }

  /** Finds out what the comments of a segment, and those before it, say to it. */
  rule(segment: Segment): void {
    const { standingBefore: before, rulings, text } = segment;
    if (isQuiet(before) && !mayDirect(text, this.contexts.format)) {
      if (rulings) this.forget(segment);
      const bringsDn = !before.hasDn && segment.dns.some(({ role }) => role !== 'fragment');
      segment.standingAfter = bringsDn ? this.standings.shared({ ...before, hasDn: true }) : before;
      return;
    }
    this.silences.vacate(rulings);
    segment.rulings = rulingsOf(segment, before, this.contexts.format, this.standings, this.silences.idOf);
    segment.standingAfter = segment.rulings.after;
    this.silences.change(segment, rulings, segment.rulings);
  }

  /** To be called when a segment goes, or when no comment speaks to it any longer. */
  forget(segment: Segment): void {
    const { rulings, silencedOwn, silencedClashes, silencedUnused } = segment;
    if (!rulings) return;
    this.silences.vacate(rulings);
    this.silences.change(segment, rulings, undefined);
    this.silences.count([...silencedOwn, ...silencedClashes, ...silencedUnused], nothingFound);
    segment.rulings = undefined;
    segment.silencedOwn = segment.silencedClashes = segment.silencedUnused = segment.unused = nothingFound;
  }

  /** Findings about the file itself, as loud as they are to be. */
  heard(findings: readonly Finding[]): SegmentFinding[] {
    return findings.flatMap((finding): SegmentFinding[] => {
      const severity = severityOf(finding, this.contexts.settings.rules);
      return severity === 'off' ? [] : [{ finding, severity, dn: undefined }];
    });
  }

  /** Leaves out the findings that suppressions silence, and tells which did. */
  silence(
    { rulings }: Segment,
    all: readonly SegmentFinding[],
  ): { readonly spoken: readonly SegmentFinding[]; readonly uses: readonly Use[] } {
    if (!rulings || rulings.stretches.length === 0) return { spoken: all, uses: nothingFound };
    const things = all.map(({ finding: { rule, span } }) => ({ rule, start: span.start }));
    const { isSilent, uses } = silencing(rulings.stretches, things);
    return { spoken: all.filter((_, index) => !isSilent[index]), uses };
  }

  /** What was found in a segment itself, with what is wrong in its comments. */
  setOwn(segment: Segment, found: readonly SegmentFinding[]): void {
    const { rulings } = segment;
    const all = rulings ? [...found, ...this.heard(findingsOfDirectives(rulings, segment.text))] : found;
    const { spoken, uses } = this.silence(segment, all);
    segment.own = spoken;
    if (uses !== segment.silencedOwn) this.silences.count(segment.silencedOwn, uses);
    segment.silencedOwn = uses;
  }

  /** What comparing the segment's DNs with others has found. */
  setClashes(segment: Segment, found: readonly SegmentFinding[]): void {
    const { spoken, uses } = this.silence(segment, found);
    segment.clashes = spoken;
    if (uses.length + segment.silencedClashes.length > 0) this.silences.count(segment.silencedClashes, uses);
    segment.silencedClashes = uses;
  }

  /** Finds the suppressions that silence nothing, once all findings are known; `changed` is told of the segments in which they stand. */
  findUnused(changed: (segment: Segment) => void): void {
    while (this.silences.hasTouched)
      for (const segment of this.silences.takeTouched()) {
        const { suppressions = [], stretches = [] } = segment.rulings ?? {};
        // Only who says it in so many words silences this.
        const named = stretches.filter(({ rules }) => rules?.includes(unused));
        const found: Finding[] = [];
        const things: Silenceable[] = [];
        const last: Finding[] = [];
        for (const suppression of suppressions) {
          const { id: about } = suppression;
          for (const finding of unusedOf(suppression, this.silences, segment.text, (rule) => rule !== unused)) {
            found.push(finding);
            things.push({ rule: unused, start: finding.span.start, about });
          }
          for (const finding of unusedOf(suppression, this.silences, segment.text, (rule) => rule === unused))
            last.push(finding);
        }
        const { isSilent, uses } = silencing(named, things);
        if (JSON.stringify(uses) !== JSON.stringify(segment.silencedUnused)) {
          this.silences.count(segment.silencedUnused, uses);
          segment.silencedUnused = uses;
        }
        segment.unused = this.heard([...found.filter((_, index) => !isSilent[index]), ...last]);
        changed(segment);
      }
    this.silences.settle();
  }
}
