import type { SeverityWord } from '../project/settings.ts';
import { hidden, sayableIn, sayableNumber } from '../rules/secret.ts';
import type { OptionEffect } from './effect.ts';
import { type FieldChange, type FieldValue, nameOfLink } from './fieldChanges.ts';
import type { Pair } from './match.ts';
import type { OptionChange } from './optionChanges.ts';
import type { Plan, PlannedDn } from './plan.ts';
import { catalogueOf, type SideDn, type SideFinding } from './read/side.ts';

type Severity = Exclude<SeverityWord, 'off'>;

/** A place in a file: zero-based, UTF-16, as in LSP. */
interface Place {
  readonly line: number;
  readonly character: number;
}

/** A finding that a change introduces or resolves, with its place in the new or the old file. */
export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

/** What an option comes to: see `OptionEffect`. A secret has no `value`, but `hidden`. */
export interface ReportedEffect {
  readonly kind: OptionEffect['kind'];
  readonly value?: string;
  readonly hidden?: true;
}

export interface ReportedOption {
  readonly section: string;
  readonly option: string;
  readonly old?: ReportedEffect;
  readonly new: ReportedEffect;
  readonly inEffect: OptionChange['inEffect'];
  /** In the words of the catalogue, `unknown` where no source says it. Absent where nothing changes in effect, and of a DN that comes. */
  readonly takesEffect?: string;
}

/** A field; a list has `list` and a secret `hidden` in the place of `value`. */
export interface ReportedValue {
  readonly value?: string;
  readonly list?: true;
  readonly hidden?: true;
}

export interface ReportedField {
  readonly field: string;
  readonly old?: ReportedValue;
  readonly new?: ReportedValue;
  /** Of no field a source says it, so always `unknown`. Absent of a DN that comes. */
  readonly takesEffect?: 'unknown';
  /** Set where a DN that exists cannot be changed so. */
  readonly cannotChange?: true;
}

/** How people know the DN. */
export interface ReportedDn {
  readonly change: PlannedDn['change'];
  readonly dn?: string;
  readonly switch?: string;
  readonly dbid?: string;
  /** Set for an update form: how it names the DN that it changes. */
  readonly updates?: string;
  readonly oldPath?: string;
  readonly newPath?: string;
  readonly fields: readonly ReportedField[];
  readonly options: readonly ReportedOption[];
  readonly introduced: readonly ReportedFinding[];
  readonly resolved: readonly ReportedFinding[];
}

export type SeverityCounts = Readonly<Record<Severity, number>>;

/** A plan as plain data that may be shown to anybody: no secret is in it. Stable, as schemas/plan-report.schema.json says it. */
export interface PlanReport {
  readonly version: 1;
  readonly summary: {
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly introduced: SeverityCounts;
    readonly resolved: SeverityCounts;
  };
  readonly dns: readonly ReportedDn[];
  /** Findings of no DN in particular. */
  readonly introduced: readonly ReportedFinding[];
  readonly resolved: readonly ReportedFinding[];
}

/** Makes of a plan what may be shown. */
export function reportOf(plan: Plan): PlanReport {
  const count = (change: PlannedDn['change']): number => plan.dns.filter((dn) => dn.change === change).length;
  const dns = plan.dns.map(reportedDn);
  return {
    version: 1,
    summary: {
      added: count('added'),
      removed: count('removed'),
      changed: count('changed'),
      unchanged: plan.unchanged,
      introduced: countSeverities([plan, ...plan.dns].map(({ introduced }) => introduced)),
      resolved: countSeverities([plan, ...plan.dns].map(({ resolved }) => resolved)),
    },
    dns,
    introduced: plan.introduced.map(reportedFinding),
    resolved: plan.resolved.map(reportedFinding),
  };
}

function countSeverities(lists: ReadonlyArray<readonly SideFinding[]>): SeverityCounts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const list of lists) for (const { severity } of list) counts[severity]++;
  return counts;
}

function reportedDn(planned: PlannedDn): ReportedDn {
  const { change, old, new: young, fields, options, introduced, resolved } = planned;
  const say = sayerOf(planned);
  const side = (young ?? old) as SideDn;
  const { number, dn } = side;
  const link = young?.switch ?? old?.switch;
  const dbid = young?.dbid ?? old?.dbid;
  return {
    change,
    ...(number !== undefined && { dn: sayableNumber(dn, number, catalogueOf(side)) }),
    ...(link && { switch: say(nameOfLink(link)) }),
    ...(dbid !== undefined && { dbid: say(dbid) }),
    ...(dn.reference !== undefined && { updates: say(dn.reference) }),
    ...(old && { oldPath: old.file.path }),
    ...(young && { newPath: young.file.path }),
    fields: fields.map((field) => reportedField(field, change, say)),
    options: options.map((option) => reportedOption(option, say)),
    introduced: introduced.map(reportedFinding),
    resolved: resolved.map(reportedFinding),
  };
}

type Say = (text: string) => string;

/** A text as it may be said beside the secrets of the DN, the old ones and the new ones. */
export function sayerOf({ old, new: young }: Pair): Say {
  const sides = [old, young].filter((side) => side !== undefined);
  return (text) => sides.reduce((said, side) => sayableIn(side.dn, said, catalogueOf(side)), text);
}

function reportedField(
  { field, isSecret, old, new: young, cannotChange }: FieldChange,
  change: PlannedDn['change'],
  say: Say,
): ReportedField {
  const value = ({ kind, text }: FieldValue): ReportedValue => {
    if (kind === 'list') return { list: true };
    const said = say(text);
    return isSecret || said === hidden ? { hidden: true } : { value: said };
  };
  return {
    field: say(field),
    ...(old && { old: value(old) }),
    ...(young && { new: value(young) }),
    ...(change === 'changed' && { takesEffect: 'unknown' as const }),
    ...(cannotChange && { cannotChange }),
  };
}

function reportedOption(option: OptionChange, say: Say): ReportedOption {
  const { section, name, isSecret, oldEffect, newEffect, inEffect, takesEffect } = option;
  const effect = (of: OptionEffect): ReportedEffect => {
    if (!('value' in of) || of.value === undefined) return { kind: of.kind };
    const said = say(of.value);
    return isSecret || said === hidden ? { kind: of.kind, hidden: true } : { kind: of.kind, value: said };
  };
  const isTimed = oldEffect !== undefined && inEffect !== 'same';
  return {
    section: say(section),
    option: say(name),
    ...(oldEffect && { old: effect(oldEffect) }),
    new: effect(newEffect),
    inEffect,
    ...(isTimed && { takesEffect: takesEffect ?? 'unknown' }),
  };
}

function reportedFinding({ finding, severity, file, start, end }: SideFinding): ReportedFinding {
  const { places } = file.analysis;
  const range = { start: places.placeAt(start), end: places.placeAt(end) };
  return { rule: finding.rule, severity, message: finding.message, path: file.path, range };
}
