import type { Format } from '../formats/format.ts';
import type { DnFacts } from '../rules/facts.ts';
import type { DnIndex } from './dnIndex.ts';
import type { Likeness } from './likeness.ts';
import type { MemberList } from './memberList.ts';
import { type Extent, followed, nothingYet } from './place.ts';
import { beginningOf, restOf, usualAhead } from './recut.ts';
import { Run, type RunPlace } from './run.ts';
import { Segment, type SegmentCut, type Uncut } from './segment.ts';

/** How many segments a run has at most, and at least, and how long a stretch has to be to be gathered into one, in UTF-16 code units. */
export interface RunSize {
  readonly most: number;
  readonly least: number;
  readonly longEnough: number;
}

/** A run, in the list already, and the facts of the DNs in it. */
export interface Gathered {
  readonly run: Run;
  readonly facts: readonly DnFacts[];
}

/** What has to be known to gather runs in a file. */
export interface Gathering {
  readonly list: MemberList;
  readonly format: Format;
  readonly likeness: Likeness;
  readonly index: DnIndex;
}

/**
 * Cuts the beginning of an uncut stretch into a run, as far as its segments follow templates, are compared with nobody, and would be cut so
 * whatever stands behind. Gives undefined, with nothing changed, where they are too few. `previous` is linked, with `state` and `standing` behind it.
 */
export function gather(
  { list, format, likeness, index }: Gathering,
  uncut: Uncut,
  previous: Segment | Run,
  { state, standing }: Omit<RunPlace, 'cut'>,
  { most, least, longEnough }: RunSize,
): Gathered | undefined {
  if (uncut.text.length < longEnough || (previous instanceof Segment && !previous.isLinked)) return undefined;
  const { base: copy, baseAt, taken } = beginningOf(uncut);
  const whole = copy.slice(baseAt, baseAt + taken);
  const ends: number[] = [];
  const all: DnFacts[] = [];
  let how: SegmentCut | undefined;
  let extent: Extent | undefined = nothingYet;
  for (const cut of format.cut(whole, previous.cut.after)) {
    const { kind, before, start, end, reach } = cut;
    const ahead = reach - end;
    if (reach >= whole.length || before !== cut.after || ahead > usualAhead || (how && how.kind !== kind)) break;
    const text = whole.slice(start, end);
    const candidate = { text, cut, copy, copiedAt: baseAt + start, stateBefore: state, standingBefore: standing };
    const facts = likeness.factsLike(candidate);
    if (!facts || !index.areNew(facts)) break;
    all.push(...facts);
    extent &&= followed(extent, likeness.extentOf(text));
    if (!how || how.ahead < ahead) how = { kind, before, after: before, ahead };
    if (ends.push(end) === most) break;
  }
  if (!how || ends.length < least) return undefined;
  const done = ends.at(-1) as number;
  const run = new Run(whole.slice(0, done), { cut: how, state, standing }, ends);
  run.measureAs(extent);
  list.remove(uncut, 1);
  list.insert(previous, [run, restOf(uncut.text.slice(done), copy, baseAt + done)]);
  return { run, facts: all };
}
