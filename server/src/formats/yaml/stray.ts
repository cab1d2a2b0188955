import type { Span } from '../../model/span.ts';
import type { SyntaxProblem } from '../format.ts';
import { isListedDn, isMeantAsDn, keyText, pairOf } from './dnShape.ts';
import type { YamlNode, YamlPair } from './node.ts';

/**
 * DNs that nobody reads where they stand, in a document without any others: a list without `dns:`, a `dns:` without a list, a `dns:` that is
 * written in another way. Nothing else would say so, and the file would look as if all were well.
 */
export function strayIn(root: YamlNode): SyntaxProblem | undefined {
  if (root.kind === 'seq') {
    const dn = root.items.find(isListedDn);
    return dn && { message: underDns, span: beginningOf(dn) };
  }
  if (root.kind !== 'map' || isMeantAsDn(root)) return undefined;
  const own = pairOf(root, 'dns');
  if (own) {
    const under = own.value;
    if (under?.kind !== 'map' || !(isListedDn(under) || under.pairs.some(({ value }) => isListedDn(value))))
      return undefined;
    return { message: 'A list of DNs belongs here: `- ` before each of them.', span: beginningOf(under) };
  }
  const alike = root.pairs.find(isAlmostDns)?.key;
  return (
    alike && {
      message: underDns,
      span: alike.span,
      fix: { title: "Rename to 'dns'", edits: [{ span: alike.span, newText: 'dns' }] },
    }
  );
}

const underDns = 'DNs belong in a list under `dns:`.';

function isAlmostDns(pair: YamlPair): boolean {
  const { value } = pair;
  return value?.kind === 'seq' && /^dns?s?$/i.test(keyText(pair) ?? '') && value.items.some(isListedDn);
}

/** Not all of it: a list reaches over many lines. */
function beginningOf(node: YamlNode): Span {
  return (node.kind === 'map' && node.pairs[0]?.key.span) || node.span;
}
