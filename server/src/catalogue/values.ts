import { matchesPattern } from './pattern.ts';
import type { OptionDefinition, OptionValues } from './types.ts';

/** What the catalogue says of a written value. The rules decide which of these is worth a finding in which format. */
export type ValueJudgement =
  /** One of the documented values, or in the documented range, or equal to the default. */
  | { readonly kind: 'fine' }
  /** Nothing may be called wrong: no source states the values, or they are free text. */
  | { readonly kind: 'not-judged' }
  /** Blanks around it, or invisible characters in it. `trimmed` is the value without them, which may be wrong in another way. */
  | { readonly kind: 'whitespace'; readonly trimmed: string }
  /** A documented value but for its case. */
  | { readonly kind: 'case'; readonly spelling: string }
  /** A word that stands for a boolean elsewhere, such as `yes`. */
  | { readonly kind: 'yaml-boolean'; readonly value: BooleanText }
  /** Nothing, or nothing but blanks. */
  | { readonly kind: 'empty'; readonly allowed: readonly string[] }
  /** Not among the documented values. */
  | { readonly kind: 'not-listed'; readonly allowed: readonly string[] }
  | ({ readonly kind: 'not-an-integer' } & Range)
  | ({ readonly kind: 'out-of-range' } & Range)
  /** Free text with a pattern that it does not match. */
  | { readonly kind: 'no-match'; readonly pattern: string };

export type BooleanText = 'true' | 'false';

const fine: ValueJudgement = { kind: 'fine' };
const notJudged: ValueJudgement = { kind: 'not-judged' };

/** The documented range of an integer; a bound that is absent is not stated. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
}

/**
 * Judges a written value by what is documented of its option. Where several things are wrong, the answer is the first of:
 * white space, case, YAML's boolean words, emptiness, and everything else. Never say the judged text of a secret to anyone.
 */
export function judgeValue(definition: OptionDefinition, text: string): ValueJudgement {
  const { values } = definition;
  if (values === undefined || definition.valuesStated !== true) return notJudged;
  if (text === definition.default) return fine;
  if (values.kind === 'boolean' && booleanTexts.includes(text)) return fine;

  const trimmed = trimmedValue(text);
  const allowed = listedValues(values);
  if (trimmed === '') {
    return definition.default === '' ? { kind: 'whitespace', trimmed } : { kind: 'empty', allowed };
  }
  if (trimmed !== text) return { kind: 'whitespace', trimmed };

  if (allowed.includes(text)) return fine;
  const spelling = spellingOf(values, text);
  if (spelling !== undefined) return { kind: 'case', spelling };
  const boolean = values.kind === 'boolean' ? yamlBoolean(text) : undefined;
  if (boolean !== undefined) return { kind: 'yaml-boolean', value: boolean };
  return judgeClean(values, text);
}

/** Judges a value that has nothing wrong with its white space or case. */
function judgeClean(values: OptionValues, text: string): ValueJudgement {
  switch (values.kind) {
    case 'boolean':
    case 'enum':
      if (listedValues(values).includes(text)) return fine;
      return isOpen(values) ? notJudged : { kind: 'not-listed', allowed: listedValues(values) };
    case 'integer':
      if (!isInteger(text)) return { kind: 'not-an-integer', ...rangeOf(values) };
      return isInRange(text, values) ? fine : { kind: 'out-of-range', ...rangeOf(values) };
    case 'string':
      if (values.pattern === undefined) return notJudged;
      return matchesPattern(values.pattern, text) ? fine : { kind: 'no-match', pattern: values.pattern };
  }
}

/** True unless the documented values rule the text out. An incomplete list and free text rule nothing out. */
export function isValid(values: OptionValues, text: string): boolean {
  const { kind } = judgeClean(values, text);
  return kind === 'fine' || kind === 'not-judged';
}

const booleanTexts: readonly string[] = ['true', 'false'];
const noValues: readonly string[] = [];

/** The values that can be listed: `true` and `false`, or those of an enumeration; none for numbers and free text. */
export function listedValues(values: OptionValues): readonly string[] {
  if (values.kind === 'boolean') return booleanTexts;
  return values.kind === 'enum' ? values.enum : noValues;
}

/** The documented spelling of a text that differs from it by nothing but case; `undefined` where it is spelt right already. */
export function spellingOf(values: OptionValues, text: string): string | undefined {
  const listed = listedValues(values);
  if (listed.includes(text)) return undefined;
  const wanted = text.toLowerCase();
  return listed.find((value) => value.toLowerCase() === wanted);
}

const booleanWords: ReadonlyMap<string, BooleanText> = new Map([
  ['yes', 'true'],
  ['on', 'true'],
  ['y', 'true'],
  ['1', 'true'],
  ['no', 'false'],
  ['off', 'false'],
  ['n', 'false'],
  ['0', 'false'],
]);

/** What YAML, or a habit from elsewhere, means by `yes no on off y n 1 0` in any case; `undefined` for any other text. */
export function yamlBoolean(text: string): BooleanText | undefined {
  return booleanWords.get(text.toLowerCase());
}

/**
 * Characters that take no place on the screen: zero-width and bidirectional marks, byte order mark, soft hyphen, and control
 * characters but for tab and line ends.
 */
const invisible = /\p{Default_Ignorable_Code_Point}|(?![\t\n\r])\p{Cc}/gu;

/** Blanks that look like a space and are none, such as the no-break space. */
const unusualBlank = /[\p{Zs}\u2028\u2029]/gu;

/** What most values have none of; of the rest of ASCII, nothing but spaces is trimmed. */
const unusual = /[^ -~]/;

/** The value without blanks around it and without invisible characters; inside it, unusual blanks become spaces. */
export function trimmedValue(text: string): string {
  if (!unusual.test(text)) return text.trim();
  return text.replace(invisible, '').replace(unusualBlank, ' ').trim();
}

function isOpen(values: OptionValues): boolean {
  return values.kind === 'enum' && values.open === true;
}

/** True for decimal digits with or without a minus sign in front. */
function isInteger(text: string): boolean {
  return /^-?\d+$/.test(text);
}

/** Compares digits of any length: beyond the numbers that are exact, a text is beyond every bound that can be written. */
function isInRange(text: string, { min, max }: Range): boolean {
  const negative = text.startsWith('-');
  const digits = text.replace(/^-?0*/, '');
  const size = digits.length > 15 ? Number.POSITIVE_INFINITY : Number(digits);
  const number = negative ? -size : size;
  return (min === undefined || number >= min) && (max === undefined || number <= max);
}

function rangeOf({ min, max }: Range): Range {
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}
