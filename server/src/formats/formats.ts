import type { Format, FormatFamily } from './format.ts';
import { jsonFamily } from './json/index.ts';
import { optionsFamily } from './options/index.ts';
import { xmlFamily } from './xml/family.ts';
import { yamlFamily } from './yaml/index.ts';

/** All families, in the order in which they are asked whether a file is theirs. */
export const families: readonly FormatFamily[] = [xmlFamily, jsonFamily, optionsFamily, yamlFamily];

export const formats: readonly Format[] = families.flatMap((family) => family.formats);

/** How much of a text its beginning is (facts/dn-formats.md section 11), in UTF-16 code units. */
export const beginningLength = 65_536;

/**
 * The format of a file of DNs; undefined for any other file. `fileName` is the last part of its path; `languageId` the language that an
 * editor shows it in: one that is a format's own says by itself what the file is meant to be.
 */
export function formatOf(text: string, fileName: string, languageId?: string): Format | undefined {
  return formatByName(fileName, languageId) ?? recognise(text, fileName);
}

/** The format that a file's name or language says by itself, whatever the content. */
export function formatByName(fileName: string, languageId?: string): Format | undefined {
  return (
    formats.find((format) => format.claims(fileName)) ??
    formats.find((format) => format.languageId !== undefined && format.languageId === languageId)
  );
}

function recognise(text: string, fileName: string): Format | undefined {
  const beginning = text.slice(0, beginningLength);
  for (const family of families) {
    const format = family.begins(beginning, fileName) ? family.recognise(text, fileName) : undefined;
    if (format) return format;
  }
  return undefined;
}
