import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { build } from '../../scripts/build.ts';
import { packageExtension } from '../../scripts/package.ts';
import { root } from '../../scripts/root.ts';
import { Client } from '../protocol/client.ts';
import { testInVsCode } from '../vscode/main.ts';
import { yamlFileOf } from './files.ts';

// npm run bench: figures of this machine on this day. Times are medians; beside each stands its ratio to the plain `yaml` parse of the
// same text in the same run, for machines differ and are noisy.

const rounds = 5;

interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'kB';
  /** How many times the plain parse this took. */
  readonly timesParse?: number;
}

async function measure(): Promise<Figure[]> {
  await build({ production: true });
  const vsix = await packageExtension();
  const figures: Figure[] = [
    ...['client.js', 'languageClient.js', 'server.js', 'dn-config.js'].map((name) =>
      size(`dist/${name}`, join(root, 'dist', name)),
    ),
    size('VSIX', vsix),
  ];
  figures.push({ what: 'server: start to answer', value: await median(startServer), unit: 'ms' });
  for (const dns of [10, 100, 1_000, 10_000]) figures.push(...(await openFile(dns)));
  await testInVsCode();
  const activation = JSON.parse(readFileSync(join(root, 'test-results/activation.json'), 'utf8')) as {
    loadCode: number;
    callActivate: number;
  };
  figures.push(
    { what: 'extension: load, as VS Code counts', value: activation.loadCode, unit: 'ms' },
    { what: 'extension: activate, as VS Code counts', value: activation.callActivate, unit: 'ms' },
  );
  return figures;
}

function size(what: string, path: string): Figure {
  return { what, value: statSync(path).size / 1000, unit: 'kB' };
}

async function startServer(): Promise<void> {
  const client = new Client();
  await client.start();
  await client.stop();
}

/** From opening a file to all its problems, by turns with a plain parse. */
async function openFile(dns: number): Promise<Figure[]> {
  const text = yamlFileOf(dns);
  const client = new Client();
  await client.start();
  const times: number[] = [];
  const parses: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const uri = `file:///bench/${round}.dn.yaml`;
    const took = await timed(async () => {
      await client.open(uri, text);
      await client.pull(uri);
    });
    const parsed = await timed(async () => void parseDocument(text, { uniqueKeys: false }));
    // The first round warms both up.
    if (round > 0) {
      times.push(took);
      parses.push(parsed);
    }
  }
  await client.stop();
  const ratios = times.map((time, index) => time / (parses[index] ?? time));
  return [{ what: `open ${dns} DNs to all problems`, value: middle(times), unit: 'ms', timesParse: middle(ratios) }];
}

async function median(act: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await timed(act));
  return middle(times);
}

async function timed(act: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

const figures = await measure();
for (const { what, value, unit, timesParse } of figures) {
  const ratio = timesParse === undefined ? '' : `   ${timesParse.toFixed(2)} × yaml`;
  console.log(`${what.padEnd(42)} ${value.toFixed(1).padStart(9)} ${unit}${ratio}`);
}
mkdirSync(join(root, 'test-results'), { recursive: true });
writeFileSync(join(root, 'test-results/bench.json'), `${JSON.stringify(figures, undefined, 2)}\n`);
