import type { Preset } from '../catalogue/types.ts';
import type { ModelEdit } from '../formats/edit.ts';
import type { Dn, Option, Section } from '../model/dn.ts';
import { effectIn } from './effect.ts';
import { lookAt } from './look.ts';
import { homeSection, isTServer, tServer } from './parts.ts';
import type { CheckContext, RuleContext } from './rule.ts';

/** One thing that a preset asks for: a value of an option, or that it is not written. */
export type Wanted = Preset['options'][number];

/** An edit that brings a DN nearer to a preset; without an option it is the section that is spelt right. */
export interface PresetStep {
  readonly option?: string;
  readonly edit: ModelEdit;
}

/** The options of a preset that are not yet on a DN as the preset says. */
export function missingOf(dn: Dn, { options }: Preset, context: RuleContext): readonly Wanted[] {
  const look = lookAt(dn, context);
  return options.filter((wanted) => !isAsWanted(dn, wanted, look));
}

/** Whether the preset holds for a DN already, its section spelt right: then it has nothing to change. */
export function holds(dn: Dn, preset: Preset, context: RuleContext): boolean {
  return misspeltSection(dn) === undefined && missingOf(dn, preset, context).length === 0;
}

function isAsWanted(dn: Dn, { name, value }: Wanted, look: CheckContext): boolean {
  if (value === undefined) return spellingsOf(dn, name).length === 0;
  const effect = effectIn(dn, name, look);
  return effect.kind === 'written' && effect.value === value;
}

/**
 * The next edits towards a preset, all of which can be made together; none where it holds, or nothing more can be done. What an edit leaves is
 * read again before the next ones are asked for. `given`: options (and the section, as `undefined`) that were tried in vain.
 *
 * An option is changed wherever it is written in the DN's own TServer sections, and added where it is not; a name in another case is made right.
 */
export function nextSteps(
  dn: Dn,
  preset: Preset,
  context: RuleContext,
  given: ReadonlySet<string | undefined>,
): readonly PresetStep[] {
  const section = given.has(undefined) ? undefined : misspeltSection(dn);
  if (section) return [{ edit: { kind: 'rename', part: section, name: tServer } }];
  const missing = missingOf(dn, preset, context).filter(({ name }) => !given.has(name));
  const inPlace = missing.flatMap((wanted) => changesInPlace(dn, wanted));
  if (inPlace.length > 0) return inPlace;
  // Two additions at one place cannot be told apart, and what goes last leaves no section empty in between.
  const added = missing.find((wanted) => wanted.value !== undefined && ownOf(dn, wanted.name).length === 0);
  if (added) return [addition(dn, added)];
  return missing.flatMap((wanted) => removals(dn, wanted));
}

/** The section that is meant as the DN's only TServer and spelt otherwise. */
function misspeltSection({ sections }: Dn): Section | undefined {
  if (sections.some(({ name }) => name.text === tServer)) return undefined;
  return sections.find((section) => isTServer(section) && !section.inherited && !section.deletes);
}

function changesInPlace(dn: Dn, { name, value }: Wanted): readonly PresetStep[] {
  if (value === undefined) return [];
  const own = ownOf(dn, name);
  const exact = own.filter((option) => option.name.text === name);
  const [misspelt] = own;
  if (exact.length === 0 && misspelt) return [{ option: name, edit: { kind: 'rename', part: misspelt, name } }];
  return exact
    .filter((part) => !says(part, value))
    .map((part) => ({ option: name, edit: { kind: 'set-value', part, value } }));
}

function says({ value: { kind, text } }: Option, value: string): boolean {
  return text === value && kind !== 'null' && kind !== 'collection' && kind !== 'unfinished';
}

function addition(dn: Dn, { name, value = '' }: Wanted): PresetStep {
  return { option: name, edit: { kind: 'add-option', dn, section: homeSection(dn), name, value } };
}

/** Every spelling of an option that is to go; of one that is to stay, the wrong ones beside the right one. */
function removals(dn: Dn, { name, value }: Wanted): readonly PresetStep[] {
  return ownOf(dn, name)
    .filter((option) => value === undefined || option.name.text !== name)
    .map((part) => ({ option: name, edit: { kind: 'remove', part } }));
}

function ownOf(dn: Dn, name: string): readonly Option[] {
  return spellingsOf(dn, name).filter(({ inherited }) => !inherited);
}

/** An option wherever it stands in the DN's TServer sections, its name in whatever case. */
function spellingsOf(dn: Dn, name: string): readonly Option[] {
  return dn.sections
    .filter((section) => isTServer(section) && !section.deletes)
    .flatMap(({ options }) => options.filter((option) => option.name.text.toLowerCase() === name));
}
