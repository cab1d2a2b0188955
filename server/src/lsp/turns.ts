/** What lets other work of the process go on. */
export type Pause = () => Promise<void>;

/** Divides long work into slices, between which other work has its turn. */
export class Turns {
  private readonly pause: Pause;
  private readonly slice: number;
  private end: number;

  /** `slice`: how long one lasts, in milliseconds. */
  constructor(pause: Pause, slice: number) {
    this.pause = pause;
    this.slice = slice;
    this.end = performance.now() + slice;
  }

  readonly isOver = (): boolean => performance.now() > this.end;

  /** Comes back when others have had their turn. */
  async next(): Promise<void> {
    await this.pause();
    this.end = performance.now() + this.slice;
  }

  /** Takes all steps of some work, as long as `isWanted`. */
  async all(steps: Iterator<unknown>, isWanted: () => boolean = () => true): Promise<void> {
    for (let count = 1; isWanted() && !steps.next().done; count++)
      if (count % stepsPerLook === 0 && this.isOver()) await this.next();
  }
}

/** Looking at the clock takes longer than a small step does. */
const stepsPerLook = 16;
