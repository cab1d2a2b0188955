import type { Catalogue } from '../catalogue/catalogue.ts';
import { dnFields, findDnField } from '../catalogue/dnFields.ts';
import { enumerationNamed, memberText } from '../catalogue/enumerations.ts';
import type { OptionDefinition } from '../catalogue/types.ts';
import { listedValues } from '../catalogue/values.ts';
import type { Dn, Field, Name, Option, Section, Value } from '../model/dn.ts';
import { once } from '../model/once.ts';
import type { Finding, FindingData } from './finding.ts';
import { isTServer, subjectOf, tServer } from './parts.ts';
import { type CheckContext, type DnCheck, nothing } from './rule.ts';

/**
 * Whether an option's value is to be kept from every screen, log and message; in any section, and whatever the case of its name or the blanks
 * around it.
 */
export function isSecret(section: string, written: string, catalogue: Catalogue): boolean {
  const name = written.trim();
  if (!mayBeSecret(name, otherSecretNames(catalogue))) return false;
  if (name.toLowerCase() === 'password' || runOn.test(name)) return true;
  const definition = catalogue.findIgnoringCase(section, name) ?? catalogue.findIgnoringCase(tServer, name);
  if (definition?.values?.kind === 'string' && definition.values.secret === true) return true;
  const homes = furtherHomes(catalogue).get(name.toLowerCase());
  return homes !== undefined && (homes.has(section) || homes.has(tServer) || homes.has(undefined));
}

/** Whether a value is to be kept: by the name behind which it stands, or by the one from behind which an alias brings it. */
function holdsSecretText(section: string, name: string, { writtenAs }: Value, catalogue: Catalogue): boolean {
  return isSecret(section, name, catalogue) || (writtenAs !== undefined && isSecret(section, writtenAs, catalogue));
}

/** The sections in which a name is secret though no option says so, by the name in lower case; `undefined` stands for all. */
const furtherHomes = once((catalogue: Catalogue): ReadonlyMap<string, ReadonlySet<string | undefined>> => {
  const homes = new Map<string, Set<string | undefined>>();
  for (const { name, section } of catalogue.furtherSecrets) {
    const known = homes.get(name.toLowerCase()) ?? new Set();
    homes.set(name.toLowerCase(), known.add(section));
  }
  return homes;
});

/** Spares nearly all names the closer look: every name of every DN is asked about. */
function mayBeSecret(name: string, others: ReadonlySet<string>): boolean {
  if (name.length >= passwordLength && /password/i.test(name)) return true;
  return others.size > 0 && others.has(name.trim().toLowerCase());
}

const passwordLength = 'password'.length;

/** Finds the name of a secret where nothing else is understood, as in comments. */
export const secretNames = once((catalogue: Catalogue): RegExp => {
  const names = ['password', ...otherSecretNames(catalogue)];
  return new RegExp(names.map((name) => name.replaceAll(/[^\w-]/g, '\\$&')).join('|'), 'i');
});

/** The names of secrets in which no `password` stands, in lower case: those of people's own catalogues. */
const otherSecretNames = once((catalogue: Catalogue): ReadonlySet<string> => {
  const secret = catalogue.options.filter(({ values }) => values?.kind === 'string' && values.secret === true);
  const names = [...secret, ...catalogue.furtherSecrets].map(({ name }) => name.toLowerCase());
  return new Set(names.filter((name) => !name.includes('password')));
});

/** Of `password: x`, written where `password=x` belongs, all up to the next `=` is the name; so it is with other slips of that kind. */
const runOn = /(?<![\w.-])password(?![\w.-])["']?(?=(.*[^\s"'].*))/is;

/** What stands for a text that is not said. */
export const hidden = '***';

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
  const secrets = secretTexts(catalogue)(dn);
  if (secrets.all.size === 0 || knownWords(catalogue).has(text)) return said;
  return secrets.all.has(said.trim()) || holdsSecret(said, secrets) ? hidden : said;
}

/** Whether one of the secrets that are long enough for that stands somewhere in a text. */
function holdsSecret(text: string, { beginnings }: SecretTexts): boolean {
  if (beginnings.length <= fewSecrets) return beginnings.some((secret) => text.includes(secret));
  // So many have to be looked up, lest very many secrets meet very many texts.
  for (let start = 0; start + shortestPart <= text.length; start++) {
    const rest = text.slice(start);
    // None begins with another one, so only the last one that is not behind the rest can be its beginning.
    const candidate = lastUpTo(rest, beginnings);
    if (candidate !== undefined && rest.startsWith(candidate)) return true;
  }
  return false;
}

/** The last of some texts in order that does not come behind another one. */
function lastUpTo(text: string, inOrder: readonly string[]): string | undefined {
  let low = 0;
  let high = inOrder.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((inOrder[middle] as string) <= text) low = middle + 1;
    else high = middle;
  }
  return inOrder[low - 1];
}

const fewSecrets = 16;

/** A part of a DN that has a name. */
export interface Part {
  readonly name: Name;
  readonly value?: Value;
  readonly isSecret: boolean;
  readonly inherited: boolean;
}

export function partsOf(dn: Dn, catalogue: Catalogue): Part[] {
  const parts: Part[] = dn.fields.map(({ name, value, property, inherited = false }) => {
    return { name, value, isSecret: holdsSecretText(tServer, property, value, catalogue), inherited };
  });
  for (const section of dn.sections) {
    const home = isTServer(section) ? tServer : section.name.text;
    parts.push({
      name: section.name,
      isSecret: isSecret(home, section.name.text, catalogue),
      inherited: section.inherited ?? false,
    });
    for (const { name, value, inherited = false } of section.options)
      parts.push({ name, value, isSecret: holdsSecretText(home, name.text, value, catalogue), inherited });
  }
  return parts;
}

/** The texts of a DN that are secret. */
interface SecretTexts {
  readonly all: ReadonlySet<string>;
  /** Those that are looked for inside other texts, in the order of their code units; of such that begin alike, the shortest: the others hold it. */
  readonly beginnings: readonly string[];
}

const noSecrets: SecretTexts = { all: new Set(), beginnings: [] };

/** All texts of a DN that are secret, wherever an alias or a slip brings them. */
const secretTexts = once((catalogue: Catalogue) =>
  once((dn: Dn): SecretTexts => {
    const all = findSecretTexts(dn, catalogue);
    if (all.size === 0) return noSecrets;
    const beginnings: string[] = [];
    for (const secret of [...all].filter(({ length }) => length >= shortestPart).sort()) {
      const last = beginnings.at(-1);
      if (last === undefined || !secret.startsWith(last)) beginnings.push(secret);
    }
    return { all, beginnings };
  }),
);

/** The texts of a DN that are secret, trimmed: its secrets' values, and what slips have made of them. Not to be shown to anybody. */
export function secretTextsOf(dn: Dn, catalogue: Catalogue): ReadonlySet<string> {
  return secretTexts(catalogue)(dn).all;
}

/** Whether a DN has a secret, be it empty. */
export function hasSecret(dn: Dn, catalogue: Catalogue): boolean {
  return secretTexts(catalogue)(dn).all.size > 0;
}

/** Whether any part of a DN may be a secret by its name: no more than a quick look, which spares nearly all DNs the closer one. */
function mayNameSecret(dn: Dn, { catalogue, sections, knownFields }: CheckContext): boolean {
  const others = otherSecretNames(catalogue);
  for (let index = 0; index < knownFields.length; index++) {
    // No field of CfgDN is a secret, unless people say so of an option of that name.
    if (knownFields[index] && others.size === 0) continue;
    if (mayBeSecret(dn.fields[index]?.property ?? '', others)) return true;
  }
  const areHarmless = harmless(catalogue);
  for (const { section, known } of sections) {
    if (section.name.text !== tServer && mayBeSecret(section.name.text, others)) return true;
    for (let index = 0; index < known.length; index++) {
      const definition = known[index];
      if (definition && areHarmless.has(definition)) continue;
      if (mayBeSecret(section.options[index]?.name.text ?? '', others)) return true;
    }
  }
  return false;
}

/** The known options of TServer whose names are no secret's: most options of most DNs. */
const harmless = once((catalogue: Catalogue): ReadonlySet<OptionDefinition> => {
  const others = otherSecretNames(catalogue);
  return new Set(catalogue.options.filter(({ name }) => !mayBeSecret(name, others)));
});

/** Whether any part of a DN is a secret by a name; without keeping anything of the DN. */
function namesSecret(dn: Dn, catalogue: Catalogue): boolean {
  for (const { property, value } of dn.fields) if (holdsSecretText(tServer, property, value, catalogue)) return true;
  for (const section of dn.sections) {
    const { text } = section.name;
    const home = isTServer(section) ? tServer : text;
    if (isSecret(home, text, catalogue)) return true;
    for (const { name, value } of section.options) if (holdsSecretText(home, name.text, value, catalogue)) return true;
  }
  return false;
}

function findSecretTexts(dn: Dn, catalogue: Catalogue): ReadonlySet<string> {
  const texts = new Set<string>();
  const add = (text: string): void => {
    if (text.trim() !== '') texts.add(text.trim());
  };
  if (!namesSecret(dn, catalogue)) return texts;
  const parts = partsOf(dn, catalogue);
  for (const part of parts) {
    if (!part.isSecret) continue;
    const { name, value } = part;
    const rest = runOn.exec(name.text)?.[1];
    if (rest !== undefined) add(rest.replace(/^[\s"'=:;,]+|[\s"']+$/g, ''));
    if (value && value.kind !== 'null') add(value.text);
  }
  // A password on the line below its name is read as the next name.
  const inOrder = parts.filter(({ inherited }) => !inherited).sort((a, b) => a.name.span.start - b.name.span.start);
  for (const [index, part] of inOrder.entries()) {
    const next = inOrder[index + 1];
    if (!part.isSecret || part.value?.text !== '' || !next || isKnown(next.name.text, catalogue)) continue;
    // Between quotes nothing is missing.
    if (part.value.span.end > part.value.span.start) continue;
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

/** Words that are said without any file saying them: names, and documented values. To leave them out would tell more than to say them. */
const knownWords = once((catalogue: Catalogue): ReadonlySet<string> => {
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
  return words;
});

/** A DN's number as it may be said: digits are what everybody calls the DN by, even where its password is the same. */
export function sayableNumber(dn: Dn, number: string, catalogue: Catalogue): string {
  return /^[\d+*#]+$/.test(number) ? number : sayableIn(dn, number, catalogue);
}

/** A DN as it may be shown: with all its parts in their places, and without its secrets. */
export function withoutSecrets(dn: Dn, catalogue: Catalogue): Dn {
  // Every DN of a file may be asked about, once.
  if (!namesSecret(dn, catalogue) || !hasSecret(dn, catalogue)) return dn;
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
    fields: dn.fields.map((field) => shown(field, holdsSecretText(tServer, field.property, field.value, catalogue))),
    sections: dn.sections.map((section) => {
      const home = isTServer(section) ? tServer : section.name.text;
      return {
        ...section,
        name: { ...section.name, text: say(section.name.text) },
        options: section.options.map((option) =>
          shown(option, holdsSecretText(home, option.name.text, option.value, catalogue)),
        ),
      };
    }),
  };
}

/** The options of a DN that hold a secret in clear text. */
export function* secretsOf(dn: Dn, catalogue: Catalogue): Generator<{ section: Section; option: Option }> {
  for (const section of dn.sections) {
    const name = isTServer(section) ? tServer : section.name.text;
    for (const option of section.options) {
      if (option.value.text !== '' && option.value.kind !== 'null' && isSecret(name, option.name.text, catalogue))
        yield { section, option };
    }
  }
}

/** Passwords in clear text. The message never says the value. */
export const plainTextSecrets: DnCheck = {
  rules: ['secret/plain-text'],

  check(dn, context) {
    if (!mayNameSecret(dn, context)) return nothing;
    const { catalogue } = context;
    const found: Finding[] = [];
    const say = (text: string): string => sayableIn(dn, text, catalogue);
    const subject = dn.role === 'dn' ? `${subjectOf(dn)}: ` : '';
    for (const { section, option } of secretsOf(dn, catalogue)) {
      if (option.inherited) continue;
      const data = { section: say(section.name.text), option: say(option.name.text) };
      found.push(plainText(subject, option, data, data.option));
    }
    // Where no option belongs, a password is still one.
    for (const field of dn.fields) {
      const { text, kind } = field.value;
      if (field.inherited || text === '' || kind === 'null' || !isSecret(tServer, field.property, catalogue)) continue;
      found.push(plainText(subject, field, { field: say(field.property) }, say(field.name.text)));
    }
    return found;
  },
};

function plainText(subject: string, { value }: Option | Field, data: FindingData, name: string): Finding {
  return {
    rule: 'secret/plain-text',
    span: value.span,
    message: `${subject}'${name}' stands here in clear text, for everyone who can read this file. DN Config never shows its value.`,
    data,
  };
}
