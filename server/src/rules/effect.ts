import { judgeValue } from '../catalogue/values.ts';
import type { Dn, Option } from '../model/dn.ts';
import type { Span } from '../model/span.ts';
import { lookAt } from './look.ts';
import { placeOfSection, placeOfValue, tServer } from './parts.ts';
import type { CheckContext, RuleContext, SectionLook } from './rule.ts';

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
  return effectIn(dn, name, lookAt(dn, context));
}

/** The same from what has been made ready for a check. */
export function effectIn(dn: Dn, name: string, { catalogue, sections }: CheckContext): Effect {
  const written = writtenIn(sections, name);
  if (written === 'unknown') return unknownEffect;
  // An update leaves what it does not name as it is, and that is not written here.
  if (!written && dn.isUpdate) return unknownEffect;
  const definition = catalogue.find(tServer, name);
  if (!written)
    return definition?.default === undefined ? unknownEffect : { kind: 'default', value: definition.default };
  if (!definition || judgeValue(definition, written.value.text).kind !== 'fine') return unknownEffect;
  return { kind: 'written', value: written.value.text, option: written };
}

const unknownEffect: Effect = { kind: 'unknown' };

/**
 * The option of that name as it is written for a DN, whatever its value; undefined where none is. `unknown`: what is written cannot be relied on,
 * because it is no value at all, stands twice with different values, or under a name in another case.
 */
export function writtenIn(sections: readonly SectionLook[], name: string): Option | 'unknown' | undefined {
  let written: Option | undefined;
  for (const { section, isTServer, known } of sections) {
    if (!isTServer || section.deletes) continue;
    for (let index = 0; index < known.length; index++) {
      const option = section.options[index];
      if (!option) continue;
      if ((known[index]?.name ?? option.name.text) === name) {
        if (written && written.value.text !== option.value.text) return 'unknown';
        written = option;
      } else if (differsByCase(option.name.text, name)) return 'unknown';
    }
  }
  if (!written) return undefined;
  const { kind } = written.value;
  return kind === 'collection' || kind === 'unfinished' || kind === 'null' ? 'unknown' : written;
}

/** Names are ASCII, and nothing but ASCII of the same length becomes one in lower case. */
function differsByCase(text: string, name: string): boolean {
  return text.length === name.length && text.toLowerCase() === name;
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
export function isWritten(name: string, sections: readonly SectionLook[]): boolean {
  for (const { section, isTServer, known } of sections) {
    if (!isTServer || section.deletes) continue;
    for (let index = 0; index < known.length; index++)
      if ((known[index]?.name ?? section.options[index]?.name.text) === name) return true;
  }
  return false;
}
