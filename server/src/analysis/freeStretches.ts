import type { Catalogue } from '../catalogue/catalogue.ts';
import { findDnField } from '../catalogue/dnFields.ts';
import type { Format } from '../formats/format.ts';
import type { Dn, Field, Option, Value } from '../model/dn.ts';
import { tServer } from '../rules/parts.ts';
import { hasSecret, isSecret } from '../rules/secret.ts';
import type { FreeStretch } from './templates.ts';

/**
 * The stretches of a segment's text that no rule judges: values of fields without an enumeration and of options of which no values are known,
 * written as they are meant. Undefined where nothing can be free, for secrets decide what may be said of all the rest.
 */
export function freeStretches(
  text: string,
  dns: readonly Dn[],
  catalogue: Catalogue,
  { syntax }: Format,
): readonly FreeStretch[] | undefined {
  const free: FreeStretch[] = [];
  const add = (value: Value): void => {
    const stretch = stretchOf(text, value, syntax);
    if (stretch) free.push(stretch);
  };
  for (const dn of dns) {
    if (dn.role !== 'dn' || dn.isUpdate || hasSecret(dn, catalogue)) return undefined;
    for (const field of dn.fields) if (!field.inherited && isFreeField(field)) add(field.value);
    const twice = namesThatStandTwice(dn);
    for (const { name, options } of dn.sections)
      for (const option of options) {
        if (option.inherited || twice.has(option.name.text.toLowerCase())) continue;
        if (isFreeOption(name.text, option, catalogue)) add(option.value);
      }
  }
  free.sort((one, other) => one.start - other.start);
  // One text that is read as two parts is none that can be reasoned about.
  return free.every(({ start }, index) => index === 0 || (free[index - 1] as FreeStretch).end <= start)
    ? free
    : undefined;
}

/** Options of which a DN has several, in lower case: whether their values are the same decides whether one is certain. */
function namesThatStandTwice({ sections }: Dn): ReadonlySet<string> {
  const once = new Set<string>();
  const twice = new Set<string>();
  for (const { options } of sections)
    for (const { name } of options) {
      const text = name.text.toLowerCase();
      if (once.has(text)) twice.add(text);
      else once.add(text);
    }
  return twice;
}

function isFreeField({ property }: Field): boolean {
  if (property === idField) return true;
  const definition = findDnField(property);
  return definition !== undefined && definition.enumeration === undefined && definition.kind !== 'options';
}

/** By this, objects of one file refer to each other; CfgDN itself has no such field. */
const idField = 'id';

/** Of a `contact`, `bc/static-contact` asks only whether it is an address: with other words in it, it is one all the same. */
function isFreeOption(section: string, { name }: Option, catalogue: Catalogue): boolean {
  const definition = catalogue.findIgnoringCase(section, name.text) ?? catalogue.findIgnoringCase(tServer, name.text);
  // What stands there may be nothing here, and a secret in another DN.
  if (isSecret(section, name.text, catalogue)) return false;
  if (!definition) return true;
  const { values } = definition;
  if (definition.name !== name.text || definition.default !== undefined) return false;
  return values === undefined || (values.kind === 'string' && values.pattern === undefined);
}

/** Where a value stands without its quotes, when nothing in it is written in another way than it is meant. */
function stretchOf(
  text: string,
  { text: meant, kind, span }: Value,
  syntax: Format['syntax'],
): FreeStretch | undefined {
  const quote = text[span.start];
  const isQuoted = (quote === '"' || quote === "'") && text[span.end - 1] === quote && span.end - span.start > 1;
  const start = isQuoted ? span.start + 1 : span.start;
  const end = isQuoted ? span.end - 1 : span.end;
  if (text.slice(start, end) !== meant || meant.includes('\n')) return undefined;
  if (kind === 'string') {
    if (isQuoted || syntax === 'options' || onlyInText.test(meant)) return { start, end, isText: true };
    // Other digits could make a number in base eight or sixteen of these.
    return /^[-+]?\d+[oxe]/i.test(meant) ? undefined : { start, end, isText: false };
  }
  // JSON knows numbers that are written wrongly; YAML has no such digits.
  return kind === 'number' && syntax === 'yaml' && /^\d+$/.test(meant) ? { start, end, isText: false } : undefined;
}

/** A character that stands in no number, truth value or null, and is no part of a word that is compared as one. */
const onlyInText = /[^\d\p{L}.~+-]/u;
