import type { Definition, Scope } from './environment.ts';
import type { YamlAlias, YamlNode } from './node.ts';

/** An anchor of a segment; `shared`: it stands outside all DNs; `key`: behind that, where it does. */
interface Anchor {
  readonly name: string;
  readonly node: YamlNode;
  readonly shared: boolean;
  readonly key: string | undefined;
}

/**
 * The anchors and aliases of one segment, in the order of its text. An alias means the last anchor of its name before it: one of the same
 * segment, known by its index, or one of a segment before, known by its name.
 */
export class Survey {
  private readonly anchors: Anchor[] = [];
  private readonly latest = new Map<string, number>();
  private readonly meanings = new Map<YamlAlias, number | string>();
  private readonly wanted = new Set<string>();

  /** `dnsIn`: the nodes below `root` in which DNs are. */
  constructor(root: YamlNode | undefined, dnsIn: readonly YamlNode[]) {
    this.take(root, new Set(dnsIn), true);
  }

  /** Whether there is neither an anchor nor an alias. */
  get isEmpty(): boolean {
    return this.anchors.length === 0 && this.meanings.size === 0;
  }

  /** The names that are looked for in the segments before. */
  get outer(): readonly string[] {
    return [...this.wanted];
  }

  get aliases(): Iterable<YamlAlias> {
    return this.meanings.keys();
  }

  /** What the segment says in its place. `outer` are the definitions of the names that it looks for, in their order. */
  bind(owner: object, text: string, outer: readonly (Definition | undefined)[]): Bound {
    const byName = new Map(this.outer.map((name, index) => [name, outer[index]]));
    const definitions: Definition[] = [];
    const scope: Scope = {
      owner,
      text,
      resolve: (alias) => {
        const meaning = this.meanings.get(alias);
        if (meaning === undefined) return undefined;
        return typeof meaning === 'number' ? definitions[meaning] : byName.get(meaning);
      },
    };
    for (const { node, shared, key } of this.anchors) definitions.push({ node, scope, shared, key });
    const known = new Map<string, Definition>();
    for (const [name, index] of this.latest) known.set(name, definitions[index] as Definition);
    return { scope, anchors: known };
  }

  private take(node: YamlNode | undefined, dnsIn: ReadonlySet<YamlNode>, isOutside: boolean, behind?: YamlNode): void {
    if (!node) return;
    if (node.kind === 'alias') this.takeAlias(node);
    const shared = isOutside && !dnsIn.has(node);
    if (node.anchor !== undefined) {
      this.latest.set(node.anchor, this.anchors.length);
      const key = behind?.kind === 'scalar' ? behind.text : undefined;
      this.anchors.push({ name: node.anchor, node, shared, key });
    }
    if (node.kind === 'seq') for (const item of node.items) this.take(item, dnsIn, shared);
    else if (node.kind === 'map') {
      for (const { key, value } of node.pairs) {
        this.take(key, dnsIn, shared);
        this.take(value, dnsIn, shared, key);
      }
    }
  }

  private takeAlias(alias: YamlAlias): void {
    const own = this.latest.get(alias.name);
    this.meanings.set(alias, own ?? alias.name);
    if (own === undefined) this.wanted.add(alias.name);
  }
}

/** A segment's aliases with their meanings, and the anchors that it leaves to the segments behind. */
interface Bound {
  readonly scope: Scope;
  readonly anchors: ReadonlyMap<string, Definition>;
}
