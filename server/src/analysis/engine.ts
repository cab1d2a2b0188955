import type { Format, SyntaxProblem } from '../formats/format.ts';
import type { Dn } from '../model/dn.ts';
import { factsOf, factsOfMention } from '../rules/facts.ts';
import type { RuleContext } from '../rules/rule.ts';
import { crossChecks } from '../rules/table.ts';
import { type Contexts, checkSegment, contextIn } from './checkSegment.ts';
import { Division, isDivisible } from './division.ts';
import { type Comparing, DnIndex, type Entry, type OtherDn } from './dnIndex.ts';
import { type Changed, type Deadline, type EngineOptions, usualStep, usualTroubled } from './engineOptions.ts';
import { gather, type RunSize } from './gather.ts';
import { Hearing } from './hearing.ts';
import { Likeness } from './likeness.ts';
import { Loans } from './loans.ts';
import { type Member, MemberList, type SingleMember } from './memberList.ts';
import { Pending } from './pending.ts';
import { cutStep, usualAhead } from './recut.ts';
import { Run } from './run.ts';
import { nothingFound, Segment, type SegmentFinding, Uncut } from './segment.ts';
import { SegmentReader } from './segmentReader.ts';
import { atStart, type Standing, Standings } from './standing.ts';
import { TemplateTree } from './templateTree.ts';
import { WholeFile } from './wholeFile.ts';

/** So many segments are cut one by one where no run goes on, before one is tried again. */
const fewOnes = 1;

/** What is looked at behind a segment of a run to cut it, at most, in UTF-16 code units. */
const mostBehind = 256;

/** How many segments are read between two looks at the clock: in a process that has just started, each takes long. */
const segmentsPerLook = 4;

/**
 * Keeps the segments of one file read, linked and checked while its text changes. An edit only notes what it touches; `advance` does the work,
 * in the order of the file: cuts what was touched until a cut ends as it did before, reads and checks what is new, links what stands behind
 * until nothing changes any more, and compares DNs whose keys have changed.
 */
export class Engine implements Comparing {
  readonly segments: SegmentReader;
  readonly list = new MemberList((run) => this.tellApart(run));
  /** Segments with findings. */
  readonly troubled = new Set<Segment>();
  readonly index: DnIndex;
  /** The segments of DNs that findings at others mention. */
  readonly owners = new WeakMap<Dn, Segment>();
  private readonly format: Format;
  private readonly contexts: Contexts;
  private readonly likeness: Likeness | undefined;
  private readonly loans = new Loans();
  private readonly hearing: Hearing;
  private readonly segmentsPerStep: number;
  private readonly runSize: RunSize | undefined;
  private readonly pending = new Pending(this.list);
  private readonly farSighted = new Set<Segment>();
  private readonly wholeFile: WholeFile;
  private isCompared = true;
  private readonly dividesFrom: number;
  /** Set while the file's only object is cut into parts. */
  private division: Division | undefined;
  /** Whether that was tried with the text as it is, and cannot be. */
  private isIndivisible = false;

  constructor(text: string, fileName: string, contexts: Contexts, options: EngineOptions = {}) {
    this.format = contexts.format;
    this.segments = new SegmentReader(this.format, fileName);
    this.contexts = contexts;
    this.index = new DnIndex(this, contexts.elsewhere);
    // What an options export says depends on its file's name, too.
    const lessons =
      this.format.syntax === 'options'
        ? undefined
        : options.learned?.lessonsFor(this.format, contexts.catalogue, contexts.settings);
    this.hearing = new Hearing(contexts, lessons?.standings ?? new Standings());
    // Where what stands in other segments matters, too, each has to be read.
    this.dividesFrom = this.format.cutIntoParts
      ? (options.dividesFrom ?? Number.POSITIVE_INFINITY)
      : Number.POSITIVE_INFINITY;
    if (text.length >= this.dividesFrom) this.division = new Division(contexts);
    if (options.usesTemplates !== false && this.dividesFrom === Number.POSITIVE_INFINITY)
      this.likeness = new Likeness(
        lessons?.templates ?? new TemplateTree(),
        contexts,
        this.index,
        (segment) => this.findingsIn(segment),
        options.fewTroubled ?? usualTroubled,
      );
    const { segments, loans, index, hearing } = this;
    this.wholeFile = new WholeFile({
      ...{ segments, loans, index, hearing },
      contextOf: (segment, dn) => this.contextOf(segment, dn),
      check: (segment) => this.check(segment),
      note: (segment) => this.note(segment),
    });
    this.segmentsPerStep = options.segmentsPerStep ?? usualStep;
    this.runSize = options.runSize;
    const all = this.noteUncut(undefined, text);
    // Runs are read where they stand, so that the text need not be copied piece by piece.
    if (this.runSize && this.likeness) all.copy = text;
  }

  /** Whether nothing is left to do. */
  get isSettled(): boolean {
    return this.pending.isEmpty && this.isCompared;
  }

  /** How far the file is cut and linked, as an offset: what stands before needs nothing but to be compared with what stands behind. */
  get settledUpTo(): number {
    // Of an object in parts, the last one may show that none can be judged by itself.
    if (this.division) return this.isSettled ? this.list.length : 0;
    const { first } = this.pending;
    return first ? first.start : this.list.length;
  }

  /** Where the file's only object is cut into parts, the one that stands for the object as a whole. */
  get home(): Segment | undefined {
    return this.division?.home;
  }

  /** Replaces the text from `start` to `end` (offsets in the file). Gives the segments that are gone for it. */
  edit(start: number, end: number, newText: string): readonly Segment[] {
    const { list } = this;
    this.isIndivisible = false;
    let first = list.singleAt(start);
    const last = list.singleAt(Math.max(end - 1, start));
    if (!first || !last) {
      this.noteUncut(undefined, newText);
      return [];
    }
    first = this.firstThatLookedAt(first, start);
    const members: SingleMember[] = [];
    for (let member: SingleMember | undefined = first; member; member = list.singleAfter(member)) {
      members.push(member);
      if (member === last) break;
    }
    const from = first.start;
    const parts = members.map(({ text }) => text);
    const text = parts.join('');
    const previous = list.previous(first);
    const gone = this.drop(members);
    list.remove(first, members.length);
    this.noteUncut(previous, text.slice(0, start - from) + newText + text.slice(end - from));
    return gone;
  }

  /** Works until nothing is left to do, or until `isLate`; says whether nothing is left. `changed` hears of what was cut anew. */
  advance(isLate: Deadline, changed?: Changed): boolean {
    for (let next = this.pending.first; next; next = this.pending.first) {
      if (next instanceof Uncut) this.cut(next, isLate, changed);
      else this.relinkFrom(this.list.apart(next) as Segment, isLate);
      if (this.isWronglyDivided()) this.beginAnew(changed);
      if (isLate()) return this.isSettled;
    }
    if (!this.isCompared) this.isCompared = this.wholeFile.finish(this.behind(this.list.last).state, isLate);
    return this.isSettled;
  }

  isBefore = (one: Segment, other: Segment): boolean => this.list.isBefore(one, other);

  compare(check: number, { segment, index }: Entry, earlier: Entry): ReturnType<Comparing['compare']> {
    const dn = segment.dns[index] as Dn;
    const other = earlier.segment.dns[earlier.index] as Dn;
    this.owners.set(other, earlier.segment);
    const finding = (crossChecks[check] as (typeof crossChecks)[number]).finding(
      dn,
      other,
      this.contextOf(segment, dn),
    );
    return { dn, earlier: other, finding };
  }

  compareElsewhere(
    check: number,
    { segment, index }: Entry,
    other: OtherDn,
  ): ReturnType<Comparing['compareElsewhere']> {
    const dn = segment.dns[index] as Dn;
    const { finding } = crossChecks[check] as (typeof crossChecks)[number];
    return { dn, other, finding: finding(dn, other.place, this.contextOf(segment, dn)) };
  }

  /** Has keys compared again that DNs of other files have, or had. */
  recompare(check: number, keys: Iterable<string>): void {
    for (const key of keys) this.index.recompare(check, key);
    this.isCompared &&= this.index.isSettled;
  }

  /** Puts the segments of a run in its place; gives the first one. */
  tellApart(run: Run): Segment {
    const { list } = this;
    const segments = run.segments(this.segments);
    run.isTakenApart = true;
    this.index.dropRun(run);
    const previous = list.previous(run);
    list.remove(run, 1);
    list.insert(previous, segments);
    // In any order: each follows its template once more, and takes the place of the run in the index.
    for (const segment of segments) this.place(segment, run.state, run.standing);
    return segments[0] as Segment;
  }

  /** What rules know besides a DN of a segment. */
  contextOf(segment: Segment, dn: Dn): RuleContext {
    return contextIn(this.contexts, segment, dn);
  }

  /** The first segment, not behind `member`, that looked at the text at `offset` to be cut as it is. */
  private firstThatLookedAt(member: SingleMember, offset: number): SingleMember {
    let first = member;
    for (let before = this.list.previous(first); before; before = this.list.previous(before)) {
      const { end } = before;
      if (offset - end > usualAhead) break;
      if (before instanceof Uncut || end + before.cut.ahead < offset) continue;
      // Not all of a run looked that far: its segments are looked at one by one.
      const segment = before instanceof Run ? this.list.lastOf(before) : before;
      if (end + segment.cut.ahead >= offset) first = segment;
      before = segment;
    }
    for (const segment of this.farSighted)
      if (this.list.isBefore(segment, first) && segment.end + segment.cut.ahead >= offset) first = segment;
    return first;
  }

  /** What stands behind a member for those that follow it. */
  private behind(member: Member | undefined): { readonly state: unknown; readonly standing: Standing } {
    if (member instanceof Segment) return { state: member.stateAfter, standing: member.standingAfter };
    return member instanceof Run ? member : { state: this.segments.reader.start, standing: atStart };
  }

  private noteUncut(previous: Member | undefined, text: string): Uncut {
    const uncut = new Uncut(text);
    this.list.insert(previous, [uncut]);
    this.pending.add(uncut);
    this.isCompared = false;
    return uncut;
  }

  /** Forgets members that leave the list. */
  private drop(members: readonly SingleMember[]): Segment[] {
    const gone: Segment[] = [];
    for (const member of members) {
      this.pending.delete(member);
      if (member instanceof Uncut) continue;
      gone.push(member);
      this.farSighted.delete(member);
      this.wholeFile.forget(member);
      this.troubled.delete(member);
      this.index.remove(member);
      this.loans.change(member.borrowed, nothingFound);
      this.hearing.forget(member);
      this.division?.remove(member);
    }
    return gone;
  }

  private cut(uncut: Uncut, isLate: Deadline, changed: Changed | undefined): void {
    this.pending.delete(uncut);
    const previous = this.list.previous(uncut);
    if (previous && this.gather(uncut, previous, changed)) return;
    const { cutIntoParts } = this.format;
    const cutter = this.division && cutIntoParts ? { cut: cutIntoParts } : this.format;
    const most = this.runSize && this.likeness ? Math.min(fewOnes, this.segmentsPerStep) : this.segmentsPerStep;
    const { added, removed, swallowed, rest } = cutStep(this.list, uncut, cutter, this.segments, most);
    for (const member of swallowed) this.pending.delete(member);
    this.drop(removed);
    if (rest) this.pending.add(rest);
    for (const segment of added) if (segment.cut.ahead > usualAhead) this.farSighted.add(segment);
    this.isCompared = false;
    changed?.(added, removed);
    const first = previous ? this.list.next(previous) : this.list.first;
    if (first instanceof Segment) this.relinkFrom(first, isLate);
  }

  /** Takes the beginning of a stretch as it is, where it is like what was read before; says whether it is. */
  private gather(uncut: Uncut, previous: Member, changed: Changed | undefined): boolean {
    const { list, likeness, index, runSize, segments: source } = this;
    if (!likeness || !runSize || previous instanceof Uncut) return false;
    const { state, standing } = this.behind(previous);
    const gathered = gather({ list, likeness, index, source }, uncut, previous, { state, standing }, runSize);
    if (!gathered) return false;
    const { members, rest } = gathered;
    this.isCompared = false;
    this.pending.add(rest);
    changed?.(members, nothingFound);
    for (const member of members) {
      if (member instanceof Run) index.addRun(member);
      else if (!member.isLinked) this.place(member, state, standing);
      else {
        this.loans.change(nothingFound, member.borrowed);
        this.note(member);
      }
    }
    return true;
  }

  /** Links a segment, and those behind it as long as they are new or their state before changes with it. */
  private relinkFrom(start: Segment, isLate: Deadline): void {
    let { state, standing } = this.behind(this.list.previous(start));
    let member: Member | undefined = start;
    for (let count = 1; member && !(member instanceof Uncut); count++) {
      if (member instanceof Run && member.state === state && member.standing === standing) return;
      const segment: Segment = member instanceof Run ? this.tellApart(member) : member;
      this.pending.delete(segment);
      if (segment.isLinked && segment.stateBefore === state && segment.standingBefore === standing) return;
      this.place(segment, state, standing);
      state = segment.stateAfter;
      standing = segment.standingAfter;
      member = this.list.next(segment);
      if (count % segmentsPerLook === 0 && member && !(member instanceof Uncut) && isLate()) {
        this.pending.add(this.list.apart(member));
        return;
      }
    }
  }

  /** Reads a segment behind a state, if need be, and checks it, if that changes what it says, or what comments have said of it. */
  private place(segment: Segment, state: unknown, standing: Standing): void {
    const isNew = !segment.isLinked;
    const isHeard = !isNew && segment.standingBefore === standing;
    const isFree = !isNew && segment.isFree;
    segment.stateBefore = state;
    segment.standingBefore = standing;
    segment.isLinked = true;
    if (isFree) segment.stateAfter = state;
    if (isFree && isHeard) return;
    const { own, borrowed, isTemplated } = segment;
    if ((isNew || isTemplated) && this.likeness?.follow(segment)) {
      this.loans.change(borrowed, segment.borrowed);
      if (!isNew) this.forgetOutcome(segment);
      if (segment.own !== own) this.note(segment);
      return;
    }
    if (isFree) {
      segment.isTemplated = false;
      this.segments.read(segment);
      this.hearing.rule(segment);
      this.check(segment);
      return;
    }
    const linked = this.segments.link(segment, state);
    segment.stateAfter = linked.after;
    segment.isFree = linked.isFree === true;
    if (linked.reading === segment.reading && isHeard) return;
    segment.reading = linked.reading;
    segment.borrowed = linked.reading.borrowed ?? nothingFound;
    this.loans.change(borrowed, segment.borrowed);
    segment.isTemplated = false;
    this.hearing.rule(segment);
    this.check(segment);
    // What others that follow its template say is no longer known either, where the state before them has changed.
    if (isNew || isTemplated) this.likeness?.learn(segment, this.runSize && this.textBehind(segment));
  }

  /** Forgets what a segment was found to say in another state before it: what it says now its template knows, and who compares its DNs. */
  private forgetOutcome(segment: Segment): void {
    if (!segment.isFree) segment.reading = undefined;
    if (segment.clashes.length === 0) return;
    this.hearing.setClashes(segment, nothingFound);
    this.note(segment);
    this.isCompared = false;
  }

  /** What was looked at behind a segment to cut it; undefined where that was the end of the file, or much. */
  private textBehind(segment: Segment): string | undefined {
    const { ahead } = segment.cut;
    let text = '';
    let next = ahead <= mostBehind ? this.list.next(segment) : undefined;
    for (; next && text.length <= ahead; next = this.list.next(next)) text += next.text.slice(0, ahead + 1);
    return text.length > ahead ? text.slice(0, ahead) : undefined;
  }

  /** What the rules say of a segment's own DNs, and what could not be read there. */
  private findingsIn(segment: Segment): readonly SegmentFinding[] {
    const { reading, lent, dns } = segment;
    const problems: readonly SyntaxProblem[] = [
      ...(reading?.problems ?? []),
      ...(lent?.problems ?? []),
      ...segment.late,
    ];
    return checkSegment(dns, problems, this.contexts, (dn) => this.contextOf(segment, dn));
  }

  private check(segment: Segment): void {
    const { reading } = segment;
    const contextOf = (dn: Dn): RuleContext => this.contextOf(segment, dn);
    this.hearing.setOwn(segment, this.findingsIn(segment));
    this.index.remove(segment);
    // Behind the DNs themselves, so that these keep their places.
    const mentioned = reading?.mentions?.map(factsOfMention) ?? [];
    this.index.add(segment, [...segment.dns.map((dn) => factsOf(dn, contextOf(dn))), ...mentioned]);
    // Clashes are of the DNs that were there before; they are looked for again.
    this.hearing.setClashes(segment, nothingFound);
    this.division?.set(segment);
    this.note(segment);
    this.isCompared = false;
  }

  private note(segment: Segment): void {
    segment.forgetOrder();
    if (segment.hasFindings) this.troubled.add(segment);
    else this.troubled.delete(segment);
  }

  /** Whether the file's only object is cut into parts and should not be, or the other way round, as far as it is read. */
  private isWronglyDivided(): boolean {
    const { division, pending, list, contexts } = this;
    if (this.dividesFrom === Number.POSITIVE_INFINITY) return false;
    if (division?.isRefuted) return true;
    if (!pending.isEmpty) return false;
    const isLong = list.length >= this.dividesFrom;
    if (division) return !isLong || !division.holds;
    const { first } = list;
    return isLong && !this.isIndivisible && first instanceof Segment && isDivisible(first, contexts);
  }

  /** Cuts the whole file again: into parts where it was one segment, and the other way round. */
  private beginAnew(changed: Changed | undefined): void {
    const { list } = this;
    const text = list.text();
    // Objects in parts have no runs.
    const members = [...list].map((member) => list.apart(member));
    const [first] = members;
    const gone = this.drop(members);
    if (first) list.remove(first, members.length);
    this.isIndivisible = this.division !== undefined;
    this.division = this.division ? undefined : new Division(this.contexts);
    this.noteUncut(undefined, text);
    changed?.([], gone);
  }
}
