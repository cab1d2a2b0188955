import type { YamlNode, YamlScalar } from '../formats/yaml/node.ts';
import { isJsonName } from '../project/catalogueFile.ts';
import type { ConfigTree } from '../project/configTree.ts';
import { yamlTree } from '../project/configTree.ts';
import { jsonTree } from '../project/jsonTree.ts';
import type { ConfigAnalysis } from './configAnalysis.ts';

/** A word of a file of the tool's own, and where it stands in the file's structure. */
export interface ConfigPlace {
  readonly scalar: YamlScalar;
  readonly role: 'key' | 'value';
  /** Keys and positions from the root: of a value its own, of a key those of the mapping in which it stands. */
  readonly path: readonly (string | number)[];
  /** The nodes on the way, from the root to what the path leads to. */
  readonly nodes: readonly YamlNode[];
}

/** The tree of a file, or of a text that it could come to. */
export function treeOf({ fileName, kind }: ConfigAnalysis, text: string): ConfigTree {
  return kind === 'catalogue' && isJsonName(fileName) ? jsonTree(text) : yamlTree(text);
}

/** The first word of a tree for which something holds. Aliases are not followed: what stands in the text is found where it stands. */
export function placeWhere(tree: ConfigTree, holds: (scalar: YamlScalar) => boolean): ConfigPlace | undefined {
  const open: Omit<ConfigPlace, 'scalar' | 'role'>[] = tree.root ? [{ path: [], nodes: [tree.root] }] : [];
  // A stack of our own: how deep a file nests is its author's choice.
  for (let at = open.pop(); at; at = open.pop()) {
    const { path, nodes } = at;
    const node = nodes.at(-1);
    if (node?.kind === 'scalar' && holds(node)) return { scalar: node, role: 'value', path, nodes };
    // Nothing that is known nests so deep, and paths have their price.
    if (path.length > deepest) continue;
    if (node?.kind === 'seq') {
      node.items.forEach((item, index) => {
        if (item) open.push({ path: [...path, index], nodes: [...nodes, item] });
      });
    }
    if (node?.kind !== 'map') continue;
    for (const { key, value } of node.pairs) {
      if (key.kind !== 'scalar') continue;
      if (holds(key)) return { scalar: key, role: 'key', path, nodes };
      if (value) open.push({ path: [...path, key.text], nodes: [...nodes, value] });
    }
  }
  return undefined;
}

const deepest = 12;
