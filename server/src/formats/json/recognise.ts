import { mutagenShape } from './shape.ts';
import { type Survey, survey } from './survey.ts';

/** The notations of DNs in JSON. */
export type Notation = 'mutagen' | 'gws' | 'gax' | 'raw';

const named = /\.dn\.json$/i;
/** Files of other languages, some of which begin with a brace, too. */
const otherNames = /\.(?:ya?ml|xml|md|cfg|conf)$/i;
const start = /^\ufeff?(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*[{[]/;
/** Something that each file of DNs in JSON has somewhere; without it nothing needs to be surveyed. */
const hint = /["'](?:dns|CFGDN|number)|CfgDN/;
/** Members of which one, beside `number`, tells that an object is a DN (spec.md section 3, recognition). */
const companions: readonly string[] = [...mutagenShape.annexNames, 'type', 'switch'];

/** In which notation a file writes DNs; undefined when it has none. `fileName` is the last part of its path. */
export function notationOf(text: string, fileName: string): Notation | undefined {
  const isNamed = named.test(fileName);
  if (!isNamed && !hint.test(text)) return undefined;
  return notationIn(survey(text)) ?? (isNamed ? 'mutagen' : undefined);
}

/** Whether a text that begins so can be JSON with DNs. */
export function beginsLikeJson(beginning: string, fileName: string): boolean {
  return !otherNames.test(fileName) && (named.test(fileName) || start.test(beginning));
}

function notationIn({ top, keys, hasDns, hasClass, isRaw }: Survey): Notation | undefined {
  if (hasClass) return 'gax';
  if (top !== '{') return undefined;
  if (isRaw) return keys.has('CFGDN') ? 'raw' : undefined;
  if (hasDns) return keys.has('statusCode') ? 'gws' : 'mutagen';
  if (!keys.has('number') || !companions.some((name) => keys.has(name))) return undefined;
  // One object of Web Services' answer. `mutagen` has no DBIDs: it refers to everything by name.
  return keys.has('DBID') && !keys.has('switch') ? 'gws' : 'mutagen';
}
