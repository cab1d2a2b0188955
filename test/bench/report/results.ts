import type { NotationName } from '../files/notations.ts';
import type { ExampleFigure } from '../run/examples.ts';
import type { LintFigures } from '../run/lintMany.ts';
import type { Series } from '../run/series.ts';
import type { Session } from '../run/session.ts';
import type { Starts } from '../run/start.ts';
import { medianOf, ratiosOf, type Statistic, statisticOf } from '../run/statistics.ts';
import type { WorkspaceFigures } from '../run/workspace.ts';

/** Everything that a run of the bench has measured. */
export interface BenchResults {
  readonly machine: Machine;
  readonly peers: { readonly yaml: string; readonly json: string };
  readonly series: readonly Series[];
  readonly starts: Starts;
  readonly examples: readonly ExampleFigure[];
  /** Round by round. */
  readonly workspace: readonly WorkspaceFigures[];
  readonly lint: LintFigures;
  readonly sizes: readonly BundleSize[];
  /** From VS Code's own report, in milliseconds; absent where it was not measured. */
  readonly activation: number | undefined;
  readonly equality: EqualityProof | undefined;
}

/** In general words: what a reader needs to understand the figures. */
export interface Machine {
  readonly cores: number;
  readonly memory: string;
  readonly system: string;
  readonly node: string;
}

export interface BundleSize {
  readonly name: string;
  readonly kilobytes: number;
}

/** What the fuzz run has written down of itself (`test-results/equality.json`). */
export interface EqualityProof {
  /** How many random edits were made, over all formats. */
  readonly edits: number;
  /** After how many of them the incremental state was another than that of a fresh reading. */
  readonly differences: number;
}

export type MetricName =
  | 'openFirstScreen'
  | 'open'
  | 'openAgain'
  | 'keystroke'
  | 'firstKeystroke'
  | 'keystrokeCpu'
  | 'completion'
  | 'hover'
  | 'symbols'
  | 'firstSymbols'
  | 'openCpu'
  | 'memory'
  | 'memoryPeak';

export interface Metric {
  readonly name: MetricName;
  readonly title: string;
  readonly unit: 'ms' | 'MiB';
  /** The figures of one session. */
  of(session: Session): readonly number[];
}

/** Everything that a session measures, in the order of the tables. */
export const metrics: readonly Metric[] = [
  {
    name: 'openFirstScreen',
    title: 'Open → problems of the first screen',
    unit: 'ms',
    of: (session) => [session.openFirstScreen],
  },
  { name: 'open', title: 'Open → all problems', unit: 'ms', of: (session) => [session.open] },
  {
    name: 'openAgain',
    title: 'The same in a server that has worked',
    unit: 'ms',
    of: (session) => [session.openAgain],
  },
  { name: 'openCpu', title: 'CPU time of opening', unit: 'ms', of: (session) => [session.openCpu] },
  { name: 'keystroke', title: 'Keystroke → all problems', unit: 'ms', of: (session) => session.keystrokes },
  {
    name: 'firstKeystroke',
    title: 'The first keystroke after opening',
    unit: 'ms',
    of: (session) => [session.firstKeystroke],
  },
  { name: 'keystrokeCpu', title: 'CPU time per keystroke', unit: 'ms', of: (session) => [session.keystrokeCpu] },
  { name: 'completion', title: 'Completion right after a keystroke', unit: 'ms', of: (session) => session.completions },
  { name: 'hover', title: 'Hover right after a keystroke', unit: 'ms', of: (session) => session.hovers },
  { name: 'symbols', title: 'Symbols right after a keystroke', unit: 'ms', of: (session) => session.symbols },
  { name: 'firstSymbols', title: 'Symbols for the first time', unit: 'ms', of: (session) => [session.firstSymbols] },
  { name: 'memory', title: 'Memory after opening', unit: 'MiB', of: (session) => [session.memory] },
  { name: 'memoryPeak', title: 'Memory at its peak', unit: 'MiB', of: (session) => [session.memoryPeak] },
];

/** All figures of a metric, over all rounds. */
export function figuresOf(sessions: readonly Session[], name: MetricName): Statistic {
  return statisticOf(sessions.flatMap((session) => metric(name).of(session)));
}

/** How many times the other server takes what ours takes, round by round. */
export function ratiosToPeer({ ours, peer }: Series, name: MetricName): Statistic | undefined {
  return peer && ratiosOf(byRound(peer.sessions, name), byRound(ours, name));
}

/** The middle of each round. */
export function byRound(sessions: readonly Session[], name: MetricName): number[] {
  return sessions.map((session) => medianOf(metric(name).of(session)));
}

function metric(name: MetricName): Metric {
  const found = metrics.find((each) => each.name === name);
  if (!found) throw new Error(`There is no metric ${name}.`);
  return found;
}

/** The series of a notation with a handful of problems, of a size. */
export function seriesOf(results: BenchResults, notation: NotationName, dns: number): Series | undefined {
  return results.series.find((each) => each.notation === notation && each.dns === dns && each.oneIn === undefined);
}

/** The results as data: each figure with its spread, without the single measurements. */
export function summaryOf(results: BenchResults): object {
  const { series, starts, ...others } = results;
  return {
    version: 1,
    ...others,
    starts: Object.fromEntries(Object.entries(starts).map(([name, values]) => [name, statisticOf(values)])),
    series: series.map((each) => ({
      notation: each.notation,
      dns: each.dns,
      oneIn: each.oneIn,
      characters: each.characters,
      problems: each.problems,
      rounds: each.ours.length,
      ours: all((name) => figuresOf(each.ours, name)),
      peer: each.peer && { title: each.peer.title, ...all((name) => figuresOf(each.peer?.sessions ?? [], name)) },
      ratios: each.peer && all((name) => ratiosToPeer(each, name)),
      floors: {
        scan: statisticOf(each.floors.map(({ scan }) => scan)),
        engine: statisticOf(each.floors.map(({ engine }) => engine)),
        scanOpen: statisticOf(each.floors.map(({ scanOpen }) => scanOpen)),
        scanOpenAgain: statisticOf(each.floors.map(({ scanOpenAgain }) => scanOpenAgain)),
        parse: statisticOf(each.floors.flatMap(({ parse }) => parse ?? [])),
        nothingOpen: statisticOf(each.floors.map(({ nothingOpen }) => nothingOpen)),
        nothingKeystroke: statisticOf(each.floors.map(({ nothingKeystroke }) => nothingKeystroke)),
      },
    })),
  };
}

function all<Value>(of: (name: MetricName) => Value): Record<string, Value> {
  return Object.fromEntries(metrics.map(({ name }) => [name, of(name)]));
}
