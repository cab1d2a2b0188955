import type { DnFacts } from '../rules/facts.ts';
import { filled, isFillable, type Pattern, patternIn, type ValueAt } from './patterns.ts';

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
  /** What tells a DN from others: its keys, and behind them its id. */
  readonly identity: readonly (Pattern | undefined)[];
}

/** Makes a pattern of facts that were read with signs in the place of values; undefined where something that may be left out is part of them. */
export function patternOf({ keys, variants, number, id }: DnFacts): FactPattern | undefined {
  const patternOfId = id === undefined ? undefined : patternIn(id);
  const patternsOfKeys = listOf(keys);
  const pattern = {
    keys: patternsOfKeys,
    variants: listOf(variants),
    number: number === undefined ? undefined : patternIn(number),
    id: patternOfId,
    identity: [...patternsOfKeys.patterns, patternOfId],
  };
  const all = [...pattern.keys.patterns, ...pattern.variants.patterns, pattern.number, pattern.id];
  return all.every((one) => !one || isFillable(one)) ? pattern : undefined;
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

/** The DN's number for a text's values. */
export function numberIn({ number }: FactPattern, valueAt: ValueAt): string | undefined {
  return number && filled(number, valueAt);
}

function listOf(texts: readonly (string | undefined)[]): PatternList {
  const patterns = texts.map((text) => (text === undefined ? undefined : patternIn(text)));
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
