import type { Span } from '../../model/span.ts';
import type { Cursor, Entry, Placement } from '../cursor.ts';
import type { Layout } from '../format.ts';
import { lineStart } from '../lines.ts';
import { encodeAttribute } from '../xml/entities.ts';
import { isDnElement } from '../xml/names.ts';
import type { XmlAttribute, XmlToken } from '../xml/token.ts';
import { tokenize } from '../xml/tokenize.ts';
import { attributes } from './attributes.ts';

type OpenTag = XmlToken & { kind: 'open' };

const pairs: ReadonlySet<string> = new Set(['str_pair', 'int_pair', 'bin_pair']);

/** What can be written at `offset` of a CfgData segment, told from the tags before it: half-typed markup has no tree. */
export function cursorInCfgData(text: string, offset: number, layout: Layout): Cursor {
  const { tokens } = tokenize(text);
  const open: OpenTag[] = [];
  for (const token of tokens) {
    if (token.kind === 'open' && isInside(token, offset)) return inTag(text, token, open, offset);
    if (token.span.start >= offset) break;
    if (token.kind === 'open' && !token.isEmpty) open.push(token);
    if (token.kind === 'close') {
      if (token.nameSpan.end >= offset && !token.isFinished) return endTag(open.at(-1), token.nameSpan);
      if (token.span.end > offset) return { at: 'nothing' };
      const index = open.findLastIndex(({ name }) => name === token.name);
      if (index >= 0) open.splice(index);
    }
    const isAside = token.kind !== 'text' && token.kind !== 'open' && token.kind !== 'close';
    if (isAside && (offset < token.span.end || !token.isFinished)) return { at: 'nothing' };
  }
  return inContent(text, open, tokens, offset, layout);
}

/** Whether the cursor stands in a tag, behind its name. Right behind the `>` it stands outside. */
function isInside(tag: OpenTag, offset: number): boolean {
  return tag.nameSpan.end < offset && (offset < tag.span.end || (!tag.isFinished && offset <= tag.span.end + 1));
}

function inTag(text: string, tag: OpenTag, open: readonly OpenTag[], offset: number): Cursor {
  const attribute = tag.attributes.find(({ span }) => span.start <= offset && offset <= span.end);
  if (
    attribute?.value &&
    attribute.value.span.start < offset &&
    offset < attribute.value.span.end + (attribute.value.quote === '' ? 1 : 0)
  ) {
    return inValue(tag, attribute, open);
  }
  if (attribute && attribute.nameSpan.end < offset && !attribute.value)
    return inMissingValue(tag, attribute, open, offset);
  const name =
    attribute && attribute.nameSpan.start <= offset && offset <= attribute.nameSpan.end ? attribute : undefined;
  if (!name && attribute) return { at: 'nothing' };
  return attributeName(text, tag, name, offset);
}

function inValue(tag: OpenTag, { name, value }: XmlAttribute, open: readonly OpenTag[]): Cursor {
  const quote = value?.quote || '"';
  return value ? valueCursor(tag, name, value.span, quote, open) : { at: 'nothing' };
}

/** `key=|`: the quotes are not there yet. */
function inMissingValue(tag: OpenTag, { name }: XmlAttribute, open: readonly OpenTag[], offset: number): Cursor {
  return valueCursor(tag, name, { start: offset, end: offset }, '"', open);
}

function valueCursor(tag: OpenTag, name: string, replace: Span, quote: '"' | "'", open: readonly OpenTag[]): Cursor {
  const written = (text: string): string => `${quote}${encodeAttribute(text, quote)}${quote}`;
  const placement: Placement = { replace, entry: written, value: written, block: () => undefined };
  const element = localName(tag.name);
  if (isDnElement(element)) return { at: 'field-value', placement, property: attributes.get(name) ?? name };
  if (element === 'list_pair' && name === 'key') return { at: 'section-name', placement, taken: [] };
  const section = sectionOf(open);
  if (!pairs.has(element) || section === undefined) return { at: 'nothing' };
  if (name === 'key') return { at: 'option-name', placement, section, taken: [] };
  const key = tag.attributes.find((attribute) => attribute.name === 'key')?.value?.text;
  return name === 'value' && key !== undefined
    ? { at: 'option-value', placement, section, option: key }
    : { at: 'nothing' };
}

function attributeName(text: string, tag: OpenTag, name: XmlAttribute | undefined, offset: number): Cursor {
  if (!isDnElement(localName(tag.name))) return { at: 'nothing' };
  const replace = name?.nameSpan ?? { start: offset, end: offset };
  const hasEquals = /^\s*=/.test(text.slice(replace.end, replace.end + 20));
  const lead = /\s/.test(text[replace.start - 1] ?? ' ') ? '' : ' ';
  const placement: Placement = {
    replace,
    entry: (field, value = '') => (hasEquals ? field : `${lead}${field}="${value.replaceAll('"', '')}"`),
    value: (value) => value,
    block: () => undefined,
  };
  const taken = tag.attributes.filter((attribute) => attribute !== name).map((attribute) => attribute.name);
  return { at: 'field-name', placement, taken };
}

/** Behind `</`, with or without the beginning of the name. */
function endTag(tag: OpenTag | undefined, replace: Span): Cursor {
  if (!tag) return { at: 'nothing' };
  const placement: Placement = {
    replace,
    entry: (name) => `${name}>`,
    value: (value) => value,
    block: () => undefined,
  };
  return { at: 'end-tag', placement, name: tag.name };
}

/** Between tags: whole elements can be written, with or without the `<` and the letters that stand there already. */
function inContent(
  text: string,
  open: readonly OpenTag[],
  tokens: readonly XmlToken[],
  offset: number,
  layout: Layout,
): Cursor {
  const parent = open.at(-1);
  if (!parent) return { at: 'nothing' };
  const typed = /<?[\w-]*$/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
  const before = text.slice(lineStart(text, offset), offset - typed.length);
  if (before.trim() !== '' && !before.trimEnd().endsWith('>')) return { at: 'nothing' };
  const rest = /^[\w-]*/.exec(text.slice(offset))?.[0] ?? '';
  const replace = { start: offset - typed.length, end: offset + rest.length };
  const indent = /^[ \t]*/.exec(before)?.[0] ?? '';
  const step = stepIn(text, layout);
  const element = localName(parent.name);
  const placement = contentPlacement(replace, (entries) => elements(entries, element, indent, step, layout.eol));
  if (element === 'list_pair') {
    const section = keyOf(parent);
    return section === undefined
      ? { at: 'nothing' }
      : { at: 'option-name', placement, section, taken: keysBelow(parent, tokens, pairs) };
  }
  if (isDnElement(element)) {
    const hasAnnex = childrenOf(parent, tokens).some(({ name }) => localName(name) === 'userProperties');
    return hasAnnex ? { at: 'nothing' } : { at: 'annex', placement };
  }
  if (element === 'userProperties')
    return { at: 'section-name', placement, taken: keysBelow(parent, tokens, new Set(['list_pair'])) };
  return { at: 'nothing' };
}

function contentPlacement(replace: Span, block: (entries: readonly Entry[]) => string): Placement {
  return { replace, entry: (name, value) => block([{ name, value: value ?? '' }]), value: (value) => value, block };
}

/** Entries as elements on lines of their own; the first line's indentation stands there already. */
function elements(entries: readonly Entry[], parent: string, indent: string, step: string, eol: string): string {
  return entries.map((entry) => elementOf(entry, parent, indent, step, eol)).join(`${eol}${indent}`);
}

function elementOf(
  { name, value = '', children }: Entry,
  parent: string,
  indent: string,
  step: string,
  eol: string,
): string {
  // Without a name the value stands for itself.
  if (name === '') return value;
  if (parent === 'list_pair') return `<str_pair key="${name}" value="${value}"/>`;
  const [tag, child] =
    parent === 'userProperties' ? [`list_pair key="${name}"`, 'list_pair'] : [name, 'userProperties'];
  const inner = elements(children ?? [], child, indent + step, step, eol);
  const end = `</${tag.split(' ')[0]}>`;
  return inner === '' ? `<${tag}>${eol}${indent}${end}` : `<${tag}>${eol}${indent}${step}${inner}${eol}${indent}${end}`;
}

/** The names that children of an element have already. */
function keysBelow(parent: OpenTag, tokens: readonly XmlToken[], kinds: ReadonlySet<string>): string[] {
  return childrenOf(parent, tokens).flatMap((child) => {
    const key = keyOf(child);
    return kinds.has(localName(child.name)) && key !== undefined ? [key] : [];
  });
}

/** The start tags right below an element. */
function childrenOf(parent: OpenTag, tokens: readonly XmlToken[]): OpenTag[] {
  const children: OpenTag[] = [];
  let depth = 0;
  for (const token of tokens.slice(tokens.indexOf(parent) + 1)) {
    if (token.kind === 'open') {
      if (depth === 0) children.push(token);
      if (!token.isEmpty) depth++;
    }
    if (token.kind === 'close' && --depth < 0) break;
  }
  return children;
}

function sectionOf(open: readonly OpenTag[]): string | undefined {
  const list = open.findLast(({ name }) => localName(name) === 'list_pair');
  return list && keyOf(list);
}

function keyOf(tag: OpenTag): string | undefined {
  return tag.attributes.find(({ name }) => name === 'key')?.value?.text;
}

function stepIn(text: string, { indent }: Layout): string {
  const lines = /\n([ \t]*)<list_pair[^>]*>\r?\n([ \t]+)</.exec(text);
  const [, outer = '', inner = ''] = lines ?? [];
  return inner.startsWith(outer) && inner.length > outer.length ? inner.slice(outer.length) : ' '.repeat(indent);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
