import type { Dn, Option, ValueKind } from '../../model/dn.ts';

/** An option as a DN writes it, however often. */
export interface WrittenOption {
  readonly section: string;
  readonly name: string;
  /** The values; several where the option stands there several times with different ones. Nothing, `~` and `null` are the empty text. */
  readonly values: readonly string[];
  /** `binary`: the format says that it is no text. `unreadable`: what stands there is no value. */
  readonly kind: 'text' | 'integer' | 'binary' | 'unreadable';
  /** Set where an update form takes the option away. */
  readonly isDeleted: boolean;
}

export type WrittenOptions = ReadonlyMap<string, WrittenOption>;

/** The options that a DN writes, by section and name, in the order of the file. */
export function writtenOptions(dn: Dn, isXml: boolean): WrittenOptions {
  const found = new Map<string, WrittenOption>();
  for (const { name: section, options, deletes } of dn.sections) {
    for (const option of options) {
      if (option.name.text === '') continue;
      const isDeleted = deletes === true;
      const key = `${isDeleted ? '-' : ''}${section.text}\u0000${option.name.text}`;
      const value = isDeleted || isNothing(option) ? '' : option.value.text;
      const kind = isDeleted ? 'text' : kindOf(option.value.kind, isXml);
      const earlier = found.get(key);
      if (!earlier) found.set(key, { section: section.text, name: option.name.text, values: [value], kind, isDeleted });
      else if (kind !== earlier.kind) found.set(key, { ...earlier, kind: 'unreadable' });
      // Two values say already that nothing can be said; very many would only cost time.
      else if (earlier.values.length < 2 && !earlier.values.includes(value))
        found.set(key, { ...earlier, values: [...earlier.values, value] });
    }
  }
  return found;
}

function isNothing({ value }: Option): boolean {
  return value.kind === 'null' || value.kind === 'empty';
}

function kindOf(kind: ValueKind, isXml: boolean): WrittenOption['kind'] {
  if (kind === 'binary') return 'binary';
  if (kind === 'collection' || kind === 'unfinished') return 'unreadable';
  // Only XML's `int_pair` says a type; elsewhere a number is a way to write a text.
  return isXml && kind === 'number' ? 'integer' : 'text';
}

/** Whether both say the same. Where only one of them says a type, types are not compared. */
export function isSameWritten(one: WrittenOption, other: WrittenOption, compareTypes: boolean): boolean {
  const kind = ({ kind: own }: WrittenOption) => (own === 'integer' && !compareTypes ? 'text' : own);
  return (
    kind(one) === kind(other) &&
    one.values.length === other.values.length &&
    one.values.every((value) => other.values.includes(value))
  );
}
