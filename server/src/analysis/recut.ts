import type { Cut, Format } from '../formats/format.ts';
import type { Member, MemberList, SingleMember } from './memberList.ts';
import { Segment, type SegmentCut, type Source, Uncut } from './segment.ts';

/** Of an uncut stretch longer than this, so much is copied at a time: V8 reads a string of its own several times faster than a slice of another. */
const copied = 65_536;
/** Of a copy shorter than this nothing more is cut, unless the stretch ends with it. */
const shortestCopy = 4_096;

/** A segment that looked further ahead than this is kept note of; of others it is enough to look this far back from an edit. */
export const usualAhead = 4_096;

/** What one step of cutting has brought. */
export interface CutStep {
  /** New segments, in order, already in the list. */
  readonly added: readonly Segment[];
  /** Segments that were in the list and are no longer. */
  readonly removed: readonly Segment[];
  /** Other uncut stretches that were cut along with this one. */
  readonly swallowed: readonly Uncut[];
  /** What of the stretch still has to be cut; absent when all of it is. */
  readonly rest: Uncut | undefined;
}

/**
 * Cuts the beginning of an uncut stretch, which stands behind a segment or at the beginning of the file. Goes on into the segments that follow
 * as far as they would be cut differently, and stops at `mostSegments`, or where a cut ends as it did before and knows the same.
 */
export function cutStep(
  list: MemberList,
  uncut: Uncut,
  format: Pick<Format, 'cut'>,
  source: Source,
  mostSegments: number,
): CutStep {
  const previous = list.previous(uncut);
  const from = previous && !(previous instanceof Uncut) ? previous.cut.after : undefined;
  const window = new Window(list, uncut);
  const added: Segment[] = [];
  let state = from;
  let how: SegmentCut | undefined;
  /** Where the last cut ended, counted from the uncut stretch's start. */
  let done = 0;
  // Where a stretch has gone altogether, its neighbours may fit as they are. A file without any text can still be cut into something.
  const isGap = uncut.text === '' && (previous !== undefined || list.next(uncut) !== undefined);
  let isSettled = isGap && window.endsAsBefore(0, from ?? '');
  while (!isSettled && added.length < mostSegments) {
    const { text } = window;
    const start = done;
    const before = added.length;
    for (const cut of format.cut(text.slice(start), state)) {
      if (start + cut.reach >= text.length && !window.isWhole) break;
      const { after } = cut;
      how = cutLike(how, cut);
      const segment = new Segment(text.slice(start + cut.start, start + cut.end), how, source);
      segment.copiedFrom(window.base, window.baseAt + start + cut.start);
      added.push(segment);
      done = start + cut.end;
      state = after;
      isSettled = window.endsAsBefore(done, after);
      if (isSettled || added.length >= mostSegments) break;
    }
    if (window.isWhole && done === text.length) isSettled = true;
    // A cutter that stands still would do so for ever; with more text it goes on.
    if (!isSettled && added.length < mostSegments && (added.length === before || !window.isWhole)) {
      if (window.isWhole) break;
      window.widen();
    }
  }
  return window.replace(done, added, isSettled);
}

/** How a segment was cut; most are cut as the one before was, and then share it. */
function cutLike(last: SegmentCut | undefined, { kind, before, after, end, reach }: Cut): SegmentCut {
  const ahead = reach - end;
  const isSame = last?.kind === kind && last.before === before && last.after === after && last.ahead === ahead;
  return isSame ? last : { kind, before, after, ahead };
}

/** The beginning of an uncut stretch, or all of it, in a string that is read fast. */
export function beginningOf({ copy, copiedAt, text }: Uncut): { base: string; baseAt: number; taken: number } {
  const left = copy === undefined ? 0 : Math.min(copy.length - copiedAt, text.length);
  if (copy !== undefined && (left >= shortestCopy || left === text.length))
    return { base: copy, baseAt: copiedAt, taken: left };
  const taken = Math.min(text.length, copied);
  return { base: copyOf(text.slice(0, taken)), baseAt: 0, taken };
}

export function restOf(text: string, base: string, baseAt: number): Uncut {
  const rest = new Uncut(text);
  rest.copy = base;
  rest.copiedAt = baseAt;
  return rest;
}

/** The text of an uncut stretch and of the members that follow it, as far as it is needed. */
class Window {
  text: string;
  /** A string in which the text stands from `baseAt` on. */
  base: string;
  baseAt: number;
  private readonly list: MemberList;
  private readonly uncut: Uncut;
  /** How much of the uncut stretch is in the text. */
  private taken: number;
  private readonly following: SingleMember[] = [];
  private next: Member | undefined;
  private step = 1;

  constructor(list: MemberList, uncut: Uncut) {
    this.list = list;
    this.uncut = uncut;
    this.next = list.next(uncut);
    ({ base: this.base, baseAt: this.baseAt, taken: this.taken } = beginningOf(uncut));
    this.text = this.base.slice(this.baseAt, this.baseAt + this.taken);
    if (this.hasAll) this.widen();
  }

  /** Whether the text goes to the end of the file. */
  get isWhole(): boolean {
    return this.hasAll && this.next === undefined;
  }

  private get hasAll(): boolean {
    return this.taken === this.uncut.text.length;
  }

  /** Takes in more of what follows: twice as much each time, so that reading far costs no more than a multiple of that. */
  widen(): void {
    if (!this.hasAll) {
      this.taken = Math.min(Math.max(this.taken * 2, copied), this.uncut.text.length);
      this.text = this.base = copyOf(this.uncut.text.slice(0, this.taken));
      this.baseAt = 0;
      return;
    }
    const parts = [this.text];
    for (let count = 0; count < this.step && this.next; count++) {
      const next = this.list.apart(this.next);
      this.following.push(next);
      parts.push(next.text);
      this.next = this.list.next(next);
    }
    // Without neighbours the text stays in the string in which it is.
    if (parts.length > 1) {
      this.text = this.base = parts.join('');
      this.baseAt = 0;
    }
    this.step *= 2;
  }

  /** Whether a cut that ends at `offset` and leaves the state `after` meets what follows as it was cut before. */
  endsAsBefore(offset: number, after: string): boolean {
    if (offset < this.uncut.text.length) return false;
    let end = this.uncut.text.length;
    for (const member of this.following) {
      if (end === offset) return member instanceof Segment && member.cut.before === after;
      if (end > offset) return false;
      end += member.text.length;
    }
    if (end !== offset) return false;
    return this.next === undefined || (!(this.next instanceof Uncut) && this.next.cut.before === after);
  }

  /** Puts segments that cover the text up to `done` in the place of what was there; what was only begun of it stays to be cut. */
  replace(done: number, added: readonly Segment[], isSettled: boolean): CutStep {
    const { list, uncut } = this;
    let end = uncut.text.length;
    const removed: Segment[] = [];
    const swallowed: Uncut[] = [];
    let count = 1;
    for (const member of this.following) {
      if (end >= done) break;
      end += member.text.length;
      count++;
      if (member instanceof Segment) removed.push(member);
      else swallowed.push(member);
    }
    const last = this.following[count - 2] ?? uncut;
    // Even where a step ends as an old cut did, what follows may have to be cut otherwise: an empty stretch stands for that question.
    const isOpen = done < end || (!isSettled && list.next(last) !== undefined);
    const rest = isOpen ? this.restFrom(done, end, count === 1) : undefined;
    const previous = list.previous(uncut);
    list.remove(uncut, count);
    list.insert(previous, rest ? [...added, rest] : added);
    return { added, removed, swallowed, rest };
  }

  private restFrom(done: number, end: number, isOfUncut: boolean): Uncut {
    return restOf((isOfUncut ? this.uncut.text : this.text).slice(done, end), this.base, this.baseAt + done);
  }
}

/** The same text, as a string of its own. */
function copyOf(text: string): string {
  const half = text.length >> 1;
  return [text.slice(0, half), text.slice(half)].join('');
}
