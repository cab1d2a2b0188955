import type { DnFacts } from '../rules/facts.ts';
import type { DnIndex } from './dnIndex.ts';
import type { Likeness } from './likeness.ts';
import type { MemberList } from './memberList.ts';
import { type Extent, followed, nothingYet } from './place.ts';
import { beginningOf, restOf } from './recut.ts';
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
  readonly likeness: Likeness;
  readonly index: DnIndex;
}

/**
 * Makes a run of the beginning of an uncut stretch, as far as there are segments that follow templates and are compared with nobody. Where each
 * ends, the templates know: nothing is cut for it. Gives undefined, with nothing changed, where they are too few. `previous` is linked, with `state` and `standing` behind it.
 */
export function gather(
  { list, likeness, index }: Gathering,
  uncut: Uncut,
  previous: Segment | Run,
  { state, standing }: Omit<RunPlace, 'cut'>,
  { most, least, longEnough }: RunSize,
): Gathered | undefined {
  if (uncut.text.length < longEnough || (previous instanceof Segment && !previous.isLinked)) return undefined;
  const { base, baseAt, taken } = beginningOf(uncut);
  const limit = baseAt + taken;
  const ends: number[] = [];
  const all: DnFacts[] = [];
  let how: SegmentCut | undefined;
  let extent: Extent | undefined = nothingYet;
  for (let at = baseAt; ends.length < most; ) {
    const cut = how ?? { before: previous.cut.after };
    const alike = likeness.alikeAt(base, at, limit, { cut, stateBefore: state, standingBefore: standing });
    if (!alike || !index.areNew(alike.facts)) break;
    at = alike.end;
    ends.push(at - baseAt);
    all.push(...alike.facts);
    extent &&= followed(extent, alike.extent);
    if (!how || how.ahead < alike.cut.ahead) how = alike.cut;
  }
  if (!how || ends.length < least) return undefined;
  const done = ends.at(-1) as number;
  const run = new Run(base.slice(baseAt, baseAt + done), { cut: how, state, standing }, ends);
  run.measureAs(extent);
  list.remove(uncut, 1);
  list.insert(previous, [run, restOf(uncut.text.slice(done), base, baseAt + done)]);
  return { run, facts: all };
}
