import type { SeverityWord } from '../project/settings.ts';

type Severity = Exclude<SeverityWord, 'off'>;

/** From the most severe to the least. */
const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** How many problems of each severity there are. */
export type ProblemCounts = Record<Severity, number>;

export function noProblems(): ProblemCounts {
  return { error: 0, warning: 0, information: 0, hint: 0 };
}

/**
 * Which problems of a file a client gets that shows only so many: the most severe ones, and of the same severity those that come first. Where not
 * all have room, one place is left for the notice that says so.
 */
export class ProblemChoice {
  /** How many problems the client does not get. */
  readonly leftOut: number;
  /** How many of each severity may still come; absent where all may. */
  private readonly room: ProblemCounts | undefined;

  /** `most`: how many the client shows, at least 1; without it, all. */
  constructor(counts: Readonly<ProblemCounts>, most = Number.POSITIVE_INFINITY) {
    const all = severities.reduce((sum, severity) => sum + counts[severity], 0);
    this.leftOut = all > most ? all - (most - 1) : 0;
    if (this.leftOut === 0) return;
    this.room = noProblems();
    let left = most - 1;
    for (const severity of severities) {
      this.room[severity] = Math.min(counts[severity], left);
      left -= this.room[severity];
    }
  }

  /** To be asked of each problem, in the order of the file. */
  takes(severity: Severity): boolean {
    return !this.room || this.room[severity]-- > 0;
  }
}
