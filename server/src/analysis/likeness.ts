import type { CutContext, CutState } from '../formats/format.ts';
import type { Span } from '../model/span.ts';
import type { DnSettings } from '../project/settings.ts';
import { type DnFacts, factsOf } from '../rules/facts.ts';
import { numberOf, placeOfDn } from '../rules/parts.ts';
import { type Contexts, contextIn } from './checkSegment.ts';
import type { DnIndex } from './dnIndex.ts';
import { type FactPattern, fillIn, hasSigns, isSame, mostSigns, numberIn, patternOf, signed } from './factPatterns.ts';
import { freeStretches } from './freeStretches.ts';
import type { Extent } from './place.ts';
import type { Segment } from './segment.ts';
import type { Standing } from './standing.ts';
import { freeCount, type Template, type Templates, wordOf } from './templates.ts';

/** What is known of every text that follows a template. */
export interface Known {
  readonly kind: string;
  readonly before: CutState;
  /** The reader's state in which it holds; in any, where the reading takes nothing from it. */
  readonly state: unknown;
  readonly isFree: boolean;
  /** What comments have said before and behind it. */
  readonly standing: Standing;
  readonly standingAfter: Standing;
  /** Of each DN, with signs in the place of the free words. */
  readonly facts: readonly FactPattern[];
  /** The settings in which each DN was checked. */
  readonly settings: readonly DnSettings[];
  /** Where each DN's number stands, where other files ask for it: without this, each DN would have to be read for it. */
  readonly places: readonly Span[] | undefined;
}

/** A stretch of a text that may follow a template, and what stands before it. */
export interface Candidate {
  readonly text: string;
  readonly cut: CutContext;
  /** A longer text in which this one stands from `copiedAt` on. */
  readonly copy: string | undefined;
  readonly copiedAt: number;
  readonly stateBefore: unknown;
  readonly standingBefore: Standing;
}

/** Finds the segments of a file that say what others said, but for words that mean nothing to any rule; these are not read. */
export class Likeness {
  private readonly templates: Templates<Known>;
  private readonly contexts: Contexts;
  private readonly index: DnIndex;
  /** That for which a template is looked for. */
  private placing: Candidate | undefined;

  /** `index` gets the facts of the DNs in segments that follow a template. */
  constructor(templates: Templates<Known>, contexts: Contexts, index: DnIndex) {
    this.templates = templates;
    this.contexts = contexts;
    this.index = index;
  }

  /** Looks for a template that a segment follows; then nothing else needs to be known of it. */
  follow(segment: Segment): boolean {
    const template = this.templateOf(segment);
    segment.copy = undefined;
    if (template) this.apply(segment, template);
    return template !== undefined;
  }

  /** The facts of the DNs in a text that follows a template and leaves all states as they were; undefined for any other. */
  factsLike(candidate: Candidate): readonly DnFacts[] | undefined {
    const template = this.templateOf(candidate);
    if (!template) return undefined;
    const { facts, standing, standingAfter } = template.content;
    if (standing !== standingAfter) return undefined;
    const wordAt = (index: number): string => this.templates.wordAt(candidate.text, template, index);
    return facts.map((pattern) => fillIn(pattern, wordAt));
  }

  /** What the text that was last looked at adds to a place, if that is known by the way. */
  extentOf(text: string): Extent | undefined {
    return this.templates.extentOf(text);
  }

  private templateOf(candidate: Candidate): Template<Known> | undefined {
    const { text, copy = text, copiedAt } = candidate;
    this.placing = candidate;
    return this.templates.find(text, copy, copiedAt, this.fits, this.accepts);
  }

  /** A segment that says what a template says, but for its words. */
  private apply(segment: Segment, template: Template<Known>): void {
    const { templates } = this;
    const { isFree, facts, standingAfter, places } = template.content;
    segment.stateAfter = segment.stateBefore;
    segment.standingAfter = standingAfter;
    segment.isFree = isFree;
    segment.isTemplated = true;
    segment.measureAs(templates.extentOf(segment.text));
    if (segment.entries.length > 0) this.index.remove(segment);
    if (facts.length === 0) return;
    const wordAt = (index: number): string => templates.wordAt(segment.text, template, index);
    this.index.add(
      segment,
      facts.map((pattern) => fillIn(pattern, wordAt)),
      places?.map((place) => templates.spanIn(template, place)),
    );
  }

  /** Whether what is known of a template holds for the segment that is being placed. */
  private readonly fits = ({ kind, before, isFree, state, standing }: Known): boolean => {
    const { placing } = this;
    if (kind !== placing?.cut.kind || before !== placing.cut.before || standing !== placing.standingBefore)
      return false;
    return isFree || state === placing.stateBefore;
  };

  /** Whether the numbers of the segment's DNs put them under the same settings as the template's. */
  private readonly accepts = (template: Template<Known>): boolean => {
    const { placing, templates } = this;
    const { facts, settings } = template.content;
    if (!placing) return false;
    const wordAt = (index: number): string => templates.wordAt(placing.text, template, index);
    return facts.every((pattern, index) => this.contexts.settingsFor(numberIn(pattern, wordAt)) === settings[index]);
  };

  /** Makes a template of a segment that is new, if nothing was found in it, and it leaves the states behind it as they were. */
  learn(segment: Segment): void {
    const { templates } = this;
    const { text, cut, dns, stateBefore: state } = segment;
    // Another file has other states.
    const isLikeOthers = segment.isFree || (segment.stateAfter === state && templates.areShared !== true);
    if (!isLikeOthers || !isPlain(segment)) return;
    if (segment.rulings || !templates.hasRoomFor(text) || hasSigns(text)) return;
    const free = freeStretches(text, dns, this.contexts.catalogue, this.contexts.format);
    if (!free) return;
    const { kind, before } = cut;
    const facts: FactPattern[] = [];
    const settings: DnSettings[] = [];
    const places = templates.areShared ? dns.map(placeOfDn) : undefined;
    const { isFree, standingBefore: standing, standingAfter } = segment;
    const ofState = isFree ? undefined : state;
    const known: Known = { kind, before, state: ofState, isFree, standing, standingAfter, facts, settings, places };
    const template = templates.make(text, free, known);
    if (freeCount(template) > mostSigns) return;
    for (const dn of dns) {
      const context = contextIn(this.contexts, segment, dn);
      const pattern = patternOf(factsOf(signed(dn, template), context));
      const wordAt = (index: number): string => wordOf(template, index);
      // Facts that say more than the words they are made of cannot be filled in.
      if (!isSame(fillIn(pattern, wordAt), factsOf(dn, context)) || numberIn(pattern, wordAt) !== numberOf(dn)) return;
      facts.push(pattern);
      settings.push(this.contexts.settingsFor(numberOf(dn)));
    }
    templates.keep(template);
  }
}

/** Whether nothing was found in a segment, and others have no part in it. */
function isPlain({ own, reading, lent, late }: Segment): boolean {
  return own.length === 0 && !reading?.borrowed && !reading?.mentions && !lent && late.length === 0;
}
