import type { Format } from '../format.ts';
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

/** DN as code: a `dns:` list, or one DN for each document of the stream. */
export const yaml: Format = {
  id: 'yaml',
  syntax: 'yaml',
  traits: { enumForm: 'symbolic', hasIdentity: true, yamlBooleans: true, textValues: 'none' },

  claims: (fileName) => named.test(fileName),

  recognises(text, fileName) {
    if (otherNames.test(fileName) || !hint.test(text)) return false;
    if (!listHint.test(text) && !documentHint.test(text)) return false;
    return cutYaml(text).some((cut) => {
      const segment = text.slice(cut.start, cut.end);
      if (cut.kind !== 'item' && !listHint.test(segment) && !documentHint.test(segment)) return false;
      return hint.test(segment) && tellsOfDns(segment, cut);
    });
  },

  cut: cutYaml,
  reader: () => new YamlReader(),
  editor: yamlEditor,
  cursor: cursorInYaml,
};
