import type { Preset } from '../catalogue/types.ts';
import type { Editor, SpanEdit } from '../formats/edit.ts';
import type { Layout, SegmentReading } from '../formats/format.ts';
import type { Dn } from '../model/dn.ts';
import { shift } from '../model/span.ts';
import { numberOf } from '../rules/parts.ts';
import { nextSteps } from '../rules/presetSteps.ts';
import type { RuleContext } from '../rules/rule.ts';
import type { Analysis } from './analysis.ts';
import type { Segment } from './segment.ts';
import { applyEdits, EditHistory } from './textEdits.ts';

/** What was made of one DN: its edits in order, with offsets in the file, and how it reads after them. */
export interface Rewritten {
  readonly edits: readonly SpanEdit[];
  readonly after: Dn;
}

/** So many times is a segment read again; three options need half of them. */
const mostRounds = 12;

/**
 * Brings DNs of one segment to what a preset says, step by step: each round makes what can be made together and reads the segment again.
 * What cannot be edited is left; who looks at the DN as it reads afterwards sees it.
 */
export function rewrite(
  analysis: Analysis,
  segment: Segment,
  dns: readonly Dn[],
  preset: Preset,
  layout: Layout,
): ReadonlyMap<Dn, Rewritten> {
  const before = ownDns(segment);
  const targets = dns.map((dn) => ({ dn, index: before.indexOf(dn), givenUp: new Set<string | undefined>() }));
  const history = new EditHistory(segment.text.length);
  let { text } = segment;
  let current = analysis.readInstead(segment, text);
  for (let round = 0; round < mostRounds; round++) {
    const read = ownDns(current);
    const editor = analysis.format.editor(text, layout);
    const sets: (readonly SpanEdit[])[] = [];
    for (const { index, givenUp } of targets) {
      const dn = read[index];
      if (!dn) continue;
      for (const { option, edit } of nextSteps(dn, preset, analysis.context, givenUp)) {
        const edits = editor(edit);
        if (edits && edits.length > 0) sets.push(edits);
        else givenUp.add(option);
      }
    }
    // Whoever was given up may have more to do with another option.
    if (sets.length === 0) {
      if (targets.every(({ index, givenUp }) => isDone(analysis, read[index], preset, givenUp))) break;
      continue;
    }
    const edits = apart(sets);
    const nextText = applyEdits(text, edits);
    const next = analysis.readInstead(segment, nextText);
    // An edit that breaks what is there, or makes other DNs of it, is none that anybody has asked for.
    if (!isAsGood(current, next)) break;
    history.add(edits);
    text = nextText;
    current = next;
  }
  return split(targets, ownDns(current), history.edits(), segment.start);
}

/** Whether a first edit towards a preset can be made. */
export function canBegin(dn: Dn, preset: Preset, context: RuleContext, editor: Editor): boolean {
  const givenUp = new Set<string | undefined>();
  for (let steps = nextSteps(dn, preset, context, givenUp); steps.length > 0; ) {
    for (const { option, edit } of steps) {
      if ((editor(edit)?.length ?? 0) > 0) return true;
      givenUp.add(option);
    }
    steps = nextSteps(dn, preset, context, givenUp);
  }
  return false;
}

function isDone(
  analysis: Analysis,
  dn: Dn | undefined,
  preset: Preset,
  givenUp: ReadonlySet<string | undefined>,
): boolean {
  return !dn || nextSteps(dn, preset, analysis.context, givenUp).length === 0;
}

function ownDns({ dns }: Pick<SegmentReading, 'dns'>): readonly Dn[] {
  return dns.filter((dn) => dn.role === 'dn');
}

function isAsGood(before: SegmentReading, after: SegmentReading): boolean {
  const [old, read] = [ownDns(before), ownDns(after)];
  return (
    after.problems.length <= before.problems.length &&
    read.length === old.length &&
    read.every((dn, index) => numberOf(dn) === numberOf(old[index] as Dn))
  );
}

/** Of edits that were thought of one by one, those that can be made together; the others have their turn in the next round. */
function apart(sets: readonly (readonly SpanEdit[])[]): readonly SpanEdit[] {
  const inOrder = sets
    .map((edits) => [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end))
    .sort((a, b) => (a[0]?.span.start ?? 0) - (b[0]?.span.start ?? 0));
  const chosen: SpanEdit[] = [];
  for (const edits of inOrder) {
    const [first] = edits;
    const last = chosen.at(-1);
    if (!first || (last && first.span.start < last.span.end)) continue;
    const isSamePlace = last?.span.start === first.span.start && last.span.end === first.span.end;
    if (!isSamePlace) chosen.push(...edits);
  }
  return chosen;
}

/** Gives each DN its part of a segment's edits. */
function split(
  targets: readonly { readonly dn: Dn; readonly index: number }[],
  after: readonly Dn[],
  edits: readonly SpanEdit[],
  start: number,
): ReadonlyMap<Dn, Rewritten> {
  let at = 0;
  const parts = new Map<Dn, Rewritten>();
  for (const [order, { dn, index }] of targets.entries()) {
    const next = targets[order + 1]?.dn.span.start ?? Number.POSITIVE_INFINITY;
    const own: SpanEdit[] = [];
    for (let edit = edits[at]; edit && edit.span.start < next; edit = edits[++at])
      own.push({ span: shift(edit.span, start), newText: edit.newText });
    parts.set(dn, { edits: own, after: after[index] ?? dn });
  }
  return parts;
}
