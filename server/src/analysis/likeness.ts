import type { Borrowed, CutState } from '../formats/format.ts';
import type { Dn } from '../model/dn.ts';
import type { Span } from '../model/span.ts';
import type { DnSettings } from '../project/settings.ts';
import { factsOf } from '../rules/facts.ts';
import { numberOf, placeOfDn } from '../rules/parts.ts';
import type { RuleContext } from '../rules/rule.ts';
import { askedNames } from '../rules/table.ts';
import { type Contexts, checkSegment, contextIn } from './checkSegment.ts';
import type { DnIndex } from './dnIndex.ts';
import { type FactPattern, fillIn, fillInForRun, isSame, numberIn, patternOf, type RunFacts } from './factPatterns.ts';
import { type FindingPattern, findingPatternsOf, foundAlike, saidIn } from './findingPatterns.ts';
import { type FreeValue, freeValues } from './freeValues.ts';
import { hasSigns, signed, type ValueAt } from './patterns.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { extentOfLines } from './place.ts';
import { nothingFound, Segment, type SegmentCut, type SegmentFinding, type Source } from './segment.ts';
import type { Standing } from './standing.ts';
import type { TemplateTree } from './templateTree.ts';

/** Where texts have to stand to follow a template, and what was asked of them. */
export interface Circumstances {
  readonly kind: string;
  readonly before: CutState;
  /** The reader's state in which it holds; in any, where the reading takes nothing from it. */
  readonly state: unknown;
  readonly isFree: boolean;
  /** What comments have said before. */
  readonly standing: Standing;
  /** The settings in which each DN was checked. */
  readonly settings: readonly DnSettings[];
}

/** What is known of every text that follows a template. */
export interface Known {
  readonly circumstances: Circumstances;
  /** What comments have said behind it. */
  readonly standingAfter: Standing;
  /** Of each DN, with signs in the place of the free values. */
  readonly facts: readonly FactPattern[];
  /** What is found in every such text. */
  readonly findings: readonly FindingPattern[];
  /** What every such text uses of other segments. */
  readonly borrowed: readonly Borrowed[];
  /** The free values that are secrets: what is said is hidden where it holds one of these. */
  readonly secrets: readonly number[];
  /** Where each DN's number stands, where other files ask for it: without this, each DN would have to be read for it. */
  readonly places: readonly (NumberPlace | undefined)[] | undefined;
  /** Set where it is known from the text where such a one ends. */
  readonly cut: SegmentCut | undefined;
}

/** Where a number stands that is a free value: from so much before this to so much behind it. */
interface NumberPlace {
  readonly value: number;
  readonly before: number;
  readonly behind: number;
}

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
  /** What an index keeps of it in a run; nothing where it can be in none. */
  readonly facts: readonly RunFacts[];
  readonly cut: SegmentCut;
  /** How many lines it is, where that is known. */
  readonly lines: number | undefined;
}

/** After so many templates that nobody followed only some more are learnt: one of so many. */
const mostUnfollowed = 256;
const tryAgain = 16;
/** With more findings in it, a segment is read by itself. */
const mostFound = 32;

/** Finds the segments of a file that say what others said, but for what means nothing to any rule; these are not read. */
export class Likeness {
  private readonly tree: TemplateTree<Known, Circumstances>;
  private readonly contexts: Contexts;
  private readonly index: DnIndex;
  private readonly check: (segment: Segment) => readonly SegmentFinding[];
  /** How many segments with findings are still only read. */
  private troubledBefore: number;
  /** How many templates were learnt since one was followed. */
  private unfollowed = 0;
  /** That for which a template is looked for. */
  private placing: Surrounded | undefined;

  /**
   * `index` gets the facts of the DNs in segments that follow a template; `check` reads one and gives all that rules say of it. So many segments with findings
   * as `fewTroubled` says are not learned from.
   */
  constructor(
    tree: TemplateTree<Known, Circumstances>,
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
    if (!known?.cut) return undefined;
    this.unfollowed = 0;
    const { cut, findings, borrowed } = known;
    const facts: RunFacts[] = [];
    const isPlain = findings.length + borrowed.length === 0;
    if (isPlain) for (const pattern of known.facts) facts.push(fillInForRun(pattern, tree.valueAt));
    return { end: tree.endOfMatch, lines: tree.linesInMatch, cut, known, isPlain, facts };
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

  /** Notes what a template says of a segment, when it was matched last, with `from` as the segment's start. */
  private note(segment: Segment, known: Known, from: number): void {
    this.unfollowed = 0;
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

  /** What rules ask for in a segment's DN. */
  private namesAskedIn(segment: Segment): ReadonlySet<string> {
    const [dn] = segment.dns;
    return askedNames(dn ? contextIn(this.contexts, segment, dn).settings : this.contexts.settings);
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
   * Makes a template of a segment that is new, if it leaves the states behind it as they were. `behind`: what was looked at behind it to cut it; absent
   * where nothing is to be put into runs, or the end of the file was met. Where something was found, all has to be there in others that was there in it:
   * what a finding says may depend on more than whether there is one.
   */
  learn(segment: Segment, behind?: string): void {
    const { tree, contexts } = this;
    const { text, cut, dns, own, stateBefore: state, isFree, standingBefore: standing, standingAfter } = segment;
    // Another file has other states.
    const isLikeOthers = isFree || (segment.stateAfter === state && !tree.areShared);
    if (!isLikeOthers || !isLearnable(segment)) return;
    if (segment.rulings || hasSigns(text)) return;
    if (tree.isFull && !tree.areShared) tree.clear();
    if (!tree.takes(text)) return;
    if (own.length > 0 && this.troubledBefore-- > 0) return;
    // Where nothing is like anything else, learning is in vain; now and then it is tried again.
    if (this.unfollowed++ > mostUnfollowed && this.unfollowed % tryAgain > 0) return;
    const free = freeValues(text, dns, contexts.catalogue, contexts.format);
    const found = free && piecesOf(text, dns, free, this.namesAskedIn(segment));
    if (!found) return;
    const isSpotless = own.length === 0 && ![...free.values()].some(({ isSecret }) => isSecret);
    const pieces = isSpotless
      ? tree.withKnownNames(found)
      : found.map((piece): Piece => ({ ...piece, mayBeLeftOut: false }));
    const values = pieces.flatMap(({ value, mayBeLeftOut }) => (value && !mayBeLeftOut ? [value] : []));
    const extras = pieces.flatMap(({ value, mayBeLeftOut }) => (value && mayBeLeftOut ? [value] : []));
    const valueAt: ValueAt = (index) => {
      const value = values[index];
      return value ? text.slice(value.start, value.end) : '';
    };
    const facts: FactPattern[] = [];
    const samples = new Map<Dn, RuleContext>();
    for (const dn of dns) {
      const context = contextIn(contexts, segment, dn);
      const sample = signed(dn, values, extras);
      const pattern = sample && patternOf(factsOf(sample, context));
      if (!pattern) return;
      samples.set(sample, context);
      // Facts that say more than the values they are made of cannot be filled in.
      if (!isSame(fillIn(pattern, valueAt), factsOf(dn, context))) return;
      if (numberIn(pattern, valueAt) !== numberOf(dn)) return;
      facts.push(pattern);
    }
    const findings = own.length === 0 ? nothingFound : this.patternsOf(segment, samples, values, valueAt);
    if (!findings) return;
    const secrets = values.flatMap(({ isSecret }, index) => (isSecret ? [index] : []));
    const { kind, before } = cut;
    const settings = dns.map((dn) => contexts.settingsFor(numberOf(dn)));
    const circumstances = tree.sameAs(
      { kind, before, state: isFree ? undefined : state, isFree, standing, settings },
      isSameIn,
    );
    const isRepeatable = behind !== undefined && before === cut.after && standing === standingAfter;
    const places = tree.areShared ? dns.map((dn) => numberPlaceOf(dn, values)) : undefined;
    const content: Known = {
      circumstances,
      standingAfter,
      facts,
      findings,
      borrowed: segment.borrowed,
      secrets,
      places,
      cut: isRepeatable ? cut : undefined,
    };
    if (saysSecret(content, valueAt)) return;
    tree.add(pieces, { behind: isRepeatable ? behind : undefined, circumstances, isExact: !isSpotless, content });
  }

  /** What is found in a segment, as patterns. `samples`: its DNs with signs in the place of `values`, each with its context. */
  private patternsOf(
    { own, dns }: Segment,
    samples: ReadonlyMap<Dn, RuleContext>,
    values: readonly FreeValue[],
    valueAt: ValueAt,
  ): readonly FindingPattern[] | undefined {
    const all = [...samples.keys()];
    const found = checkSegment(all, nothingFound, this.contexts, (dn) => samples.get(dn) as RuleContext);
    return findingPatternsOf({ own, dns }, { own: found, dns: all }, values, valueAt);
  }
}

/** Whether what is said of a text with these values would hold a secret, and so has to be said otherwise. */
function saysSecret({ facts, findings, secrets }: Known, valueAt: ValueAt): boolean {
  if (secrets.length === 0) return false;
  const numbers = facts.map((pattern) => numberIn(pattern, valueAt) ?? '');
  const said = [...numbers, ...saidIn(findings, valueAt)];
  return secrets.some((secret) => said.some((text) => text.includes(valueAt(secret))));
}

function numberPlaceOf(dn: Dn, values: readonly FreeValue[]): NumberPlace | undefined {
  const { start, end } = placeOfDn(dn);
  const value = values.findIndex((one) => start <= one.start && one.end <= end);
  const found = values[value];
  return found && { value, before: found.start - start, behind: end - found.end };
}

function isSameIn(one: Circumstances, other: Circumstances): boolean {
  return (
    one.kind === other.kind &&
    one.before === other.before &&
    one.state === other.state &&
    one.isFree === other.isFree &&
    one.standing === other.standing &&
    one.settings.length === other.settings.length &&
    one.settings.every((each, index) => each === other.settings[index])
  );
}

/** Whether a segment can be read, what was found in it is not much, and others have no part in it. */
function isLearnable({ own, reading, lent, late }: Segment): boolean {
  if (own.length > mostFound || (own.length > 0 && reading?.problems.length !== 0)) return false;
  return !reading?.mentions && !lent && late.length === 0;
}
