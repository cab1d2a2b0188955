import type { Option, Section, Value, ValueKind } from '../../model/dn.ts';
import type { Span } from '../../model/span.ts';
import type { SyntaxProblem } from '../format.ts';
import type { XmlAttribute } from './token.ts';
import { attributeOf, isKnown, type XmlElement } from './tree.ts';

/** The elements of a key/value list and what kind of value each holds. */
const pairKinds: ReadonlyMap<string, ValueKind> = new Map([
  ['str_pair', 'string'],
  ['int_pair', 'number'],
  ['bin_pair', 'binary'],
  ['list_pair', 'collection'],
]);

const outside = "An option stands in a section: a 'list_pair' belongs around it.";

/** Whether a problem is that of an option outside of any section. */
export function isOutside({ message }: SyntaxProblem): boolean {
  return message === outside;
}

/** Reads the sections of a `userProperties` element: `list_pair` for a section, `str_pair` and its like for an option. */
export function readAnnex(element: XmlElement, problems: SyntaxProblem[], annex = 0): Section[] {
  const deletes = attributeOf(element, 'action')?.value?.text === 'delete';
  const sections: Section[] = [];
  for (const child of element.children) {
    if (child.name === 'list_pair')
      sections.push({ ...readSection(child, deletes, problems), ...(annex > 0 && { annex }) });
    else if (pairKinds.has(child.name)) {
      const stray = readOption(child, pairKinds.get(child.name) ?? 'string', []);
      problems.push({ message: outside, span: child.nameSpan, stray });
    } else problems.push(unexpected(child));
  }
  return sections;
}

function readSection(element: XmlElement, deletes: boolean, problems: SyntaxProblem[]): Section {
  const key = keyOf(element, problems);
  const options: Option[] = [];
  for (const child of element.children) {
    const kind = pairKinds.get(child.name);
    if (kind === undefined) problems.push(unexpected(child));
    else options.push(readOption(child, kind, problems));
  }
  return { name: key, options, span: element.span, ...(deletes && { deletes: true as const }) };
}

function readOption(element: XmlElement, kind: ValueKind, problems: SyntaxProblem[]): Option {
  return { name: keyOf(element, problems), value: pairValue(element, kind), span: element.span };
}

function keyOf(element: XmlElement, problems: SyntaxProblem[]): { text: string; span: Span } {
  const key = attributeOf(element, 'key');
  if (key?.value) return { text: key.value.text, span: key.value.span };
  // Of a tag that is being typed, something else is said already.
  if (!key && element.isFinished)
    problems.push({ message: `This '${element.tag}' has no 'key'.`, span: element.nameSpan });
  return { text: '', span: element.nameSpan };
}

function pairValue(element: XmlElement, kind: ValueKind): Value {
  if (kind === 'collection') return { text: '', kind, span: element.open };
  const value = attributeOf(element, 'value');
  if (value?.value) return valueIn(value, kind);
  const end = attributeOf(element, 'key')?.span.end ?? element.nameSpan.end;
  return { text: '', kind: element.isFinished && !value ? 'empty' : 'unfinished', span: { start: end, end } };
}

/** An attribute's value as the model has it. */
export function valueIn({ value, nameSpan }: XmlAttribute, kind: ValueKind = 'string'): Value {
  if (!value) return { text: '', kind: 'unfinished', span: { start: nameSpan.end, end: nameSpan.end } };
  return { text: value.text, kind: value.text === '' ? 'empty' : kind, span: value.span };
}

function unexpected(element: XmlElement): SyntaxProblem {
  const what = isKnown(element.tag) ? `A '${element.tag}'` : 'An element of this name';
  return { message: `${what} cannot stand here.`, span: element.nameSpan };
}
