import { isDnElement } from '../../formats/xml/names.ts';
import { attributeOf, buildTree, type XmlElement, type XmlTree } from '../../formats/xml/tree.ts';
import type { AccessNumber, Content, Destination, Reference } from '../model.ts';
import { deepestContent, tooDeep } from './content.ts';

/** Something that an id of a CfgData file leads to. */
export interface Target {
  readonly element: string;
  readonly name: string | undefined;
  readonly owner: string | undefined;
  /** The number of `type`, where it is a DN that says so. */
  readonly type?: string | undefined;
}

/** What the ids of one CfgData file lead to. */
export type Targets = ReadonlyMap<string, Target>;

/** The entries of the `CfgReference` in what stands around objects. */
export function referencesIn(tree: XmlTree): Reference[] {
  const found: Reference[] = [];
  for (const element of allElements(tree.elements)) {
    const id = textOf(element, 'id');
    if (!element.name.startsWith('Cfg') || !element.name.endsWith('Ref') || id === undefined) continue;
    const attributes = element.attributes.map(({ name, value }) => [name, value?.text ?? ''] as const);
    const [name, owner] = [textOf(element, 'name'), textOf(element, 'ownerDBID')];
    found.push({ element: element.name, id, name, owner, attributes });
  }
  return found;
}

/** What an object's own id leads to. */
export function targetOf(element: XmlElement): readonly [id: string, target: Target] | undefined {
  const id = textOf(element, 'id');
  if (id === undefined) return undefined;
  const type = isDnElement(element.name) ? textOf(element, 'type') : undefined;
  return [id, { element: element.name, name: textOf(element, 'name'), owner: textOf(element, 'ownerDBID'), type }];
}

/** Whether what stands around objects leaves the text in a `CfgRemove`; `before`: whether the text before it did. */
export function leavesRemoving(tree: XmlTree, before: boolean): boolean {
  if (tree.unclosed.some(({ name }) => name === 'CfgRemove')) return true;
  return before && !tree.strayCloses.some(({ name }) => name.endsWith('CfgRemove'));
}

/** The object that stands at `start` of a segment. */
export function elementAt(text: string, start: number): XmlElement | undefined {
  return buildTree(text).elements.find(({ span }) => span.start === start);
}

/** The ids of DNs in a `destDNDBIDs`. */
export function destinationIds(element: XmlElement): string[] {
  return element.children.flatMap((child) => textOf(child, 'linkDBID') ?? []);
}

export function destinationOf(id: string, targets: Targets, typeName: (number: string) => string): Destination {
  const { name, owner, type } = targets.get(id) ?? {};
  const onSwitch = owner === undefined ? undefined : targets.get(owner)?.name;
  return {
    ...(name !== undefined && { number: name }),
    ...(onSwitch !== undefined && { switch: onSwitch }),
    ...(type !== undefined && { type: typeName(type) }),
  };
}

export function accessNumbersIn(element: XmlElement, targets: Targets): AccessNumber[] {
  return element.children.map((child) => {
    const number = textOf(child, 'number');
    const onSwitch = targets.get(textOf(child, 'linkDBID') ?? '')?.name;
    return { ...(number !== undefined && { number }), ...(onSwitch !== undefined && { switch: onSwitch }) };
  });
}

/** The list in a list that starts at `start` of a segment. */
export function nestedList(element: XmlElement | undefined, start: number): Content {
  for (const annex of element?.children ?? [])
    for (const section of annex.children)
      for (const option of section.children)
        if (option.span.start === start && option.name === 'list_pair') return listContent(option, 0);
  return { kind: 'unknown', why: 'it could not be read again' };
}

function listContent(element: XmlElement, depth: number): Content {
  if (depth > deepestContent) return tooDeep;
  const entries = element.children.map((child) => ({
    name: textOf(child, 'key') ?? '',
    value: child.name === 'list_pair' ? listContent(child, depth + 1) : pairContent(child),
  }));
  return { kind: 'map', entries };
}

function pairContent(element: XmlElement): Content {
  const text = textOf(element, 'value') ?? '';
  if (element.name === 'bin_pair') return { kind: 'binary', text, encoding: 'xml' };
  return { kind: element.name === 'int_pair' ? 'integer' : 'text', text };
}

/** The values of all attributes in an element that can be ids. */
export function idsIn(element: XmlElement): Set<string> {
  const ids = new Set<string>();
  for (const { attributes } of allElements([element])) {
    for (const { name, value } of attributes) if (/^id$|DBID(?:ref)?$/.test(name) && value) ids.add(value.text);
  }
  return ids;
}

/** In the order of the text; the tree is never deep. */
export function* allElements(elements: readonly XmlElement[]): Generator<XmlElement> {
  for (const element of elements) {
    yield element;
    yield* allElements(element.children);
  }
}

function textOf(element: XmlElement, name: string): string | undefined {
  return attributeOf(element, name)?.value?.text;
}
