import type { Format, FormatFamily } from '../format.ts';
import { cursorInOptions } from './cursor.ts';
import { cutAsObject, cutIntoSections } from './cut.ts';
import { editOptions } from './edit.ts';
import { OptionsReader } from './reader.ts';

const named = /^CfgDN_(?:annex|options)_\d+\.cfg$|\.dn\.(?:cfg|conf)$/i;
const otherNames = /\.(?:ya?ml|jsonc?|xml|md)$/i;
const sectionLine = /^\ufeff?[ \t]*\[[ \t]*tserver[ \t]*\][ \t]*\r?$/im;
const optionLine = /^\ufeff?[ \t]*[A-Za-z0-9][\w.-]*[ \t]*=/m;
/** The first character of XML or JSON: whatever lines follow, it is no options export. */
const otherSyntax = /^\ufeff?\s*[<{]/;
/** The export of the options of one object: `[section]` lines and `name=value` lines. */
export const options: Format = {
  id: 'options',
  syntax: 'options',
  traits: { enumForm: 'symbolic', hasIdentity: false, yamlBooleans: false, textValues: 'none' },

  languageId: 'genesys-options',

  claims: (fileName) => named.test(fileName),

  cut: cutAsObject,
  cutIntoParts: cutIntoSections,
  reader: (fileName) => new OptionsReader(fileName),
  editor: (text, layout) => (edit) => editOptions(text, edit, layout),
  cursor: (text, _following, { kind }, offset, layout) => cursorInOptions(text, kind, offset, layout),
};

export const optionsFamily: FormatFamily = {
  formats: [options],
  begins: (beginning, fileName) =>
    !otherNames.test(fileName) &&
    !otherSyntax.test(beginning) &&
    sectionLine.test(beginning) &&
    optionLine.test(beginning),
  recognise: () => options,
};
