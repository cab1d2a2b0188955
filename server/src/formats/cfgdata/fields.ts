import type { Field } from '../../model/dn.ts';
import { valueIn } from '../xml/annexReader.ts';
import type { XmlElement } from '../xml/tree.ts';
import { attributes } from './attributes.ts';

/** The fields of a DN that is written with attributes. */
export function fieldsOf(element: XmlElement): Field[] {
  return element.attributes.flatMap((attribute) => {
    if (isNamespace(attribute.name)) return [];
    const { name, nameSpan, span } = attribute;
    const property = attributes.get(name) ?? name;
    return [{ property, name: { text: name, span: nameSpan }, value: valueIn(attribute), span }];
  });
}

function isNamespace(name: string): boolean {
  return name === 'xmlns' || name.includes(':');
}
