import { CfgDNType } from './enumerations.ts';
import { problemOfPattern } from './pattern.ts';
import type { OptionDefinition, OptionNote, OptionValues, Source } from './types.ts';
import { isValid } from './values.ts';

/** A place in the data: keys and positions from the root, such as `['options', 0, 'values', 'min']`. */
export type DataPath = ReadonlyArray<string | number>;

/** Something in a catalogue that is not as the format wants it. The message names no value of the file. */
export interface CatalogueProblem {
  readonly kind: 'unknown-key' | 'missing-key' | 'invalid-value';
  /** The key or value that it is about; for a missing key, what lacks it. */
  readonly path: DataPath;
  readonly message: string;
  /** What could stand there instead, where that can be listed. */
  readonly candidates?: readonly string[];
}

/** What `readCatalogue` gives: the options, and keys that mean nothing; or, where more is wrong, all of it and no options. */
export type CatalogueReading =
  | {
      readonly kind: 'catalogue';
      readonly definitions: readonly OptionDefinition[];
      readonly problems: readonly CatalogueProblem[];
    }
  | { readonly kind: 'problems'; readonly problems: readonly CatalogueProblem[] };

/**
 * Reads the data of a catalogue file, as a YAML or JSON reader gives it (spec.md section 2; `catalogue.schema.json` describes the same
 * format). A key that means nothing is only said; with any other problem nothing of the catalogue is used. Options read here have the evidence `user`, whatever the file claims, and
 * their values count as stated unless the file says `valuesStated: false`, the list is open, or there are none.
 */
export function readCatalogue(value: unknown): CatalogueReading {
  const reader = new Reader();
  const definitions = reader.catalogue(value);
  const { problems } = reader;
  return problems.every(({ kind }) => kind === 'unknown-key')
    ? { kind: 'catalogue', definitions, problems }
    : { kind: 'problems', problems };
}

type Fields = ReadonlyMap<string, unknown>;

/** The keys of a catalogue, of its options, and of what stands in these; completion and hover take them from here. */
export const catalogueKeys = ['$schema', 'version', 'options'] as const;
export const optionKeys = [
  'name',
  'section',
  'evidence',
  'values',
  'valuesStated',
  'valueNotes',
  'default',
  'takesEffect',
  'appliesTo',
  'alsoOn',
  'summary',
  'notes',
  'source',
  'otherSources',
  'deprecated',
] as const;

export const noteKeys = ['text'] as const;
export const sourceKeys = ['title', 'url'] as const;
export const deprecatedKeys = ['replacedBy', 'note'] as const;

export const keysOfKind: Readonly<Record<OptionValues['kind'], readonly string[]>> = {
  boolean: ['kind'],
  enum: ['kind', 'enum', 'open'],
  integer: ['kind', 'min', 'max', 'unit'],
  string: ['kind', 'format', 'pattern', 'secret'],
};
export const valueKinds = ['boolean', 'enum', 'integer', 'string'] as const;
export const evidences = ['documented', 'seen', 'name', 'user'] as const;
export const dnTypeNames = CfgDNType.members.map((member) => member.name);

/** Reads piece by piece and remembers what is wrong; a piece that cannot be read comes out as `undefined`. */
class Reader {
  readonly problems: CatalogueProblem[] = [];

  catalogue(value: unknown): OptionDefinition[] {
    const fields = this.mapping(value, [], catalogueKeys, ['version', 'options']);
    if (!fields) return [];
    this.optional(fields, '$schema', [], this.text);
    if (fields.has('version') && fields.get('version') !== 1)
      this.invalid(['version'], 'Only version 1 is known.', ['1']);
    if (!fields.has('options')) return [];
    return this.list(fields.get('options'), ['options'], this.option) ?? [];
  }

  private readonly option = (value: unknown, path: DataPath): OptionDefinition | undefined => {
    const fields = this.mapping(value, path, optionKeys, ['name', 'section']);
    if (!fields) return undefined;
    const name = this.optional(fields, 'name', path, this.name);
    const section = this.optional(fields, 'section', path, this.name);
    this.optional(fields, 'evidence', path, this.oneOf(evidences));
    const values = this.optional(fields, 'values', path, this.values);
    const stated = this.optional(fields, 'valuesStated', path, this.boolean) ?? true;
    const byDefault = this.optional(fields, 'default', path, this.scalar);
    if (values && byDefault !== undefined && byDefault !== '' && !isValid(values, byDefault)) {
      this.invalid([...path, 'default'], 'The default is not among the values of the option.');
    }
    const read = {
      values,
      valuesStated: values && stated && !(values.kind === 'enum' && values.open) ? true : undefined,
      valueNotes: this.optional(fields, 'valueNotes', path, this.valueNotes),
      default: byDefault,
      takesEffect: this.optional(fields, 'takesEffect', path, this.text),
      appliesTo: this.optional(fields, 'appliesTo', path, this.listOf(this.oneOf(dnTypeNames))),
      alsoOn: this.optional(fields, 'alsoOn', path, this.listOf(this.name)),
      summary: this.optional(fields, 'summary', path, this.text),
      notes: this.optional(fields, 'notes', path, this.listOf(this.note)),
      source: this.optional(fields, 'source', path, this.source),
      otherSources: this.optional(fields, 'otherSources', path, this.listOf(this.source)),
      deprecated: this.optional(fields, 'deprecated', path, this.deprecated),
    };
    if (name === undefined || section === undefined) return undefined;
    return { name, section, evidence: 'user', ...withoutAbsent(read) };
  };

  private readonly values = (value: unknown, path: DataPath): OptionValues | undefined => {
    const all = [...new Set(Object.values(keysOfKind).flat())];
    const loose = this.mapping(value, path, all, ['kind']);
    const kind = loose && this.optional(loose, 'kind', path, this.oneOf(valueKinds));
    if (!loose || !kind) return undefined;
    for (const key of loose.keys()) {
      if (all.includes(key) && !keysOfKind[kind].includes(key)) this.unknownKey([...path, key], keysOfKind[kind]);
    }
    switch (kind) {
      case 'boolean':
        return { kind };
      case 'enum':
        return this.enumeration(loose, path);
      case 'integer':
        return this.integer(loose, path);
      case 'string':
        return this.string(loose, path);
    }
  };

  private enumeration(fields: Fields, path: DataPath): OptionValues | undefined {
    const list = this.optional(fields, 'enum', path, this.listOf(this.scalar));
    if (!fields.has('enum')) this.missing(path, 'enum');
    if (list?.length === 0) this.invalid([...path, 'enum'], 'At least one value is needed.');
    if (list && new Set(list).size < list.length) this.invalid([...path, 'enum'], 'A value stands there twice.');
    const open = this.optional(fields, 'open', path, this.boolean);
    return list && { kind: 'enum', enum: list, ...(open !== undefined && { open }) };
  }

  private integer(fields: Fields, path: DataPath): OptionValues {
    const min = this.optional(fields, 'min', path, this.wholeNumber);
    const max = this.optional(fields, 'max', path, this.wholeNumber);
    const unit = this.optional(fields, 'unit', path, this.text);
    if (min !== undefined && max !== undefined && min > max) {
      this.invalid([...path, 'max'], 'The greatest number is less than the smallest.');
    }
    return { kind: 'integer', ...withoutAbsent({ min, max, unit }) };
  }

  private string(fields: Fields, path: DataPath): OptionValues {
    const format = this.optional(fields, 'format', path, this.text);
    const pattern = this.optional(fields, 'pattern', path, this.text);
    const secret = this.optional(fields, 'secret', path, this.boolean);
    const problem = pattern === undefined ? undefined : problemOfPattern(pattern);
    if (problem !== undefined) this.invalid([...path, 'pattern'], `The pattern ${problem}.`);
    return { kind: 'string', ...withoutAbsent({ format, pattern, secret }) };
  }

  private readonly valueNotes = (value: unknown, path: DataPath): Readonly<Record<string, string>> | undefined => {
    const fields = this.mapping(value, path);
    if (!fields) return undefined;
    const notes = [...fields].map(([key, note]) => [key, this.text(note, [...path, key]) ?? ''] as const);
    // fromEntries makes own properties of all keys, `__proto__` included.
    return Object.fromEntries(notes);
  };

  /** A sentence, or a mapping with it, as the built-in catalogue has it. */
  private readonly note = (value: unknown, path: DataPath): OptionNote | undefined => {
    if (typeof value === 'string') return { text: value };
    const fields = this.mapping(value, path, noteKeys, noteKeys);
    const text = fields && this.optional(fields, 'text', path, this.text);
    return text === undefined ? undefined : { text };
  };

  private readonly source = (value: unknown, path: DataPath): Source | undefined => {
    const fields = this.mapping(value, path, sourceKeys, ['title']);
    if (!fields) return undefined;
    const title = this.optional(fields, 'title', path, this.text);
    const url = this.optional(fields, 'url', path, this.text);
    if (url !== undefined && !/^https?:\/\/\S+$/.test(url)) {
      this.invalid([...path, 'url'], 'An address begins with https:// or http://.');
    }
    return title === undefined ? undefined : { title, ...withoutAbsent({ url }) };
  };

  private readonly deprecated = (value: unknown, path: DataPath): OptionDefinition['deprecated'] => {
    const fields = this.mapping(value, path, deprecatedKeys);
    if (!fields) return undefined;
    const replacedBy = this.optional(fields, 'replacedBy', path, this.name);
    const note = this.optional(fields, 'note', path, this.text);
    return withoutAbsent({ replacedBy, note });
  };

  private readonly text = (value: unknown, path: DataPath): string | undefined => {
    if (typeof value === 'string') return value;
    return this.invalid(path, 'A text is expected here.');
  };

  private readonly name = (value: unknown, path: DataPath): string | undefined => {
    if (typeof value === 'string' && value !== '' && value.trim() === value) return value;
    return this.invalid(path, 'A name is expected here, without blanks around it.');
  };

  /** A value as text. YAML makes booleans and numbers of `true` and `30`, which people write without quotes. */
  private readonly scalar = (value: unknown, path: DataPath): string | undefined => {
    if (typeof value === 'string') return value;
    if (typeof value === 'boolean' || Number.isSafeInteger(value)) return String(value);
    return this.invalid(path, 'A text, true, false or a whole number is expected here.');
  };

  private readonly boolean = (value: unknown, path: DataPath): boolean | undefined => {
    if (typeof value === 'boolean') return value;
    return this.invalid(path, 'true or false is expected here.', ['true', 'false']);
  };

  private readonly wholeNumber = (value: unknown, path: DataPath): number | undefined => {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
    return this.invalid(path, 'A whole number is expected here.');
  };

  private oneOf<T extends string>(allowed: readonly T[]) {
    return (value: unknown, path: DataPath): T | undefined =>
      allowed.find((candidate) => candidate === value) ??
      this.invalid(
        path,
        allowed.length > 10
          ? 'This is not one of the names known here.'
          : `One of ${allowed.map((name) => `'${name}'`).join(', ')} is expected here.`,
        allowed,
      );
  }

  private listOf<T>(read: (value: unknown, path: DataPath) => T | undefined) {
    return (value: unknown, path: DataPath) => this.list(value, path, read);
  }

  private list<T>(
    value: unknown,
    path: DataPath,
    read: (value: unknown, path: DataPath) => T | undefined,
  ): T[] | undefined {
    if (!Array.isArray(value)) return this.invalid(path, 'A list is expected here.');
    return value.map((item: unknown, index) => read(item, [...path, index])).filter((item) => item !== undefined);
  }

  /** The entries of a mapping, its own only; keys besides the allowed ones and missing ones are problems. */
  private mapping(value: unknown, path: DataPath, allowed?: readonly string[], required: readonly string[] = []) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return this.invalid(path, 'A mapping is expected here.');
    }
    const fields: Fields = new Map(Object.entries(value));
    for (const key of fields.keys()) if (allowed && !allowed.includes(key)) this.unknownKey([...path, key], allowed);
    for (const key of required) if (!fields.has(key)) this.missing(path, key);
    return fields;
  }

  private optional<T>(
    fields: Fields,
    key: string,
    path: DataPath,
    read: (value: unknown, path: DataPath) => T | undefined,
  ) {
    return fields.has(key) ? read(fields.get(key), [...path, key]) : undefined;
  }

  private invalid(path: DataPath, message: string, candidates?: readonly string[]): undefined {
    this.problems.push({ kind: 'invalid-value', path, message, ...(candidates && { candidates }) });
  }

  private missing(path: DataPath, key: string): void {
    this.problems.push({ kind: 'missing-key', path, message: `The key '${key}' is missing.`, candidates: [key] });
  }

  private unknownKey(path: DataPath, candidates: readonly string[]): void {
    this.problems.push({ kind: 'unknown-key', path, message: 'This key is not known here.', candidates });
  }
}

/** The same without the keys whose value is `undefined`. */
function withoutAbsent<T extends object>(record: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as never;
}
