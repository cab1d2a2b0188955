import type { CutState } from '../formats/format.ts';
import type { Span } from '../model/span.ts';
import type { Contexts } from './checkSegment.ts';
import type { DnIndex } from './dnIndex.ts';
import { type FactPattern, fillIn, numberIn } from './factPatterns.ts';
import { foundAlike } from './findingPatterns.ts';
import type { FreeValues } from './patterns.ts';
import { extentOfLines } from './place.ts';
import { usualAhead } from './recut.ts';
import { nothingFound, Segment, type SegmentCut, type SegmentFinding, type Source } from './segment.ts';
import type { Standing } from './standing.ts';
import {
  type Circumstances,
  isLearnable,
  type Known,
  type NumberPlace,
  saysSecret,
  type Templates,
  templateOf,
} from './template.ts';

/** Where something stands that may follow a template. */
export interface Surrounded {
  /** Any kind will do where none is said. */
  readonly cut: { readonly kind?: string | undefined; readonly before: CutState };
  readonly stateBefore: unknown;
  readonly standingBefore: Standing;
}

/** A text that follows a template. */
export interface Alike {
  readonly end: number;
  readonly known: Known;
  /** Whether nothing is found in such texts, and they use nothing of others: then it can be a segment of a run. */
  readonly isPlain: boolean;
  /** Where the values are, as long as no other template is matched. */
  readonly values: FreeValues;
  readonly cut: SegmentCut;
  /** How many lines it is, where that is known. */
  readonly lines: number | undefined;
}

/** After so many templates that nobody followed only some more are learnt: one of so many. */
const mostUnfollowed = 256;
const tryAgain = 16;
/** For one that somebody follows, so many may be learnt in vain. */
const worth = 4;

/** Finds the segments of a file that say what others said, but for what means nothing to any rule; these are not read. */
export class Likeness {
  private readonly tree: Templates;
  private readonly contexts: Contexts;
  private readonly index: DnIndex;
  private readonly check: (segment: Segment) => readonly SegmentFinding[];
  /** How many segments with findings are still only read. */
  private troubledBefore: number;
  /** How many templates were learnt in vain so far; each that is followed makes up for some. */
  private unfollowed = 0;
  /** How many were not learnt for that. */
  private passedOver = 0;
  private readonly followed = new WeakSet<Known>();
  /** That for which a template is looked for. */
  private placing: Surrounded | undefined;

  /**
   * `index` gets the facts of the DNs in segments that follow a template; `check` reads one and gives all that rules say of it. So many segments with findings
   * as `fewTroubled` says are not learned from.
   */
  constructor(
    tree: Templates,
    contexts: Contexts,
    index: DnIndex,
    check: (segment: Segment) => readonly SegmentFinding[],
    fewTroubled: number,
  ) {
    this.tree = tree;
    this.contexts = contexts;
    this.index = index;
    this.check = check;
    this.troubledBefore = fewTroubled;
  }

  /** Looks for a template that a segment follows; then nothing else needs to be known of it. */
  follow(segment: Segment): boolean {
    const { text, copy = text, copiedAt } = segment;
    // It may be placed once more, when it has no copy any longer.
    segment.copy = undefined;
    segment.copiedAt = 0;
    this.placing = segment;
    const known = this.tree.match(copy, copiedAt, copiedAt + text.length, true, this.hold, this.fits);
    if (!known) return false;
    this.note(segment, known, copiedAt);
    return true;
  }

  /**
   * What a text from `at` on says that a cut would end: it follows a template and leaves all states as they were. Undefined where there is none; nothing
   * behind `limit` is looked at.
   */
  alikeAt(text: string, at: number, limit: number, place: Surrounded): Alike | undefined {
    const { tree } = this;
    this.placing = place;
    const known = tree.match(text, at, limit, false, this.hold, this.fits);
    // Who looked further than usual is kept note of by the cutter alone.
    if (!known?.cut || tree.aheadOfMatch > usualAhead) return undefined;
    this.noteFollowed(known);
    const { findings, borrowed } = known;
    const ahead = tree.aheadOfMatch;
    const cut = known.cut.ahead === ahead ? known.cut : { ...known.cut, ahead };
    const isPlain = findings.length + borrowed.length === 0;
    return { end: tree.endOfMatch, lines: tree.linesInMatch, cut, known, isPlain, values: tree };
  }

  /** The text that `alikeAt` has just found, from `at` to its end, as a segment in its place. */
  segmentOf(text: string, at: number, { cut, known }: Alike, place: Surrounded, source: Source): Segment {
    const segment = new Segment(text, cut, source);
    segment.stateBefore = place.stateBefore;
    segment.standingBefore = place.standingBefore;
    segment.isLinked = true;
    this.note(segment, known, at);
    return segment;
  }

  private noteFollowed(known: Known): void {
    if (this.followed.has(known)) return;
    this.followed.add(known);
    this.unfollowed = Math.max(0, this.unfollowed - worth);
  }

  /** Notes what a template says of a segment, when it was matched last, with `from` as the segment's start. */
  private note(segment: Segment, known: Known, from: number): void {
    this.noteFollowed(known);
    const { tree } = this;
    const { facts, circumstances, standingAfter, places } = known;
    segment.stateAfter = segment.stateBefore;
    segment.standingAfter = standingAfter;
    segment.isFree = circumstances.isFree;
    segment.isTemplated = true;
    segment.own = this.foundIn(segment, known, from);
    segment.borrowed = known.borrowed;
    segment.measureAs(extentOfLines(segment.text, tree.linesInMatch));
    if (segment.entries.length > 0) this.index.remove(segment);
    if (facts.length === 0) return;
    this.index.add(
      segment,
      facts.map((pattern) => fillIn(pattern, tree.valueAt)),
      places?.map((place) => place && this.spanOf(place, from)),
    );
  }

  /** What is found in a segment that has just been matched, with `from` as its start. */
  private foundIn(segment: Segment, { facts, findings }: Known, from: number): readonly SegmentFinding[] {
    if (findings.length === 0) return nothingFound;
    const { tree, check } = this;
    return foundAlike(findings, segment, {
      valueAt: tree.valueAt,
      endAt: (index) => tree.spanAt(index, from).end,
      numberAt: (dn) => numberIn(facts[dn] as FactPattern, tree.valueAt),
      check,
    });
  }

  private spanOf({ value, before, behind }: NumberPlace, from: number): Span {
    const { start, end } = this.tree.spanAt(value, from);
    return { start: start - before, end: end + behind };
  }

  /** Whether what was learnt in some circumstances holds for the segment that is being placed, as far as these do not depend on its number. */
  private readonly hold = ({ kind, before, isFree, state, standing }: Circumstances): boolean => {
    const { placing } = this;
    return (
      placing !== undefined &&
      (placing.cut.kind ?? kind) === kind &&
      before === placing.cut.before &&
      standing === placing.standingBefore &&
      (isFree || state === placing.stateBefore)
    );
  };

  /** Whether the numbers of its DNs put them under the same settings as the template's, and nothing that is said of them holds a secret. */
  private readonly fits = (known: Known): boolean => {
    const { facts, circumstances } = known;
    const { valueAt } = this.tree;
    for (let index = 0; index < facts.length; index++) {
      const number = numberIn(facts[index] as FactPattern, valueAt);
      if (this.contexts.settingsFor(number) !== circumstances.settings[index]) return false;
    }
    return !saysSecret(known, valueAt);
  };

  /**
   * Makes a template of a segment that has just been read. `behind`: what was looked at behind it to cut it; absent where nothing is to be gathered, or
   * the end of the file was met.
   */
  learn(segment: Segment, behind?: string): void {
    const { tree, contexts } = this;
    if (!isLearnable(segment, tree.areShared)) return;
    if (tree.isFull && !tree.areShared) tree.clear();
    if (!tree.takes(segment.text)) return;
    if (segment.own.length > 0 && this.troubledBefore-- > 0) return;
    // What is like nothing else is learnt in vain, be it all of a file or a part; now and then it is tried again.
    if (this.unfollowed > mostUnfollowed && ++this.passedOver % tryAgain > 0) return;
    this.unfollowed = Math.min(this.unfollowed + 1, mostUnfollowed + 1);
    const template = templateOf(segment, contexts, tree, behind);
    if (template) tree.add(template.pieces, template.ending);
  }
}
