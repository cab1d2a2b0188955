import { type NotationName, notations } from '../files/notations.ts';
import type { Series } from '../run/series.ts';
import { medianOf, ratiosOf, type Statistic } from '../run/statistics.ts';
import type { WorkspaceFigures } from '../run/workspace.ts';
import { number, ratio } from './numbers.ts';
import { type BenchResults, byRound, type MetricName, ratiosToPeer, seriesOf } from './results.ts';

/** What has to be shown, and what was measured of it. */
export interface Verdict {
  readonly what: string;
  readonly target: string;
  readonly measured: string;
  /** Absent where it was not measured. */
  readonly holds: boolean | undefined;
}

const large = 10_000;

/** Each thing that issues 4, 5 and 6 want to be shown. */
export function verdictsOn(results: BenchResults): Verdict[] {
  return [
    fasterThanPeer(results, 'keystroke', 'Keystroke → all problems', 200),
    fasterThanPeer(results, 'keystrokeCpu', 'CPU time per keystroke', 200),
    fasterThanPeer(results, 'completion', 'Completion right after a keystroke', 200),
    fasterThanPeer(results, 'hover', 'Hover right after a keystroke', 200),
    fasterThanPeer(results, 'open', 'Open → all problems', 15),
    fasterThanPeer(results, 'openFirstScreen', 'Open → problems of the first screen', 40),
    fasterThanPeer(results, 'memoryPeak', 'Memory at its peak', 4),
    startVerdict(results),
    ...(Object.keys(notations) as NotationName[]).flatMap((name) => [
      growth(results, name, large, 2),
      growth(results, name, 100_000, 5),
    ]),
    againstScan(results, 'Open → all problems, in the process of the scan', engineTimes, scanTimes),
    againstScan(
      results,
      'Open → all problems, in a server that has worked, against a server that only scans',
      ({ ours }) => byRound(ours, 'openAgain'),
      ({ floors }) => floors.map(({ scanOpenAgain }) => scanOpenAgain),
    ),
    againstScan(
      results,
      'Open → all problems, first file of a new process, against a server that only scans',
      ({ ours }) => byRound(ours, 'open'),
      ({ floors }) => floors.map(({ scanOpen }) => scanOpen),
    ),
    againstScan(
      results,
      'Open → all problems over the pipe, in a server that has worked, against a scan without a pipe',
      ({ ours }) => byRound(ours, 'openAgain'),
      scanTimes,
    ),
    againstScan(
      results,
      'Open → all problems over the pipe, first file of a new process, against a scan without a pipe',
      ({ ours }) => byRound(ours, 'open'),
      scanTimes,
    ),
    lintVerdict(results),
    atMost(
      '1,000 files with 100 DNs each → all problems',
      middleOf(results, (round) => [round.allProblems]),
      10_000,
    ),
    atMost(
      'Completion in an open file meanwhile',
      middleOf(results, (round) => round.completions),
      20,
    ),
    atMost('Extension activation, as VS Code reports it', results.activation, 50),
    equality(results),
  ];
}

function fasterThanPeer(results: BenchResults, name: MetricName, what: string, times: number): Verdict {
  const series = seriesOf(results, 'yaml', large);
  const ratios = series && ratiosToPeer(series, name);
  return {
    what: `${what}, ${number(large)} DNs`,
    target: name === 'memoryPeak' ? `at most 1/${times}` : `${times} × less`,
    ...timesLess(ratios, times),
  };
}

function startVerdict({ starts }: BenchResults): Verdict {
  return { what: 'Server start', target: '4 × less', ...timesLess(ratiosOf(starts.yaml, starts.ours), 4) };
}

function timesLess(ratios: Statistic | undefined, times: number): Pick<Verdict, 'measured' | 'holds'> {
  if (!ratios || Number.isNaN(ratios.median)) return notMeasured;
  return { measured: `${ratio(ratios)} less`, holds: ratios.median >= times };
}

function growth(results: BenchResults, name: NotationName, dns: number, times: number): Verdict {
  const small = seriesOf(results, name, 100);
  const big = seriesOf(results, name, dns);
  const what = `Keystroke at ${number(dns)} DNs against 100, ${notations[name].title}`;
  const target = `at most ${times} ×`;
  if (!small || !big) return { what, target, ...notMeasured };
  const ratios = ratiosOf(byRound(big.ours, 'keystroke'), byRound(small.ours, 'keystroke'));
  return { what, target, measured: ratio(ratios), holds: ratios.median <= times };
}

type TimesOf = (series: Series) => readonly number[];

const scanTimes: TimesOf = ({ floors }) => floors.map(({ scan }) => scan);
const engineTimes: TimesOf = ({ floors }) => floors.map(({ engine }) => engine);

function againstScan(results: BenchResults, what: string, timesOf: TimesOf, floorsOf: TimesOf): Verdict {
  const series = seriesOf(results, 'yaml', large);
  const target = 'at most 4 × a line scan';
  if (!series) return { what: `${what}, ${number(large)} DNs`, target, ...notMeasured };
  const ratios = ratiosOf(timesOf(series), floorsOf(series));
  return { what: `${what}, ${number(large)} DNs`, target, measured: ratio(ratios), holds: ratios.median <= 4 };
}

function lintVerdict({ lint: { dns, memoryPeak } }: BenchResults): Verdict {
  const what = `The command line on ${number(dns)} DNs: memory at its peak`;
  return { what, target: 'at most 1 GiB', measured: `${number(memoryPeak)} MiB`, holds: memoryPeak <= 1_024 };
}

function atMost(what: string, milliseconds: number | undefined, most: number): Verdict {
  const target = `at most ${most} ms`;
  if (milliseconds === undefined) return { what, target, ...notMeasured };
  return { what, target, measured: `${number(milliseconds)} ms`, holds: milliseconds <= most };
}

function middleOf(
  { workspace }: BenchResults,
  figures: (round: WorkspaceFigures) => readonly number[],
): number | undefined {
  return workspace.length > 0 ? medianOf(workspace.flatMap((round) => [...figures(round)])) : undefined;
}

function equality({ equality: proof }: BenchResults): Verdict {
  const what = 'Random edits over all formats: incremental state = state of a fresh reading';
  const target = `${number(1_000_000)} edits, no difference`;
  if (!proof) return { what, target, ...notMeasured };
  const { edits, differences } = proof;
  return {
    what,
    target,
    measured: `${number(edits)} edits, ${differences === 0 ? 'no difference' : `${differences} differences`}`,
    holds: differences === 0 && edits >= 1_000_000,
  };
}

const notMeasured = { measured: 'not measured in this run', holds: undefined } as const;
