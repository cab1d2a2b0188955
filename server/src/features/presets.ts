import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  CodeAction,
  Range,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import {
  applyPreset,
  canChange,
  type DnPresetResult,
  type PlacedDn,
  type PresetChange,
  placedDnsAt,
  type ValueInEffect,
  wouldChange,
} from '../analysis/preset.ts';
import { presets } from '../catalogue/presets.ts';
import { describeTakesEffect } from '../catalogue/takesEffect.ts';
import type { Preset } from '../catalogue/types.ts';
import { type DnDocument, type FeatureOptions, rangeOf, textEdits } from './document.ts';

/** Applying a preset to DNs. */
export const presetKind = 'refactor.rewrite.dnConfig.preset';

/** What an action needs to find its edits later. */
export interface PresetActionData {
  readonly uri: string;
  readonly version: number;
  readonly range: Range;
  readonly preset: string;
}

/** So many DNs are looked at closely; where none of them can be changed, there is no offer. */
const closely = 20;

/** A client that takes edits only with the offer gets the edits of every preset each time: for more DNs than this there is no offer. */
const mostAtOnce = 200;

/**
 * The presets that would change a DN that the range touches, in their order. The edits are left to `resolvePresetAction` where the client asks
 * for them later.
 */
export function presetActions(document: DnDocument, range: Range, options: FeatureOptions): CodeAction[] {
  const { analysis, text, layout } = document;
  const placed = placedDnsAt(analysis, text.offsetAt(range.start), text.offsetAt(range.end));
  if (!options.resolvesEdits && placed.length > mostAtOnce) return [];
  return presets.flatMap((preset): CodeAction[] => {
    const changed = placed.filter((one) => wouldChange(analysis, one, preset));
    if (!changed.slice(0, closely).some((one) => canChange(analysis, one, preset, layout))) return [];
    const title = titleOf(preset, changed.length);
    if (!options.resolvesEdits)
      return [{ title, kind: presetKind, edit: presetEdit(document, placed, preset, options) }];
    const data: PresetActionData = { uri: text.uri, version: text.version, range, preset: preset.id };
    return [{ title, kind: presetKind, data }];
  });
}

/** The action with its edits; without any where the text is no longer the one that it was offered for. */
export function resolvePresetAction(document: DnDocument, action: CodeAction, options: FeatureOptions): CodeAction {
  const data = dataOf(action);
  const preset = presets.find(({ id }) => id === data?.preset);
  const { analysis, text } = document;
  if (!data || !preset || data.uri !== text.uri || data.version !== text.version) return action;
  const placed = placedDnsAt(analysis, text.offsetAt(data.range.start), text.offsetAt(data.range.end));
  return { ...action, edit: presetEdit(document, placed, preset, options) };
}

/** What a client sends back of an action of ours; undefined for any other. */
export function dataOf({ kind, data }: CodeAction): PresetActionData | undefined {
  if (kind !== presetKind || typeof data !== 'object' || data === null) return undefined;
  const { uri, version, range, preset } = data as Partial<PresetActionData>;
  const isWhole = typeof uri === 'string' && typeof version === 'number' && typeof preset === 'string';
  return isWhole && isRange(range) ? { uri, version, range, preset } : undefined;
}

function isRange(range: Range | undefined): range is Range {
  return typeof range?.start?.line === 'number' && typeof range.end?.line === 'number';
}

function titleOf({ id, for: purpose }: Preset, count: number): string {
  return `Apply IM preset '${id}': ${purpose}${count > 1 ? ` (${count} DNs)` : ''}`;
}

function presetEdit(
  document: DnDocument,
  placed: readonly PlacedDn[],
  preset: Preset,
  { changeAnnotations }: FeatureOptions,
): WorkspaceEdit {
  const { uri, version } = document.text;
  const result = applyPreset(document.analysis, placed, preset, document.layout);
  if (!changeAnnotations) return { changes: { [uri]: textEdits(document, result.edits) } };
  const annotations: Record<string, ChangeAnnotation> = {};
  const edits = result.dns.flatMap((dn, index): AnnotatedTextEdit[] => {
    if (dn.edits.length === 0) return [];
    const annotationId = `dn${index}`;
    annotations[annotationId] = annotationOf(dn);
    return dn.edits.map(({ span, newText }) => ({ range: rangeOf(document, span), newText, annotationId }));
  });
  return { documentChanges: [{ textDocument: { uri, version }, edits }], changeAnnotations: annotations };
}

function annotationOf({ number, changes, obstacles }: DnPresetResult): ChangeAnnotation {
  const left = obstacles.map(({ option, message }) => (option === undefined ? message : `${option} stays: ${message}`));
  return {
    label: `${number ?? 'this DN'}: ${changes.length > 0 ? changes.map(describeChange).join('; ') : 'only spelling'}`,
    needsConfirmation: true,
    ...(left.length > 0 && { description: left.join(' ') }),
  };
}

/** One change in words: the values in effect before and after, and when that takes effect. Says nothing of a file but documented values. */
export function describeChange({ option, before, after, takesEffect }: PresetChange): string {
  const isSame = before.kind !== 'unknown' && after.kind !== 'unknown' && before.value === after.value;
  const when = isSame ? 'nothing changes in effect' : lowerFirst(describeTakesEffect(takesEffect));
  const then = after.kind === 'written' ? after.value : `removed, ${describeValue(after)}`;
  return `${option} ${describeValue(before)} → ${then} (${when})`;
}

function describeValue(effect: ValueInEffect): string {
  if (effect.kind === 'unknown') return 'unknown';
  return effect.kind === 'default' ? `${effect.value} by default` : effect.value;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
