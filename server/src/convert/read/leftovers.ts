import { type JsonObject, memberOf, objectsIn } from '../../formats/json/node.ts';
import { parseJson } from '../../formats/json/parse.ts';
import { containers } from '../../formats/xml/names.ts';
import { tokenize } from '../../formats/xml/tokenize.ts';
import type { XmlElement, XmlTree } from '../../formats/xml/tree.ts';
import type { Notation } from '../model.ts';
import { allElements } from './cfgData.ts';

/** What stands somewhere besides that which is read there: its name, if it has one, and what it stands in. */
export interface Leftover {
  readonly name?: string;
  readonly of: string;
}

/** In words; `say` tells how a name may be said. */
export function leftoverText({ name, of }: Leftover, say: (name: string) => string): string {
  return name === undefined ? of : `'${say(name)}' of ${of}`;
}

/** What stands between the elements of XML, comments and the line at its very start aside. */
export function textLeftovers(text: string): Leftover[] {
  const found = new Set<string>();
  for (const { kind, span } of tokenize(text).tokens) {
    const piece = text.slice(span.start, span.end);
    if (kind === 'cdata' || (kind === 'text' && /[^\s\ufeff]/.test(piece))) found.add('text between elements');
    if (kind === 'instruction' && !/^<\?xml\s/i.test(piece)) found.add('a processing instruction');
    if (kind === 'declaration') found.add('a declaration');
  }
  return [...found].map((of) => ({ of }));
}

/** The attributes of the elements around objects, but for those by which XML itself is told apart. */
export function frameLeftovers({ elements }: XmlTree): Leftover[] {
  return [...allElements(elements)]
    .filter(({ name }) => containers.has(name) || name === 'ConfData')
    .flatMap((element) => others(element, frames));
}

/** The attributes by which XML itself tells names apart. */
const frames = /^(?:xmlns|xml|xsi)(?::|$)/;

const pair = /^(?:key|value)$/;

/** The attributes that belong to the elements in which options stand, and to those in which DNs refer to others. */
const expected: ReadonlyMap<string, RegExp> = new Map([
  ['list_pair', /^key$/],
  ['str_pair', pair],
  ['int_pair', pair],
  ['bin_pair', pair],
  ['destDNDBIDs', /^$/],
  ['accessNumbers', /^$/],
  ['CfgDNDestDN', /^linkDBID$/],
  ['CfgDNAccessNumber', /^(?:linkDBID|number)$/],
]);

/** What stands in the element of a DN besides its fields and options. */
export function elementLeftovers(element: XmlElement, notation: Notation): Leftover[] {
  const own = notation === 'confdata' ? others(element, frames) : [];
  const inside = element.children.flatMap((child): Leftover[] => {
    if (child.name === 'userProperties')
      return [...others(child, /^$/), ...[...allElements(child.children)].flatMap((inner) => known(inner))];
    if (notation === 'cfgdata') return [...allElements([child])].flatMap((inner) => known(inner));
    const value = child.attributes.some(({ name }) => name === 'value');
    // Of a field without a value it is said that it is no field that can be converted.
    if (!value) return [];
    return [...others(child, /^value$/), ...child.children.map(({ name }) => ({ name, of: child.name }))];
  });
  return [...own, ...inside];
}

function known(element: XmlElement): Leftover[] {
  const names = expected.get(element.name);
  return names ? others(element, names) : [];
}

function others({ name: of, attributes }: XmlElement, isExpected: RegExp): Leftover[] {
  return attributes.flatMap(({ name }) => (isExpected.test(name) ? [] : [{ name, of }]));
}

/** What stands in the options of a GAX or RAW object besides them; `start`: where the object begins. */
export function memberLeftovers(text: string, start: number, notation: Notation): Leftover[] {
  const { root } = parseJson(text.slice(start));
  if (root?.kind !== 'object') return [];
  if (notation === 'gax') {
    // In the other notations it has the options.
    const misspelt = membersOf(root, 'CfgDN', /^(?!userProperties$)/);
    const annex = memberOf(root, 'userproperties')?.value;
    if (annex?.kind !== 'object') return misspelt;
    const list = memberOf(annex, 'property')?.value;
    const entries = objectsIn(list);
    const hasOthers = list?.kind === 'array' && list.items.length > entries.length;
    return [
      ...misspelt,
      ...membersOf(annex, 'userproperties', /^property$/),
      ...(hasOthers ? [{ of: "what is no object in the list 'property'" }] : []),
      ...entries.flatMap((entry) => membersOf(entry, 'property', /^(?:section|key|value)$/)),
    ];
  }
  const annex = memberOf(root, 'userProperties')?.value;
  if (annex?.kind !== 'object') return [];
  const sections = objectsIn(memberOf(annex, 'list_pair')?.value);
  return [
    ...membersOf(annex, 'userProperties', /^list_pair$/),
    ...sections.flatMap((section) => [
      ...membersOf(section, 'list_pair', /^(?:key|(?:str|int|bin|list)_pair)$/),
      ...section.members.flatMap(({ key, value }) =>
        /^(?:str|int|bin)_pair$/.test(key.text)
          ? objectsIn(value).flatMap((option) => membersOf(option, key.text, pair))
          : [],
      ),
    ]),
  ];
}

function membersOf({ members }: JsonObject, of: string, isExpected: RegExp): Leftover[] {
  return members.flatMap(({ key: { text: name } }) => (isExpected.test(name) ? [] : [{ name, of }]));
}
