/** So many values are kept that nobody has set since the fresh start before the last. */
const mostOld = 200;

/** Values by key that outlive a fresh start. Of those that nobody sets again afterwards only the latest are kept: else they would fill the memory. */
export class Remembered<Value> {
  private readonly old = new Map<string, Value>();
  private readonly young = new Map<string, Value>();

  get(key: string): Value | undefined {
    return this.young.get(key) ?? this.old.get(key);
  }

  set(key: string, value: Value): void {
    this.old.delete(key);
    this.young.set(key, value);
  }

  keys(): string[] {
    return [...this.old.keys(), ...this.young.keys()];
  }

  /** To be called at a fresh start. */
  age(): void {
    for (const key of this.old.keys()) {
      if (this.old.size <= mostOld) break;
      this.old.delete(key);
    }
    for (const [key, value] of this.young) this.old.set(key, value);
    this.young.clear();
  }
}
