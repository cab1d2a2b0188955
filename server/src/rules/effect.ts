import { judgeValue } from '../catalogue/values.ts';
import type { Dn, Option } from '../model/dn.ts';
import type { Span } from '../model/span.ts';
import { isTServer, placeOfSection, placeOfValue, tServer } from './parts.ts';
import type { RuleContext } from './rule.ts';

/**
 * The value that an option has for a DN. `written`: it is written there, or reaches the DN by an alias or a merge key.
 * `unknown`: what is written cannot be relied on (invalid, empty, a name in the wrong case, twice with different values), and a finding of
 * its own says so; nothing may be concluded then.
 */
export type Effect =
  | { readonly kind: 'written'; readonly value: string; readonly option: Option }
  | { readonly kind: 'default'; readonly value: string }
  | { readonly kind: 'unknown' };

/** The effect of a documented option on a DN. */
export function effectOf(dn: Dn, name: string, context: RuleContext): Effect {
  const definition = context.catalogue.find(tServer, name);
  let written: Option | undefined;
  for (const section of dn.sections) {
    if (!isTServer(section) || section.deletes) continue;
    for (const option of section.options) {
      if (option.name.text === name) {
        if (written && written.value.text !== option.value.text) return { kind: 'unknown' };
        written = option;
      } else if (option.name.text.toLowerCase() === name) return { kind: 'unknown' };
    }
  }
  // An update leaves what it does not name as it is, and that is not written here.
  if (!written && dn.isUpdate) return { kind: 'unknown' };
  if (!written)
    return definition?.default === undefined ? { kind: 'unknown' } : { kind: 'default', value: definition.default };
  if (written.value.kind === 'collection' || written.value.kind === 'unfinished' || written.value.kind === 'null')
    return { kind: 'unknown' };
  if (!definition || judgeValue(definition, written.value.text).kind !== 'fine') return { kind: 'unknown' };
  return { kind: 'written', value: written.value.text, option: written };
}

/** Where a finding about an option's effect stands: at the written value, else where options that are not written are spoken of. */
export function placeOfEffect(dn: Dn, effect: Effect): Span {
  return effect.kind === 'written' ? placeOfValue(effect.option) : placeOfSection(dn);
}

/** "multimedia is false", and whether somebody wrote that. */
export function describeEffect(name: string, effect: Effect): string {
  if (effect.kind === 'unknown') return `'${name}' is unknown`;
  return effect.kind === 'written'
    ? `'${name}' is '${effect.value}'`
    : `'${name}' is not written, so it is '${effect.value}' by default`;
}

/** Whether the option is written for the DN under exactly its name, whatever its value. */
export function isWritten(dn: Dn, name: string): boolean {
  return dn.sections.some(
    (section) => isTServer(section) && !section.deletes && section.options.some((option) => option.name.text === name),
  );
}
