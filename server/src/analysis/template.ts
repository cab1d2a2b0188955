import type { Borrowed, CutState } from '../formats/format.ts';
import type { Dn } from '../model/dn.ts';
import type { DnSettings } from '../project/settings.ts';
import { factsOf } from '../rules/facts.ts';
import { numberOf, placeOfDn } from '../rules/parts.ts';
import type { RuleContext } from '../rules/rule.ts';
import { askedNames } from '../rules/table.ts';
import { type Contexts, checkSegment, contextIn } from './checkSegment.ts';
import { type FactPattern, fillIn, isSame, numberIn, patternOf } from './factPatterns.ts';
import { type FindingPattern, findingPatternsOf, saidIn } from './findingPatterns.ts';
import { type FreeValue, freeComments, freeValues } from './freeValues.ts';
import { filled, hasSigns, type Pattern, signed, type ValueAt } from './patterns.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { nothingFound, type Segment, type SegmentCut } from './segment.ts';
import type { Standing } from './standing.ts';
import type { Ending, TemplateTree } from './templateTree.ts';
import { partsBehind } from './textBehind.ts';

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
  /** The secrets: what is said is hidden where it holds one of these. */
  readonly secrets: readonly Pattern[];
  /** Where each DN's number stands, where other files ask for it: without this, each DN would have to be read for it. */
  readonly places: readonly (NumberPlace | undefined)[] | undefined;
  /** Set where it is known from the text where such a one ends. */
  readonly cut: SegmentCut | undefined;
}

/** Where a number stands that is a free value: from so much before this to so much behind it. */
export interface NumberPlace {
  readonly value: number;
  readonly before: number;
  readonly behind: number;
}

export type Templates = TemplateTree<Known, Circumstances>;

/** What is to be taken into a tree. */
interface Template {
  readonly pieces: readonly Piece[];
  readonly ending: Ending<Known, Circumstances>;
}

/** With more findings in it, a segment is read by itself. */
const mostFound = 32;

/** Whether others can be like a segment: it leaves the states behind it as they were, can be read, and others have no part in it. `isShared`: with other files. */
export function isLearnable(segment: Segment, isShared: boolean): boolean {
  const { text, own, reading, rulings, lent, late, isFree, stateBefore, stateAfter } = segment;
  // Another file has other states.
  if (!isFree && (stateAfter !== stateBefore || isShared)) return false;
  if (own.length > mostFound || (own.length > 0 && reading?.problems.length !== 0)) return false;
  return !reading?.mentions && !rulings && !lent && late.length === 0 && !hasSigns(text);
}

/**
 * A learnable segment as a template for a tree; undefined where what others would say cannot be told from it. `behind`: what was looked at behind it to cut it,
 * where that is to be known. Where something was found, all has to be there in others that was there in it: what a finding says may depend on more than
 * whether there is one.
 */
export function templateOf(
  segment: Segment,
  contexts: Contexts,
  tree: Templates,
  behind: string | undefined,
): Template | undefined {
  const {
    text,
    cut,
    dns,
    own,
    borrowed,
    stateBefore: state,
    isFree,
    standingBefore: standing,
    standingAfter,
  } = segment;
  const free = freeValues(text, dns, contexts.catalogue, contexts.format);
  // Where an open quote or bracket is made up for, what a comment says may close it.
  const comments =
    segment.reading?.problems.length === 0 ? freeComments(text, dns, segment.comments, contexts.format) : nothingFound;
  const found = free && piecesOf(text, dns, free, comments, namesAskedIn(segment, contexts));
  if (!found) return undefined;
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
    if (!pattern) return undefined;
    samples.set(sample, context);
    // Facts that say more than the values they are made of cannot be filled in.
    if (!isSame(fillIn(pattern, valueAt), factsOf(dn, context))) return undefined;
    if (numberIn(pattern, valueAt) !== numberOf(dn)) return undefined;
    facts.push(pattern);
  }
  const findings = own.length === 0 ? nothingFound : patternsOf(segment, samples, contexts, values, valueAt);
  if (!findings) return undefined;
  const { kind, before } = cut;
  const settings = dns.map((dn) => contexts.settingsFor(numberOf(dn)));
  const circumstances = tree.sameAs(
    { kind, before, state: isFree ? undefined : state, isFree, standing, settings },
    isSameIn,
  );
  const isRepeatable = behind !== undefined && before === cut.after && standing === standingAfter;
  const content: Known = {
    circumstances,
    standingAfter,
    facts,
    findings,
    borrowed,
    secrets: secretsIn(text, [...free.values()], values),
    places: tree.areShared ? dns.map((dn) => numberPlaceOf(dn, values)) : undefined,
    cut: isRepeatable ? cut : undefined,
  };
  if (saysSecret(content, valueAt)) return undefined;
  return {
    pieces,
    ending: {
      behind: isRepeatable ? partsBehind(text, behind, contexts.format) : undefined,
      circumstances,
      isExact: !isSpotless,
      content,
    },
  };
}

/** Whether what is said of a text with these values would hold a secret, and so has to be said otherwise. */
export function saysSecret({ facts, findings, secrets }: Known, valueAt: ValueAt): boolean {
  if (secrets.length === 0) return false;
  const numbers = facts.map((pattern) => numberIn(pattern, valueAt) ?? '');
  const said = [...numbers, ...saidIn(findings, valueAt)];
  return secrets.some((secret) => {
    const hidden = filled(secret, valueAt);
    return said.some((text) => text.includes(hidden));
  });
}

/** The secrets among the free values of a text: as what stands in their place in others, or as they are where they are no `values` of the template. */
function secretsIn(text: string, free: readonly FreeValue[], values: readonly FreeValue[]): Pattern[] {
  return free.flatMap((value): Pattern[] => {
    if (!value.isSecret) return [];
    const index = values.indexOf(value);
    if (index >= 0) return [{ texts: ['', ''], values: [index] }];
    return [{ texts: [text.slice(value.start, value.end)], values: [] }];
  });
}

/** What rules ask for in a segment's DN. */
function namesAskedIn(segment: Segment, contexts: Contexts): ReadonlySet<string> {
  const [dn] = segment.dns;
  return askedNames(dn ? contextIn(contexts, segment, dn).settings : contexts.settings);
}

/** What is found in a segment, as patterns. `samples`: its DNs with signs in the place of `values`, each with its context. */
function patternsOf(
  { own, dns }: Segment,
  samples: ReadonlyMap<Dn, RuleContext>,
  contexts: Contexts,
  values: readonly FreeValue[],
  valueAt: ValueAt,
): readonly FindingPattern[] | undefined {
  const all = [...samples.keys()];
  const found = checkSegment(all, nothingFound, contexts, (dn) => samples.get(dn) as RuleContext);
  return findingPatternsOf({ own, dns }, { own: found, dns: all }, values, valueAt);
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
