import type { Dn, Field, Option, Section, Value } from '../../model/dn.ts';
import type { Span } from '../../model/span.ts';
import type { SyntaxProblem } from '../format.ts';
import { isScalar, type JsonMember, type JsonNode, type JsonObject, memberOf, memberText, objectsIn } from './node.ts';
import { propertyOf, type Shape } from './shape.ts';

/** Turns one object into the model. Problems of shape (a list where sections belong, a name twice) go to `problems`. */
export function readDn(object: JsonObject, shape: Shape, problems: SyntaxProblem[]): Dn {
  const objectClass = (shape.classField && memberText(object, shape.classField)) ?? 'CfgDN';
  const isDn = objectClass === 'CfgDN';
  for (const problem of duplicateNames(object)) problems.push(problem);
  const { start } = object.span;
  return {
    role: isDn ? 'dn' : 'other',
    objectClass,
    span: object.span,
    head: object.members[0]?.key.span ?? { start, end: Math.min(start + 1, object.span.end) },
    fields: isDn ? object.members.map((member) => fieldOf(member, shape)) : [],
    sections: annexesOf(object, shape).flatMap((annex) => sectionsOf(annex, shape, problems)),
  };
}

/** The members of a DN that hold its options. */
export function annexesOf(object: JsonObject, { annexNames }: Shape): readonly JsonMember[] {
  return object.members.filter(({ key }) => annexNames.has(key.text));
}

/** The entries of an annex that is a flat list. */
export function entriesOf(annex: JsonMember): readonly JsonObject[] {
  const property = annex.value?.kind === 'object' ? memberOf(annex.value, 'property')?.value : undefined;
  return objectsIn(property);
}

/** Names that stand twice in an object, at the later one. Options and sections have rules of their own. */
export function duplicateNames({ members }: JsonObject): SyntaxProblem[] {
  const seen = new Set<string>();
  return members.flatMap(({ key, colon }) => {
    const isAgain = seen.has(key.text) && key.text !== '' && colon !== undefined;
    seen.add(key.text);
    return isAgain ? [{ message: 'This name stands twice in the same object.', span: key.span }] : [];
  });
}

function fieldOf(member: JsonMember, shape: Shape): Field {
  const { key, span } = member;
  return {
    property: propertyOf(shape, key.text),
    name: { text: key.text, span: key.span },
    value: valueIn(member),
    span,
  };
}

function valueIn({ key, colon, value }: JsonMember): Value {
  // That there is no value has been said already: nothing is left to be judged.
  if (!value) return { text: '', kind: 'unfinished', span: emptyAt(colon?.end ?? key.span.end) };
  if (isScalar(value)) return value;
  const item = value.kind === 'array' && value.items.length === 1 ? value.items[0]?.value : undefined;
  // `mutagen` writes binary values as a list of one text, in base64.
  if (item?.kind === 'string') return { text: item.text, kind: 'binary', span: value.span };
  return { text: '', kind: 'collection', span: value.span };
}

function sectionsOf(annex: JsonMember, shape: Shape, problems: SyntaxProblem[]): Section[] {
  const { value } = annex;
  if (!value || value.kind === 'null') return [];
  switch (shape.annex) {
    case 'nested':
      return nestedSections(value, problems);
    case 'flat':
      return flatSections(annex, problems);
    case 'pairs':
      return value.kind === 'object' ? pairSections(value) : [];
  }
}

function nestedSections(annex: JsonNode, problems: SyntaxProblem[]): Section[] {
  if (annex.kind !== 'object') {
    problems.push({
      message: 'Sections belong here, each with its options: {"TServer": {"multimedia": "true"}}.',
      span: placeOf(annex),
    });
    return [];
  }
  return annex.members.map((member) => {
    const { key, value, span } = member;
    if (value && value.kind !== 'object' && value.kind !== 'null')
      problems.push({
        message: 'Options belong here, in braces: {"name": "value"}.',
        span: placeOf(value),
        stray: optionOf(member),
      });
    const options = value?.kind === 'object' ? value.members.map(optionOf) : [];
    return { name: { text: key.text, span: key.span }, options, span };
  });
}

function optionOf(member: JsonMember): Option {
  const { key, span } = member;
  return { name: { text: key.text, span: key.span }, value: valueIn(member), span };
}

/** One section for each name, in the order in which the names come first; entries of one section need not stand together. */
function flatSections(annex: JsonMember, problems: SyntaxProblem[]): Section[] {
  const property = annex.value?.kind === 'object' ? memberOf(annex.value, 'property')?.value : undefined;
  if (annex.value?.kind !== 'object' || (property && property.kind !== 'array' && property.kind !== 'object')) {
    const span = placeOf(property ?? (annex.value as JsonNode));
    problems.push({
      message: 'A list of options belongs here: {"property": [{"section": …, "key": …, "value": …}]}.',
      span,
    });
    return [];
  }
  const sections = new Map<string, { name: Section['name']; options: Option[]; span: Span }>();
  for (const entry of entriesOf(annex)) {
    for (const problem of duplicateNames(entry)) problems.push(problem);
    const [section, key] = [memberOf(entry, 'section'), memberOf(entry, 'key')];
    const [sectionName, name] = [nameIn(section), nameIn(key)];
    if (!section || !key) {
      const span = { start: entry.span.start, end: Math.min(entry.span.start + 1, entry.span.end) };
      problems.push({ message: `This entry has no '${section ? 'key' : 'section'}'.`, span });
    }
    if (!sectionName) continue;
    const known = sections.get(sectionName.text) ?? { name: sectionName, options: [], span: entry.span };
    known.span = { start: known.span.start, end: Math.max(known.span.end, entry.span.end) };
    sections.set(sectionName.text, known);
    if (name) known.options.push({ name, value: entryValue(entry), span: entry.span });
  }
  return [...sections.values()];
}

function entryValue(entry: JsonObject): Value {
  const member = memberOf(entry, 'value');
  if (member) return valueIn(member);
  return { text: '', kind: 'empty', span: emptyAt(entry.members.at(-1)?.span.end ?? entry.span.end) };
}

function nameIn(member: JsonMember | undefined): Option['name'] | undefined {
  const value = member?.value;
  return value && isScalar(value) ? { text: value.text, span: value.span } : undefined;
}

/** `list_pair`, `str_pair` and their like, each an object when there is one of it and a list when there are several. */
function pairSections(annex: JsonObject): Section[] {
  return objectsIn(memberOf(annex, 'list_pair')?.value).flatMap((list) => {
    const name = nameIn(memberOf(list, 'key'));
    return name ? [{ name, options: pairOptions(list), span: list.span }] : [];
  });
}

function pairOptions(list: JsonObject): Option[] {
  return list.members.flatMap(({ key, value }) => {
    if (!/^(?:str|int|bin)_pair$/.test(key.text)) return [];
    return objectsIn(value).flatMap((pair) => {
      const name = nameIn(memberOf(pair, 'key'));
      const written = entryValue(pair);
      const kind = key.text === 'bin_pair' && written.kind !== 'empty' ? 'binary' : written.kind;
      return name ? [{ name, value: { ...written, kind }, span: pair.span }] : [];
    });
  });
}

/** Of a container, its opening bracket; of anything else, all of it. */
function placeOf({ kind, span }: JsonNode): Span {
  return kind === 'object' || kind === 'array' ? { start: span.start, end: Math.min(span.start + 1, span.end) } : span;
}

function emptyAt(at: number): Span {
  return { start: at, end: at };
}
