import type { Mood } from './mood.ts';
import {
  type Choice,
  fieldChoices,
  oddFields,
  oddNumbers,
  oddOptions,
  oddOwnValues,
  oddSections,
  optionChoices,
  ownOption,
  ownValues,
} from './values.ts';

export type Entry = readonly [name: string, value: string];

export interface CrowdSection {
  readonly name: string;
  readonly options: readonly Entry[];
}

/** One DN of a crowd; values as a person means them, before they are quoted, or as YAML writes what is no text. */
export interface CrowdDn {
  readonly kind: CrowdKind;
  readonly fields: readonly Entry[];
  readonly sections: readonly CrowdSection[];
  /** How many of the fields stand before the options. */
  readonly fieldsBefore: number;
}

/** What DNs of one kind have in common; a crowd has up to three kinds. */
export interface CrowdKind {
  /** A number for what the writers want to be alike in all of the kind, such as the layout. */
  readonly layout: number;
  readonly mood: Mood;
  readonly fieldOrder: readonly string[];
  readonly optionOrder: readonly string[];
  readonly annexFirst: boolean;
  readonly own: OwnOptions;
  /** The value `<<` has in sections, and between which options it stands. */
  readonly merge: { readonly value: string; readonly at: number } | undefined;
  /** A field that is nothing in the middle of some, a collection at the end of others, and sometimes both. */
  readonly repeated: string | undefined;
  readonly hasSections: boolean;
  /** Of most entries, all DNs have it, or none; and how sure it is that they do. */
  readonly habits: Map<string, number>;
  /** What most DNs say there. */
  readonly usual: Map<string, string>;
}

/** Options that no catalogue knows. */
interface OwnOptions {
  /** Where they stand. */
  readonly section: 'TServer' | 'Other';
  /** How many different ones there are, and how many of them a DN has. */
  readonly of: number;
  readonly most: number;
}

const noOwnOptions: OwnOptions = { section: 'TServer', of: 0, most: 0 };
/** Few, more than anybody keeps apart, or many in each DN. */
const ownOptionChoices: readonly OwnOptions[] = [
  noOwnOptions,
  noOwnOptions,
  noOwnOptions,
  { section: 'TServer', of: 5, most: 3 },
  { section: 'Other', of: 40, most: 3 },
  { section: 'Other', of: 16, most: 16 },
];

const merges = ['{foo: bar}', '{record: "true"}', '[{a: b}, {record: "false"}]', '{voice: "true", foo: bar}'];

export function kindOf(mood: Mood): CrowdKind {
  const { random } = mood;
  const repeated = mood.once(6) ? random.pick(['destDNDBIDs', 'accessNumbers', 'folder']) : undefined;
  const ordered = mood.once(2);
  const order = (names: readonly string[]): readonly string[] => (ordered ? names : mood.shuffled(names));
  return {
    layout: random.below(1_000),
    mood,
    fieldOrder: order(Object.keys(fieldChoices)),
    optionOrder: order(Object.keys(optionChoices)),
    annexFirst: repeated !== undefined || mood.once(6),
    own: random.pick(ownOptionChoices),
    merge: mood.once(8) ? { value: random.pick(merges), at: random.below(2) } : undefined,
    repeated,
    hasSections: !mood.once(10),
    habits: new Map(),
    usual: new Map(),
  };
}

export function dnOf(number: string, kind: CrowdKind): CrowdDn {
  const { mood } = kind;
  const fields: Entry[] = [['number', mood.odd(40) ? mood.random.pick(oddNumbers) : number]];
  fields.push(...entriesOf(fieldChoices, kind.fieldOrder, kind));
  if (mood.odd(30)) fields.push(mood.random.pick(oddFields));
  if (mood.odd(6)) fields.push(...fields.splice(1, 1));
  if (kind.repeated) addInTwoPlaces(kind.repeated, fields, mood);
  const fieldsBefore = kind.annexFirst ? mood.random.below(2) : fields.length - (mood.odd(20) ? 1 : 0);
  return { kind, fields, sections: kind.hasSections ? sectionsOf(kind) : [], fieldsBefore };
}

function addInTwoPlaces(name: string, fields: Entry[], { random }: Mood): void {
  const where = random.below(5);
  if (where < 3) fields.splice(1 + random.below(fields.length), 0, [name, '~']);
  if (where < 1 || where > 2) fields.push([name, '[]']);
}

function sectionsOf(kind: CrowdKind): CrowdSection[] {
  const { mood } = kind;
  const sections: CrowdSection[] = [];
  if (!mood.odd(20)) {
    const name = mood.odd(30) ? mood.random.pick(oddSections) : 'TServer';
    const options = optionsOf(kind);
    sections.push({ name, options: mood.odd(12) ? options.slice(0, mood.random.below(2)) : options });
  }
  if (kind.own.section === 'Other' || has('Other', 0.3, kind))
    sections.push({ name: 'Other', options: withMerge(otherOptions(kind), kind) });
  return mood.odd(20) ? sections.reverse() : sections;
}

function optionsOf(kind: CrowdKind): Entry[] {
  const { mood } = kind;
  const options = entriesOf(optionChoices, kind.optionOrder, kind);
  if (kind.own.section === 'TServer') options.push(...ownOptions(kind));
  if (mood.odd(15)) options.push(mood.random.pick(oddOptions));
  if (mood.odd(6)) options.push(...options.splice(0, 1));
  return withMerge(options, kind);
}

function otherOptions(kind: CrowdKind): Entry[] {
  const first: Entry = ['record', 'x'];
  const own = kind.own.section === 'Other' ? ownOptions(kind) : [];
  return [...(has('first', 0.5, kind) ? [first] : []), ...own];
}

/** A stretch of them, so that DNs have different ones, in orders that are alike. */
function ownOptions({ mood, own }: CrowdKind): Entry[] {
  const { random } = mood;
  const count = random.below(own.most + 1);
  const start = random.below(own.of);
  return Array.from({ length: count }, (_, index) => [
    ownOption((start + index) % own.of),
    random.pick(mood.odd(20) ? oddOwnValues : ownValues),
  ]);
}

function withMerge(options: Entry[], { merge, mood }: CrowdKind): Entry[] {
  if (merge && !mood.once(3)) options.splice(merge.at, 0, ['<<', merge.value]);
  return options;
}

function entriesOf(choices: Readonly<Record<string, Choice>>, order: readonly string[], kind: CrowdKind): Entry[] {
  const entries: Entry[] = [];
  for (const name of order) {
    const choice = choices[name] as Choice;
    if (has(name, choice.often, kind)) entries.push([name, sayingOf(name, choice, kind)]);
  }
  return entries;
}

/** The same DN as one notation has it: of the fields that others have it keeps some by mistake. Merge keys are YAML's own. */
export function withoutForeign(dn: CrowdDn, foreign: ReadonlySet<string>): CrowdDn {
  const { mood } = dn.kind;
  const fields = dn.fields.filter(([name]) => !foreign.has(name) || mood.odd(60));
  const sections = dn.sections.map(({ name, options }) => ({
    name,
    options: options.filter(([option]) => option !== '<<' || mood.odd(60)),
  }));
  return { ...dn, fields, sections, fieldsBefore: Math.min(dn.fieldsBefore, fields.length) };
}

/** Whether a DN has an entry that so many of all kinds have. */
function has(name: string, often: number, { mood: { random }, habits }: CrowdKind): boolean {
  const habit = habits.get(name) ?? random.pick(random.next() < often ? [0.7, 1, 1, 1, 1, 1] : [0, 0, 0, 0, 0, 0.3]);
  habits.set(name, habit);
  return random.next() < habit;
}

function sayingOf(name: string, { values, odd, isFree }: Choice, { mood, usual }: CrowdKind): string {
  if (odd.length > 0 && mood.odd(12)) return mood.random.pick(odd);
  // What is wrong may be wrong in all of a kind.
  const isUsuallyOdd = odd.length > 0 && mood.once(30);
  const known = usual.get(name) ?? mood.random.pick(isUsuallyOdd ? odd : values);
  usual.set(name, known);
  return mood.once(isFree ? 2 : 10) ? mood.random.pick(values) : known;
}
