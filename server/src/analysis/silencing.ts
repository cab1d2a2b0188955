import type { RuleId } from '../rules/definitions.ts';
import type { SilentStretch } from './rulings.ts';

/** That a suppression has silenced something of a rule. */
export interface Use {
  readonly id: number;
  readonly rule: RuleId;
}

/** Something that may be silenced: what a rule has found at an offset of a segment. */
export interface Silenceable {
  readonly rule: RuleId;
  readonly start: number;
  /** The suppression of which it speaks, where it speaks of one: that one does not silence it. */
  readonly about?: number;
}

/** What the suppressions of a segment do to what is found there. */
export interface Silencing {
  /** For each thing that was found, whether it is silenced. */
  readonly isSilent: readonly boolean[];
  /** Each suppression that silences anything, once for each rule of which it does; the rules in the order in which they were found. */
  readonly uses: readonly Use[];
}

/** Which of the things that were found are silenced, and by whom; in time linear in both but for sorting, however many there are of each. */
export function silencing(stretches: readonly SilentStretch[], found: readonly Silenceable[]): Silencing {
  const isSilent = found.map(() => false);
  const uses: Use[] = [];
  const byRule = new Map<RuleId, number[]>();
  for (const [index, { rule }] of found.entries()) {
    const ofRule = byRule.get(rule);
    if (ofRule) ofRule.push(index);
    else byRule.set(rule, [index]);
  }
  for (const [rule, indices] of byRule) {
    indices.sort((one, other) => startOf(found, one) - startOf(found, other));
    const row = new Row(indices.map((index) => found[index] as Silenceable));
    const users = new Set<number>();
    for (const { id, start, end, rules, except } of stretches)
      if (rules ? rules.includes(rule) : !except.includes(rule)) if (row.silence(id, start, end)) users.add(id);
    for (const id of users) uses.push({ id, rule });
    for (const [at, isIt] of row.silent().entries()) if (isIt) isSilent[indices[at] as number] = true;
  }
  return { isSilent, uses };
}

function startOf(found: readonly Silenceable[], index: number): number {
  return found[index]?.start ?? 0;
}

/** What one rule has found, in the order of the text. */
class Row {
  private readonly found: readonly Silenceable[];
  /** By how many more suppressions each is silenced than the one before it. */
  private readonly steps: number[];
  /** For each suppression, the first and behind the last thing that speaks of it; they stand one behind the other, in its comment. */
  private readonly about = new Map<number, { readonly from: number; to: number }>();

  constructor(found: readonly Silenceable[]) {
    this.found = found;
    this.steps = new Array<number>(found.length + 1).fill(0);
    for (const [at, { about }] of found.entries()) {
      if (about === undefined) continue;
      const own = this.about.get(about);
      if (own) own.to = at + 1;
      else this.about.set(about, { from: at, to: at + 1 });
    }
  }

  /** Silences what begins in a stretch, except what speaks of the suppression itself; says whether there is anything. */
  silence(id: number, start: number, end: number): boolean {
    const from = this.firstFrom(start);
    const to = this.firstFrom(end);
    const own = this.about.get(id);
    const [ownFrom, ownTo] = own ? [Math.max(own.from, from), Math.min(own.to, to)] : [to, to];
    if (ownFrom >= ownTo) return this.step(from, to);
    const isAnyBefore = this.step(from, ownFrom);
    return this.step(ownTo, to) || isAnyBefore;
  }

  silent(): readonly boolean[] {
    let count = 0;
    return this.found.map((_, at) => {
      count += this.steps[at] ?? 0;
      return count > 0;
    });
  }

  private step(from: number, to: number): boolean {
    if (from >= to) return false;
    this.steps[from] = (this.steps[from] ?? 0) + 1;
    this.steps[to] = (this.steps[to] ?? 0) - 1;
    return true;
  }

  /** The first that does not begin before an offset. */
  private firstFrom(offset: number): number {
    let low = 0;
    let high = this.found.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (startOf(this.found, middle) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
