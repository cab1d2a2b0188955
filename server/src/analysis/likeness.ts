import type { CutState } from '../formats/format.ts';
import type { Span } from '../model/span.ts';
import type { DnSettings } from '../project/settings.ts';
import { type DnFacts, factsOf } from '../rules/facts.ts';
import { numberOf, placeOfDn } from '../rules/parts.ts';
import { type Contexts, contextIn } from './checkSegment.ts';
import type { DnIndex } from './dnIndex.ts';
import {
  type FactPattern,
  fillIn,
  hasSigns,
  isSame,
  mostSigns,
  numberIn,
  patternOf,
  signed,
  type WordAt,
} from './factPatterns.ts';
import { freeStretches } from './freeStretches.ts';
import { type Extent, extentOf } from './place.ts';
import type { Segment, SegmentCut } from './segment.ts';
import type { Standing } from './standing.ts';
import { freeCount, type Template, type Templates, wordOf } from './templates.ts';
import { TemplateTree } from './templateTree.ts';

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
  /** Set where such texts can be segments of a run. */
  readonly inRuns: { readonly cut: SegmentCut; readonly extent: Extent | undefined } | undefined;
}

/** Where something stands that may follow a template. */
interface Surrounded {
  /** Any kind will do where none is said. */
  readonly cut: { readonly kind?: string | undefined; readonly before: CutState };
  readonly stateBefore: unknown;
  readonly standingBefore: Standing;
}

/** A text that could be a segment of a run. */
export interface Alike {
  readonly end: number;
  readonly facts: readonly DnFacts[];
  readonly cut: SegmentCut;
  /** What it adds to a place, where that is known. */
  readonly extent: Extent | undefined;
}

/** Finds the segments of a file that say what others said, but for words that mean nothing to any rule; these are not read. */
export class Likeness {
  private readonly templates: Templates<Known>;
  private readonly contexts: Contexts;
  private readonly index: DnIndex;
  private readonly tree = new TemplateTree<Known>();
  /** That for which a template is looked for. */
  private placing: Surrounded | undefined;

  /** `index` gets the facts of the DNs in segments that follow a template. */
  constructor(templates: Templates<Known>, contexts: Contexts, index: DnIndex) {
    this.templates = templates;
    this.contexts = contexts;
    this.index = index;
  }

  /** Looks for a template that a segment follows; then nothing else needs to be known of it. */
  follow(segment: Segment): boolean {
    const { text, copy = text, copiedAt } = segment;
    // It may be placed once more, when it has no copy any longer.
    segment.copy = undefined;
    segment.copiedAt = 0;
    this.placing = segment;
    const wordAt = (template: Template<Known>) => (index: number) => this.templates.wordAt(text, template, index);
    const accepts = (template: Template<Known>): boolean => this.accepts(template, wordAt(template));
    const template = this.templates.find(text, copy, copiedAt, this.fits, accepts);
    if (template) this.apply(segment, template);
    return template !== undefined;
  }

  /**
   * What a text from `at` on says that a cut would end, in a run of other such texts: it follows a template and leaves all states as they were.
   * Undefined where there is none; nothing behind `limit` is looked at.
   */
  alikeAt(text: string, at: number, limit: number, place: Surrounded): Alike | undefined {
    const { tree } = this;
    this.placing = place;
    const accepts = (template: Template<Known>): boolean =>
      this.fits(template.content) && this.accepts(template, tree.wordAt);
    const match = tree.match(text, at, limit, accepts);
    if (!match) return undefined;
    const { end, template } = match;
    const { inRuns, facts } = template.content;
    if (!inRuns) return undefined;
    const { cut, extent } = inRuns;
    return {
      end,
      cut,
      extent: extent && { ...extent, length: end - at },
      facts: facts.map((pattern) => fillIn(pattern, tree.wordAt)),
    };
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
    if (
      !placing ||
      (placing.cut.kind ?? kind) !== kind ||
      before !== placing.cut.before ||
      standing !== placing.standingBefore
    )
      return false;
    return isFree || state === placing.stateBefore;
  };

  /** Whether the numbers of a text's DNs put them under the same settings as the template's. */
  private accepts({ content: { facts, settings } }: Template<Known>, wordAt: WordAt): boolean {
    return facts.every((pattern, index) => this.contexts.settingsFor(numberIn(pattern, wordAt)) === settings[index]);
  }

  /**
   * Makes a template of a segment that is new, if nothing was found in it, and it leaves the states behind it as they were. `behind`: what was looked
   * at behind it to cut it; absent where nothing is to be put into runs, or the end of the file was met.
   */
  learn(segment: Segment, behind?: string): void {
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
    const isRepeatable = behind !== undefined && before === cut.after && standing === standingAfter;
    const inRuns = isRepeatable ? { cut, extent: extentIn(text) } : undefined;
    const known: Known = {
      kind,
      before,
      state: ofState,
      isFree,
      standing,
      standingAfter,
      facts,
      settings,
      places,
      inRuns,
    };
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
    if (isRepeatable) this.tree.add(template, behind);
  }
}

/** What a text adds to a place, whatever its words are; undefined where that depends on them. */
function extentIn(text: string): Extent | undefined {
  return text.endsWith('\n') && !text.includes('\r') ? extentOf(text) : undefined;
}

/** Whether nothing was found in a segment, and others have no part in it. */
function isPlain({ own, reading, lent, late }: Segment): boolean {
  return own.length === 0 && !reading?.borrowed && !reading?.mentions && !lent && late.length === 0;
}
