import { Layers } from './layers.ts';
import type { YamlAlias, YamlNode } from './node.ts';

/** What the aliases of one segment mean where they are written. */
export interface Scope {
  /** The segment, as the reader was given it, and its text. */
  readonly owner: object;
  readonly text: string;
  resolve(alias: YamlAlias): Definition | undefined;
}

/** A node that has an anchor. As long as it is the same object it means the same, aliases inside it included. */
export interface Definition {
  readonly node: YamlNode;
  readonly scope: Scope;
  /** It stands outside all DNs. */
  readonly shared: boolean;
  /** The key behind which it stands, where it does. */
  readonly key: string | undefined;
}

/** What a document says to its segments further down: its anchors, and its top-level keys. It never changes. */
export class Environment {
  private readonly anchors: Layers<Definition>;
  private readonly keys: Layers<true>;
  /** What it becomes with some keys more. A file's first segment is read at every key typed in it, and mostly adds the same keys. */
  private readonly withKeys = new Map<string, Environment>();

  constructor(anchors: Layers<Definition> = new Layers(), keys: Layers<true> = new Layers()) {
    this.anchors = anchors;
    this.keys = keys;
  }

  definitionOf(anchor: string): Definition | undefined {
    return this.anchors.get(anchor);
  }

  hasKey(name: string): boolean {
    return this.keys.get(name) === true;
  }

  /** The environment behind a segment that defines these anchors and has these top-level keys. */
  with(anchors: ReadonlyMap<string, Definition>, keys: readonly string[]): Environment {
    const fresh = new Set(keys.filter((name) => !this.hasKey(name)));
    if (fresh.size > 0) return this.keyed(fresh).with(anchors, []);
    return anchors.size > 0 ? new Environment(this.anchors.with(anchors), this.keys) : this;
  }

  private keyed(names: ReadonlySet<string>): Environment {
    const id = JSON.stringify([...names].sort());
    const known = this.withKeys.get(id);
    if (known) return known;
    if (this.withKeys.size >= mostKept) this.withKeys.clear();
    const added = new Environment(this.anchors, this.keys.with(new Map([...names].map((name) => [name, true]))));
    this.withKeys.set(id, added);
    return added;
  }
}

const mostKept = 16;
