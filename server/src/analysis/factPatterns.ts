import type { DnFacts } from '../rules/facts.ts';

/** Characters that stand for the free words of a template in a text that is read to learn where they go: one for each word. */
const firstSign = 0xe000;
export const mostSigns = 0x1800;
const anySign = /[\ue000-\uf7ff]/;

export function signFor(index: number): string {
  return String.fromCharCode(firstSign + index);
}

export function hasSigns(text: string): boolean {
  return anySign.test(text);
}

/** A text in which words are to be filled in: `texts` and, between them, the words of these indices. */
interface Pattern {
  readonly texts: readonly string[];
  readonly words: readonly number[];
}

/** The facts of DNs, with places for the words that differ from one to the other. */
export interface FactPattern {
  readonly keys: readonly (Pattern | undefined)[];
  readonly variants: readonly (Pattern | undefined)[];
  readonly number: Pattern | undefined;
  readonly id: Pattern | undefined;
}

/** Makes a pattern of facts that were read with signs in the place of words. */
export function patternOf({ keys, variants, number, id }: DnFacts): FactPattern {
  return { keys: keys.map(patternIn), variants: variants.map(patternIn), number: patternIn(number), id: patternIn(id) };
}

export function fillIn({ keys, variants, number, id }: FactPattern, wordAt: (index: number) => string): DnFacts {
  const fill = (pattern: Pattern | undefined): string | undefined => pattern && filled(pattern, wordAt);
  return {
    keys: keys.map(fill),
    variants: variants.map(fill),
    number: fill(number),
    id: fill(id),
    reference: undefined,
  };
}

/** Whether facts say the same. */
export function isSame(one: DnFacts, other: DnFacts): boolean {
  const all = ({ keys, variants, number, id, reference }: DnFacts): readonly (string | undefined)[] => [
    ...keys,
    ...variants,
    number,
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

function filled({ texts, words }: Pattern, wordAt: (index: number) => string): string {
  let text = texts[0] as string;
  for (let index = 0; index < words.length; index++)
    text += wordAt(words[index] as number) + (texts[index + 1] as string);
  return text;
}
