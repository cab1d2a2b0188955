import { type FieldChange, fieldChanges } from './fieldChanges.ts';
import { type FindingChanges, findingChanges, keyOfFileFinding, keyOfFinding } from './findingChanges.ts';
import { matchDns, type Pair } from './match.ts';
import { type OptionChange, optionChanges } from './optionChanges.ts';
import { type PlanFile, readSide } from './read/side.ts';

/** A DN that comes, goes or changes; or one that stays as it is, but of which something else is found. */
export interface PlannedDn extends Pair, FindingChanges {
  readonly change: 'added' | 'removed' | 'changed' | 'unchanged';
  readonly fields: readonly FieldChange[];
  readonly options: readonly OptionChange[];
}

/**
 * What lies between two sets of files. It holds the DNs as they are written, secrets included: `reportOf` makes of it what may be shown, and the
 * emitters what can be imported.
 */
export interface Plan extends FindingChanges {
  /** In the order of the new files; those that go follow. DNs of which there is nothing to say are left out. */
  readonly dns: readonly PlannedDn[];
  /** How many DNs are the same in both. */
  readonly unchanged: number;
}

/**
 * Compares two sets of files of DNs, in whatever formats. DNs are compared across each whole set: where they stand is of no account. What is known of
 * options, the analysis of each file knows.
 */
export function planOf(oldFiles: readonly PlanFile[], newFiles: readonly PlanFile[]): Plan {
  const old = readSide(oldFiles);
  const young = readSide(newFiles);
  const dns: PlannedDn[] = [];
  let unchanged = 0;
  for (const pair of matchDns(old.dns, young.dns)) {
    const planned = plannedDn(pair);
    if (planned.change === 'unchanged') unchanged++;
    if (planned.change !== 'unchanged' || planned.introduced.length + planned.resolved.length > 0) dns.push(planned);
  }
  return { dns, unchanged, ...findingChanges(old.findings, young.findings, keyOfFileFinding) };
}

function plannedDn(pair: Pair): PlannedDn {
  const fields = fieldChanges(pair);
  const options = optionChanges(pair);
  const isChanged = fields.length + options.length > 0;
  const change = !pair.old ? 'added' : !pair.new ? 'removed' : isChanged ? 'changed' : 'unchanged';
  const findings = findingChanges(pair.old?.findings ?? [], pair.new?.findings ?? [], keyOfFinding);
  return { ...pair, ...findings, change, fields, options };
}
