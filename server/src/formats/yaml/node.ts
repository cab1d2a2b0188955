import type { ValueKind } from '../../model/dn.ts';
import type { Span } from '../../model/span.ts';

/** What every node has: where its text stands (without anchor and tag), and the name of its anchor. */
interface NodeBase {
  readonly span: Span;
  readonly anchor?: string;
  /** Where the node's anchor and tag start, when it has any. */
  readonly propertiesStart?: number;
}

/** Text of one value; `text` has quotes and escapes undone and is never reinterpreted. */
export interface YamlScalar extends NodeBase {
  readonly kind: 'scalar';
  readonly style: 'plain' | 'single' | 'double' | 'block';
  readonly text: string;
}

export interface YamlAlias extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
}

/** A key with its value. `value` is absent when nothing is written behind the key; it then belongs at `valueAt`. */
export interface YamlPair {
  readonly key: YamlNode;
  readonly value?: YamlNode;
  /** The place behind the colon, or behind the key where the colon is missing. */
  readonly valueAt: number;
  readonly hasColon: boolean;
}

export interface YamlMap extends NodeBase {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly pairs: readonly YamlPair[];
}

export interface YamlSeq extends NodeBase {
  readonly kind: 'seq';
  readonly flow: boolean;
  /** Items in order; an absent one is an item without content. */
  readonly items: readonly (YamlNode | undefined)[];
}

export type YamlNode = YamlScalar | YamlAlias | YamlMap | YamlSeq;

const nothing = /^(?:~|null|Null|NULL)?$/;
const truth = /^(?:true|True|TRUE|false|False|FALSE)$/;
const numeral =
  /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** What YAML 1.2's core schema takes a scalar for. */
export function kindOf(scalar: YamlScalar): ValueKind {
  if (scalar.style !== 'plain' || !mayMeanMore(scalar.text)) return 'string';
  if (nothing.test(scalar.text)) return scalar.text === '' ? 'empty' : 'null';
  if (truth.test(scalar.text)) return 'boolean';
  return numeral.test(scalar.text) ? 'number' : 'string';
}

/** Whether a plain text's first character is one of those of numbers, booleans and nulls; nearly all others are told by it. */
function mayMeanMore(text: string): boolean {
  const first = text.charCodeAt(0) | 0x20;
  if (first >= 0x61 && first <= 0x7a) return first === 0x74 || first === 0x66 || first === 0x6e;
  return true;
}
