import type { Format } from './format.ts';
import { options } from './options/index.ts';
import { yaml } from './yaml/index.ts';

/** All formats, in the order in which they are asked whether a file is theirs. */
export const formats: readonly Format[] = [options, yaml];

/** The format of a file of DNs; undefined for any other file. `fileName` is the last part of its path. */
export function formatOf(text: string, fileName: string): Format | undefined {
  return (
    formats.find((format) => format.claims(fileName)) ?? formats.find((format) => format.recognises(text, fileName))
  );
}
