import { type NotationName, notations } from '../files/notations.ts';
import type { LintFigures } from '../run/lintMany.ts';
import type { Series } from '../run/series.ts';
import { medianOf, ratiosOf, type Statistic, statisticOf } from '../run/statistics.ts';
import type { WorkspaceFigures } from '../run/workspace.ts';
import { number, ratio, withSpread } from './numbers.ts';
import { type BenchResults, byRound, figuresOf, type MetricName, metrics, ratiosToPeer } from './results.ts';
import { verdictsOn } from './targets.ts';

/** A table, to be shown on a terminal or in a document. The first column holds words, the others figures. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: ReadonlyArray<readonly string[]>;
}

export function verdictTable(results: BenchResults): Table {
  return {
    title: 'What has to be shown',
    columns: ['What', 'Target', 'Measured', 'Holds'],
    rows: verdictsOn(results).map(({ what, target, measured, holds }) => [
      what,
      target,
      measured,
      holds === undefined ? '?' : holds ? 'yes' : 'no',
    ]),
  };
}

/** Ours beside the other server with the same file. */
export function peerTables({ series }: BenchResults): Table[] {
  const largest = new Map<string, Series>();
  for (const each of series) {
    if (each.peer) largest.set(`${each.notation}/${each.oneIn}`, each);
  }
  return [...largest.values()].map((each) => ({
    title: `${titleOf(each)}, ${number(each.dns)} DNs, beside ${each.peer?.title} (${each.ours.length} rounds)`,
    columns: ['', 'DN Config', 'the other', 'the other ÷ ours'],
    rows: metrics.map(({ name, title, unit }) => [
      title,
      `${withSpread(figuresOf(each.ours, name))} ${unit}`,
      `${withSpread(figuresOf(each.peer?.sessions ?? [], name))} ${unit}`,
      ratio(ratiosToPeer(each, name) ?? nothing),
    ]),
  }));
}

/** How many times the other server takes what ours takes, by size. */
export function ratioTables({ series }: BenchResults): Table[] {
  const shown: readonly MetricName[] = [
    'open',
    'keystroke',
    'keystrokeCpu',
    'completion',
    'hover',
    'symbols',
    'memoryPeak',
  ];
  return (['yaml', 'json'] as const).flatMap((notation) => {
    const rows = usual(series, notation).filter(({ peer }) => peer);
    const [first] = rows;
    if (!first) return [];
    return [
      {
        title: `${notations[notation].title}: ${first.peer?.title} ÷ DN Config, by size`,
        columns: ['DNs', ...shown.map(shortTitle)],
        rows: rows.map((each) => [
          number(each.dns),
          ...shown.map((name) => ratio(ratiosToPeer(each, name) ?? nothing)),
        ]),
      },
    ];
  });
}

/** Our server by the size of the file. */
export function sizeTables({ series }: BenchResults): Table[] {
  const shown: readonly MetricName[] = [
    'openFirstScreen',
    'open',
    'keystroke',
    'keystrokeCpu',
    'completion',
    'hover',
    'symbols',
    'memory',
    'memoryPeak',
  ];
  return (Object.keys(notations) as NotationName[])
    .filter((notation) => usual(series, notation).length > 0)
    .map((notation) => ({
      title: `DN Config: ${notations[notation].title}, by size`,
      columns: ['DNs', 'MB', ...shown.map((name) => `${shortTitle(name)}, ${unitOf(name)}`)],
      rows: usual(series, notation).map((each) => [
        number(each.dns),
        number(each.characters / 1e6),
        ...shown.map((name) => spreadOrFigure(figuresOf(each.ours, name))),
      ]),
    }));
}

/** What least work takes, and how far from it ours is. */
export function floorTable({ series }: BenchResults): Table {
  return {
    title: 'The floor',
    columns: [
      'File',
      'line scan, ms',
      'engine ÷ scan',
      'open ÷ scan server',
      'open again ÷ scan server',
      'open ÷ scan',
      'open again ÷ scan',
      '`yaml` parse, ms',
      'parse ÷ open',
      'bench’s own share of open, ms',
      'of a keystroke, ms',
    ],
    rows: series
      .filter(({ oneIn }) => oneIn === undefined)
      .map((each) => {
        const floorsOf = (name: 'scan' | 'engine' | 'scanOpen' | 'scanOpenAgain'): number[] =>
          each.floors.map((floors) => floors[name]);
        const scans = floorsOf('scan');
        const parses = each.floors.flatMap(({ parse }) => parse ?? []);
        const opens = byRound(each.ours, 'open');
        const again = byRound(each.ours, 'openAgain');
        return [
          `${titleOf(each)}, ${number(each.dns)}`,
          number(medianOf(scans)),
          ratio(ratiosOf(floorsOf('engine'), scans)),
          ratio(ratiosOf(opens, floorsOf('scanOpen'))),
          ratio(ratiosOf(again, floorsOf('scanOpenAgain'))),
          ratio(ratiosOf(opens, scans)),
          ratio(ratiosOf(again, scans)),
          number(medianOf(parses)),
          parses.length > 0 ? ratio(ratiosOf(parses, opens)) : '–',
          number(medianOf(each.floors.map(({ nothingOpen }) => nothingOpen))),
          number(medianOf(each.floors.map(({ nothingKeystroke }) => nothingKeystroke))),
        ];
      }),
  };
}

export function startTable({ starts, peers, activation }: BenchResults): Table {
  const rows: ReadonlyArray<readonly [string, readonly number[]]> = [
    ['DN Config', starts.ours],
    [peers.yaml, starts.yaml],
    [peers.json, starts.json],
    ['Node alone, with a server that does nothing', starts.nothing],
  ];
  return {
    title: 'Start',
    columns: ['', 'ms', '÷ DN Config'],
    rows: [
      ...rows.map(([title, times]) => [title, withSpread(statisticOf(times)), ratio(ratiosOf(times, starts.ours))]),
      ['Activation of the extension (code loaded and run)', number(activation ?? Number.NaN), ''],
    ],
  };
}

export function bundleTable({ sizes }: BenchResults): Table {
  return { title: 'Sizes', columns: ['', 'kB'], rows: sizes.map(({ name, kilobytes }) => [name, number(kilobytes)]) };
}

export function exampleTable({ examples }: BenchResults): Table {
  return {
    title: 'The example files, each the first of a new process',
    columns: ['File', 'Problems', 'Open → all problems, ms'],
    rows: examples.map(({ path, problems, open }) => [path, String(problems), number(open)]),
  };
}

/** What many files cost while somebody works in one of them. */
export function workspaceTable(rounds: readonly WorkspaceFigures[]): Table {
  const [first] = rounds;
  const of = (figures: (round: WorkspaceFigures) => readonly number[]): string =>
    withSpread(statisticOf(rounds.flatMap((round) => [...figures(round)])));
  const most = (figures: (round: WorkspaceFigures) => readonly number[]): string =>
    number(Math.max(...rounds.flatMap((round) => [...figures(round)])));
  const title = `A workspace of ${number(first?.files ?? 0)} files`;
  if (!first) return { title, columns: [], rows: [] };
  return {
    title,
    columns: [`${number(first.files)} files, ${number(first.dnsPerFile)} DNs each (${rounds.length} rounds)`, ''],
    rows: [
      ['Start of the server → all problems of all files, ms', of(({ allProblems }) => [allProblems])],
      ['CPU time until then, with what is done in the open file, ms', of(({ cpu }) => [cpu])],
      ['Completion in an open file meanwhile, ms', of(({ completions }) => completions)],
      [
        'The slowest of them, the first ones of a new process apart, ms',
        most(({ completions }) => completions.slice(warmUp)),
      ],
      ['Completion when all is read, ms', of(({ completionsLater }) => completionsLater)],
      ['The slowest of them, ms', most(({ completionsLater }) => completionsLater)],
      [
        'The longest piece of work of the server at a stretch, the first ones apart, CPU time, ms',
        most(({ holdUps }) => holdUps.slice(warmUp)),
      ],
      ['A file changes outside → its problems, ms', of(({ outsideChange }) => [outsideChange])],
      ['Files read for that', most(({ readsForChange }) => [readsForChange])],
      ['Memory when all is read, MiB', of(({ memory }) => [memory])],
      ['Memory at its peak, MiB', of(({ memoryPeak }) => [memoryPeak])],
    ],
  };
}

/** What very many files cost in one run of the command line. */
export function lintTable({ files, dns, problems, took, memoryPeak, per1000, yamlPer1000 }: LintFigures): Table {
  return {
    title: 'The command line on very many files',
    columns: [`dn-config lint, ${number(files)} files, ${number(dns)} DNs, ${number(problems)} problems`, ''],
    rows: [
      ['The whole run, s', number(took / 1_000)],
      ['Memory at its peak, all threads together, MiB', number(memoryPeak)],
      ['For 1,000 DNs, ms', number(per1000)],
      ['A plain parse of the same files with `yaml` in one thread, for 1,000 DNs, ms', number(yamlPer1000)],
    ],
  };
}

/** In a process that has just started, the first of each kind takes long whatever else is done. */
const warmUp = 5;

/** All tables, in the order in which they are shown. */
export function tablesOf(results: BenchResults): Table[] {
  return [
    verdictTable(results),
    ...peerTables(results),
    ...ratioTables(results),
    ...sizeTables(results),
    floorTable(results),
    startTable(results),
    bundleTable(results),
    exampleTable(results),
    workspaceTable(results.workspace),
    lintTable(results.lint),
  ].filter(({ rows }) => rows.length > 0);
}

export function forTerminal({ title, columns, rows }: Table): string {
  const all = [columns, ...rows];
  const widths = columns.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return `\n${title}\n${'─'.repeat(title.length)}\n${lines.join('\n')}`;
}

export function forMarkdown({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const alignment = columns.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(columns), line(alignment), ...rows.map(line)].join('\n');
}

const nothing: Statistic = { median: Number.NaN, p10: Number.NaN, p90: Number.NaN, count: 0 };

function usual(series: readonly Series[], notation: NotationName): Series[] {
  return series.filter((each) => each.notation === notation && each.oneIn === undefined);
}

function titleOf({ notation, oneIn }: Series): string {
  return oneIn === undefined ? notations[notation].title : `${notations[notation].title}, one in ${oneIn} DNs wrong`;
}

const shortTitles: Readonly<Partial<Record<MetricName, string>>> = {
  openFirstScreen: 'first screen',
  open: 'open',
  keystroke: 'keystroke',
  keystrokeCpu: 'its CPU time',
  completion: 'completion',
  hover: 'hover',
  symbols: 'symbols',
  memory: 'memory',
  memoryPeak: 'at its peak',
};

function shortTitle(name: MetricName): string {
  return shortTitles[name] ?? name;
}

function unitOf(name: MetricName): string {
  return metrics.find((metric) => metric.name === name)?.unit ?? '';
}

/** Where there are few figures, their spread says nothing. */
function spreadOrFigure(statistic: Statistic): string {
  return statistic.count > 10 ? withSpread(statistic) : number(statistic.median);
}
