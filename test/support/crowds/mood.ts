import type { Random } from '../random.ts';

/** How rare what is odd is in a crowd. */
export class Mood {
  readonly random: Random;
  private readonly calm: number;

  /** `calm`: how many times rarer than in a wild crowd what is odd is. */
  constructor(random: Random, calm: number) {
    this.random = random;
    this.calm = calm;
  }

  /** One time in so many, and more rarely in a calm crowd. */
  odd(often: number): boolean {
    return this.random.below(often * this.calm) === 0;
  }

  /** One time in so many, whatever the crowd is like. */
  once(often: number): boolean {
    return this.random.below(often) === 0;
  }

  shuffled<Thing>(things: readonly Thing[]): Thing[] {
    const left = [...things];
    const mixed: Thing[] = [];
    while (left.length > 0) mixed.push(...left.splice(this.random.below(left.length), 1));
    return mixed;
  }
}
