import type { Dn, Field, Option } from '../model/dn.ts';
import type { FreeValue } from './freeValues.ts';

/** Characters that stand for the free values of a template in a DN of which it is to be learnt where they go: one for each. */
const firstSign = 0xe000;
const mostSigns = 0x1800;
const anySign = /[\ue000-\uf7ff]/;
/** From here on they stand for values in entries that may be left out: nothing that is kept may be made of these. */
const firstExtra = 0x1000;

/**
 * A DN with signs in the place of free values: for each of `values` its index, for those of `extras` that they are such. What is then made of the DN shows where
 * the values of others go. Undefined where there are too many.
 */
export function signed(dn: Dn, values: readonly FreeValue[], extras: readonly FreeValue[]): Dn | undefined {
  if (values.length > firstExtra || firstExtra + extras.length > mostSigns) return undefined;
  const signs = new Map<number, number>();
  for (const [index, { start }] of values.entries()) signs.set(start, index);
  for (const [index, { start }] of extras.entries()) signs.set(start, firstExtra + index);
  const sign = <Part extends Field | Option>(part: Part): Part => {
    const { value } = part;
    const index = part.inherited ? undefined : (signs.get(value.span.start) ?? signs.get(value.span.start + 1));
    return index === undefined ? part : { ...part, value: { ...value, text: String.fromCharCode(firstSign + index) } };
  };
  return {
    ...dn,
    fields: dn.fields.map(sign),
    sections: dn.sections.map((section) => ({ ...section, options: section.options.map(sign) })),
  };
}

export function hasSigns(text: string): boolean {
  return anySign.test(text);
}

/** A text in which values are to be filled in: `texts` and, between them, the values of these indices. */
export interface Pattern {
  readonly texts: readonly string[];
  readonly values: readonly number[];
}

/** Where the free values of a text start and end in it, by their index. */
export interface FreeValues {
  readonly text: string;
  startOf(value: number): number;
  endOf(value: number): number;
  readonly valueAt: ValueAt;
}

/** Gives the free values of a text, by their index. */
export type ValueAt = (index: number) => string;

/** Makes a pattern of a text that was made with signs in the place of values. */
export function patternIn(text: string): Pattern {
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

/** Whether nothing in it may be left out of other texts. */
export function isFillable({ values }: Pattern): boolean {
  return values.every((index) => index < firstExtra);
}

export function filled({ texts, values }: Pattern, valueAt: ValueAt): string {
  let text = texts[0] as string;
  for (let index = 0; index < values.length; index++)
    text += valueAt(values[index] as number) + (texts[index + 1] as string);
  return text;
}
