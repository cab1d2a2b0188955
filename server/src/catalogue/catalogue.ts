import { imOptions } from './data/imOptions.ts';
import { nearest, type PreparedNames, prepareNames } from './nearest.ts';
import { builtInOptions } from './options.ts';
import type { SecretEntry } from './secretEntries.ts';
import type { Evidence, OptionDefinition } from './types.ts';

/** Everything that is known of options, from one catalogue or several. Sections and names are case-sensitive, as Genesys' are. */
export interface Catalogue {
  /** All options, those known best first. */
  readonly options: readonly OptionDefinition[];
  /** The sections that have options. */
  readonly sections: readonly string[];
  /** The option of exactly that section and name. */
  find(section: string, name: string): OptionDefinition | undefined;
  /** The option whose name differs from `name` by nothing but case, or not at all. The section counts exactly. */
  findIgnoringCase(section: string, name: string): OptionDefinition | undefined;
  /** The option names of a section, those known best first. */
  names(section: string): readonly string[];
  /** At most three names of the section that `name` may be a misspelling of, best first. */
  nearestNames(section: string, name: string): readonly string[];
  /** What is secret besides the options that say so themselves: entries of catalogues of which nothing else is used. */
  readonly furtherSecrets: readonly SecretEntry[];
}

/**
 * One catalogue of several. A later one refines what an earlier one says of an option, field by field; but of the three IM options,
 * which are documented in full, what is said first stands, and later catalogues can only add to it.
 */
export function createCatalogue(...catalogues: ReadonlyArray<readonly OptionDefinition[]>): Catalogue {
  const byKey = new Map<string, OptionDefinition>();
  for (const definition of catalogues.flat()) {
    const key = `${definition.section}\u0000${definition.name}`;
    const earlier = byKey.get(key);
    byKey.set(key, earlier ? refine(earlier, definition) : definition);
  }
  const options = [...byKey.values()].sort((one, other) => rank[one.evidence] - rank[other.evidence]);
  const sections = new Map<string, SectionIndex>();
  for (const { section } of options) {
    if (!sections.has(section))
      sections.set(section, indexSection(options.filter((option) => option.section === section)));
  }

  return {
    options,
    sections: [...sections.keys()],
    find: (section, name) => sections.get(section)?.byName.get(name),
    findIgnoringCase: (section, name) => {
      const index = sections.get(section);
      return index?.byName.get(name) ?? index?.byLowerCase.get(name.toLowerCase());
    },
    names: (section) => sections.get(section)?.names ?? [],
    nearestNames: (section, name) => {
      const index = sections.get(section);
      return index ? nearest(name, index.prepared) : [];
    },
    furtherSecrets: [],
  };
}

/** The same catalogue, in which more is secret. */
export function withSecrets(catalogue: Catalogue, secrets: readonly SecretEntry[]): Catalogue {
  return { ...catalogue, furtherSecrets: [...catalogue.furtherSecrets, ...secrets] };
}

/** Which knowledge goes first in lists, and wins where two names are equally near. */
const rank: Readonly<Record<Evidence, number>> = { documented: 0, user: 1, seen: 2, name: 3 };

interface SectionIndex {
  readonly names: readonly string[];
  readonly prepared: PreparedNames;
  /** One map for each section: to put a key together from section and name costs more than all the rest of a look-up. */
  readonly byName: ReadonlyMap<string, OptionDefinition>;
  readonly byLowerCase: ReadonlyMap<string, OptionDefinition>;
}

function indexSection(definitions: readonly OptionDefinition[]): SectionIndex {
  const names = definitions.map((definition) => definition.name);
  const byLowerCase = new Map<string, OptionDefinition>();
  for (const definition of definitions) {
    const key = definition.name.toLowerCase();
    if (!byLowerCase.has(key)) byLowerCase.set(key, definition);
  }
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  return { names, prepared: prepareNames(names), byName, byLowerCase };
}

function refine(earlier: OptionDefinition, later: OptionDefinition): OptionDefinition {
  if (isImOption(earlier)) return addTo(earlier, later);
  const { valuesStated: _, ...withoutStatedness } = earlier;
  // Whether values are stated goes with the values themselves.
  const base = later.values === undefined ? earlier : withoutStatedness;
  const saysMore = (later.values ?? later.default ?? later.takesEffect) !== undefined;
  // What is documented stays so until a user speaks of the same things; of anything else the user vouches for what is said.
  const evidence = earlier.evidence === 'documented' && !saysMore ? earlier.evidence : later.evidence;
  return { ...base, ...later, evidence };
}

/** Everything said first stands; notes and sources join it. */
function addTo(earlier: OptionDefinition, later: OptionDefinition): OptionDefinition {
  const notes = [...(earlier.notes ?? []), ...(later.notes ?? [])];
  const laterSources = later.source === undefined ? [] : [later.source];
  const otherSources = [...(earlier.otherSources ?? []), ...laterSources, ...(later.otherSources ?? [])];
  return {
    ...later,
    ...earlier,
    ...(notes.length > 0 && { notes }),
    ...(otherSources.length > 0 && { otherSources }),
  };
}

function isImOption({ section, name }: OptionDefinition): boolean {
  return imOptions.some((option) => option.section === section && option.name === name);
}

/** What the product knows by itself. */
export const builtInCatalogue: Catalogue = createCatalogue(builtInOptions);
