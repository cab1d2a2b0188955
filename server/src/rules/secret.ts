import type { Catalogue } from '../catalogue/catalogue.ts';
import { dnFields, findDnField } from '../catalogue/dnFields.ts';
import { enumerationNamed, memberText } from '../catalogue/enumerations.ts';
import { listedValues } from '../catalogue/values.ts';
import type { Dn, Field, Name, Option, Section, Value } from '../model/dn.ts';
import type { Finding, FindingData } from './finding.ts';
import { isTServer, numberOf, subjectOf, tServer } from './parts.ts';
import type { CrossCheck, DnCheck } from './rule.ts';

/** Whether an option's value is to be kept from every screen, log and message; in any section, and whatever the case of its name. */
export function isSecret(section: string, name: string, catalogue: Catalogue): boolean {
  if (name.toLowerCase() === 'password' || runOn.test(name)) return true;
  const definition = catalogue.findIgnoringCase(section, name) ?? catalogue.findIgnoringCase(tServer, name);
  return definition?.values?.kind === 'string' && definition.values.secret === true;
}

/** Of `password: x`, written where `password=x` belongs, all up to the next `=` is the name; so it is with other slips of that kind. */
const runOn = /(?<![\w.-])password(?![\w.-])["']?(?=(.*[^\s"'].*))/is;

/** What stands for a text that is not said. */
const hidden = '…';

/** A shorter secret is in many a text by chance; that text then has to be equal to it. */
const shortestPart = 4;

/** A name as messages may say it, whatever the DN: where it begins with `password`, without what stands behind that. */
export function sayable(name: string): string {
  return /^[^\w]*password/i.test(name) ? cutBehindPassword(name) : name;
}

function cutBehindPassword(name: string): string {
  const match = runOn.exec(name);
  return match ? `${name.slice(0, match.index)}${match[0].replace(/["']$/, '')}${hidden}` : name;
}

/** A name or a value of a DN as messages, titles and hovers may say it; whatever of a file goes into words goes through here. */
export function sayableIn(dn: Dn, text: string, catalogue: Catalogue): string {
  const said = cutBehindPassword(text);
  const secrets = secretTexts(dn, catalogue);
  if (secrets.size === 0 || knownWords(catalogue).has(text)) return said;
  const bare = said.trim();
  if (secrets.has(bare)) return hidden;
  for (const secret of secrets) if (secret.length >= shortestPart && said.includes(secret)) return hidden;
  return said;
}

/** A part of a DN that has a name. */
interface Part {
  readonly name: Name;
  readonly value?: Value;
  readonly isSecret: boolean;
  readonly inherited: boolean;
}

function partsOf(dn: Dn, catalogue: Catalogue): Part[] {
  const parts: Part[] = dn.fields.map(({ name, value, property, inherited = false }) => {
    return { name, value, isSecret: isSecret(tServer, property, catalogue), inherited };
  });
  for (const section of dn.sections) {
    const home = isTServer(section) ? tServer : section.name.text;
    parts.push({
      name: section.name,
      isSecret: isSecret(home, section.name.text, catalogue),
      inherited: section.inherited ?? false,
    });
    for (const { name, value, inherited = false } of section.options)
      parts.push({ name, value, isSecret: isSecret(home, name.text, catalogue), inherited });
  }
  return parts;
}

const secretsByDn = new WeakMap<Dn, { readonly catalogue: Catalogue; readonly texts: ReadonlySet<string> }>();

/** All texts of a DN that are secret, wherever an alias or a slip brings them. */
function secretTexts(dn: Dn, catalogue: Catalogue): ReadonlySet<string> {
  const known = secretsByDn.get(dn);
  if (known?.catalogue === catalogue) return known.texts;
  const texts = findSecretTexts(dn, catalogue);
  secretsByDn.set(dn, { catalogue, texts });
  return texts;
}

function findSecretTexts(dn: Dn, catalogue: Catalogue): ReadonlySet<string> {
  const texts = new Set<string>();
  const add = (text: string): void => {
    if (text.trim() !== '') texts.add(text.trim());
  };
  const parts = partsOf(dn, catalogue);
  if (!parts.some((part) => part.isSecret)) return texts;
  for (const { name, value, isSecret: holdsSecret } of parts) {
    if (!holdsSecret) continue;
    const rest = runOn.exec(name.text)?.[1];
    if (rest !== undefined) add(rest.replace(/^[\s"'=:;,]+|[\s"']+$/g, ''));
    if (value && value.kind !== 'null') add(value.text);
  }
  // A password on the line below its name is read as the next name.
  const inOrder = parts.filter(({ inherited }) => !inherited).sort((a, b) => a.name.span.start - b.name.span.start);
  for (const [index, { isSecret: holdsSecret, value }] of inOrder.entries()) {
    const next = inOrder[index + 1];
    if (!holdsSecret || value === undefined || value.text !== '' || !next || isKnown(next.name.text, catalogue))
      continue;
    add(next.name.text);
    if (next.value && next.value.kind !== 'null') add(next.value.text);
  }
  return texts;
}

/** Whether a name is one that somebody may have meant to write there. */
function isKnown(name: string, catalogue: Catalogue): boolean {
  return (
    findDnField(name) !== undefined ||
    catalogue.findIgnoringCase(tServer, name) !== undefined ||
    /^tserver$/i.test(name)
  );
}

const wordsByCatalogue = new WeakMap<Catalogue, ReadonlySet<string>>();

/** Words that are said without any file saying them: names, and documented values. To leave them out would tell more than to say them. */
function knownWords(catalogue: Catalogue): ReadonlySet<string> {
  const known = wordsByCatalogue.get(catalogue);
  if (known) return known;
  const words = new Set(['true', 'false', tServer]);
  for (const { name, values } of catalogue.options) {
    words.add(name);
    for (const value of values ? listedValues(values) : []) words.add(value);
  }
  for (const { name, enumeration } of dnFields) {
    words.add(name);
    for (const member of (enumeration === undefined ? undefined : enumerationNamed(enumeration))?.members ?? []) {
      words.add(member.name);
      for (const form of ['symbolic', 'numeric', 'prefixed'] as const) words.add(memberText(member, form));
    }
  }
  wordsByCatalogue.set(catalogue, words);
  return words;
}

/** The last line of defence: a text with all that it quotes, and the DN's number, as they may be said. */
function discreetText(dn: Dn, text: string, catalogue: Catalogue): string {
  let whole = text;
  // A quote inside a text hides where the text ends.
  for (const { name, value } of partsOf(dn, catalogue)) {
    for (const part of [name.text, value?.text.trim() ?? ''])
      if (part.includes("'")) whole = whole.replaceAll(part, sayableIn(dn, part, catalogue));
  }
  const said = whole.replace(/'([^'\n]+)'/g, (_, quoted: string) => `'${sayableIn(dn, quoted, catalogue)}'`);
  const number = numberOf(dn);
  return number === undefined || sayableNumber(dn, number, catalogue) === number
    ? said
    : said.replaceAll(number, hidden);
}

/** A DN's number as it may be said: digits are what everybody calls the DN by, even where its password is the same. */
export function sayableNumber(dn: Dn, number: string, catalogue: Catalogue): string {
  return /^[\d+*#]+$/.test(number) ? number : sayableIn(dn, number, catalogue);
}

/** A finding that says no secret of its DN, whatever the rule has put into it. */
export function discreet(finding: Finding, dn: Dn, catalogue: Catalogue): Finding {
  const { message, related, data, fixes } = finding;
  if (secretTexts(dn, catalogue).size === 0 && !/password/i.test(message)) return finding;
  const say = (text: string): string => discreetText(dn, text, catalogue);
  const told = Object.entries(data ?? {}).map(([key, text]: [string, string]) => [key, sayableIn(dn, text, catalogue)]);
  return {
    ...finding,
    message: say(message),
    ...(related && { related: related.map((other) => ({ ...other, message: say(other.message) })) }),
    ...(data && { data: Object.fromEntries(told) as FindingData }),
    ...(fixes && { fixes: fixes.map((fix) => ({ ...fix, title: say(fix.title) })) }),
  };
}

/** A check whose findings are discreet. */
export function discreetCheck(check: DnCheck): DnCheck {
  return {
    rules: check.rules,
    *check(dn, context) {
      for (const finding of check.check(dn, context)) yield discreet(finding, dn, context.catalogue);
    },
  };
}

/** A check of DNs against each other whose findings are discreet. */
export function discreetCrossCheck(cross: CrossCheck): CrossCheck {
  return {
    ...cross,
    check(dn, earlier, context) {
      const finding = cross.check(dn, earlier, context);
      return finding && discreet(discreet(finding, dn, context.catalogue), earlier, context.catalogue);
    },
  };
}

/** A DN as it may be shown: with all its parts in their places, and without its secrets. */
export function withoutSecrets(dn: Dn, catalogue: Catalogue): Dn {
  if (secretTexts(dn, catalogue).size === 0) return dn;
  const say = (text: string): string => sayableIn(dn, text, catalogue);
  const shown = <P extends Option | Field>(part: P, holdsSecret: boolean): P => {
    const { name, value } = part;
    const { text } = value;
    const isNumber = 'property' in part && part.property === 'number';
    const said = isNumber ? sayableNumber(dn, text, catalogue) : say(text);
    return {
      ...part,
      ...('property' in part && { property: say(part.property) }),
      name: { ...name, text: say(name.text) },
      value: { ...value, text: holdsSecret && text !== '' ? hidden : said },
    };
  };
  return {
    ...dn,
    fields: dn.fields.map((field) => shown(field, isSecret(tServer, field.property, catalogue))),
    sections: dn.sections.map((section) => {
      const home = isTServer(section) ? tServer : section.name.text;
      return {
        ...section,
        name: { ...section.name, text: say(section.name.text) },
        options: section.options.map((option) => shown(option, isSecret(home, option.name.text, catalogue))),
      };
    }),
  };
}

/** The options of a DN that hold a secret in clear text. */
export function* secretsOf(dn: Dn, catalogue: Catalogue): Generator<{ section: Section; option: Option }> {
  for (const section of dn.sections) {
    for (const option of section.options) {
      const name = isTServer(section) ? tServer : section.name.text;
      if (option.value.text !== '' && option.value.kind !== 'null' && isSecret(name, option.name.text, catalogue))
        yield { section, option };
    }
  }
}

/** Passwords in clear text. The message never says the value. */
export const plainTextSecrets: DnCheck = {
  rules: ['secret/plain-text'],

  *check(dn, { catalogue }) {
    for (const { section, option } of secretsOf(dn, catalogue)) {
      if (option.inherited) continue;
      const say = (text: string): string => sayableIn(dn, text, catalogue);
      const data = { section: say(section.name.text), option: say(option.name.text) };
      yield plainText(dn, option, data, data.option);
    }
    // Where no option belongs, a password is still one.
    for (const field of dn.fields) {
      const { text, kind } = field.value;
      if (field.inherited || text === '' || kind === 'null' || !isSecret(tServer, field.property, catalogue)) continue;
      const name = sayableIn(dn, field.property, catalogue);
      yield plainText(dn, field, { field: name }, sayableIn(dn, field.name.text, catalogue));
    }
  },
};

function plainText(dn: Dn, { value }: Option | Field, data: FindingData, name: string): Finding {
  const subject = dn.role === 'dn' ? `${subjectOf(dn)}: ` : '';
  return {
    rule: 'secret/plain-text',
    span: value.span,
    message: `${subject}'${name}' stands here in clear text, for everyone who can read this file. DN Config never shows its value.`,
    data,
  };
}
