import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Analysis } from '../../analysis/analysis.ts';
import { type FileDn, type FileKey, fileKeysOf } from '../../analysis/crossFiles.ts';

/** The keys by which a file's DNs are compared with those of other files, as plain data. */
export type FileKeys = readonly (FileKey & FileDn)[];

export function keysOf(analysis: Analysis): FileKeys {
  if (analysis.isUnreadable) return [];
  return [...fileKeysOf(analysis)];
}

/** The name by which a file is known when files are compared; their order is that of these names, as in the editor. */
export function uriOf(path: string): string {
  return pathToFileURL(resolve(path)).href;
}
