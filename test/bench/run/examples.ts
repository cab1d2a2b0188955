import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { root } from '../../../scripts/root.ts';
import { BenchClient } from './client.ts';
import { encode } from './messages.ts';
import { problemsAfter } from './problems.ts';
import type { BenchServer } from './servers.ts';
import { medianOf } from './statistics.ts';

/** A file of `examples/`: how many problems it has, and how long they take to be there, in milliseconds. */
export interface ExampleFigure {
  readonly path: string;
  readonly problems: number;
  /** The first file that a new process opens. */
  readonly open: number;
}

/** Opens each example in a new process, as somebody does who looks at one file. The command line says how many problems there are. */
export async function measureExamples(server: BenchServer, rounds: number): Promise<ExampleFigure[]> {
  const figures: ExampleFigure[] = [];
  for (const { path, problems } of lintedExamples()) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) times.push(await openOnce(server, path, problems));
    figures.push({ path, problems, open: medianOf(times) });
  }
  return figures;
}

async function openOnce(server: BenchServer, path: string, problems: number): Promise<number> {
  const client = new BenchClient(server);
  try {
    await client.initialize();
    const uri = `file:///bench/${basename(path)}`;
    const text = readFileSync(join(root, path), 'utf8');
    const textDocument = { uri, languageId: languages[extname(path)] ?? 'plaintext', version: 1, text };
    const opening = encode({ method: 'textDocument/didOpen', params: { textDocument } });
    const times = await problemsAfter(client, { uri }, opening, {
      hasFirstScreen: () => false,
      isComplete: (diagnostics) => diagnostics.length === problems,
    });
    return times.complete;
  } finally {
    await client.stop();
  }
}

const languages: Readonly<Record<string, string>> = {
  '.yaml': 'yaml',
  '.json': 'json',
  '.xml': 'xml',
  '.cfg': 'genesys-options',
};

/** Without their project file, as each is opened alone. */
function lintedExamples(): { path: string; problems: number }[] {
  const args = [join(root, 'dist/dn-config.js'), 'lint', '--no-config', '--format', 'json', 'examples'];
  // Its exit status says that there are problems, which is no surprise.
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const report: { files: { path: string; format: string; findings: unknown[] }[] } = JSON.parse(stdout);
  const ofDns = report.files.filter(({ format }) => format !== 'config');
  return ofDns.map(({ path, findings }) => ({ path, problems: findings.length }));
}
