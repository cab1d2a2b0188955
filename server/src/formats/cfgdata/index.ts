import type { Format } from '../format.ts';
import { cutXml } from '../xml/cut.ts';
import { XmlReader } from '../xml/reader.ts';
import { rootName } from '../xml/root.ts';
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
  recognises: (text) => rootName(text) === 'CfgData',
  cut: cutXml,
  reader: () => new XmlReader(fieldsOf),
  tagPair: tagPairAt,
  editor: cfgDataEditor,
  cursor: (text, _cut, offset, layout) => cursorInCfgData(text, offset, layout),
};
