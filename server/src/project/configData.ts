import { kindOf, type YamlScalar } from '../formats/yaml/node.ts';
import type { ConfigNode, ConfigTree } from './configTree.ts';

/** Nothing that is meant nests deeper. */
const deepest = 50;

/** How many values a file may come to by aliases, beyond one for each of its characters. */
const mostValues = 100_000;

/** The answer for a tree that is too deep, or that aliases multiply. */
export const tooMuch: unique symbol = Symbol('too much');

/**
 * The tree as plain data. Own properties only, `__proto__` included, as `Object.entries` reads them. Numbers stay text unless they are
 * written as JavaScript writes them, so that `007` is not taken for 7. `length`: of the text.
 */
export function dataOf(tree: ConfigTree, root: ConfigNode, length: number): unknown {
  let left = length + mostValues;
  const valueFrom = (node: ConfigNode | undefined, depth: number): unknown => {
    if (--left < 0 || depth > deepest) throw tooMuch;
    if (!node) return null;
    if (node.kind === 'scalar') return scalarValue(node);
    if (node.kind === 'seq') return node.items.map((item) => valueFrom(item && tree.resolve(item), depth + 1));
    const entries = [...tree.entries(node)].map(([key, { value }]) => [key, valueFrom(value, depth + 1)] as const);
    return Object.fromEntries(entries);
  };
  try {
    return valueFrom(root, 0);
  } catch (error) {
    if (error === tooMuch) return tooMuch;
    throw error;
  }
}

function scalarValue(scalar: YamlScalar): unknown {
  const { text } = scalar;
  switch (kindOf(scalar)) {
    case 'boolean':
      return text.toLowerCase() === 'true';
    case 'number':
      return String(Number(text)) === text ? Number(text) : text;
    case 'null':
    case 'empty':
      return null;
    default:
      return text;
  }
}
