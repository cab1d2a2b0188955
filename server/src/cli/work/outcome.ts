import type { InputProblem } from '../input/problem.ts';
import type { FileReport } from '../reports/report.ts';

/** What came of one file: plain data that can go from thread to thread. */
export type Outcome = Done | InputProblem;

export interface Done {
  /** As people named it. */
  readonly path: string;
  /** What is found in it, after a change if there was one; absent where the file holds no DNs. */
  readonly report?: FileReport;
  readonly change?: Change;
}

/** What was done to a file, or would be. */
export interface Change {
  /** How often what was done: by rule id, or by the name of the preset. */
  readonly made: Readonly<Record<string, number>>;
  /** The change as a unified diff, where it was asked for. */
  readonly diff?: string;
  /** The whole new text, where it goes to standard output. */
  readonly text?: string;
  /** Set where secrets are masked in the diff or the text. */
  readonly isMasked?: true;
}
