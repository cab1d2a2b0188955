import { cfgdata } from './cfgdata/index.ts';
import { confdata } from './confdata/index.ts';
import type { Format } from './format.ts';
import { gaxJson, gwsJson, mutagenJson, rawJson } from './json/index.ts';
import { options } from './options/index.ts';
import { yaml } from './yaml/index.ts';

/** All formats, in the order in which they are asked whether a file is theirs. */
export const formats: readonly Format[] = [cfgdata, confdata, rawJson, gaxJson, gwsJson, mutagenJson, options, yaml];

/**
 * The format of a file of DNs; undefined for any other file. `fileName` is the last part of its path; `languageId` the language that an
 * editor shows it in: one that is a format's own says by itself what the file is meant to be.
 */
export function formatOf(text: string, fileName: string, languageId?: string): Format | undefined {
  return (
    formats.find((format) => format.claims(fileName)) ??
    formats.find((format) => format.languageId !== undefined && format.languageId === languageId) ??
    formats.find((format) => format.recognises(text, fileName))
  );
}
