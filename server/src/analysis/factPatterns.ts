import type { Dn, Field } from '../model/dn.ts';
import type { DnFacts } from '../rules/facts.ts';
import { type Template, withWords } from './templates.ts';

/** Characters that stand for the free words of a template in a DN of which it is to be learnt where they go: one for each word. */
const firstSign = 0xe000;
export const mostSigns = 0x1800;
const anySign = /[\ue000-\uf7ff]/;

/** The DN of a template's own text, with signs in the place of the free words of its fields. Facts are made of nothing else. */
export function signed(dn: Dn, template: Template<unknown>): Dn {
  const signFor = (index: number): string => String.fromCharCode(firstSign + index);
  const fields = dn.fields.map((field): Field => {
    const { value } = field;
    const length = value.text.length;
    // Where a value is not written as it is meant, it has no free words.
    const start = template.text.startsWith(value.text, value.span.start) ? value.span.start : value.span.start + 1;
    const isPlain = template.text.slice(start, start + length) === value.text && start + length <= value.span.end;
    return isPlain
      ? { ...field, value: { ...value, text: withWords(template, { start, end: start + length }, signFor) } }
      : field;
  });
  return { ...dn, fields };
}

export function hasSigns(text: string): boolean {
  return anySign.test(text);
}

/** A text in which words are to be filled in: `texts` and, between them, the words of these indices. */
interface Pattern {
  readonly texts: readonly string[];
  readonly words: readonly number[];
}

/** Texts as patterns; `constant` when none has a word in it. */
interface PatternList {
  readonly patterns: readonly (Pattern | undefined)[];
  readonly constant: readonly (string | undefined)[] | undefined;
}

/** The facts of DNs, with places for the words that differ from one to the other. */
export interface FactPattern {
  readonly keys: PatternList;
  readonly variants: PatternList;
  readonly number: Pattern | undefined;
  readonly id: Pattern | undefined;
}

/** Gives the words of a text, by their index among the free ones. */
export type WordAt = (index: number) => string;

/** Makes a pattern of facts that were read with signs in the place of words. */
export function patternOf({ keys, variants, number, id }: DnFacts): FactPattern {
  return { keys: listOf(keys), variants: listOf(variants), number: patternIn(number), id: patternIn(id) };
}

/** The facts for a text's words. Only by its id is a number ever looked for, so without one there is none. */
export function fillIn({ keys, variants, number, id }: FactPattern, wordAt: WordAt): DnFacts {
  return {
    keys: filledList(keys, wordAt),
    variants: filledList(variants, wordAt),
    number: id && number && filled(number, wordAt),
    id: id && filled(id, wordAt),
    reference: undefined,
  };
}

/** The DN's number for a text's words. */
export function numberIn({ number }: FactPattern, wordAt: WordAt): string | undefined {
  return number && filled(number, wordAt);
}

function listOf(texts: readonly (string | undefined)[]): PatternList {
  const patterns = texts.map(patternIn);
  const isConstant = patterns.every((pattern) => !pattern || pattern.words.length === 0);
  return { patterns, constant: isConstant ? texts : undefined };
}

function filledList({ patterns, constant }: PatternList, wordAt: WordAt): readonly (string | undefined)[] {
  return constant ?? patterns.map((pattern) => pattern && filled(pattern, wordAt));
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
  const words: number[] = [];
  let at = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < firstSign || code >= firstSign + mostSigns) continue;
    texts.push(text.slice(at, index));
    words.push(code - firstSign);
    at = index + 1;
  }
  texts.push(text.slice(at));
  return { texts, words };
}

function filled({ texts, words }: Pattern, wordAt: WordAt): string {
  let text = texts[0] as string;
  for (let index = 0; index < words.length; index++)
    text += wordAt(words[index] as number) + (texts[index + 1] as string);
  return text;
}
