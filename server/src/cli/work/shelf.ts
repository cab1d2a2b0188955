import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Done } from './outcome.ts';

/** A file with fewer findings is kept as it is. */
const few = 8;

/** Keeps what came of many files until all are known, in little memory: findings are much alike, and so are packed to a twentieth. */
export class Shelf {
  private readonly kept: (Done | Buffer)[] = [];

  add(done: Done): number {
    return this.kept.push(pack(done)) - 1;
  }

  replace(index: number, done: Done): void {
    this.kept[index] = pack(done);
  }

  at(index: number): Done {
    return unpack(this.kept[index] as Done | Buffer);
  }

  /** All of it in order, each forgotten as it is taken. */
  *takeAll(): Generator<Done> {
    for (const [index, kept] of this.kept.entries()) {
      this.kept[index] = nothing;
      yield unpack(kept);
    }
  }
}

const nothing = Buffer.alloc(0);

function pack(done: Done): Done | Buffer {
  if ((done.report?.findings.length ?? 0) < few) return done;
  return deflateRawSync(JSON.stringify(done), { level: 1 });
}

function unpack(kept: Done | Buffer): Done {
  return Buffer.isBuffer(kept) ? (JSON.parse(inflateRawSync(kept).toString()) as Done) : kept;
}
