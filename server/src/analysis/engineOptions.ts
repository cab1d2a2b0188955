import type { RunSize } from './gather.ts';
import type { Learned } from './learned.ts';
import type { Run } from './run.ts';
import type { Segment } from './segment.ts';

/** Says that time is up. */
export type Deadline = () => boolean;

/** Hears of segments that have come and of those that went for them, besides those that an edit itself has taken. */
export type Changed = (come: readonly (Segment | Run)[], gone: readonly Segment[]) => void;

export const noDeadline: Deadline = () => false;

/** How many segments one step of cutting makes. */
export const usualStep = 64;

/** Most files have no more segments with findings than this, and for these learning from them would take longer than it saves. */
export const usualTroubled = 32;

/** How the engine works; the outcome is the same. */
export interface EngineOptions {
  /** What other files have taught, and are taught. */
  readonly learned?: Learned | undefined;
  /** False: every segment is read by itself. */
  readonly usesTemplates?: boolean;
  /** How many segments with findings are read one by one before they become templates, too. */
  readonly fewTroubled?: number;
  /** How many segments one step of cutting makes at most. */
  readonly segmentsPerStep?: number;
  /** Set where segments of which nobody has asked yet are kept in runs. */
  readonly runSize?: RunSize | undefined;
  /** A file that is one object is cut into parts from this length on, if each of them can be judged without the others. Absent: never. */
  readonly dividesFrom?: number;
}

/** Shorter runs are hardly worth being told apart again, and what people type or paste is shorter than what is gathered. */
export const usualRuns: RunSize = { most: usualStep, least: 4, longEnough: 20_000 };
