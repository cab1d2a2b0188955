import type { Dn, Field } from '../model/dn.ts';
import type { DnFacts } from '../rules/facts.ts';
import type { FreeValue } from './freeValues.ts';

/** Characters that stand for the free values of a template in a DN of which it is to be learnt where they go: one for each. */
const firstSign = 0xe000;
const mostSigns = 0x1800;
const anySign = /[\ue000-\uf7ff]/;
/** From here on they stand for values in entries that may be left out: these have to be in no facts. */
const firstExtra = 0x1000;

/**
 * A DN with signs in the place of free values of its fields: for each of `values` its index, for those of `extras` that they are such. Facts are made
 * of nothing else. Undefined where there are too many.
 */
export function signed(dn: Dn, values: readonly FreeValue[], extras: readonly FreeValue[]): Dn | undefined {
  if (values.length > firstExtra || firstExtra + extras.length > mostSigns) return undefined;
  const signs = new Map<number, number>();
  for (const [index, { start }] of values.entries()) signs.set(start, index);
  for (const [index, { start }] of extras.entries()) signs.set(start, firstExtra + index);
  const fields = dn.fields.map((field): Field => {
    const { value } = field;
    const index = field.inherited ? undefined : (signs.get(value.span.start) ?? signs.get(value.span.start + 1));
    return index === undefined
      ? field
      : { ...field, value: { ...value, text: String.fromCharCode(firstSign + index) } };
  });
  return { ...dn, fields };
}

export function hasSigns(text: string): boolean {
  return anySign.test(text);
}

/** A text in which values are to be filled in: `texts` and, between them, the values of these indices. */
interface Pattern {
  readonly texts: readonly string[];
  readonly values: readonly number[];
}

/** Texts as patterns; `constant` when none has a value in it. */
interface PatternList {
  readonly patterns: readonly (Pattern | undefined)[];
  readonly constant: readonly (string | undefined)[] | undefined;
}

/** The facts of DNs, with places for the values that differ from one to the other. */
export interface FactPattern {
  readonly keys: PatternList;
  readonly variants: PatternList;
  readonly number: Pattern | undefined;
  readonly id: Pattern | undefined;
}

/** Gives the free values of a text, by their index. */
export type ValueAt = (index: number) => string;

/** Makes a pattern of facts that were read with signs in the place of values; undefined where something that may be left out is part of them. */
export function patternOf({ keys, variants, number, id }: DnFacts): FactPattern | undefined {
  const pattern = { keys: listOf(keys), variants: listOf(variants), number: patternIn(number), id: patternIn(id) };
  const all = [...pattern.keys.patterns, ...pattern.variants.patterns, pattern.number, pattern.id];
  return all.some((one) => one?.values.some((index) => index >= firstExtra)) ? undefined : pattern;
}

/** The facts for a text's values. Only by its id is a number ever looked for, so without one there is none. */
export function fillIn({ keys, variants, number, id }: FactPattern, valueAt: ValueAt): DnFacts {
  return {
    keys: filledList(keys, valueAt),
    variants: filledList(variants, valueAt),
    number: id && number && filled(number, valueAt),
    id: id && filled(id, valueAt),
    reference: undefined,
  };
}

/** What an index keeps of a DN in a run. */
export type RunFacts = Pick<DnFacts, 'keys' | 'id'>;

/** These facts alone, for a text's values. */
export function fillInForRun({ keys, id }: FactPattern, valueAt: ValueAt): RunFacts {
  return { keys: filledList(keys, valueAt), id: id && filled(id, valueAt) };
}

/** The DN's number for a text's values. */
export function numberIn({ number }: FactPattern, valueAt: ValueAt): string | undefined {
  return number && filled(number, valueAt);
}

function listOf(texts: readonly (string | undefined)[]): PatternList {
  const patterns = texts.map(patternIn);
  const isConstant = patterns.every((pattern) => !pattern || pattern.values.length === 0);
  return { patterns, constant: isConstant ? texts : undefined };
}

function filledList({ patterns, constant }: PatternList, valueAt: ValueAt): readonly (string | undefined)[] {
  return constant ?? patterns.map((pattern) => pattern && filled(pattern, valueAt));
}

/** Whether facts say the same. */
export function isSame(one: DnFacts, other: DnFacts): boolean {
  const all = ({ keys, variants, number, id, reference }: DnFacts): readonly (string | undefined)[] => [
    ...keys,
    ...variants,
    id && number,
    id,
    reference,
  ];
  const others = all(other);
  return all(one).every((text, index) => text === others[index]);
}

function patternIn(text: string | undefined): Pattern | undefined {
  if (text === undefined) return undefined;
  const texts: string[] = [];
  const values: number[] = [];
  let at = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < firstSign || code >= firstSign + mostSigns) continue;
    texts.push(text.slice(at, index));
    values.push(code - firstSign);
    at = index + 1;
  }
  texts.push(text.slice(at));
  return { texts, values };
}

function filled({ texts, values }: Pattern, valueAt: ValueAt): string {
  let text = texts[0] as string;
  for (let index = 0; index < values.length; index++)
    text += valueAt(values[index] as number) + (texts[index + 1] as string);
  return text;
}
