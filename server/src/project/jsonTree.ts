import type { JsonNode } from '../formats/json/node.ts';
import { parseJson } from '../formats/json/parse.ts';
import type { YamlNode, YamlPair, YamlScalar } from '../formats/yaml/node.ts';
import { ConfigTree, longestConfig, tooLong } from './configTree.ts';

/** The most that brackets may nest; what stands deeper is left out, and `dataOf` says so long before. */
const deepest = 200;

/** A JSON file of the tool's own, as the tree that YAML gives. */
export function jsonTree(text: string): ConfigTree {
  if (text.length > longestConfig) return tooLong('syntax/json');
  const { root, problems } = parseJson(text);
  return new ConfigTree(root && asYaml(root, 0), problems, 'syntax/json');
}

function asYaml(node: JsonNode, depth: number): YamlNode {
  const { span } = node;
  if (depth > deepest) return { kind: 'seq', flow: true, span, items: [] };
  switch (node.kind) {
    case 'object': {
      const pairs = node.members.map(({ key, value }): YamlPair => {
        const name = asScalar(key.text, 'double', key.span);
        return {
          key: name,
          ...(value && { value: asYaml(value, depth + 1) }),
          valueAt: key.span.end,
          hasColon: true,
        };
      });
      return { kind: 'map', flow: true, span, pairs };
    }
    case 'array':
      return {
        kind: 'seq',
        flow: true,
        span,
        items: node.items.map(({ value }) => value && asYaml(value, depth + 1)),
      };
    case 'string':
      return asScalar(node.text, 'double', span);
    default:
      return asScalar(node.text, 'plain', span);
  }
}

function asScalar(text: string, style: YamlScalar['style'], span: YamlNode['span']): YamlScalar {
  return { kind: 'scalar', style, text, span };
}
