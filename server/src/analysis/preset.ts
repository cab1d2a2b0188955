import type { Preset } from '../catalogue/types.ts';
import type { SpanEdit } from '../formats/edit.ts';
import type { Layout } from '../formats/format.ts';
import type { Dn } from '../model/dn.ts';
import { shift } from '../model/span.ts';
import { effectOf } from '../rules/effect.ts';
import { numberOf, tServer } from '../rules/parts.ts';
import { describeObstacle, type Obstacle, obstacleAt, obstacleOf } from '../rules/presetObstacles.ts';
import { holds, missingOf } from '../rules/presetSteps.ts';
import { sayableNumber } from '../rules/secret.ts';
import { type Analysis, dnsOf } from './analysis.ts';
import { canBegin, rewrite } from './presetRewrite.ts';
import type { Segment } from './segment.ts';
import { applyEdits } from './textEdits.ts';

/** A DN and the segment that holds it. */
export interface PlacedDn {
  readonly segment: Segment;
  readonly dn: Dn;
}

/** The value of an option in effect. `unknown`: what is written cannot be relied on, or no default is published. */
export type ValueInEffect =
  | { readonly kind: 'written' | 'default'; readonly value: string }
  | { readonly kind: 'unknown' };

/** What a preset changes at one option of a DN. */
export interface PresetChange {
  readonly option: string;
  readonly before: ValueInEffect;
  /** After a removal the default. */
  readonly after: ValueInEffect;
  /** When the change takes effect, in the catalogue's words; absent means not published. Of no meaning where the value in effect stays. */
  readonly takesEffect?: string;
}

/** Why a preset could not bring about what it says. Without an option it is the DN as a whole. */
export interface PresetObstacle {
  readonly option?: string;
  readonly reason: Obstacle;
  /** The reason as a sentence for people; it holds nothing of the file. */
  readonly message: string;
}

/** What a preset does to one DN. Without edits and obstacles the DN was as the preset says. */
export interface DnPresetResult extends PlacedDn {
  /** The DN's number as it may be said; undefined where it has none, as in an options export. */
  readonly number: string | undefined;
  readonly changes: readonly PresetChange[];
  readonly obstacles: readonly PresetObstacle[];
  /** The DN's part of the edits. */
  readonly edits: readonly SpanEdit[];
}

export interface PresetResult {
  /** All edits of the file, in order, with offsets in the file. */
  readonly edits: readonly SpanEdit[];
  /** In the order of the file. */
  readonly dns: readonly DnPresetResult[];
}

/** The DNs of a whole file to which presets can be applied, in its order. */
export function allPlacedDns(analysis: Analysis): readonly PlacedDn[] {
  return analysis.segments.flatMap((segment) => dnsIn(segment));
}

/** The DNs that a stretch of the file touches, in its order: of an empty stretch (a cursor) the one that it stands in or at. */
export function placedDnsAt(analysis: Analysis, start: number, end: number): readonly PlacedDn[] {
  // An object that is read in parts is everywhere in the file.
  if (analysis.home) return dnsIn(analysis.home);
  const found: PlacedDn[] = [];
  for (let segment = analysis.segmentAt(start); segment && segment.start <= end; segment = analysis.next(segment)) {
    const at = segment.start;
    for (const placed of dnsIn(segment)) {
      const span = shift(placed.dn.span, at);
      const isTouched = start === end ? span.start <= start && start <= span.end : span.start < end && start < span.end;
      if (isTouched) found.push(placed);
    }
  }
  // Where two DNs meet, the cursor is in front of the later one.
  return start === end ? found.slice(-1) : found;
}

function dnsIn(segment: Segment): PlacedDn[] {
  return segment.dns.filter((dn) => dn.role === 'dn').map((dn) => ({ segment, dn }));
}

/** Whether a preset would change a DN, as far as a look at the DN alone can tell. */
export function wouldChange(analysis: Analysis, { dn }: PlacedDn, preset: Preset): boolean {
  const context = analysis.context;
  return obstacleOf(dn, preset, context) === undefined && !holds(dn, preset, context);
}

/** Whether at least something of that can be done in this text. */
export function canChange(analysis: Analysis, { segment, dn }: PlacedDn, preset: Preset, layout: Layout): boolean {
  return canBegin(dn, preset, analysis.context, analysis.editorFor(segment, layout));
}

/**
 * Brings DNs of a file to what a preset says, byte-exact outside of the edits: comments, order and other options stay, values that are right
 * already are not touched, so that a second time changes nothing. `placed` are DNs of this analysis, each once, in the order of the file.
 *
 * Where a DN shares what would have to change with DNs that are not among them, it is left alone.
 */
export function applyPreset(
  analysis: Analysis,
  placed: readonly PlacedDn[],
  preset: Preset,
  layout: Layout,
): PresetResult {
  const wanted = placed.map((one): Plan => {
    const obstacle = obstacleOf(one.dn, preset, analysis.context);
    return { ...one, obstacle, edits: [], after: one.dn };
  });
  let plans = rewriteAll(analysis, wanted, preset, layout);
  if (plans.some(isFeltElsewhere)) plans = withoutHarm(analysis, wanted, plans, preset, layout);
  return {
    edits: plans.flatMap(({ edits }) => edits),
    dns: plans.map((plan) => resultOf(analysis, plan, preset)),
  };
}

/** What is to become of one DN. */
interface Plan extends PlacedDn {
  readonly obstacle: Obstacle | undefined;
  readonly edits: readonly SpanEdit[];
  /** The DN as the edits leave it. */
  readonly after: Dn;
}

function rewriteAll(analysis: Analysis, plans: readonly Plan[], preset: Preset, layout: Layout): readonly Plan[] {
  const bySegment = new Map<Segment, Plan[]>();
  for (const plan of plans) {
    const group = bySegment.get(plan.segment);
    if (group) group.push(plan);
    else bySegment.set(plan.segment, [plan]);
  }
  return [...bySegment].flatMap(([segment, group]) => {
    const changed = group.filter(({ dn, obstacle }) => obstacle === undefined && !holds(dn, preset, analysis.context));
    if (changed.length === 0) return group;
    const rewritten = rewrite(
      analysis,
      segment,
      changed.map(({ dn }) => dn),
      preset,
      layout,
    );
    return group.map((plan): Plan => ({ ...plan, ...rewritten.get(plan.dn) }));
  });
}

/** Whether segments further down may read something else by the edits: an anchor stands there, for example. */
function isFeltElsewhere({ segment, edits }: Plan): boolean {
  return edits.length > 0 && leavesSomething(segment);
}

function leavesSomething({ stateBefore, stateAfter }: Segment): boolean {
  return stateBefore !== stateAfter;
}

/** Reads the whole file again, and takes the edits back that other DNs would feel. */
function withoutHarm(
  analysis: Analysis,
  wanted: readonly Plan[],
  plans: readonly Plan[],
  preset: Preset,
  layout: Layout,
): readonly Plan[] {
  const chosen = new Set(wanted.map(({ dn }) => dn));
  const after = rereadDns(analysis, plans);
  const before = dnsOf(analysis);
  const isHarmless =
    after?.length === before.length &&
    before.every((dn, index) => chosen.has(dn) || isSameFor(analysis, dn, after[index] as Dn, preset));
  if (isHarmless) {
    const read = new Map(before.map((dn, index) => [dn, after[index] as Dn]));
    return plans.map((plan) => ({ ...plan, after: read.get(plan.dn) ?? plan.after }));
  }
  const careful = wanted.map((plan): Plan => (leavesSomething(plan.segment) ? { ...plan, obstacle: 'shared' } : plan));
  return rewriteAll(analysis, careful, preset, layout);
}

function rereadDns(analysis: Analysis, plans: readonly Plan[]): readonly Dn[] | undefined {
  const edits = plans.flatMap((plan) => plan.edits);
  const again = analysis.reread(applyEdits(analysis.text, edits));
  return again && dnsOf(again);
}

function isSameFor(analysis: Analysis, before: Dn, after: Dn, preset: Preset): boolean {
  const context = analysis.context;
  return preset.options.every(({ name }) => {
    const [one, other] = [effectOf(before, name, context), effectOf(after, name, context)];
    return one.kind === other.kind && (one.kind === 'unknown' || other.kind === 'unknown' || one.value === other.value);
  });
}

function resultOf(analysis: Analysis, plan: Plan, preset: Preset): DnPresetResult {
  const { segment, dn, after, obstacle, edits } = plan;
  const context = analysis.context;
  const number = numberOf(dn);
  const missing = missingOf(dn, preset, context).map(({ name }) => name);
  const left = missingOf(after, preset, context).map(({ name }) => name);
  const changes = missing
    .filter((option) => !left.includes(option))
    .map((option): PresetChange => {
      const takesEffect = analysis.catalogue.find(tServer, option)?.takesEffect;
      return {
        option,
        before: inEffect(dn, option, analysis),
        after: inEffect(after, option, analysis),
        ...(takesEffect !== undefined && { takesEffect }),
      };
    });
  return {
    segment,
    dn,
    number: number === undefined ? undefined : sayableNumber(dn, number, analysis.catalogue),
    changes,
    obstacles: obstaclesOf(after, obstacle, left),
    edits,
  };
}

function obstaclesOf(dn: Dn, obstacle: Obstacle | undefined, left: readonly string[]): readonly PresetObstacle[] {
  if (left.length === 0) return [];
  if (obstacle) return [{ reason: obstacle, message: describeObstacle(obstacle) }];
  const reason = obstacleAt(dn);
  return left.map((option) => ({ option, reason, message: describeObstacle(reason) }));
}

function inEffect(dn: Dn, option: string, analysis: Analysis): ValueInEffect {
  const effect = effectOf(dn, option, analysis.context);
  return effect.kind === 'unknown' ? { kind: 'unknown' } : { kind: effect.kind, value: effect.value };
}
