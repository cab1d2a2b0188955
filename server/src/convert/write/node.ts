import type { Content, Remarks } from '../model.ts';

/** What is to be printed, as JSON or YAML. `bare`: a number or boolean, without quotes. `quoted`: in quotes in YAML, too. */
export type OutNode =
  | { readonly kind: 'scalar'; readonly text: string; readonly style: 'text' | 'bare' | 'quoted' }
  | { readonly kind: 'map'; readonly entries: readonly OutEntry[]; readonly inline?: true }
  | { readonly kind: 'list'; readonly items: readonly OutNode[] };

export interface OutEntry {
  readonly name: string;
  readonly node: OutNode;
  readonly remarks?: Remarks;
}

export function textNode(text: string): OutNode {
  return { kind: 'scalar', text, style: 'text' };
}

export function bareNode(text: string): OutNode {
  return { kind: 'scalar', text, style: 'bare' };
}

/** A value of any shape; what is unknown has been left out before. */
export function nodeOf(content: Content): OutNode {
  switch (content.kind) {
    case 'text':
      return textNode(content.text);
    case 'integer':
    case 'boolean':
      return bareNode(content.text);
    case 'binary':
      return { kind: 'list', items: [textNode(content.text)] };
    case 'map':
      return { kind: 'map', entries: content.entries.map(({ name, value }) => ({ name, node: nodeOf(value) })) };
    case 'list':
      return { kind: 'list', items: content.items.map(nodeOf) };
    case 'unknown':
      return textNode('');
  }
}

/** Whether something in it is unknown: then it is better left out as a whole. */
export function holdsUnknown(content: Content): boolean {
  if (content.kind === 'map') return content.entries.some(({ value }) => holdsUnknown(value));
  if (content.kind === 'list') return content.items.some(holdsUnknown);
  return content.kind === 'unknown';
}
