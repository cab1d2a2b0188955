/**
 * A map that never changes: adding to it makes another one. It is a stack of maps of which each is at least twice as large as the next
 * smaller one, so finding and adding cost the logarithm of what it holds.
 */
export class Layers<Value> {
  private readonly top: ReadonlyMap<string, Value>;
  private readonly below: Layers<Value> | undefined;

  constructor(top: ReadonlyMap<string, Value> = new Map(), below?: Layers<Value>) {
    this.top = top;
    this.below = below;
  }

  get(name: string): Value | undefined {
    for (let layer: Layers<Value> | undefined = this; layer; layer = layer.below) {
      const value = layer.top.get(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** What is added hides what has the same name. */
  with(added: ReadonlyMap<string, Value>): Layers<Value> {
    if (added.size === 0) return this;
    let top = added;
    let below: Layers<Value> | undefined = this;
    while (below && below.top.size < 2 * top.size) {
      top = new Map([...below.top, ...top]);
      below = below.below;
    }
    return new Layers(top, below);
  }
}
