import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, parseAllDocuments, visit, type YAMLMap } from 'yaml';
import { userPropertiesNames } from '../../catalogue/dnFields.ts';
import type { Content } from '../model.ts';
import { deepestContent, integer, tooDeep } from './content.ts';

/** So many nodes may one file's lists and mappings have, aliases resolved; more is a bomb. */
const mostNodes = 200_000;

/**
 * The lists and mappings of a YAML file, which the model leaves out. The package `yaml` reads the whole text, once, when the first of them is
 * asked for, so that aliases in them mean what they mean in their place.
 */
export class YamlContents {
  private readonly text: string;
  private parsed: Parsed | undefined;
  private left = mostNodes;

  constructor(text: string) {
    this.text = text;
  }

  /** The value of a field of the DN that starts at `start` of the file. */
  ofField(start: number, name: string): Content {
    return this.contentOf(this.find(start, [[name]]));
  }

  /** The value of an option of that DN. */
  ofOption(start: number, section: string, option: string): Content {
    return this.contentOf(this.find(start, [userPropertiesNames, [section], [option]]));
  }

  private find(start: number, path: readonly (readonly string[])[]): Node | undefined {
    this.parsed ??= parse(this.text);
    let node: Node | undefined = this.parsed.maps.get(start);
    for (const names of path) node = isMap(node) ? this.member(node, names, 0) : undefined;
    return node;
  }

  /** The value of the first of the names that a mapping has, its merge keys last. */
  private member(map: YAMLMap, names: readonly string[], depth: number): Node | undefined {
    const pair = map.items.find(({ key }) => isScalar(key) && names.includes(keyText(key)));
    if (pair) return this.resolve(pair.value);
    for (const { key, value } of depth < deepestContent ? map.items : []) {
      if (!isScalar(key) || key.source !== '<<') continue;
      const merged = this.resolve(value);
      for (const item of isSeq(merged) ? merged.items : [merged]) {
        const target = this.resolve(item);
        const found = isMap(target) ? this.member(target, names, depth + 1) : undefined;
        if (found) return found;
      }
    }
    return undefined;
  }

  private resolve(value: unknown): Node | undefined {
    const node = isAlias(value) ? this.parsed?.targets.get(value) : value;
    return isMap(node) || isSeq(node) || isScalar(node) ? node : undefined;
  }

  private contentOf(value: unknown, depth = 0): Content {
    const node = this.resolve(value);
    if (depth > deepestContent || this.left-- <= 0) return tooDeep;
    if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => this.contentOf(item, depth + 1)) };
    if (isMap(node)) {
      const entries = node.items.map((pair) => ({
        name: isScalar(pair.key) ? keyText(pair.key) : '',
        value: this.contentOf(pair.value, depth + 1),
      }));
      return { kind: 'map', entries };
    }
    if (!isScalar(node)) return { kind: 'unknown', why: 'it could not be found again behind its alias' };
    if (node.value === null) return { kind: 'text', text: '' };
    const text = keyText(node);
    if (typeof node.value === 'number' || typeof node.value === 'bigint')
      return { kind: integer.test(text) ? 'integer' : 'text', text };
    return { kind: typeof node.value === 'boolean' ? 'boolean' : 'text', text };
  }
}

interface Parsed {
  /** Mappings by the offset at which they start. */
  readonly maps: ReadonlyMap<number, YAMLMap>;
  readonly targets: ReadonlyMap<Alias, Node>;
}

/** An alias means the anchor of its name that was written last before it, so one walk in the order of the text finds them all. */
function parse(text: string): Parsed {
  const maps = new Map<number, YAMLMap>();
  const targets = new Map<Alias, Node>();
  try {
    for (const document of parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent', prettyErrors: false })) {
      const anchors = new Map<string, Node>();
      visit(document, {
        Alias(_key, alias) {
          const target = anchors.get(alias.source);
          if (target) targets.set(alias, target);
        },
        Node(_key, node) {
          if (isAlias(node)) return;
          if (node.anchor !== undefined) anchors.set(node.anchor, node);
          // Of mappings that start at one place the outer one comes first.
          if (isMap(node) && node.range && !maps.has(node.range[0])) maps.set(node.range[0], node);
        },
      });
    }
  } catch {
    // Deeper than the package can go: what is not found is said to be unknown.
  }
  return { maps, targets };
}

/** A scalar's text as it is written, quotes and escapes undone. */
function keyText(scalar: { readonly value: unknown; readonly source?: string }): string {
  if (typeof scalar.value === 'string') return scalar.value;
  return scalar.source ?? String(scalar.value ?? '');
}
