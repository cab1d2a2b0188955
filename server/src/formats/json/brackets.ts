export type Bracket = '{' | '[';

/** Brackets that are open, and how many there are of each kind: nothing needs to be searched for in vain. */
export class OpenBrackets {
  private readonly brackets: Bracket[] = [];
  private readonly count = { '{': 0, '[': 0 };

  get size(): number {
    return this.brackets.length;
  }

  get top(): Bracket | undefined {
    return this.brackets.at(-1);
  }

  has(bracket: Bracket): boolean {
    return this.count[bracket] > 0;
  }

  /** Whether to close a bracket of this kind is to close all. */
  closesAll(bracket: Bracket): boolean {
    return this.count[bracket] === 1 && this.brackets[0] === bracket;
  }

  push(bracket: Bracket): void {
    this.brackets.push(bracket);
    this.count[bracket]++;
  }

  /** Closes the innermost bracket of a kind and what is open inside it; where there is none, nothing. */
  close(bracket: Bracket): void {
    if (this.has(bracket)) while (this.pop() !== bracket);
  }

  closeAll(): void {
    while (this.pop());
  }

  pop(): Bracket | undefined {
    const bracket = this.brackets.pop();
    if (bracket) this.count[bracket]--;
    return bracket;
  }
}
