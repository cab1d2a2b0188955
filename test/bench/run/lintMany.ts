import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../../../scripts/root.ts';
import { dnAt } from '../files/dns.ts';
import { notations } from '../files/notations.ts';
import { memoryOf } from './processFigures.ts';

/** What linting very many files takes, in one run of the command line. Times are in milliseconds, memory is in MiB. */
export interface LintFigures {
  readonly files: number;
  readonly dns: number;
  readonly problems: number;
  readonly took: number;
  /** The most memory that the process had in use, all of its threads together. */
  readonly memoryPeak: number;
  /** For 1,000 DNs: of the whole run, and of a plain parse of the same files with `yaml`, one after the other in one process. */
  readonly per1000: number;
  readonly yamlPer1000: number;
}

const filesPerFolder = 100;
/** One DN in so many is wrong. */
const oneIn = 50;
/** A plain parse of all files would take minutes; so many of them tell. */
const parsedFiles = 500;
/** How often somebody looks how much memory is in use, in milliseconds. */
const pace = 100;

/** Writes files of DNs in YAML, lints them all in one run, and parses some of them. Fails where the linter finds anything but what is wrong. */
export async function measureLint(files = 10_000, dnsPerFile = 100): Promise<LintFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'dn-config-lint-'));
  try {
    const paths = writeFiles(folder, files, dnsPerFile);
    const dns = files * dnsPerFile;
    const { took, memoryPeak, problems } = await lint(folder, dns);
    const parsed = paths.slice(0, parsedFiles);
    const begun = performance.now();
    for (const path of parsed) parse(readFileSync(path, 'utf8'));
    const yamlTook = performance.now() - begun;
    return {
      files,
      dns,
      problems,
      took,
      memoryPeak,
      per1000: (took / dns) * 1_000,
      yamlPer1000: (yamlTook / (parsed.length * dnsPerFile)) * 1_000,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeFiles(folder: string, files: number, dnsPerFile: number): string[] {
  const { head, dn, foot } = notations.yaml;
  return Array.from({ length: files }, (_, index) => {
    const parts = [head];
    for (let turn = 0; turn < dnsPerFile; turn++) {
      const at = index * dnsPerFile + turn;
      const isWrong = at % oneIn === 0;
      parts.push(dn(dnAt(at, isWrong, isWrong ? turn + 1 : undefined), turn, turn === dnsPerFile - 1));
    }
    parts.push(foot);
    const below = join(folder, `${Math.floor(index / filesPerFolder)}`);
    mkdirSync(below, { recursive: true });
    const path = join(below, `${index}.dn.yaml`);
    writeFileSync(path, parts.join(''));
    return path;
  });
}

async function lint(folder: string, dns: number): Promise<Pick<LintFigures, 'took' | 'memoryPeak' | 'problems'>> {
  const begun = performance.now();
  const process_ = spawn(process.execPath, [join(root, 'dist/dn-config.js'), 'lint', '--format', 'json', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let memoryPeak = 0;
  const watch = setInterval(() => {
    try {
      const { peak } = memoryOf(process_.pid as number);
      // Of a process that is about to go, Linux tells nothing.
      if (peak > memoryPeak) memoryPeak = peak;
    } catch {
      // It has just ended.
    }
  }, pace);
  let tail = '';
  process_.stdout.setEncoding('utf8');
  process_.stdout.on('data', (piece: string) => {
    tail = (tail + piece).slice(-1_000);
  });
  await once(process_, 'close');
  clearInterval(watch);
  const took = performance.now() - begun;
  const count = (name: string): number => Number(new RegExp(`"${name}": (\\d+)[^{}]*\\}\\s*\\}\\s*$`).exec(tail)?.[1]);
  const problems = count('error') + count('warning') + count('information') + count('hint');
  if (count('dns') !== dns) throw new Error(`The linter has read ${count('dns')} DNs of ${dns}.`);
  if (problems !== dns / oneIn) throw new Error(`The linter has found ${problems} problems of ${dns / oneIn}.`);
  return { took, memoryPeak, problems };
}
