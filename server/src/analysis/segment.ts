import type { Borrowed, CutContext, CutState, SegmentReading, SyntaxProblem } from '../formats/format.ts';
import type { Comment, Dn } from '../model/dn.ts';
import type { SeverityWord } from '../project/settings.ts';
import type { Finding } from '../rules/finding.ts';
import type { Ties } from './division.ts';
import type { Entry } from './dnIndex.ts';
import type { PlaceRange } from './place.ts';
import type { Rulings } from './rulings.ts';
import type { Use } from './silencing.ts';
import { atStart, type Standing } from './standing.ts';
import { Stretch } from './stretchList.ts';

/** A stretch that still has to be cut into segments: a file that is being opened, or what an edit has touched. */
export class Uncut extends Stretch {
  /** A shorter copy of its beginning, from `copiedAt` on, that another step of cutting has left. */
  copy: string | undefined;
  copiedAt = 0;
}

/** How a segment was cut. */
export interface SegmentCut extends CutContext {
  readonly after: CutState;
  /** How many code units behind the segment were looked at to cut it. */
  readonly ahead: number;
}

/** A finding in its segment, and the DN that it is about. Its spans count from the segment's start. */
export interface SegmentFinding {
  readonly finding: Finding;
  readonly severity: Exclude<SeverityWord, 'off'>;
  readonly dn: Dn | undefined;
  /** The DN's number as it may be said, where that is known without reading the DN. */
  readonly number?: string;
}

/** What is known of a segment from reading it in its place. */
export interface Contents {
  readonly dns: readonly Dn[];
  readonly comments: readonly Comment[];
}

/** What the segments of a file ask of the engine that made them. */
export interface Source {
  read(segment: Segment): SegmentReading;
}

export const nothingFound: readonly never[] = [];

/**
 * One segment of a file with what was read in it; spans of its parts count from its start. Of a segment that looks like others which
 * were read before, only the facts and the findings are known until somebody asks for its DNs.
 */
export class Segment extends Stretch implements Contents {
  readonly cut: SegmentCut;
  private readonly source: Source;
  /** A longer text in which this one stands from `copiedAt` on, for as long as the segment is new. */
  copy: string | undefined;
  copiedAt = 0;
  /** What the format's reader made of the text alone. */
  piece: unknown;
  hasPiece = false;
  /** The reader's states before and behind; meaningless until it was linked. */
  stateBefore: unknown;
  stateAfter: unknown;
  isLinked = false;
  /** Whether the reading takes nothing from the state, and leaves it as it is. */
  isFree = false;
  /** What comments have said before and behind it; meaningless until it was linked. */
  standingBefore: Standing = atStart;
  standingAfter: Standing = atStart;
  /** What comments say to it; absent where they say nothing but what the whole file is told. */
  rulings: Rulings | undefined;
  /** Whether only a template says what is in it. */
  isTemplated = false;
  /** Absent while nobody has needed it. */
  reading: SegmentReading | undefined;
  /** The parts of others that it uses, as its loans are counted. */
  borrowed: readonly Borrowed[] = nothingFound;
  /** Parts of this segment as others have borrowed them. */
  lent: Pick<SegmentReading, 'dns' | 'problems'> | undefined;
  /** Problems that showed only at the end of the file. */
  late: readonly SyntaxProblem[] = nothingFound;
  /** What its own DNs and syntax are found guilty of, and what comparing DNs with others has found. */
  own: readonly SegmentFinding[] = nothingFound;
  clashes: readonly SegmentFinding[] = nothingFound;
  /** Suppressions in it that silence nothing. */
  unused: readonly SegmentFinding[] = nothingFound;
  /** What suppressions have kept out of `own`, `clashes` and `unused`. */
  silencedOwn: readonly Use[] = nothingFound;
  silencedClashes: readonly Use[] = nothingFound;
  silencedUnused: readonly Use[] = nothingFound;
  /** The index's own: its DNs there. */
  entries: readonly Entry[] = nothingFound;
  /** The division's own: what it has to do with the other parts of its object. */
  ties: Ties | undefined;
  private sorted: readonly SegmentFinding[] | undefined;
  private ranges: PlaceRange[] | undefined;

  constructor(text: string, cut: SegmentCut, source: Source) {
    super(text);
    this.cut = cut;
    this.source = source;
  }

  copiedFrom(text: string, at: number): void {
    this.copy = text;
    this.copiedAt = at;
  }

  /** The DNs in it, shared parts that are read like DNs included. */
  get dns(): readonly Dn[] {
    const { dns } = this.reading ?? this.source.read(this);
    return this.lent && this.lent.dns.length > 0 ? [...dns, ...this.lent.dns] : dns;
  }

  /** How many DNs are in it, as people count them: without shared parts and objects of other classes. */
  get dnCount(): number {
    // Only DNs follow templates, and each has its entry.
    if (this.isTemplated && !this.reading) return this.entries.length;
    return this.dns.filter(({ role }) => role === 'dn').length;
  }

  /** Reads it, if only its facts were needed so far. */
  readNow(): void {
    this.source.read(this);
  }

  get comments(): readonly Comment[] {
    return (this.reading ?? this.source.read(this)).comments;
  }

  get hasFindings(): boolean {
    return this.own.length > 0 || this.clashes.length > 0 || this.unused.length > 0;
  }

  /** All findings in the order of the text. */
  get findings(): readonly SegmentFinding[] {
    this.sorted ??= [...this.own, ...this.clashes, ...this.unused].sort(byPlace);
    return this.sorted;
  }

  /**
   * Where one of `findings` stands, by its index; counted from the segment's start. Kept, for it is asked for after every edit elsewhere. Undefined for one that stands
   * behind the segment, as what shows at the end of the file may.
   */
  rangeWithin(index: number): PlaceRange | undefined {
    this.ranges ??= [];
    const { start, end } = (this.findings[index] as SegmentFinding).finding.span;
    if (end > this.text.length) return undefined;
    this.ranges[index] ??= { start: this.placeWithin(start), end: this.placeWithin(end) };
    return this.ranges[index];
  }

  /** To be called when `own`, `clashes` or `unused` has been set. */
  forgetOrder(): void {
    this.sorted = undefined;
    this.ranges = undefined;
  }
}

function byPlace({ finding: a }: SegmentFinding, { finding: b }: SegmentFinding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
