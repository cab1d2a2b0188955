import type { Profiler } from 'node:inspector';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../../scripts/root.ts';

/** A function, or a source file, and how long it was at work, in milliseconds. */
export interface Share {
  readonly name: string;
  /** In its own code. */
  readonly self: number;
  /** In its own code and in everything that it called. */
  readonly total: number;
}

/** Where the time of a profile went, by function and by file; idle time counts nowhere. */
export interface ProfileShares {
  readonly busy: number;
  readonly functions: readonly Share[];
  readonly files: readonly Share[];
}

export function sharesOf(profile: Profiler.Profile): ProfileShares {
  const selfTimes = selfTimesOf(profile);
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const functions = new Shares();
  const files = new Shares();
  let busy = 0;
  for (const root of rootsOf(profile)) visit(root, new Set(), new Set());
  return { busy, functions: functions.all(), files: files.all() };

  /** Gives the time of the whole branch. A function below itself counts once in its total. */
  function visit(node: Profiler.ProfileNode, above: ReadonlySet<string>, filesAbove: ReadonlySet<string>): number {
    const { functionName } = node.callFrame;
    if (functionName === '(idle)' || functionName === '(program)') return 0;
    const name = nameOf(node);
    const file = fileOf(node);
    const self = selfTimes.get(node.id) ?? 0;
    let total = self;
    const below = new Set([...above, name]);
    const filesBelow = new Set([...filesAbove, file]);
    for (const id of node.children ?? []) {
      const child = nodes.get(id);
      if (child) total += visit(child, below, filesBelow);
    }
    busy += self;
    functions.add(name, self, above.has(name) ? 0 : total);
    files.add(file, self, filesAbove.has(file) ? 0 : total);
    return total;
  }
}

class Shares {
  private readonly byName = new Map<string, { self: number; total: number }>();

  add(name: string, self: number, total: number): void {
    const share = this.byName.get(name) ?? { self: 0, total: 0 };
    share.self += self;
    share.total += total;
    this.byName.set(name, share);
  }

  all(): Share[] {
    return [...this.byName].map(([name, { self, total }]) => ({ name, self, total }));
  }
}

function selfTimesOf({ samples = [], timeDeltas = [] }: Profiler.Profile): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  for (const [index, id] of samples.entries()) {
    // A delta is the time since the sample before, so it belongs to that one.
    const microseconds = Math.max(0, timeDeltas[index + 1] ?? 0);
    times.set(id, (times.get(id) ?? 0) + microseconds / 1000);
  }
  return times;
}

function rootsOf({ nodes }: Profiler.Profile): Profiler.ProfileNode[] {
  const children = new Set(nodes.flatMap((node) => node.children ?? []));
  return nodes.filter(({ id }) => !children.has(id));
}

function nameOf(node: Profiler.ProfileNode): string {
  const { functionName, lineNumber, url } = node.callFrame;
  const where = url === '' ? '' : `  ${fileOf(node)}:${lineNumber + 1}`;
  return `${functionName || '(nameless)'}${where}`;
}

function fileOf({ callFrame: { url, functionName } }: Profiler.ProfileNode): string {
  if (url.startsWith('file:')) return relative(root, fileURLToPath(url)).replace('node_modules/', '');
  return url || (functionName.startsWith('(') ? functionName : '(built-in)');
}
