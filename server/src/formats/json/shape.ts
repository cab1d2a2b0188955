import type { FormatId } from '../../model/dn.ts';
import type { FormatTraits } from '../format.ts';

/** How one of the JSON notations writes DNs. */
export interface Shape {
  readonly id: FormatId;
  readonly traits: FormatTraits;
  /** Whether the array under this key of the outermost object holds DNs; without a key, whether the outermost array does. */
  isList(key: string | undefined): boolean;
  /** The members of a DN that hold its options. */
  readonly annexNames: ReadonlySet<string>;
  /**
   * How options are written. `nested`: an object of sections, each an object of options. `flat`: a list of entries that say their section,
   * key and value. `pairs`: the elements of PSDK's XML, turned into JSON.
   */
  readonly annex: 'nested' | 'flat' | 'pairs';
  /** The member that says the class of the object, where objects of other classes can stand beside DNs. */
  readonly classField?: string;
}

/** The fields of CfgDN under the names of the Platform SDK (facts/dn-formats.md section 1.2). */
const sdkFields: ReadonlyMap<string, string> = new Map(
  [
    'DBID',
    'switchDBID',
    'tenantDBID',
    'type',
    'number',
    'name',
    'association',
    'destDNDBIDs',
    'loginFlag',
    'DNLoginID',
    'registerAll',
    'groupDBID',
    'trunks',
    'routeType',
    'override',
    'useOverride',
    'state',
    'switchSpecificType',
    'accessNumbers',
    'siteDBID',
    'contractDBID',
    'userProperties',
  ].map((name) => [name, name]),
);

/** The field of a GAX object that says its class; a DN's own type is its `subtype` (section 6, E1). */
const objectClass = 'objectClass';

const gaxFields: ReadonlyMap<string, string> = new Map([
  ...[...sdkFields.keys()].map((name): [string, string] => [name.toLowerCase(), name]),
  ['type', objectClass],
  ['subtype', 'type'],
  ['folderid', 'folder'],
]);

/** `mutagen` JSON: the nearest to DN as code, and the shape of the YAML files. */
export const mutagenShape: Shape = {
  id: 'json',
  traits: { enumForm: 'symbolic', hasIdentity: true, yamlBooleans: false, textValues: 'none' },
  isList: (key) => key === 'dns',
  annexNames: new Set(['userProperties', 'options', 'annex']),
  annex: 'nested',
};

/** Answers of the configuration API of Genesys Web Services. */
export const gwsShape: Shape = {
  id: 'json',
  traits: { enumForm: 'numeric', hasIdentity: true, yamlBooleans: false, textValues: 'all', fields: sdkFields },
  isList: (key) => key === 'dns',
  annexNames: new Set(['userProperties']),
  annex: 'nested',
};

/** Objects of GAX's REST interface. */
export const gaxShape: Shape = {
  id: 'json',
  traits: { enumForm: 'prefixed', hasIdentity: true, yamlBooleans: false, textValues: 'all', fields: gaxFields },
  isList: () => true,
  annexNames: new Set(['userproperties']),
  annex: 'flat',
  classField: 'type',
};

/** `mutagen` RAW: PSDK's XML turned into JSON by a program that takes texts for numbers and booleans where it can. */
export const rawShape: Shape = {
  id: 'confdata',
  traits: {
    enumForm: 'numeric',
    hasIdentity: true,
    yamlBooleans: false,
    textValues: 'none',
    isReadOnly: true,
    fields: sdkFields,
  },
  isList: (key) => key === 'CFGDN',
  annexNames: new Set(['userProperties']),
  annex: 'pairs',
};

/** The field of CfgDN that a member of a DN is; its own name where it is none. */
export function propertyOf(shape: Shape, name: string): string {
  if (shape.annexNames.has(name)) return 'userProperties';
  return shape.traits.fields?.get(name) ?? name;
}
