import type { DnIndex } from './dnIndex.ts';
import type { FactPattern } from './factPatterns.ts';
import type { Alike, Likeness, Surrounded } from './likeness.ts';
import type { MemberList } from './memberList.ts';
import { extentOfLines } from './place.ts';
import { beginningOf, restOf } from './recut.ts';
import { Run, type RunPlace } from './run.ts';
import { hashesIn, RunKeys } from './runKeys.ts';
import { Segment, type SegmentCut, type Source, type Uncut } from './segment.ts';

/** How many segments are gathered at a time, how many a run has at least, and how long a stretch has to be for it, in UTF-16 code units. */
export interface RunSize {
  readonly most: number;
  readonly least: number;
  readonly longEnough: number;
}

/** What stands in the place of the beginning of a stretch, in the list already. */
export interface Gathered {
  /** The index does not know the DNs in runs yet. Segments that are not linked follow templates, too. */
  readonly members: readonly (Segment | Run)[];
  readonly rest: Uncut;
}

/** What has to be known to gather what is alike in a file. */
export interface Gathering {
  readonly list: MemberList;
  readonly likeness: Likeness;
  readonly index: DnIndex;
  readonly source: Source;
}

/**
 * Takes the beginning of an uncut stretch as far as it follows templates. Where each segment ends, these know: nothing is cut for it. Those in which nothing is found,
 * and which are compared with nobody, become runs where several stand one behind the other. Gives undefined, with nothing changed, where
 * they are too few. `previous` is linked, with `state` and `standing` behind it.
 */
export function gather(
  { list, likeness, index, source }: Gathering,
  uncut: Uncut,
  previous: Segment | Run,
  { state, standing }: Omit<RunPlace, 'cut'>,
  { most, least, longEnough }: RunSize,
): Gathered | undefined {
  if (uncut.text.length < longEnough || (previous instanceof Segment && !previous.isLinked)) return undefined;
  const { base, baseAt, taken } = beginningOf(uncut);
  const members: (Segment | Run)[] = [];
  const place: Surrounded = { cut: { before: previous.cut.after }, stateBefore: state, standingBefore: standing };
  let row = new Row(base, baseAt, place);
  const takeRow = (): void => {
    const run = row.count < least ? undefined : row.run();
    if (run) members.push(run);
    else for (const segment of row.segments(source)) members.push(segment);
  };
  for (let count = 0; count < most; count++) {
    const { end: at } = row;
    const alike = likeness.alikeAt(base, at, baseAt + taken, row.place);
    if (!alike) break;
    if (alike.isPlain) {
      if (!row.add(alike, index)) break;
      continue;
    }
    // Before anything else is looked for: what it says is filled in from what was found last.
    const segment = likeness.segmentOf(base.slice(at, alike.end), at, alike, place, source);
    takeRow();
    members.push(segment);
    row = new Row(base, alike.end, place);
  }
  if (members.length === 0 && row.count < least) return undefined;
  takeRow();
  const done = row.end - baseAt;
  const rest = restOf(uncut.text.slice(done), base, baseAt + done);
  // A DN with findings that has the key of one in the run before it has had that run told apart: then another segment stands there.
  const before = list.previous(uncut);
  list.remove(uncut, 1);
  list.insert(before, [...members, rest]);
  return { members, rest };
}

/** Texts one behind the other that may become a run. */
class Row {
  end: number;
  count = 0;
  private readonly base: string;
  private readonly start: number;
  private readonly ends: number[] = [];
  private readonly keys = new RunKeys();
  private how: SegmentCut | undefined;
  private lines: number | undefined = 0;
  /** For the next one: all of a run are cut alike. */
  place: Surrounded;

  /** It starts at `start` in `base`. */
  constructor(base: string, start: number, place: Surrounded) {
    this.base = base;
    this.start = start;
    this.end = start;
    this.place = place;
  }

  /** Takes in what was just found to be alike, unless the index knows a DN with its key; says whether it does. */
  add({ end, known, values, cut, lines }: Alike, index: DnIndex): boolean {
    const { facts } = known;
    const hashes = facts.map((pattern) => hashesIn(pattern, values));
    for (let dn = 0; dn < facts.length; dn++)
      if (!index.isNew(facts[dn] as FactPattern, hashes[dn] as number[], values.valueAt)) return false;
    for (let dn = 0; dn < facts.length; dn++)
      this.keys.add(facts[dn] as FactPattern, hashes[dn] as number[], values, this.start);
    this.end = end;
    this.count++;
    this.ends.push(end - this.start);
    this.lines = this.lines === undefined || lines === undefined ? undefined : this.lines + lines;
    if (this.how && this.how.ahead >= cut.ahead) return true;
    this.how = cut;
    this.place = { ...this.place, cut };
    return true;
  }

  run(): Run | undefined {
    const { how, place } = this;
    if (!how) return undefined;
    const text = this.base.slice(this.start, this.end);
    const run = new Run(
      text,
      { cut: how, state: place.stateBefore, standing: place.standingBefore },
      this.ends,
      this.keys,
    );
    run.measureAs(extentOfLines(text, this.lines));
    return run;
  }

  /** The same one by one, not linked yet. */
  *segments(source: Source): Generator<Segment> {
    let from = this.start;
    for (const length of this.ends) {
      const end = this.start + length;
      if (this.how) yield new Segment(this.base.slice(from, end), this.how, source);
      from = end;
    }
  }
}
