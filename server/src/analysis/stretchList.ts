import {
  type Extent,
  extentOf,
  lineStartsOf,
  longText,
  offsetByIndex,
  offsetIn,
  type Place,
  placeByIndex,
  placeIn,
} from './place.ts';

/** How many members a block has at most; it is divided when it gets more. */
const largestBlock = 128;

const fewLines = 256;

/** Something that has a stretch of a text; a list of them knows where each stands. */
export class Stretch {
  readonly text: string;
  private measured: Extent | undefined;
  private lineStarts: readonly number[] | undefined;
  /** The list's own: where it is, and its place counted from the start of its block. */
  block: Block | undefined;
  index = 0;
  mark: Mark = beginning;

  constructor(text: string) {
    this.text = text;
  }

  /** Measured when it is first asked for: of what is still to be cut at the end of a large file, nobody asks. */
  get extent(): Extent {
    this.measured ??= extentOf(this.text);
    return this.measured;
  }

  /** The place of an offset, counted from its start. */
  placeWithin(offset: number): Place {
    const { text } = this;
    if (text.length <= longText) return placeIn(text, offset);
    this.lineStarts ??= lineStartsOf(text);
    return placeByIndex(text, this.lineStarts, offset);
  }

  /** The offset of a place that counts from its start. */
  offsetWithin(place: Place): number {
    const { text } = this;
    // Of a long text that is still to be cut, only the beginning is asked for now and then.
    if (text.length <= longText || (!this.lineStarts && place.line < fewLines)) return offsetIn(text, place);
    this.lineStarts ??= lineStartsOf(text);
    return offsetByIndex(text, this.lineStarts, place);
  }

  /** For whoever has measured it by the way. */
  measureAs(extent: Extent | undefined): void {
    this.measured ??= extent;
  }

  /** Its first offset in the file, UTF-16; 0 when it is in no list. */
  get start(): number {
    return this.block ? markOf(this).offset : 0;
  }

  get end(): number {
    return this.start + this.text.length;
  }
}

/** A point between two stretches. */
interface Mark extends Place {
  readonly offset: number;
  /** Whether a CR stands right before it: a LF behind it is the second half of the same line end. */
  readonly isBehindReturn: boolean;
}

const beginning: Mark = { offset: 0, line: 0, character: 0, isBehindReturn: false };

function behind(mark: Mark, { length, lines, tail, beginsWithFeed, endsWithReturn }: Extent): Mark {
  if (length === 0) return mark;
  // Each half of a line end counts as one.
  const halves = mark.isBehindReturn && beginsWithFeed ? 1 : 0;
  return {
    offset: mark.offset + length,
    line: mark.line + lines - halves,
    character: lines === 0 ? mark.character + length : tail,
    isBehindReturn: endsWithReturn,
  };
}

/** Whether a line end stands half before a member and half in it. */
function isSplit(start: Mark, member: Stretch): boolean {
  return start.isBehindReturn && member.extent.beginsWithFeed;
}

class Block {
  members: Stretch[] = [];
  index = 0;
  /** Where the block starts; true only while nothing before it has changed. */
  start: Mark = beginning;
  extent: Extent | undefined;
  /** Whether the members know their marks. */
  isMarked = false;
  readonly list: { settle(blocks: number): void };

  constructor(list: Block['list']) {
    this.list = list;
  }
}

function markOf(member: Stretch): Mark {
  const block = member.block as Block;
  block.list.settle(block.index + 1);
  return absolute(block, member);
}

/** A member's place in the file, of a block that knows its start. */
function absolute(block: Block, member: Stretch): Mark {
  if (!block.isMarked) markMembers(block);
  const { start } = block;
  const { offset, line, character, isBehindReturn } = member.mark;
  if (offset === 0) return start;
  const halves = start.isBehindReturn && extentOfBlock(block).beginsWithFeed ? 1 : 0;
  return {
    offset: start.offset + offset,
    line: start.line + line - halves,
    character: line === 0 ? start.character + character : character,
    isBehindReturn,
  };
}

/** Marks count from the block's start, so that a change before the block costs them nothing. */
function markMembers(block: Block): void {
  let before: Stretch | undefined;
  for (const member of block.members) {
    member.mark = before ? behind(before.mark, before.extent) : beginning;
    before = member;
  }
  block.isMarked = true;
}

/** What a block adds to a place, measured once until its members change. */
function extentOfBlock(block: Block): Extent {
  block.extent ??= joined(block.members);
  return block.extent;
}

function joined(members: readonly Stretch[]): Extent {
  const end = members.reduce((mark, { extent }) => behind(mark, extent), beginning);
  return {
    length: end.offset,
    lines: end.line,
    tail: end.character,
    beginsWithFeed: members.find(({ text }) => text !== '')?.extent.beginsWithFeed ?? false,
    endsWithReturn: end.isBehindReturn,
  };
}

/**
 * The stretches of a text in order, with their places. Places are kept block by block, so that a change costs little wherever it is: the block
 * in which it is, and one addition for each block behind it, made when somebody asks.
 */
export class StretchList<Member extends Stretch> {
  private blocks: Block[] = [];
  /** How many blocks know where they start. */
  private settled = 0;

  get first(): Member | undefined {
    return this.blocks[0]?.members[0] as Member | undefined;
  }

  get last(): Member | undefined {
    return this.blocks.at(-1)?.members.at(-1) as Member | undefined;
  }

  /** The length of the text, UTF-16. */
  get length(): number {
    this.settle(this.blocks.length);
    const last = this.blocks.at(-1);
    // Without measuring what may still have to be cut.
    return last ? last.members.reduce((length, { text }) => length + text.length, last.start.offset) : 0;
  }

  get lineCount(): number {
    return this.end.line + 1;
  }

  next(member: Member): Member | undefined {
    const block = member.block as Block;
    return (block.members[member.index + 1] ?? this.blocks[block.index + 1]?.members[0]) as Member | undefined;
  }

  previous(member: Member): Member | undefined {
    const block = member.block as Block;
    const found = member.index > 0 ? block.members[member.index - 1] : this.blocks[block.index - 1]?.members.at(-1);
    return found as Member | undefined;
  }

  /** Whether one member stands before another. */
  isBefore(one: Member, other: Member): boolean {
    const [a, b] = [one.block as Block, other.block as Block];
    return a === b ? one.index < other.index : a.index < b.index;
  }

  /** The members block by block, in order. */
  *chunks(): Generator<readonly Member[]> {
    for (const block of this.blocks) yield block.members as Member[];
  }

  *[Symbol.iterator](): Generator<Member> {
    for (const members of this.chunks()) yield* members;
  }

  /** The member that holds the code unit at `offset`; at the end of the text the last one. */
  at(offset: number): Member | undefined {
    return this.lastThat((mark) => mark.offset <= offset);
  }

  placeAt(offset: number): Place {
    const clamped = Math.min(Math.max(offset, 0), this.length);
    const member = this.at(clamped);
    return member ? this.placeWithin(member, clamped - member.start) : { line: 0, character: 0 };
  }

  /** The place of an offset that counts from a member's start. */
  placeWithin(member: Member, offset: number): Place {
    const start = markOf(member);
    const { line, character } = member.placeWithin(offset);
    if (!isSplit(start, member))
      return { line: start.line + line, character: line === 0 ? start.character + character : character };
    const before = offset === 0 ? this.previous(member) : undefined;
    // Between CR and LF there is no place: it is the one before both.
    return before ? this.placeWithin(before, before.text.length - 1) : { line: start.line + line - 1, character };
  }

  /** Says where places that count from a member's start are in the text as it is now, whatever becomes of the member. */
  placing(member: Member): (within: Place) => Place {
    const mark = markOf(member);
    const start = isSplit(mark, member) ? this.placeWithin(member, 0) : mark;
    const end = this.isSplitBehind(member) ? this.placeWithin(member, member.text.length - 1) : undefined;
    return ({ line, character }) => {
      // Nothing but its very end is behind the last line end.
      if (end && line === member.extent.lines) return end;
      return { line: start.line + line, character: line === 0 ? start.character + character : character };
    };
  }

  /** Whether a line end stands half in a member and half behind it. */
  private isSplitBehind(member: Member): boolean {
    return member.extent.endsWithReturn && this.next(member)?.text.startsWith('\n') === true;
  }

  /** The offset of a place; beyond the end of a line it is the line's end, beyond the last line the text's. */
  offsetAt({ line, character }: Place): number {
    if (line < 0) return 0;
    const wanted = Math.max(character, 0);
    const member = this.lastThat((mark) => mark.line < line || (mark.line === line && mark.character <= wanted));
    if (!member) return 0;
    const start = markOf(member);
    const below = line - start.line;
    const place = isSplit(start, member)
      ? { line: below + 1, character: wanted }
      : { line: below, character: below === 0 ? wanted - start.character : wanted };
    return start.offset + member.offsetWithin(place);
  }

  slice(start: number, end: number): string {
    let member = end > start ? this.at(start) : undefined;
    if (!member) return '';
    let at = member.start;
    let text = member.text.slice(Math.max(start - at, 0), end - at);
    for (at = member.end; at < end; at += member.text.length) {
      member = this.next(member);
      if (!member) break;
      text += member.text.slice(0, end - at);
    }
    return text;
  }

  /** The whole text, joined anew at each call. */
  text(): string {
    return this.blocks.map(({ members }) => members.map((member) => member.text).join('')).join('');
  }

  /** Puts members behind another one; without one, at the beginning. */
  insert(after: Member | undefined, members: readonly Member[]): void {
    if (members.length === 0) return;
    const block = after?.block ?? this.blocks[0] ?? this.addBlock();
    const index = after ? after.index + 1 : 0;
    this.disturb(block);
    const all = [...block.members.slice(0, index), ...members, ...block.members.slice(index)];
    if (all.length <= largestBlock) {
      block.members = all;
      adopt(block, index);
    } else this.divide(block, all);
  }

  /** Takes members out that stand one behind the other. */
  remove(first: Member, count: number): void {
    const from = first.block as Block;
    let { index } = first;
    let left = count;
    this.disturb(from);
    for (let at = from.index; left > 0; at++) {
      const block = this.blocks[at];
      if (!block) break;
      const removed = block.members.splice(index, left);
      for (const member of removed) member.block = undefined;
      left -= removed.length;
      forget(block);
      adopt(block, index);
      index = 0;
    }
    if (this.blocks.some(({ members }) => members.length === 0)) {
      this.blocks = this.blocks.filter(({ members }) => members.length > 0);
      this.number(0);
    }
  }

  /** Says where the first blocks start. */
  settle(blocks: number): void {
    for (; this.settled < blocks; this.settled++) {
      const block = this.blocks[this.settled] as Block;
      const before = this.blocks[this.settled - 1];
      const start = before ? behind(before.start, extentOfBlock(before)) : beginning;
      if (!isSame(start, block.start)) block.start = start;
    }
  }

  private get end(): Mark {
    this.settle(this.blocks.length);
    const last = this.blocks.at(-1);
    return last ? behind(last.start, extentOfBlock(last)) : beginning;
  }

  /** The last member whose start fits, where those that fit stand before those that do not. */
  private lastThat(fits: (mark: Mark) => boolean): Member | undefined {
    this.settle(this.blocks.length);
    const block = lastOf(this.blocks, ({ start }) => fits(start));
    if (!block) return undefined;
    return lastOf(block.members, (member) => fits(absolute(block, member))) as Member | undefined;
  }

  /** Spreads members over the block and new ones behind it. */
  private divide(block: Block, members: readonly Stretch[]): void {
    const size = largestBlock / 2;
    block.members = members.slice(0, size);
    adopt(block, 0);
    const added: Block[] = [];
    for (let from = size; from < members.length; from += size) {
      const part = new Block(this);
      part.members = members.slice(from, from + size);
      adopt(part, 0);
      added.push(part);
    }
    this.blocks = [...this.blocks.slice(0, block.index + 1), ...added, ...this.blocks.slice(block.index + 1)];
    this.number(block.index);
  }

  private addBlock(): Block {
    const block = new Block(this);
    this.blocks.push(block);
    return block;
  }

  private number(from: number): void {
    for (let index = from; index < this.blocks.length; index++) (this.blocks[index] as Block).index = index;
  }

  private disturb(block: Block): void {
    forget(block);
    this.settled = Math.min(this.settled, block.index);
  }
}

/** What was measured of a block, when its members change. */
function forget(block: Block): void {
  block.extent = undefined;
  block.isMarked = false;
}

function adopt(block: Block, from: number): void {
  for (let index = from; index < block.members.length; index++) {
    const member = block.members[index] as Stretch;
    member.block = block;
    member.index = index;
  }
}

function isSame(one: Mark, other: Mark): boolean {
  return (
    one.offset === other.offset &&
    one.line === other.line &&
    one.character === other.character &&
    one.isBehindReturn === other.isBehindReturn
  );
}

/** The last of some things that fit, where those that fit stand before those that do not. */
function lastOf<Thing>(things: readonly Thing[], fits: (thing: Thing) => boolean): Thing | undefined {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(things[middle] as Thing)) low = middle + 1;
    else high = middle;
  }
  return things[low - 1];
}
