import type { Format } from '../format.ts';
import { cursorInOptions } from './cursor.ts';
import { editOptions } from './edit.ts';
import { OptionsReader } from './reader.ts';

const named = /^CfgDN_(?:annex|options)_\d+\.cfg$|\.dn\.(?:cfg|conf)$/i;
const otherNames = /\.(?:ya?ml|jsonc?|xml|md)$/i;
const sectionLine = /^\ufeff?[ \t]*\[[ \t]*tserver[ \t]*\][ \t]*\r?$/im;
const optionLine = /^\ufeff?[ \t]*[A-Za-z0-9][\w.-]*[ \t]*=/m;
/** The first character of XML or JSON: whatever lines follow, it is no options export. */
const otherSyntax = /^\ufeff?\s*[<{]/;
/** Content is looked at this far (facts/dn-formats.md section 11), in UTF-16 code units. */
const farthest = 65_536;

/** The export of the options of one object: `[section]` lines and `name=value` lines. */
export const options: Format = {
  id: 'options',
  syntax: 'options',
  traits: { enumForm: 'symbolic', hasIdentity: false, yamlBooleans: false, textValues: 'none' },

  languageId: 'genesys-options',

  claims: (fileName) => named.test(fileName),

  recognises(text, fileName) {
    if (otherNames.test(fileName)) return false;
    const start = text.slice(0, farthest);
    return !otherSyntax.test(start) && sectionLine.test(start) && optionLine.test(start);
  },

  cut: (text) => [{ kind: 'object', start: 0, end: text.length, part: 0 }],
  reader: (fileName) => new OptionsReader(fileName),
  editor: (text, layout) => (edit) => editOptions(text, edit, layout),
  cursor: (text, _cut, offset, layout) => cursorInOptions(text, offset, layout),
};
