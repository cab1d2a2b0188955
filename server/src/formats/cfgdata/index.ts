import type { Format } from '../format.ts';
import { cursorInCfgData } from './cursor.ts';
import { cutCfgData } from './cut.ts';
import { editCfgData } from './edit.ts';
import { attributes } from './names.ts';
import { CfgDataReader } from './reader.ts';

/** The first element of a text, past byte order mark, declaration, comments and white space. */
const root = /^\ufeff?(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<![^>]*>)*<(?:[\w.-]+:)?([\w.-]+)/;

/** The XML that Genesys' configuration tools export and import: objects as elements, fields as attributes, enumerations as numbers. */
export const cfgdata: Format = {
  id: 'cfgdata',
  traits: { enumForm: 'numeric', hasIdentity: true, yamlBooleans: false, textValues: 'documented', fields: attributes },
  claims: () => false,
  recognises: (text) => root.exec(text.slice(0, 65_536))?.[1] === 'CfgData',
  cut: cutCfgData,
  reader: () => new CfgDataReader(),
  edit: editCfgData,
  cursor: (text, _cut, offset, layout) => cursorInCfgData(text, offset, layout),
};
