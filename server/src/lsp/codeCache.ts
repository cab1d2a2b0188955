import { accessSync, constants, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/** What is kept of the compiled form of a bundle. */
export interface CodeCache {
  /** Whether an earlier run has kept something that is used now. */
  readonly isThere: boolean;
  /** Keeps the compiled form of all that has run so far, unless about as much was kept already. Never throws: without it the next start is slower, no more. */
  keep(): void;
}

/** How much larger the compiled form has to be than what was kept: a run with the first large file, or another format, calls functions that none before it has called. */
const worthwhileGrowth = 1.02;

/**
 * Runs a CommonJS bundle, from V8's compiled form of it where an earlier run has kept one. Node's own `module.enableCompileCache` keeps only what is
 * compiled before a module runs, which is a small part of it; this keeps every function that has been called.
 * @param file the bundle, in ASCII; its last 64 characters are taken for its hash, as V8 itself compares lengths only
 * @param cache the file that holds the compiled form, whether it is there or not; without it, nothing is kept. It is as trusted as the bundle
 */
export function runWithCodeCache(file: string, cache: string | undefined): CodeCache {
  const source = readFileSync(file, 'latin1');
  const key = `${process.versions.v8} ${process.arch} ${source.slice(-64)}`;
  const cachedData = cache === undefined ? undefined : readCache(cache, key);
  const wrapped = `(function (exports, require, module, __filename, __dirname) { ${source}\n})`;
  const script = new Script(wrapped, { filename: file, ...(cachedData && { cachedData }) });
  const module = { exports: {} };
  script.runInThisContext().call(module.exports, module.exports, createRequire(file), module, file, dirname(file));

  let kept = cachedData === undefined || script.cachedDataRejected ? 0 : cachedData.length;
  return {
    isThere: kept > 0,
    keep() {
      if (cache === undefined) return;
      const unfinished = `${cache}.${process.pid}`;
      try {
        // Installed where nobody may write: then nothing is compiled for it.
        accessSync(dirname(cache), constants.W_OK);
        const data = script.createCachedData();
        if (data.length <= kept * worthwhileGrowth) return;
        kept = data.length;
        // A half-written file must never have the name of a whole one, not even after a power failure.
        writeFileSync(unfinished, sealed(data, key), { flush: true, mode: 0o600 });
        renameSync(unfinished, cache);
      } catch {
        // The disk is full, say.
        removeQuietly(unfinished);
      }
    },
  };
}

/** The key and a sum stand behind the data, which V8 would copy if it did not start where memory does. */
function readCache(cache: string, key: string): Buffer | undefined {
  try {
    const content = readFileSync(cache);
    const end = content.length - key.length - sumLength;
    if (end < 0 || content.toString('latin1', end + sumLength) !== key) return undefined;
    const data = content.subarray(0, end);
    return content.readUInt32LE(end) === sumOf(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It could not even be written.
  }
}

const sumLength = 4;

/** V8 would run damaged code as it is, and the process would die at every start. */
function sumOf(data: Buffer): number {
  const words = new Int32Array(data.buffer, data.byteOffset, data.length >> 2);
  let sum = data.length;
  for (let index = 0; index < words.length; index++) sum = (Math.imul(sum, 31) + (words[index] as number)) | 0;
  for (let index = words.length * 4; index < data.length; index++)
    sum = (Math.imul(sum, 31) + (data[index] as number)) | 0;
  return sum >>> 0;
}

/** What is written: V8 trusts what it is given, so it is only read again where the sum and the key are right. */
function sealed(data: Buffer, key: string): Buffer {
  const sum = Buffer.alloc(sumLength);
  sum.writeUInt32LE(sumOf(data));
  return Buffer.concat([data, sum, Buffer.from(key, 'latin1')]);
}
