import type { FileKeys } from '../check/duplicates.ts';
import type { InputProblem } from '../input/problem.ts';
import type { FileReport } from '../reports/report.ts';

/** What came of one file: plain data that can go from thread to thread. */
export type Outcome = Done | InputProblem;

export interface Done {
  /** As people named it; of standard input, the name under which it goes. */
  readonly path: string;
  /** By which it is read: its path, or `-`. */
  readonly input: string;
  /** What is found in it, after a change if there was one; absent where the file holds no DNs. */
  readonly report?: FileReport;
  /** The keys by which its DNs are compared with those of other files. */
  readonly keys?: FileKeys;
  readonly change?: Change;
}

/** The same without what the one who asked knows. */
export type Worked = Omit<Done, 'input'> | InputProblem;

/** What was done to a file, or would be. */
export interface Change {
  /** How often what was done: by rule id, or by the name of the preset. */
  readonly made: Readonly<Record<string, number>>;
  /** What was done, in lines for people. */
  readonly lines?: readonly string[];
  /** How many DNs were meant, and how many of them could not be brought to what was wanted. */
  readonly chosen?: number;
  readonly left?: number;
  /** The change as a unified diff, where it was asked for. */
  readonly diff?: string;
  /** The whole new text, where it goes to standard output. */
  readonly text?: string;
  /** Set where secrets are masked in the diff or the text. */
  readonly isMasked?: true;
}
