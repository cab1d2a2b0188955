import type { DnIndex } from './dnIndex.ts';
import type { RunFacts } from './factPatterns.ts';
import type { Likeness, Surrounded } from './likeness.ts';
import type { MemberList } from './memberList.ts';
import { extentOfLines } from './place.ts';
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
  readonly facts: readonly RunFacts[];
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
  const all: RunFacts[] = [];
  let how: SegmentCut | undefined;
  let lines: number | undefined = 0;
  let place: Surrounded = { cut: { before: previous.cut.after }, stateBefore: state, standingBefore: standing };
  for (let at = baseAt; ends.length < most; ) {
    const alike = likeness.alikeAt(base, at, limit, place);
    if (!alike || !index.areNew(alike.facts)) break;
    at = alike.end;
    ends.push(at - baseAt);
    for (const facts of alike.facts) all.push(facts);
    lines = lines === undefined || alike.lines === undefined ? undefined : lines + alike.lines;
    if (how && how.ahead >= alike.cut.ahead) continue;
    how = alike.cut;
    place = { ...place, cut: how };
  }
  if (!how || ends.length < least) return undefined;
  const done = ends.at(-1) as number;
  const text = base.slice(baseAt, baseAt + done);
  const run = new Run(text, { cut: how, state, standing }, ends);
  run.measureAs(extentOfLines(text, lines));
  list.remove(uncut, 1);
  list.insert(previous, [run, restOf(uncut.text.slice(done), base, baseAt + done)]);
  return { run, facts: all };
}
