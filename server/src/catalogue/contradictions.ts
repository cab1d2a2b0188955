import { imOptions } from './data/imOptions.ts';
import type { DataPath } from './readCatalogue.ts';
import { describeTakesEffect } from './takesEffect.ts';
import type { OptionDefinition, OptionValues } from './types.ts';
import { listedValues } from './values.ts';

/** Something in a user's catalogue that says otherwise than what is documented. */
export interface Contradiction {
  /** The place in the catalogue's data. */
  readonly path: DataPath;
  readonly message: string;
  /** What is documented, where one value says it. */
  readonly documented?: string;
}

/**
 * Where a catalogue speaks against one of the three options for Instant Messaging, which are documented in full: of other values, another
 * default, another moment at which changes take effect, or other DN types. To add to them is fine. `definitions`: all options of the
 * catalogue, in its order.
 */
export function contradictionsOf(definitions: readonly OptionDefinition[]): readonly Contradiction[] {
  return definitions.flatMap((said, index) => {
    const documented = imOptions.find(({ section, name }) => section === said.section && name === said.name);
    if (!documented) return [];
    return contradicted(documented, said).map(({ path, ...rest }) => ({ path: ['options', index, ...path], ...rest }));
  });
}

function contradicted(documented: OptionDefinition, said: OptionDefinition): Contradiction[] {
  const { name } = documented;
  const found: Contradiction[] = [];
  if (said.values && documented.values) found.push(...otherValues(name, documented.values, said));
  if (said.default !== undefined && documented.default !== undefined && said.default !== documented.default) {
    const message = `The documented default of '${name}' is '${documented.default}'; that is what counts.`;
    found.push({ path: ['default'], message, documented: documented.default });
  }
  const { takesEffect } = documented;
  if (said.takesEffect !== undefined && takesEffect !== undefined && !isSameEffect(said.takesEffect, takesEffect)) {
    const message = `It is documented that changes of '${name}' take effect '${takesEffect}'; that is what counts.`;
    found.push({ path: ['takesEffect'], message, documented: takesEffect });
  }
  const { appliesTo } = documented;
  if (said.appliesTo && appliesTo && !isSameSet(said.appliesTo, appliesTo)) {
    const message = `The DN types of '${name}' are documented: ${appliesTo.join(', ')}; that is what counts.`;
    found.push({ path: ['appliesTo'], message });
  }
  return found;
}

function otherValues(name: string, documented: OptionValues, said: OptionDefinition): Contradiction[] {
  const { values } = said;
  if (!values) return [];
  const list = listedValues(documented);
  const message = `The documented values of '${name}' are ${list.map((value) => `'${value}'`).join(' and ')}, and no others; that is what counts.`;
  if (values.kind === 'integer' || values.kind === 'string') return [{ path: ['values', 'kind'], message }];
  if (!isSameSet(listedValues(values), list)) {
    return [{ path: values.kind === 'enum' ? ['values', 'enum'] : ['values', 'kind'], message }];
  }
  if (values.kind === 'enum' && values.open === true) return [{ path: ['values', 'open'], message }];
  return said.valuesStated === true ? [] : [{ path: ['valuesStated'], message }];
}

/** The word of the catalogue format and the phrase that stands for it mean the same. */
function isSameEffect(said: string, documented: string): boolean {
  return describeTakesEffect(said).toLowerCase() === describeTakesEffect(documented).toLowerCase();
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  const all = new Set(others);
  return new Set(some).size === all.size && some.every((each) => all.has(each));
}
