import type { Format } from '../format.ts';
import { cutXml } from '../xml/cut.ts';
import { XmlReader } from '../xml/reader.ts';
import { tagPairAt } from '../xml/tagPair.ts';
import { attributes } from './attributes.ts';
import { cursorInCfgData } from './cursor.ts';
import { cfgDataEditor } from './edit.ts';
import { fieldsOf } from './fields.ts';

/** The XML that Genesys' configuration tools export and import: objects as elements, fields as attributes, enumerations as numbers. */
export const cfgdata: Format = {
  id: 'cfgdata',
  syntax: 'xml',
  traits: { enumForm: 'numeric', hasIdentity: true, yamlBooleans: false, textValues: 'documented', fields: attributes },
  claims: () => false,
  cut: cutXml,
  reader: () => new XmlReader(fieldsOf),
  tagPair: tagPairAt,
  editor: cfgDataEditor,
  // What stands behind an object that is being typed can be part of it.
  cursor: (text, following, _context, offset, layout) => cursorInCfgData(text + following, offset, layout),
};
