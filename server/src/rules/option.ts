import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Dn, Field, Option, Section } from '../model/dn.ts';
import { once } from '../model/once.ts';
import { discreet } from './discreet.ts';
import type { Finding, Fix } from './finding.ts';
import { removePart, renameTo } from './fixes.ts';
import { homeSection, isTServer, optionNamesOf, ownOptions, tServer } from './parts.ts';
import { type DnCheck, nothing, type RuleContext } from './rule.ts';
import { sayableIn } from './secret.ts';

/** Names of TServer options that no catalogue knows, or knows in another case. */
export const optionNames: DnCheck = {
  rules: ['option/case', 'option/unknown'],

  check(dn, context) {
    if (dn.role === 'other') return nothing;
    const found: Finding[] = [];
    for (const { section, isTServer, known } of context.sections) {
      if (!isTServer) continue;
      for (let index = 0; index < known.length; index++) {
        const option = known[index] ? undefined : section.options[index];
        if (!option || option.inherited || option.name.text === '' || option.value.kind === 'unfinished') continue;
        found.push(notKnown(dn, section, option, context));
      }
    }
    return found;
  },
};

function notKnown(dn: Dn, section: Section, option: Option, { catalogue }: RuleContext): Finding {
  const { text, span } = option.name;
  const name = sayableIn(dn, text, catalogue);
  const data = { section: sayableIn(dn, section.name.text, catalogue), option: name };
  const known = catalogue.findIgnoringCase(tServer, text)?.name;
  if (known !== undefined) {
    const message = `Option names are case-sensitive: '${text}' is not '${known}'.`;
    const safe = isOnlySpelling(dn, known);
    return { rule: 'option/case', span, message, data, fixes: renames(section, option, [known], safe) };
  }
  const near = catalogue.nearestNames(tServer, text);
  const message =
    near.length > 0
      ? `'${name}' is no option that is known here. Is ${near.map((other) => `'${other}'`).join(' or ')} meant?`
      : `'${name}' is no option that is known here. The built-in catalogue is incomplete, so it may exist all the same.`;
  const severity = near.length > 0 ? 'warning' : 'hint';
  return { rule: 'option/unknown', severity, span, message, data, fixes: renames(section, option, near, false) };
}

/** Renames that do not make a second option of the same name. */
function renames(section: Section, option: Option, names: readonly string[], safe: boolean): Fix[] {
  const free = names.filter((name) => !optionNamesOf(section).has(name));
  return free.map((name) => renameTo(option, name, safe));
}

/** How often each name stands in the TServer sections of a DN, in whatever case; by the name in lower case. */
const spellingsOf = once((dn: Dn): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const section of dn.sections) {
    if (!isTServer(section)) continue;
    for (const { name } of section.options) {
      const key = name.text.toLowerCase();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
});

/** Whether a DN has an option in one spelling only; of several, nobody can say which one is meant to count. */
function isOnlySpelling(dn: Dn, name: string): boolean {
  return (spellingsOf(dn).get(name.toLowerCase()) ?? 0) <= 1;
}

/** The same option twice in a section of any name. A name whose equals sign or colon is missing is none yet. */
export const duplicateOptions: DnCheck = {
  rules: ['option/duplicate'],

  check(dn, { catalogue }) {
    const found: Finding[] = [];
    for (const section of dn.sections) {
      if (!mayRepeatName(section)) continue;
      const say = (text: string): string => sayableIn(dn, text, catalogue);
      for (const options of optionsByName(section).values())
        for (const finding of duplicates(say(section.name.text), options, say)) found.push(finding);
    }
    return found;
  },
};

/** So few names are compared with each other faster than they are put into a set. */
const few = 8;

/** Whether two options of a section have the same name, whatever else they are. Nearly no section has such, so this is asked first. */
function mayRepeatName(section: Section): boolean {
  const { options } = section;
  if (options.length > few) return new Set(options.map((option) => option.name.text)).size < options.length;
  for (let later = 1; later < options.length; later++) {
    for (let earlier = 0; earlier < later; earlier++)
      if (options[earlier]?.name.text === options[later]?.name.text) return true;
  }
  return false;
}

function optionsByName(section: Section): ReadonlyMap<string, readonly Option[]> {
  const byName = new Map<string, Option[]>();
  for (const option of section.options) {
    const { text } = option.name;
    if (option.inherited || text === '' || option.value.kind === 'unfinished') continue;
    const sameName = byName.get(text);
    if (sameName) sameName.push(option);
    else byName.set(text, [option]);
  }
  return byName;
}

/** A finding at every option of one name but the first. */
function* duplicates(section: string, options: readonly Option[], say: (text: string) => string): Generator<Finding> {
  const [earlier, ...later] = options;
  if (!earlier || later.length === 0) return;
  // Between two others of different values, even one that is equal to the first may be the one that counts.
  const safe = later.every((option) => hasSameValue(earlier, option));
  const text = say(earlier.name.text);
  for (const option of later) {
    const message = hasSameValue(earlier, option)
      ? `'${text}' stands twice in section '${section}', with the same value.`
      : `'${text}' stands twice in section '${section}', with different values. Which of them Genesys would use is not published.`;
    yield {
      rule: 'option/duplicate',
      span: option.name.span,
      message,
      related: [{ message: `The other '${text}'`, span: earlier.name.span }],
      data: { section, option: text },
      fixes: [removePart(option, `Remove this '${text}'`, safe), removePart(earlier, `Remove the other '${text}'`)],
    };
  }
}

/** Whether two options say the same: `true` and `"true"` do, `null` and `"null"` do not. */
function hasSameValue(one: Option, other: Option): boolean {
  const kinds = [one.value.kind, other.value.kind];
  if (kinds.includes('collection')) return false;
  return one.value.text === other.value.text && kinds.includes('null') === kinds.every((kind) => kind === 'null');
}

/** TServer options in another section, directly under the DN, or on an object that is no DN. */
export const misplacedOptions: DnCheck = {
  rules: ['option/misplaced'],

  check(dn, context) {
    const found: Finding[] = [];
    for (const { section, isTServer } of context.sections) {
      if (dn.role !== 'other' && isTServer) continue;
      for (const option of section.options) {
        if (option.inherited || option.value.kind === 'unfinished' || !isTelling(option.name.text, context)) continue;
        if (dn.role === 'other' && isAtHome(dn, option, context)) continue;
        // A catalogue of the user's own can know the option in this section, too.
        if (!isTServer && context.catalogue.find(section.name.text, option.name.text)) continue;
        found.push(misplaced(dn, option, section, context));
      }
    }
    for (const [index, field] of dn.fields.entries()) {
      // No field of CfgDN has a name that is telling.
      if (context.knownFields[index]) continue;
      if (field.inherited || field.value.kind === 'unfinished' || !isTelling(field.property, context)) continue;
      found.push(misplaced(dn, field, undefined, context));
    }
    return found;
  },
};

/** An option that stands outside of any section, if its name says where it belongs; for any other the format's own problem speaks. */
export function strayOption(dn: Dn, option: Option, context: RuleContext): Finding | undefined {
  if (dn.role !== 'dn' || option.value.kind === 'collection' || !isTelling(option.name.text, context)) return undefined;
  return discreet(misplaced(dn, option, undefined, context), dn, context.catalogue);
}

/** Names that nothing but an option of TServer has: the three documented ones, and known ones with a hyphen. */
export function isTelling(name: string, { catalogue }: Pick<RuleContext, 'catalogue'>): boolean {
  return tellingNames(catalogue).has(name);
}

/** Asked of nearly every name outside of TServer, so they are found once. */
const tellingNames = once((catalogue: Catalogue): ReadonlySet<string> => {
  const known = catalogue.names(tServer).filter((name) => name.includes('-'));
  return new Set(['multimedia', 'voice', ...known]);
});

function isAtHome(dn: Dn, option: Option, { catalogue }: RuleContext): boolean {
  return catalogue.find(tServer, option.name.text)?.alsoOn?.includes(dn.objectClass) === true;
}

function misplaced(dn: Dn, part: Option | Field, section: Section | undefined, { catalogue }: RuleContext): Finding {
  const home = homeSection(dn);
  const inSection = section && sayableIn(dn, section.name.text, catalogue);
  const { text, span } = part.name;
  const data = { option: text, ...(inSection !== undefined && { section: inSection }) };
  if (dn.role === 'other') {
    const message = `'${text}' is an option of a DN; this is the export of a ${dn.objectClass}, where no source knows it.`;
    return { rule: 'option/misplaced', span, message, data };
  }
  const where = inSection !== undefined ? `in section '${inSection}'` : 'outside of any section';
  const message = `'${text}' is an option of section '${tServer}'; ${where} it has no documented effect.`;
  const fixes: Fix[] =
    tServerNamesOf(dn).has(text) || dn.role === 'fragment'
      ? []
      : [{ title: `Move to section '${home}'`, edit: { model: [{ kind: 'move-option', dn, part, section: home }] } }];
  return { rule: 'option/misplaced', span, message, data, fixes };
}

const tServerNamesOf = once(
  (dn: Dn): ReadonlySet<string> =>
    new Set(dn.sections.filter(isTServer).flatMap(({ options }) => options.map(({ name }) => name.text))),
);

/** Values that are the documented default; for those who want files without them. */
export const defaultValues: DnCheck = {
  rules: ['option/default'],

  check(dn, { catalogue }) {
    const found: Finding[] = [];
    if (dn.role === 'other') return found;
    for (const { section, option } of ownOptions(dn)) {
      const definition = catalogue.find(isTServer(section) ? tServer : section.name.text, option.name.text);
      const { kind, text } = option.value;
      if (!definition?.default || text !== definition.default || kind === 'collection') continue;
      // Beside a merge key the value may be there to outdo the merged one.
      if (section.merges) continue;
      found.push({
        rule: 'option/default',
        span: option.value.span,
        message: `'${sayableIn(dn, text, catalogue)}' is the documented default of '${definition.name}' anyway.`,
        tags: ['unnecessary'],
        data: { section: section.name.text, option: definition.name },
        // Where another object may have the option too, a value on the DN goes before it, be it the default or not.
        fixes: definition.alsoOn ? [] : [removePart(option)],
      });
    }
    return found;
  },
};
