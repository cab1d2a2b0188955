import { Run } from './run.ts';
import { Segment, type Uncut } from './segment.ts';
import { StretchList } from './stretchList.ts';

/** What a file consists of. */
export type Member = Segment | Run | Uncut;

/** What somebody can look at: no run. */
export type SingleMember = Segment | Uncut;

/** The members of a file in order. Whoever asks for a single one gets it: the run in which it is, if any, is told apart for it. */
export class MemberList extends StretchList<Member> {
  private readonly tellApart: (run: Run) => Segment;

  /** `tellApart` puts the segments of a run in its place, and gives the first one. */
  constructor(tellApart: (run: Run) => Segment) {
    super();
    this.tellApart = tellApart;
  }

  /** The member itself, or the first segment of a run. */
  apart(member: Member): SingleMember {
    return member instanceof Run ? this.tellApart(member) : member;
  }

  /** The segment or uncut stretch that holds an offset; at the end of the text the last one. */
  singleAt(offset: number): SingleMember | undefined {
    const member = this.at(offset);
    if (!(member instanceof Run)) return member;
    this.tellApart(member);
    return this.at(offset) as Segment;
  }

  singleAfter(member: SingleMember): SingleMember | undefined {
    const next = this.next(member);
    return next && this.apart(next);
  }

  singleBefore(member: SingleMember): SingleMember | undefined {
    const previous = this.previous(member);
    return previous instanceof Run ? this.lastOf(previous) : previous;
  }

  /** The last segment of a run. */
  lastOf(run: Run): Segment {
    const next = this.next(run);
    this.tellApart(run);
    return (next ? this.previous(next) : this.last) as Segment;
  }

  /** All segments. */
  get segments(): readonly Segment[] {
    for (const member of [...this]) if (member instanceof Run) this.tellApart(member);
    return [...this].filter((member) => member instanceof Segment);
  }
}
