import type { Field } from '../../model/dn.ts';
import { nothing } from '../cursor.ts';
import type { Format } from '../format.ts';
import { valueIn } from '../xml/annexReader.ts';
import { cutXml } from '../xml/cut.ts';
import { XmlReader } from '../xml/reader.ts';
import { tagPairAt } from '../xml/tagPair.ts';
import { attributeOf, type XmlElement } from '../xml/tree.ts';

/** Whether a text has an element for one of the fields that all DNs have, with a value. No tag is cut in two, so segments can be asked, too. */
export function hasDnField(text: string): boolean {
  return /<(?:DBID|number)\s[^<>]*\bvalue\s*=/.test(text);
}

/** A dump of the Platform SDK: an element for each field, with its value in an attribute. It is read, never written. */
export const confdata: Format = {
  id: 'confdata',
  syntax: 'xml',
  traits: { enumForm: 'numeric', hasIdentity: true, yamlBooleans: false, textValues: 'documented', isReadOnly: true },
  claims: () => false,
  signs: (segmentText) => (hasDnField(segmentText) ? 'field' : ''),
  cut: cutXml,
  reader: () => new XmlReader(fieldsOf),
  tagPair: tagPairAt,
  editor: () => () => undefined,
  cursor: () => nothing,
};

function fieldsOf(element: XmlElement): readonly Field[] {
  return element.children.flatMap((child) => {
    if (child.name === 'userProperties') return [];
    const name = { text: child.name, span: child.nameSpan };
    const value = attributeOf(child, 'value');
    if (value) return [{ property: child.name, name, value: valueIn(value), span: child.span }];
    // A field without a value of its own is a list, or is being typed.
    const kind = child.isFinished ? ('collection' as const) : ('unfinished' as const);
    return [{ property: child.name, name, value: { text: '', kind, span: child.open }, span: child.span }];
  });
}
