import { dnTypes } from './data/dnTypes.ts';
import type { Enumeration, EnumForm, EnumMember } from './types.ts';

export { typesOfRouteDns, typesOutsidePlaces, typesWithRepeatableNumbers } from './data/dnTypes.ts';

/** The members of an enumeration that counts from zero, from their symbols; the names leave the prefix out. */
function members(
  prefix: string,
  names: readonly string[],
  note: ReadonlyMap<number, string> = new Map(),
): EnumMember[] {
  return names.map((name, number) => {
    const text = note.get(number);
    return { number, symbol: prefix + name, name: name.toLowerCase(), ...(text !== undefined && { note: text }) };
  });
}

/** The trap of the numeric formats, said at the two members that it is about. */
const falseIsOne: ReadonlyMap<number, string> = new Map([
  [1, 'As a number, 1 means false; true is 2.'],
  [2, 'As a number, 2 means true; 1 means false.'],
]);

export const CfgDNType: Enumeration = { name: 'CfgDNType', members: dnTypes };

export const CfgObjectState: Enumeration = {
  name: 'CfgObjectState',
  members: members('CFG', ['NoObjectState', 'Enabled', 'Disabled', 'Deleted']),
};

export const CfgFlag: Enumeration = {
  name: 'CfgFlag',
  members: members('CFG', ['NoFlag', 'False', 'True'], falseIsOne),
};

export const CfgDNRegisterFlag: Enumeration = {
  name: 'CfgDNRegisterFlag',
  members: members('CFGDR', ['Unknown', 'False', 'True', 'OnDemand'], falseIsOne),
};

export const CfgRouteType: Enumeration = {
  name: 'CfgRouteType',
  members: members('CFG', [
    'NoRoute',
    'Default',
    'Label',
    'OverwriteDNIS',
    'DDD',
    'IDDD',
    'Direct',
    'Reject',
    'Announcement',
    'PostFeature',
    'DirectAgent',
    'UseExternalProtocol',
    'GetFromDN',
    'XRouteTypeDefault',
    'XRouteTypeRoute',
    'XRouteTypeDirect',
    'XRouteTypeReroute',
    'XRouteTypeDirectUUI',
    'XRouteTypeDirectANI',
    'XRouteTypeDirectNoToken',
    'XRouteTypeDNISPooling',
    'XRouteTypeDirectDNISnANI',
    'XRouteTypeDirectDigits',
    'XRouteTypeForbidden',
    'XRouteTypeISCCProtocol',
    'XRouteTypePullBack',
    'XRouteTypeDirectNetworkCallID',
  ]),
};

/** The enumerations of DN fields. */
export const enumerations: readonly Enumeration[] = [
  CfgDNType,
  CfgObjectState,
  CfgFlag,
  CfgDNRegisterFlag,
  CfgRouteType,
];

/** The enumeration of that name, such as `CfgDNType`. */
export function enumerationNamed(name: string): Enumeration | undefined {
  return enumerations.find((enumeration) => enumeration.name === name);
}

/**
 * The member that `text` stands for in a format of the given form. Symbolic names (`extension`) and prefixed symbols (`CFGExtension`)
 * count in any case; a number is decimal digits. What fits no member gives `undefined`.
 */
export function findMember(enumeration: Enumeration, text: string, form: EnumForm): EnumMember | undefined {
  const index = indexOf(enumeration)[form];
  // As it is written most of the time; lower case is looked for only where that is not it.
  const exact = index.get(text);
  if (exact) return exact;
  if (form !== 'numeric') return index.get(text.toLowerCase());
  const number = /^0*(\d{1,4})$/.exec(text)?.[1];
  return number === undefined ? undefined : index.get(String(Number(number)));
}

type MemberIndex = ReadonlyMap<string, EnumMember>;

const indexes = new WeakMap<Enumeration, Readonly<Record<EnumForm, MemberIndex>>>();

function indexOf(enumeration: Enumeration): Readonly<Record<EnumForm, MemberIndex>> {
  const known = indexes.get(enumeration);
  if (known) return known;
  const by = (form: EnumForm): MemberIndex => {
    // Of members that are written alike, the first one counts.
    const entries = enumeration.members.map((member) => [memberText(member, form).toLowerCase(), member] as const);
    return new Map(entries.reverse());
  };
  const index = { symbolic: by('symbolic'), numeric: by('numeric'), prefixed: by('prefixed') };
  indexes.set(enumeration, index);
  return index;
}

/** A member as a format of the given form writes it: `extension`, `1` or `CFGExtension`. */
export function memberText(member: EnumMember, form: EnumForm): string {
  switch (form) {
    case 'symbolic':
      return member.name;
    case 'numeric':
      return String(member.number);
    case 'prefixed':
      return member.symbol;
  }
}
