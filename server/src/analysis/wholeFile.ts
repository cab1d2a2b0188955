import type { SyntaxProblem } from '../formats/format.ts';
import type { Dn } from '../model/dn.ts';
import type { RuleContext } from '../rules/rule.ts';
import { severityOf } from '../rules/table.ts';
import type { DnIndex } from './dnIndex.ts';
import type { Deadline } from './engineOptions.ts';
import type { Hearing } from './hearing.ts';
import type { Loans } from './loans.ts';
import { nothingFound, type Segment, type SegmentFinding } from './segment.ts';
import type { SegmentReader } from './segmentReader.ts';

/** What has to be known of a file for it. */
interface FileParts {
  readonly segments: SegmentReader;
  readonly loans: Loans;
  readonly index: DnIndex;
  readonly hearing: Hearing;
  contextOf(segment: Segment, dn: Dn): RuleContext;
  /** Checks a segment anew. */
  check(segment: Segment): void;
  /** Notes that there are other findings in a segment. */
  note(segment: Segment): void;
}

/**
 * Finds what can be said only when all of a file is linked: shared parts in the roles in which others use them, what its end shows, DNs against each
 * other, and suppressions that silence nothing of all that.
 */
export class WholeFile {
  private readonly parts: FileParts;
  /** Segments with problems that showed at the end. */
  private readonly lateOwners = new Set<Segment>();
  private endState: unknown;

  constructor(parts: FileParts) {
    this.parts = parts;
    this.endState = parts.segments.reader.start;
  }

  /** To be called when a segment goes. */
  forget(segment: Segment): void {
    this.lateOwners.delete(segment);
  }

  /** Works until nothing is left to do, or until `isLate`; says whether nothing is left. `endState`: the state behind the last segment. */
  finish(endState: unknown, isLate: Deadline): boolean {
    const { loans, index, hearing, contextOf, note } = this.parts;
    this.lend(isLate);
    if (loans.hasTouched) return false;
    this.end(endState);
    for (const segment of index.settle(isLate)) {
      const found = index.clashesOf(segment).flatMap(({ index: place, finding }): SegmentFinding[] => {
        const dn = segment.dns[place];
        if (!dn) return [];
        const severity = severityOf(finding, contextOf(segment, dn).settings.rules);
        return severity === 'off' ? [] : [{ finding, severity, dn }];
      });
      hearing.setClashes(segment, found);
      note(segment);
    }
    if (!index.isSettled) return false;
    hearing.findUnused(note);
    return true;
  }

  private lend(isLate: Deadline): void {
    const { segments, loans, check } = this.parts;
    for (let segment = loans.takeTouched(); segment; segment = loans.takeTouched()) {
      if (!segment.block) continue;
      const all = loans.of(segment);
      segment.lent = all.length > 0 ? segments.reader.lend?.(segments.pieceOf(segment), all) : undefined;
      segments.read(segment);
      check(segment);
      if (isLate()) return;
    }
  }

  private end(state: unknown): void {
    const { segments, check } = this.parts;
    if (state === this.endState) return;
    this.endState = state;
    const byOwner = new Map<Segment, SyntaxProblem[]>();
    for (const { owner, problem } of segments.reader.end(state)) {
      const problems = byOwner.get(owner as Segment);
      if (problems) problems.push(problem);
      else byOwner.set(owner as Segment, [problem]);
    }
    for (const segment of new Set([...this.lateOwners, ...byOwner.keys()])) {
      const problems = byOwner.get(segment);
      segment.late = problems ?? nothingFound;
      if (problems) this.lateOwners.add(segment);
      else this.lateOwners.delete(segment);
      segments.read(segment);
      check(segment);
    }
  }
}
