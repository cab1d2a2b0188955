import { mkdirSync, writeFileSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import { join } from 'node:path';
import { typedValue } from '../test/bench/files/dns.ts';
import { benchFile } from '../test/bench/files/file.ts';
import { type NotationName, notations } from '../test/bench/files/notations.ts';
import { BenchClient } from '../test/bench/run/client.ts';
import { OpenFile } from '../test/bench/run/openFile.ts';
import { type Share, sharesOf } from '../test/bench/run/profile.ts';
import { ourServer } from '../test/bench/run/servers.ts';
import { root } from './root.ts';

// npm run profile [-- FORMAT SIZE]: shows where our server's time goes when it opens a file of the bench (yaml, xml, json or options; so many
// DNs) and when somebody types in it. The profiles themselves go to test-results/, for the tools of a browser or of VS Code.

const shown = 25;

const [format = 'yaml', size = '10000'] = process.argv.slice(2);
const dns = Number(size);
if (!Object.hasOwn(notations, format) || !(dns >= 10)) {
  console.error(`Usage: npm run profile [-- ${Object.keys(notations).join('|')} NUMBER-OF-DNS]`);
  process.exit(2);
}
await profileServer(benchFile(format as NotationName, dns));

async function profileServer(file: ReturnType<typeof benchFile>): Promise<void> {
  const server = { ...ourServer, args: [join(root, 'test/bench/run/sourceServer.ts'), '--stdio'] };
  const client = new BenchClient(server);
  try {
    await client.initialize();
    const document = new OpenFile(client, file, file.notation.fileName);
    await profile(client, 'open', async () => void (await document.open()));
    document.close();
    const again = new OpenFile(client, file, `again-${file.notation.fileName}`);
    await profile(client, 'open again', async () => void (await again.open()));
    await profile(client, 'keystrokes', () => typeEverywhere(again));
  } finally {
    await client.stop();
  }
}

async function typeEverywhere(document: OpenFile): Promise<void> {
  const started = performance.now();
  for (const place of document.file.places) {
    await document.erase(place);
    for (let length = 1; length < typedValue.length; length++) await document.typeLetters(place, length, 1);
    // Long enough to see where time goes.
    if (performance.now() - started > 10_000) return;
  }
}

async function profile(client: BenchClient, what: string, act: () => Promise<void>): Promise<void> {
  await client.request('bench/startProfile', {});
  await act();
  const { result } = await client.request('bench/stopProfile', {});
  const name = `profile-${format}-${dns}-${what.replace(' ', '-')}.cpuprofile`;
  mkdirSync(join(root, 'test-results'), { recursive: true });
  writeFileSync(join(root, 'test-results', name), JSON.stringify(result));
  const { busy, functions, files } = sharesOf(result as Profiler.Profile);
  console.log(`\n══ ${what}: ${busy.toFixed(0)} ms at work (test-results/${name})`);
  print('Functions by their own time', functions, 'self', busy);
  print('Functions by all they took', functions, 'total', busy);
  print('Source files by their own time', files, 'self', busy);
  print('Source files by all they took', files, 'total', busy);
}

function print(title: string, shares: readonly Share[], by: 'self' | 'total', busy: number): void {
  console.log(`\n${title}`);
  const heaviest = [...shares].sort((one, other) => other[by] - one[by]).slice(0, shown);
  for (const share of heaviest) {
    const time = share[by].toFixed(1).padStart(9);
    const percentage = ((100 * share[by]) / busy).toFixed(1).padStart(5);
    console.log(`${time} ms ${percentage} %  ${share.name}`);
  }
}
