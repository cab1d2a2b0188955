import type { Span } from '../../model/span.ts';

/** A value as the text has it; spans are offsets in the text that was read, quotes and brackets included. */
export type JsonNode = JsonScalar | JsonObject | JsonArray;

/** `text` is the value with quotes and escapes undone. */
export interface JsonScalar {
  readonly kind: 'string' | 'boolean' | 'number' | 'null';
  readonly text: string;
  readonly span: Span;
}

export interface JsonObject {
  readonly kind: 'object';
  readonly span: Span;
  readonly isClosed: boolean;
  /** All of them, in order: names that stand twice stand here twice. */
  readonly members: readonly JsonMember[];
}

export interface JsonArray {
  readonly kind: 'array';
  readonly span: Span;
  readonly isClosed: boolean;
  readonly items: readonly JsonItem[];
}

/** What stands between commas: an item of an array, a member of an object. */
export interface JsonItem {
  /** From its first to its last character, without the comma. */
  readonly span: Span;
  /** The comma behind it. */
  readonly comma: Span | undefined;
  readonly value: JsonNode | undefined;
}

export interface JsonMember extends JsonItem {
  readonly key: JsonScalar;
  readonly colon: Span | undefined;
}

/** The member of that name which is written first. */
export function memberOf(object: JsonObject, name: string): JsonMember | undefined {
  return object.members.find(({ key }) => key.text === name);
}

/** The text of a member that holds a single value. */
export function memberText(object: JsonObject, name: string): string | undefined {
  const value = memberOf(object, name)?.value;
  return value && isScalar(value) && value.kind !== 'null' ? value.text : undefined;
}

export function isScalar(node: JsonNode): node is JsonScalar {
  return node.kind !== 'object' && node.kind !== 'array';
}

/** What a container holds, whichever it is. */
export function itemsOf(container: JsonObject | JsonArray): readonly JsonItem[] {
  return container.kind === 'object' ? container.members : container.items;
}

/** The objects in a value: the value itself where it is one, or the items of a list that are. */
export function objectsIn(node: JsonNode | undefined): readonly JsonObject[] {
  if (node?.kind === 'object') return [node];
  if (node?.kind !== 'array') return [];
  return node.items.flatMap(({ value }) => (value?.kind === 'object' ? [value] : []));
}
