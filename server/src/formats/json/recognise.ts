import { mutagenShape } from './shape.ts';
import { type Survey, survey } from './survey.ts';

/** The notations of DNs in JSON. */
export type Notation = 'mutagen' | 'gws' | 'gax' | 'raw';

const named = /\.dn\.json$/i;
/** Files of other languages, some of which begin with a brace, too. */
const otherNames = /\.(?:ya?ml|xml|md|cfg|conf)$/i;
const start = /^\ufeff?(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*[{[]/;
/** A name that each file of DNs in JSON has somewhere; without it nothing needs to be read. */
const hint = /["']?(?:dns|CFGDN|number)["']?\s*:|CfgDN/;
/** Members of which one, beside `number`, tells that an object is a DN (spec.md section 3, recognition). */
const companions: readonly string[] = [...mutagenShape.annexNames, 'type', 'switch'];
const telling: readonly string[] = [...mutagenShape.annexNames, 'number'];

/** In which notation a file writes DNs; undefined when it has none. `fileName` is the last part of its path. */
export function notationOf(text: string, fileName: string): Notation | undefined {
  if (otherNames.test(fileName)) return undefined;
  const isNamed = named.test(fileName);
  if (!isNamed && !(start.test(text.slice(0, 65_536)) && hint.test(text))) return undefined;
  return notationIn(survey(text)) ?? (isNamed ? 'mutagen' : undefined);
}

function notationIn({ top, keys, inLists, types, formatName }: Survey): Notation | undefined {
  const lists = [...inLists.values()];
  if (types.has('CfgDN') || lists.some((names) => names.has('=CfgDN'))) return 'gax';
  if (top !== '{') return undefined;
  if (formatName === 'RAW') return keys.has('CFGDN') ? 'raw' : undefined;
  const listed = inLists.get('dns');
  if (listed && telling.some((name) => listed.has(name))) return keys.has('statusCode') ? 'gws' : 'mutagen';
  return keys.has('number') && companions.some((name) => keys.has(name)) ? 'mutagen' : undefined;
}
