import { type Span, touches } from '../../model/span.ts';
import { buildTree, type XmlElement } from './tree.ts';

/** The names in the start tag and the end tag of the element whose tag name is at `offset`; undefined where there are not both. */
export function tagPairAt(text: string, offset: number): readonly [Span, Span] | undefined {
  return pairIn(buildTree(text).elements, offset);
}

function pairIn(elements: readonly XmlElement[], offset: number): readonly [Span, Span] | undefined {
  for (const { nameSpan, closeName, children, span } of elements) {
    if (!touches(span, offset)) continue;
    if (closeName && (touches(nameSpan, offset) || touches(closeName, offset))) return [nameSpan, closeName];
    const inner = pairIn(children, offset);
    if (inner) return inner;
  }
  return undefined;
}
