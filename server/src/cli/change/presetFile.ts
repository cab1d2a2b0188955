import { layoutOf } from '../../analysis/fix.ts';
import { allPlacedDns, applyPreset, type DnPresetResult, type ValueInEffect } from '../../analysis/preset.ts';
import { applyEdits } from '../../analysis/textEdits.ts';
import { presets } from '../../catalogue/presets.ts';
import { describeTakesEffect } from '../../catalogue/takesEffect.ts';
import { matchesWildcard } from '../../project/glob.ts';
import { numberOf } from '../../rules/parts.ts';
import { analyseSource } from '../check/lintSource.ts';
import type { ProjectChoice, Projects } from '../check/projects.ts';
import type { Source } from '../input/readSource.ts';
import type { Wants } from '../reports/report.ts';
import type { Worked } from '../work/outcome.ts';
import { changeFile, type Destination } from './changeFile.ts';

export interface PresetTask {
  readonly kind: 'preset';
  readonly project: ProjectChoice;
  readonly wants: Wants;
  /** The id of the preset. */
  readonly preset: string;
  /** Numbers of the DNs that are meant, with `*` for any characters; none: all. */
  readonly dns: readonly string[];
  readonly destination: Destination;
}

/** Brings the DNs of one file to what a preset says. */
export function presetFile(source: Source, task: PresetTask, projects: Projects): Worked {
  const { path, text } = source;
  if (projects.kindOf(path)) return { path };
  const analysis = analyseSource(source, projects.surroundingsFor(path));
  const preset = presets.find(({ id }) => id === task.preset);
  if (!analysis || !preset) return { path };
  if (analysis.isUnreadable) return { path, problem: 'not changed: it is no text in UTF-8' };
  const chosen = allPlacedDns(analysis).filter(({ dn }) => {
    const number = numberOf(dn) ?? '';
    return task.dns.length === 0 || task.dns.some((pattern) => matchesWildcard(pattern, number));
  });
  const { edits, dns } = applyPreset(analysis, chosen, preset, layoutOf(text));
  const changed = dns.filter((dn) => dn.edits.length > 0);
  const wish = { edits, made: { [preset.id]: changed.length }, result: analysis.reread(applyEdits(text, edits)) };
  const worked = changeFile(source, analysis, wish, task.destination, task.wants);
  if ('problem' in worked || !worked.change) return worked;
  const lines = dns.flatMap(linesOf);
  const left = dns.filter(({ obstacles }) => obstacles.length > 0).length;
  return { path, change: { ...worked.change, chosen: chosen.length, left, lines } };
}

/** What becomes of a DN, for people: its values in effect before and after, and what could not be done. */
function linesOf({ number, changes, obstacles, edits }: DnPresetResult): string[] {
  const name = number === undefined ? 'This DN' : `DN ${number}`;
  const said = changes.map(({ option, before, after, takesEffect }) => {
    if (isSame(before, after)) {
      return `${option}: ${valueText(after)}, ${after.kind === 'default' ? 'no longer' : 'now'} written`;
    }
    const when = takesEffect === undefined ? 'when it takes effect is not published' : describeTakesEffect(takesEffect);
    return `${option}: ${valueText(before)} → ${valueText(after)} (${when})`;
  });
  return [
    ...(edits.length > 0 ? [`${name}: ${said.join('; ')}`] : []),
    ...obstacles.map(
      ({ option, message }) => `${name} is left as it is${option === undefined ? '' : ` at ${option}`}: ${message}`,
    ),
  ];
}

function isSame(one: ValueInEffect, other: ValueInEffect): boolean {
  return one.kind !== 'unknown' && other.kind !== 'unknown' && one.value === other.value;
}

function valueText(value: ValueInEffect): string {
  if (value.kind === 'unknown') return 'unknown';
  return value.kind === 'default' ? `${value.value} (default)` : value.value;
}
