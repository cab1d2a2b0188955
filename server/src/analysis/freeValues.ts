import type { Catalogue } from '../catalogue/catalogue.ts';
import { findDnField } from '../catalogue/dnFields.ts';
import type { Format } from '../formats/format.ts';
import type { Comment, Dn, Field, Option, Value } from '../model/dn.ts';
import type { Span } from '../model/span.ts';
import { isTServer, tServer } from '../rules/parts.ts';
import { partsOf } from '../rules/secret.ts';
import {
  digits,
  doubleQuoted,
  endOfFree,
  type FreeKind,
  plain,
  restOfLine,
  singleQuoted,
  xmlComment,
} from './freeKinds.ts';

/** A value that may be any other of its kind, without anything different being said of its DN. The span is without its quotes. */
export interface FreeValue extends Span {
  readonly kind: FreeKind;
  /** Whether it is a secret: then nothing may be said of its DN in which it stands. */
  readonly isSecret: boolean;
}

/**
 * The values of a segment's text that no rule judges: those of fields without an enumeration and of options of which no values are known,
 * written as they are meant; by where they start. Undefined where nothing can be free: where a secret is not written as one is, it
 * decides what may be said of all the rest.
 */
export function freeValues(
  text: string,
  dns: readonly Dn[],
  catalogue: Catalogue,
  { syntax }: Format,
): ReadonlyMap<number, FreeValue> | undefined {
  const free = new Map<number, FreeValue>();
  const secrets = new Set<Value | undefined>();
  let isReadTwice = false;
  const add = (value: Value): void => {
    const found = freeValueOf(text, value, syntax);
    if (!found) return;
    isReadTwice ||= free.has(found.start);
    free.set(found.start, { ...found, isSecret: secrets.has(value) });
  };
  for (const dn of dns) {
    if (dn.role !== 'dn' || dn.isUpdate) return undefined;
    for (const { isSecret, name, value } of partsOf(dn, catalogue)) {
      if (isSecret && !isWord.test(name.text)) return undefined;
      if (isSecret) secrets.add(value);
    }
    for (const field of dn.fields) if (!field.inherited && isFreeField(field)) add(field.value);
    const twice = namesThatStandTwice(dn);
    for (const section of dn.sections)
      for (const option of section.options) {
        if (option.inherited || twice.has(option.name.text.toLowerCase())) continue;
        if (isFreeOption(isTServer(section) ? tServer : section.name.text, option, catalogue)) add(option.value);
      }
  }
  // A secret's name without a value, too: what is secret then depends on what stands behind it.
  let freeSecrets = 0;
  for (const { isSecret } of free.values()) if (isSecret) freeSecrets++;
  if (freeSecrets < secrets.size) return undefined;
  // One text that is read as two parts is none that can be reasoned about.
  return isReadTwice ? undefined : free;
}

/** What comments say, where nobody is meant by it. The spans are without their marks. */
export function freeComments(
  text: string,
  dns: readonly Dn[],
  comments: readonly Comment[],
  { syntax }: Format,
): readonly FreeValue[] {
  const marks = syntax === 'yaml' ? yamlMarks : syntax === 'xml' ? xmlMarks : undefined;
  if (!marks || comments.length > mostComments) return [];
  const limit = syntax === 'xml' ? limitInXml(text, dns, comments) : text.length;
  return comments.flatMap(({ span }): FreeValue[] => {
    const start = span.start + marks.before.length;
    const end = span.end - marks.behind.length;
    const isWritten = text.startsWith(marks.before, span.start) && text.startsWith(marks.behind, end);
    const isFree = isWritten && span.end <= limit && endOfFree(text, start, text.length, marks.kind) === end;
    return isFree ? [{ start, end, kind: marks.kind, isSecret: false }] : [];
  });
}

/**
 * Up to where comments may say anything. One on the line of an object's end belongs to it as long as the line is not too long (`xml/cut.ts`): with one free
 * comment behind that end, and so much besides, none is.
 */
function limitInXml(text: string, dns: readonly Dn[], comments: readonly Comment[]): number {
  const behind = Math.max(0, ...dns.map(({ span }) => span.end));
  const first = comments.find(({ span }) => span.start >= behind);
  return first && text.length - behind <= mostBehindDn ? first.span.end : behind;
}

const mostBehindDn = 400;

/** A text with more of them would go more ways than are tried for one. */
const mostComments = 100;

const yamlMarks = { before: '#', behind: '', kind: restOfLine } as const;
const xmlMarks = { before: '<!--', behind: '-->', kind: xmlComment } as const;

/** A name that surely holds nothing of the secret itself. */
const isWord = /^[\w-]+$/;

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
  if (!definition) return true;
  const { values } = definition;
  if (definition.name !== name.text || definition.default !== undefined) return false;
  return values === undefined || (values.kind === 'string' && values.pattern === undefined);
}

/** A value without its quotes, when nothing in it is written in another way than it is meant. */
function freeValueOf(
  text: string,
  { text: meant, kind: valueKind, span }: Value,
  syntax: Format['syntax'],
): Omit<FreeValue, 'isSecret'> | undefined {
  const quote = text[span.start];
  const isQuoted = (quote === '"' || quote === "'") && text[span.end - 1] === quote && span.end - span.start > 1;
  const start = isQuoted ? span.start + 1 : span.start;
  const end = isQuoted ? span.end - 1 : span.end;
  if (text.slice(start, end) !== meant) return undefined;
  const kind = isQuoted && valueKind === 'string' ? quoted[quote] : syntax === 'yaml' ? unquoted[valueKind] : undefined;
  return kind !== undefined && endOfFree(text, start, end, kind) === end ? { start, end, kind } : undefined;
}

const quoted = { '"': doubleQuoted, "'": singleQuoted } as const;
/** JSON knows numbers that are written wrongly; YAML has no such digits. */
const unquoted: Partial<Record<Value['kind'], FreeKind>> = { string: plain, number: digits };
