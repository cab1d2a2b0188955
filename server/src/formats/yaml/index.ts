import type { CutContext, Format, FormatFamily } from '../format.ts';
import { cursorInYaml } from './cursor.ts';
import { cutYaml } from './cut.ts';
import { yamlEditor } from './edit.ts';
import { tellsOfDns, YamlReader } from './reader.ts';

const named = /\.dn\.ya?ml$/i;
/** Files of languages that YAML's grammar happens to cover, or of none. */
const otherNames = /\.(?:jsonc?|xml|md|cfg|conf)$/i;

/** A word that every DN in YAML has somewhere; without it nothing needs to be read. */
const hint = /(?:^|[\s{,'"-])(?:number|userProperties|annex|options)["']?[ \t]*:/;
const listHint = /(?:^|[\s{,'"])dns["']?[ \t]*:/;
const documentHint = /^(?:\ufeff|---)?[ \t]*(?:\{|["']?number["']?[ \t]*:)/m;

const topListStart = /^["']?dns["']?[ \t]*:/m;

/** DN as code: a `dns:` list, or one DN for each document of the stream. */
export const yaml: Format = {
  id: 'yaml',
  syntax: 'yaml',
  traits: { enumForm: 'symbolic', hasIdentity: true, yamlBooleans: true, textValues: 'none' },

  claims: (fileName) => named.test(fileName),

  signs: signOf,
  cut: cutYaml,
  listStart: (text, { kind }) => (kind === 'item' ? 0 : topListStart.exec(text)?.index),
  reader: () => new YamlReader(),
  editor: yamlEditor,
  cursor: cursorInYaml,
};

export const yamlFamily: FormatFamily = {
  formats: [yaml],
  begins: (_beginning, fileName) => !otherNames.test(fileName),

  recognise(text) {
    if (!hint.test(text) || (!listHint.test(text) && !documentHint.test(text))) return undefined;
    for (const cut of cutYaml(text)) if (signOf(text.slice(cut.start, cut.end), cut) !== '') return yaml;
    return undefined;
  },
};

function signOf(segment: string, { kind }: CutContext): string {
  if (kind !== 'item' && !listHint.test(segment) && !documentHint.test(segment)) return '';
  return hint.test(segment) && tellsOfDns(segment, kind) ? 'dns' : '';
}
