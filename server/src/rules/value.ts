import { byDistance } from '../catalogue/nearest.ts';
import type { OptionDefinition } from '../catalogue/types.ts';
import { judgeValue, listedValues, type Range, type ValueJudgement } from '../catalogue/values.ts';
import type { Option, Section, ValueKind } from '../model/dn.ts';
import type { RuleId } from './definitions.ts';
import type { Finding, Fix } from './finding.ts';
import { changeTo, removePart } from './fixes.ts';
import { placeOfValue } from './parts.ts';
import type { DnCheck, RuleContext } from './rule.ts';
import { isSecret } from './secret.ts';

/** Judges every written value of a known option; of several things that are wrong with one, only the first is said. */
export const values: DnCheck = {
  rules: ['value/whitespace', 'value/case', 'value/yaml-boolean', 'value/type', 'value/empty', 'value/invalid'],

  check(dn, context) {
    const found: Finding[] = [];
    if (dn.role === 'other') return found;
    for (const { section, isTServer, known } of context.sections) {
      // What an update takes away has no value that could be wrong.
      if (section.deletes) continue;
      const { text: name } = section.name;
      // A catalogue of the user's own can know options of other sections, too.
      const isKnown = !isTServer && context.catalogue.sections.includes(name);
      for (let index = 0; index < known.length; index++) {
        const option = section.options[index];
        if (!option || option.inherited || option.value.kind === 'unfinished') continue;
        const elsewhere = isKnown ? context.catalogue.find(name, option.name.text) : undefined;
        const finding = checkValue(section, option, isTServer ? known[index] : elsewhere, context);
        if (finding) found.push(finding);
      }
    }
    return found;
  },
};

/** What is said before anything about the kind of a value: it would still be wrong as text. */
const beforeType: ReadonlySet<RuleId> = new Set(['value/whitespace', 'value/case', 'value/yaml-boolean']);

function checkValue(
  section: Section,
  option: Option,
  definition: OptionDefinition | undefined,
  context: RuleContext,
): Finding | undefined {
  const finding = definition && checkDocumented(section, option, definition, context);
  if (finding && (beforeType.has(finding.rule) || option.value.kind === 'null')) return finding;
  return checkType(section, option, definition, context) ?? finding;
}

/** A value that is no text where the file's reader, or the option's documentation, takes nothing else. */
function checkType(
  section: Section,
  option: Option,
  definition: OptionDefinition | undefined,
  { format, catalogue }: RuleContext,
): Finding | undefined {
  const { kind, text } = option.value;
  if (kind === 'string') return undefined;
  const { textValues } = format.traits;
  const what = otherKinds[kind];
  if (what === undefined || textValues === 'none') return undefined;
  // A list inside a section is no option at all, whatever its name.
  if (textValues === 'documented' && kind !== 'collection' && definition?.values === undefined) return undefined;
  const name = option.name.text;
  const isText = (kind === 'number' || kind === 'boolean') && !isSecret(section.name.text, name, catalogue);
  return {
    rule: 'value/type',
    span: placeOfValue(option),
    message: `'${name}' holds ${what} here; options are text${kind === 'collection' ? ', and sections hold no sections' : ''}.`,
    data: { section: section.name.text, option: name },
    fixes: isText
      ? [
          {
            title: `Write '${text}' as text`,
            edit: { model: [{ kind: 'set-value', part: option, value: text }] },
            safe: true,
          },
        ]
      : [],
  };
}

const otherKinds: Readonly<Partial<Record<ValueKind, string>>> = {
  number: 'a number',
  boolean: 'a boolean',
  null: 'null',
  binary: 'binary data',
  collection: 'a list',
};

function checkDocumented(
  section: Section,
  option: Option,
  definition: OptionDefinition,
  context: RuleContext,
): Finding | undefined {
  if (definition.valuesStated !== true) return undefined;
  const { kind, text } = option.value;
  const judgement = judgeValue(definition, text);
  // So it is nearly always, and then nothing has to be put together.
  if ((judgement.kind === 'fine' || judgement.kind === 'not-judged') && kind !== 'collection' && kind !== 'null')
    return undefined;
  const base = { span: placeOfValue(option), data: { section: section.name.text, option: definition.name } };
  if (kind === 'collection') {
    const message = `'${definition.name}' takes one value, not a list or a mapping. ${expectation(definition)}`;
    return { rule: 'value/invalid', ...base, message, fixes: changes(option, allowedBy(definition)) };
  }
  if (kind === 'null') return checkNull(base, option, definition);
  return said(base, option, definition, judgement, context);
}

function checkNull(base: Pick<Finding, 'span' | 'data'>, option: Option, definition: OptionDefinition): Finding {
  return {
    rule: 'value/empty',
    ...base,
    message: `'${option.value.text}' is no value for '${definition.name}'. ${expectation(definition)}`,
    fixes: [...changes(option, allowedBy(definition)), removePart(option)],
  };
}

function said(
  base: Pick<Finding, 'span' | 'data'>,
  option: Option,
  definition: OptionDefinition,
  judgement: ValueJudgement,
  context: RuleContext,
): Finding | undefined {
  const { name } = definition;
  const { text } = option.value;
  switch (judgement.kind) {
    case 'fine':
    case 'not-judged':
      return undefined;
    case 'whitespace': {
      const message = `There are blanks or invisible characters in the value of '${name}'; without them it is '${judgement.trimmed}'.`;
      return { rule: 'value/whitespace', ...base, message, fixes: [changeTo(option, judgement.trimmed, true)] };
    }
    case 'case': {
      const message = `'${text}' is not how the value is documented; '${name}' takes '${judgement.spelling}'.`;
      return { rule: 'value/case', ...base, message, fixes: [changeTo(option, judgement.spelling, true)] };
    }
    case 'yaml-boolean': {
      if (!context.format.traits.yamlBooleans) return invalid(base, option, definition, judgement);
      const message = `'${text}' is no value of '${name}', which takes only 'true' and 'false'; some tools take it for '${judgement.value}'.`;
      return {
        rule: 'value/yaml-boolean',
        ...base,
        message,
        fixes: [changeTo(option, judgement.value, true), ...otherBoolean(option, judgement.value)],
      };
    }
    case 'empty': {
      const message = `'${name}' has no value. ${expectation(definition)}`;
      return {
        rule: 'value/empty',
        ...base,
        message,
        fixes: [...changes(option, allowedBy(definition)), removePart(option)],
      };
    }
    default:
      return invalid(base, option, definition, judgement);
  }
}

function otherBoolean(option: Option, value: string): Fix[] {
  return [changeTo(option, value === 'true' ? 'false' : 'true')];
}

function invalid(
  base: Pick<Finding, 'span' | 'data'>,
  option: Option,
  definition: OptionDefinition,
  judgement: ValueJudgement,
): Finding {
  const { text } = option.value;
  const message = `'${text}' is no valid value of '${definition.name}'. ${expectation(definition)}`;
  return {
    rule: 'value/invalid',
    ...base,
    message,
    fixes: changes(option, nearestValues(text, definition, judgement)),
  };
}

/** The values that can be offered, the nearest first: in meaning where the text has one, else in letters. */
function nearestValues(text: string, definition: OptionDefinition, judgement: ValueJudgement): readonly string[] {
  const allowed = allowedBy(definition);
  if (judgement.kind === 'out-of-range') return nearestBound(text, judgement);
  if (judgement.kind === 'yaml-boolean') return byDistance(judgement.value, allowed);
  return byDistance(text, allowed);
}

function changes(option: Option, allowed: readonly string[]): Fix[] {
  return allowed.map((value) => changeTo(option, value));
}

/** The values that can be offered: all documented ones; for numbers the documented default, the only one that is sure to be meant by somebody. */
function allowedBy(definition: OptionDefinition): readonly string[] {
  const listed = definition.values ? listedValues(definition.values) : [];
  return listed.length === 0 && definition.default ? [definition.default] : listed;
}

function nearestBound(text: string, { min, max }: Range): string[] {
  const bound = text.startsWith('-') || (min !== undefined && Number(text) < min) ? min : max;
  return bound === undefined ? [] : [String(bound)];
}

/** What the option takes, in a sentence. */
function expectation({ values }: OptionDefinition): string {
  switch (values?.kind) {
    case 'boolean':
      return "It takes 'true' or 'false'.";
    case 'enum':
      return `It takes ${listed(values.enum)}.`;
    case 'integer': {
      const { min, max } = values;
      if (min !== undefined && max !== undefined) return `It takes a whole number from ${min} to ${max}.`;
      if (min !== undefined) return `It takes a whole number from ${min} up.`;
      return max === undefined ? 'It takes a whole number.' : `It takes a whole number up to ${max}.`;
    }
    default:
      return values?.pattern === undefined
        ? 'It takes one line of text.'
        : `It takes text that matches '${values.pattern}'.`;
  }
}

function listed(all: readonly string[]): string {
  const quoted = all.map((value) => `'${value}'`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}
