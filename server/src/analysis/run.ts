import type { RunKeys } from './runKeys.ts';
import { Segment, type SegmentCut, type Source } from './segment.ts';
import type { Standing } from './standing.ts';
import { Stretch } from './stretchList.ts';

/** What is alike in all segments of a run: how each was cut, and what stands before and behind it. */
export interface RunPlace {
  /** `ahead`: of the one that looked furthest. */
  readonly cut: SegmentCut;
  readonly state: unknown;
  readonly standing: Standing;
}

/**
 * Segments, one behind the other, that follow templates and leave all states as they were: nearly all of a large file. Nothing is kept of them
 * but where each ends, and their keys in the index, until somebody needs one; then the whole run is told apart.
 */
export class Run extends Stretch implements RunPlace {
  readonly cut: SegmentCut;
  readonly state: unknown;
  readonly standing: Standing;
  /** Where each segment ends, counted from the start of the run. */
  readonly ends: readonly number[];
  readonly keys: RunKeys;
  /** Set while segments take its place in the index. */
  isTakenApart = false;

  constructor(text: string, { cut, state, standing }: RunPlace, ends: readonly number[], keys: RunKeys) {
    super(text);
    this.cut = cut;
    this.state = state;
    this.standing = standing;
    this.ends = ends;
    this.keys = keys;
  }

  /** The text of each segment. */
  *texts(): Generator<string> {
    let start = 0;
    for (const end of this.ends) {
      yield this.text.slice(start, end);
      start = end;
    }
  }

  /** Its segments, as new as if they had just been cut. */
  segments(source: Source): Segment[] {
    return [...this.texts()].map((text) => new Segment(text, this.cut, source));
  }
}
