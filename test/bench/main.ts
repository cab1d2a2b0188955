import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { arch, availableParallelism, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../../scripts/build.ts';
import { packageExtension } from '../../scripts/package.ts';
import { root } from '../../scripts/root.ts';
import { testInVsCode } from '../vscode/main.ts';
import { benchFile } from './files/file.ts';
import { type NotationName, notations } from './files/notations.ts';
import { chartOf } from './report/chart.ts';
import { documentOf } from './report/document.ts';
import { type BenchResults, type BundleSize, type EqualityProof, summaryOf } from './report/results.ts';
import { forTerminal, lintTable, tablesOf, workspaceTable } from './report/tables.ts';
import { measureExamples } from './run/examples.ts';
import { warmUpFloors } from './run/floors.ts';
import { measureLint } from './run/lintMany.ts';
import { measureSeries, type Series, type SeriesPlan } from './run/series.ts';
import { type BenchServers, ourServer, provideServers } from './run/servers.ts';
import { measureStarts } from './run/start.ts';
import { measureWorkspace, type WorkspaceFigures } from './run/workspace.ts';

// npm run bench [-- OPTION …]: measures our server beside those that people use today. See docs/performance.md for what and how.
//   --write            writes docs/performance.md and its chart
//   --quick            few rounds, up to 1,000 DNs, without VS Code
//   --sizes 100,1000   other numbers of DNs
//   --formats yaml     only some of yaml, xml, json, options
//   --workspace        only the workspace of many files
//   --lint             only the command line on very many files

interface BenchOptions {
  readonly write: boolean;
  readonly quick: boolean;
  readonly sizes: readonly number[];
  readonly formats: readonly NotationName[];
  readonly workspace: boolean;
  readonly lint: boolean;
}

/** The others are measured up to this size: beyond it they take minutes for a keystroke. */
const largestForPeers = 10_000;
/** Besides files with a handful of problems, such in which one in so many DNs is wrong. */
const wrongOnes = [50, 2];

async function measure(options: BenchOptions): Promise<BenchResults> {
  await build({ production: true });
  const vsix = await packageExtension();
  const servers = await provideServers();
  warmUpFloors(
    benchFile('yaml', 100).text,
    options.formats.map((name) => benchFile(name, 1000)),
  );
  progress('Starting servers');
  const starts = await measureStarts(servers, options.quick ? 3 : 11);
  const series = await measureAll(servers, options);
  progress('Example files');
  const examples = await measureExamples(servers.ours, options.quick ? 1 : 2);
  const workspace = await measureWorkspaces(options.quick ? 1 : 3);
  progress('The command line on very many files');
  const lint = options.quick ? await measureLint(300) : await measureLint();
  return {
    machine: {
      cores: availableParallelism(),
      memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
      system: `${type()} on ${arch()}`,
      node: process.versions.node,
    },
    peers: { yaml: servers.yaml.title, json: servers.json.title },
    series,
    starts,
    examples,
    workspace,
    lint,
    sizes: [
      ...['client.js', 'languageClient.js', 'server.js', 'dn-config.js'].map((name) =>
        sizeOf(`dist/${name}`, join(root, 'dist', name)),
      ),
      sizeOf('the extension as a whole (VSIX)', vsix),
    ],
    activation: options.quick ? undefined : await activationTime(),
    equality: readResult<EqualityProof>('equality.json'),
  };
}

async function measureWorkspaces(rounds: number): Promise<WorkspaceFigures[]> {
  const figures: WorkspaceFigures[] = [];
  for (let round = 1; round <= rounds; round++) {
    progress(`A workspace of many files, round ${round}`);
    figures.push(await measureWorkspace(ourServer));
  }
  return figures;
}

async function measureAll(servers: BenchServers, options: BenchOptions): Promise<Series[]> {
  const series: Series[] = [];
  for (const plan of plansFor(options)) {
    const many = plan.oneIn === undefined ? '' : `, one in ${plan.oneIn} wrong`;
    progress(`${notations[plan.notation].title}, ${plan.dns.toLocaleString('en')} DNs${many}`);
    series.push(await measureSeries(servers, plan));
  }
  return series;
}

function plansFor({ quick, sizes, formats }: BenchOptions): SeriesPlan[] {
  const plans = sizes.flatMap((dns) =>
    formats.map((notation): SeriesPlan => {
      return { notation, dns, rounds: quick ? 2 : roundsAt(dns), hasPeer: dns <= largestForPeers };
    }),
  );
  if (!sizes.includes(largestForPeers) || !formats.includes('yaml')) return plans;
  const many = wrongOnes.map((oneIn): SeriesPlan => {
    return { notation: 'yaml', dns: largestForPeers, oneIn, rounds: 2, hasPeer: true };
  });
  return [...plans, ...many];
}

/** More where something has to be shown, and where it does not take for ever. */
function roundsAt(dns: number): number {
  return dns === 100 || dns === largestForPeers ? 5 : 3;
}

/** What VS Code reports of loading and activating the extension, in milliseconds. */
async function activationTime(): Promise<number | undefined> {
  progress('VS Code');
  try {
    const { failed } = await testInVsCode();
    if (failed > 0) throw new Error(`${failed} tests failed.`);
    return readResult<{ total: number }>('activation.json')?.total;
  } catch (error) {
    console.error(`No figure from VS Code: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

function sizeOf(name: string, path: string): BundleSize {
  return { name, kilobytes: statSync(path).size / 1000 };
}

function readResult<Result>(name: string): Result | undefined {
  const path = join(root, 'test-results', name);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Result) : undefined;
}

function progress(what: string): void {
  console.log(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${what} …`);
}

function optionsFrom(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      write: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      sizes: { type: 'string' },
      formats: { type: 'string' },
      workspace: { type: 'boolean', default: false },
      lint: { type: 'boolean', default: false },
    },
  });
  const sizes = values.sizes?.split(',').map(Number) ?? [10, 100, 1_000, ...(values.quick ? [] : [10_000, 100_000])];
  const formats = (values.formats?.split(',') ?? Object.keys(notations)) as NotationName[];
  const isWrong = sizes.some((dns) => !(dns >= 10)) || formats.some((name) => !Object.hasOwn(notations, name));
  if (isWrong)
    throw new Error(`--sizes takes numbers from 10, --formats some of ${Object.keys(notations).join(', ')}.`);
  if ((values.workspace || values.lint) && values.write)
    throw new Error('--workspace and --lint measure a part, which --write cannot write.');
  return { write: values.write, quick: values.quick, sizes, formats, workspace: values.workspace, lint: values.lint };
}

const options = optionsFrom(process.argv.slice(2));
if (options.workspace) {
  await build({ production: true });
  console.log(forTerminal(workspaceTable(await measureWorkspaces(options.quick ? 1 : 3))));
} else if (options.lint) {
  await build({ production: true });
  console.log(forTerminal(lintTable(await measureLint(options.quick ? 300 : undefined))));
} else await measureAndReport();

async function measureAndReport(): Promise<void> {
  const results = await measure(options);
  for (const table of tablesOf(results)) console.log(forTerminal(table));
  mkdirSync(join(root, 'test-results'), { recursive: true });
  writeFileSync(join(root, 'test-results/bench.json'), `${JSON.stringify(summaryOf(results), undefined, 2)}\n`);
  if (options.write) {
    mkdirSync(join(root, 'docs/images'), { recursive: true });
    writeFileSync(join(root, 'docs/performance.md'), documentOf(results));
    writeFileSync(join(root, 'docs/images/performance.svg'), chartOf(results));
  }
}
