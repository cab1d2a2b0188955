import { sourceOfDnField } from './dnFields.ts';
import { CfgDNType, enumerationNamed, typesOutsidePlaces, typesWithRepeatableNumbers } from './enumerations.ts';
import { bullets, code, link, paragraphs, prose } from './markdown.ts';
import { describeTakesEffect } from './takesEffect.ts';
import type {
  DnFieldDefinition,
  Enumeration,
  EnumMember,
  OptionDefinition,
  OptionValues,
  Preset,
  Source,
} from './types.ts';
import { isValid, listedValues } from './values.ts';

const notPublished = 'not published';

/** Ends a line without ending its paragraph. */
const lineBreak = '  \n';

/** A list of members longer than this helps nobody in a hover. */
const mostMembersListed = 5;

/**
 * All that is known of an option, in Markdown: what it is, its values, default, when a change takes effect, notes, source. The one text
 * for hover, completion, `explain` and the manual. Nothing of a user's file gets into it.
 */
export function renderOption(definition: OptionDefinition): string {
  return paragraphs([
    heading(definition.name, `option of section ${code(definition.section)}`),
    deprecation(definition),
    definition.summary === undefined ? undefined : prose(definition.summary),
    ...(definition.evidence === 'name' ? [onlyTheName] : [valuesOf(definition), facts(definition)]),
    isSecret(definition) ? 'The value is treated as a secret and shown nowhere.' : undefined,
    notesOf(definition),
    sources(definition),
  ]);
}

function isSecret({ values }: OptionDefinition): boolean {
  return values?.kind === 'string' && values.secret === true;
}

const onlyTheName = `Only the name is certain. What it does, its values, its default and when changes take effect: ${notPublished}.`;

/**
 * What one listed value of an option means, in Markdown. A value that the catalogue does not list says nothing of its own: then this is
 * `renderOption`.
 */
export function renderOptionValue(definition: OptionDefinition, value: string): string {
  if (!definition.values || !listedValues(definition.values).includes(value)) return renderOption(definition);
  const note = valueNote(definition, value);
  return paragraphs([
    heading(value, `value of ${code(definition.name)}${value === definition.default ? ', the default' : ''}`),
    deprecation(definition),
    note === undefined ? `Meaning of this value: ${notPublished}.` : prose(note),
    definition.summary === undefined ? undefined : `${code(definition.name)}: ${prose(definition.summary)}`,
    effectLine(definition),
    notesOf(definition),
    sources(definition),
  ]);
}

/** What a field of a DN is, in Markdown. */
export function renderField(field: DnFieldDefinition): string {
  const enumeration = field.enumeration === undefined ? undefined : enumerationNamed(field.enumeration);
  const traits = [kindNames[field.kind], field.mandatory ? 'mandatory' : '', field.readOnly ? 'read-only' : ''];
  return paragraphs([
    heading(field.name, `field of a DN (${traits.filter((trait) => trait !== '').join(', ')})`),
    prose(field.summary),
    enumeration && membersOf(enumeration),
    sourceLine([sourceOfDnField(field.name)]),
  ]);
}

/** What a member of an enumeration is, with all its spellings, in Markdown. */
export function renderEnumMember(enumeration: Enumeration, member: EnumMember): string {
  const display =
    member.display === undefined ? undefined : displayLine(member.display, member.displayConfirmed === true);
  const isType = enumeration.name === CfgDNType.name;
  return paragraphs([
    heading(member.name, `${code(enumeration.name)} ${member.number}, ${code(member.symbol)}`),
    [display, member.note === undefined ? undefined : prose(member.note)]
      .filter((part) => part !== undefined)
      .join(' '),
    isType && typesOutsidePlaces.has(member.name) ? 'A DN of this type cannot be in a Place.' : undefined,
    isType && typesWithRepeatableNumbers.has(member.name) ? 'Its number need not be unique on the switch.' : undefined,
  ]);
}

/** What a section of a DN is, in Markdown. Of a section other than `TServer` nothing is claimed. */
export function renderSection(section: string): string {
  if (section !== 'TServer') {
    return "A section of the DN's annex. Its options are not in the catalogue and are not judged.";
  }
  return paragraphs([
    heading('TServer', "section of a DN's annex (`userProperties`)"),
    'Holds the options that SIP Server reads for this DN, among them those for Instant Messaging.',
    'Names of sections and options are case-sensitive. The options known here are not all there are.',
  ]);
}

/** What a preset sets and for whom, in Markdown. */
export function renderPreset(preset: Preset): string {
  return paragraphs([
    heading(preset.title, `preset ${code(preset.id)}`),
    `For: ${prose(preset.for)}`,
    bullets(
      preset.options.map(({ name, value }) =>
        value === undefined ? `${code(name)} is removed` : `${code(name)} = ${code(value)}`,
      ),
    ),
  ]);
}

function heading(name: string, what: string): string {
  return `**${prose(name)}** · ${what}`;
}

function deprecation({ deprecated }: OptionDefinition): string | undefined {
  if (!deprecated) return undefined;
  const replacement = deprecated.replacedBy === undefined ? '' : ` Use ${code(deprecated.replacedBy)}.`;
  const note = deprecated.note === undefined ? '' : ` ${prose(deprecated.note)}`;
  return `**Deprecated.**${replacement}${note}`;
}

/** The values with their meaning: a list where they can be listed, else a line. */
function valuesOf(definition: OptionDefinition): string {
  const { values } = definition;
  if (!values) return `Values: ${notPublished}`;
  const listed = [...listedValues(values)];
  // A later catalogue can have taken values away that an earlier one tells about.
  const noted = Object.keys(definition.valueNotes ?? {}).filter(
    (value) => !listed.includes(value) && isValid(values, value),
  );
  const items = [...listed, ...noted].map((value) => {
    const note = valueNote(definition, value);
    return `${code(value)}${note === undefined ? '' : `: ${prose(note)}`}`;
  });
  const line = describeValues(values);
  return [line === undefined ? undefined : `Values: ${line}`, items.length > 0 ? bullets(items) : undefined]
    .filter((part) => part !== undefined)
    .join('\n\n');
}

/** The kind of values in a few words; nothing where the list of values says it all. */
function describeValues(values: OptionValues): string | undefined {
  switch (values.kind) {
    case 'boolean':
      return undefined;
    case 'enum':
      return values.open ? 'these and perhaps others; the list is incomplete' : undefined;
    case 'integer':
      return `an integer${values.unit === undefined ? '' : ` (${prose(values.unit)})`}, ${describeRange(values)}`;
    case 'string':
      return values.format === undefined ? 'text' : prose(values.format);
  }
}

function describeRange({ min, max }: { readonly min?: number; readonly max?: number }): string {
  if (min !== undefined && max !== undefined) return `from ${min} to ${max}`;
  if (min !== undefined) return `${min} or greater`;
  return max === undefined ? `range ${notPublished}` : `${max} or less`;
}

/** Default, effect and DN types, a line each. */
function facts(definition: OptionDefinition): string {
  const types = definition.appliesTo?.map((type) => code(type)).join(', ');
  const lines = [
    isSecret(definition) && definition.default ? undefined : `Default: ${describeDefault(definition.default)}`,
    effectLine(definition),
    types === undefined ? undefined : `DN types: ${types}`,
  ];
  return lines.filter((line) => line !== undefined).join(lineBreak);
}

/** Says "not published" where no source says when. */
function effectLine({ takesEffect }: OptionDefinition): string {
  return `Changes take effect: ${takesEffect === undefined ? notPublished : prose(describeTakesEffect(takesEffect))}`;
}

function describeDefault(value: string | undefined): string {
  if (value === undefined) return notPublished;
  return value === '' ? 'empty' : code(value);
}

function notesOf({ notes }: OptionDefinition): string | undefined {
  return notes && notes.length > 0 ? bullets(notes.map((note) => prose(note.text))) : undefined;
}

function valueNote({ valueNotes }: OptionDefinition, value: string): string | undefined {
  return valueNotes && Object.hasOwn(valueNotes, value) ? valueNotes[value] : undefined;
}

function sources(definition: OptionDefinition): string | undefined {
  return sourceLine([definition.source, ...(definition.otherSources ?? [])]);
}

function sourceLine(list: ReadonlyArray<Source | undefined>): string | undefined {
  const known = list.filter((source) => source !== undefined);
  return known.length === 0 ? undefined : `Source: ${known.map((source) => link(source.title, source.url)).join('; ')}`;
}

const kindNames: Readonly<Record<DnFieldDefinition['kind'], string>> = {
  string: 'text',
  integer: 'integer',
  enum: 'enumeration',
  flag: 'flag',
  link: 'reference',
  list: 'list',
  options: 'sections of options',
};

function membersOf(enumeration: Enumeration): string {
  const { name, members } = enumeration;
  if (members.length > mostMembersListed) return `One of the ${members.length} names of ${code(name)}.`;
  return `One of ${members.map((member) => code(member.name)).join(', ')} (${code(name)}).`;
}

function displayLine(display: string, confirmed: boolean): string {
  const shown = `Genesys Administrator Extension shows it as ${prose(display)}`;
  return confirmed ? `${shown}.` : `${shown}, as far as is known; no page confirms it.`;
}
