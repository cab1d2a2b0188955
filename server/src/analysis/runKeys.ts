import type { FactPattern } from './factPatterns.ts';
import { hashOfFilled } from './keyHash.ts';
import { type FreeValues, filled } from './patterns.ts';

/** The keys of the DNs in a run: only where they stand in its text, and their hashes. So nothing is made of a key for which nobody asks. */
export class RunKeys {
  readonly hashes: number[] = [];
  /** Of each DN. */
  private readonly patterns: FactPattern[] = [];
  /** Where the values start and end of which the keys are made, DN by DN and key by key, counted from the start of the run. */
  private readonly spans: number[] = [];

  /** Takes in the next DN, for which a template has just been matched; the run starts at `start` in the text of the values. */
  add(pattern: FactPattern, hashes: readonly number[], values: FreeValues, start: number): void {
    this.patterns.push(pattern);
    for (const hash of hashes) this.hashes.push(hash);
    for (const key of pattern.identity)
      if (key)
        for (const value of key.values) this.spans.push(values.startOf(value) - start, values.endOf(value) - start);
  }

  /** All keys, each with its kind, in the text of the run. */
  *in(text: string): Generator<{ readonly kind: number; readonly key: string }> {
    const { spans } = this;
    let at = 0;
    for (const { identity } of this.patterns)
      for (let kind = 0; kind < identity.length; kind++) {
        const pattern = identity[kind];
        if (!pattern) continue;
        const first = at;
        const numbered = { ...pattern, values: pattern.values.map((_, index) => index) };
        at += 2 * pattern.values.length;
        yield {
          kind,
          key: filled(numbered, (index) => text.slice(spans[first + 2 * index], spans[first + 2 * index + 1])),
        };
      }
  }
}

/** The hashes of a DN's keys. */
export function hashesIn({ identity }: FactPattern, values: FreeValues): number[] {
  const hashes: number[] = [];
  for (let kind = 0; kind < identity.length; kind++) {
    const pattern = identity[kind];
    if (pattern) hashes.push(hashOfFilled(kind, pattern, values));
  }
  return hashes;
}
