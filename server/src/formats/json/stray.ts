import type { Span } from '../../model/span.ts';
import type { SyntaxProblem } from '../format.ts';
import type { JsonNode } from './node.ts';
import { mutagenShape, type Shape } from './shape.ts';

/**
 * DNs that nobody reads where they stand, in a file without any others: a list in no object, a `dns` that is no list, a `dns` that is written in
 * another way. Nothing else would say so, and the file would look as if all were well.
 */
export function strayIn(root: JsonNode, shape: Shape): SyntaxProblem | undefined {
  if (shape !== mutagenShape) return undefined;
  const isDn = (node: JsonNode | undefined): boolean =>
    node?.kind === 'object' &&
    node.members.some(({ key: { text } }) => text === 'number' || shape.annexNames.has(text));
  if (root.kind === 'array') {
    const dn = root.items.find(({ value }) => isDn(value))?.value;
    return dn && { message: underDns, span: braceOf(dn) };
  }
  if (root.kind !== 'object' || isDn(root)) return undefined;
  const own = root.members.find(({ key }) => shape.isList(key.text));
  if (own) {
    const under = own.value;
    if (under?.kind !== 'object' || !(isDn(under) || under.members.some(({ value }) => isDn(value)))) return undefined;
    return { message: 'A list of DNs belongs here, in brackets.', span: braceOf(under) };
  }
  const alike = root.members.find(
    ({ key, value }) =>
      value?.kind === 'array' && /^dns?s?$/i.test(key.text) && value.items.some((item) => isDn(item.value)),
  )?.key;
  return (
    alike && {
      message: underDns,
      span: alike.span,
      fix: { title: "Rename to 'dns'", edits: [{ span: alike.span, newText: '"dns"' }] },
    }
  );
}

const underDns = 'DNs belong in the list of an object: {"dns": […]}.';

/** Not all of it: an object reaches over many lines. */
function braceOf({ span }: JsonNode): Span {
  return { start: span.start, end: span.start + 1 };
}
