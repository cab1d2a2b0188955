import type { DnFieldDefinition, Source } from './types.ts';

/** The fields of CfgDN as the Platform SDK names them, those that people write most first. */
const cfgDnFields: readonly DnFieldDefinition[] = [
  {
    name: 'number',
    kind: 'string',
    mandatory: true,
    summary:
      'The directory number. Unique on its switch, except for the types DestinationLabel and AccessResource; cannot be changed later.',
  },
  {
    name: 'type',
    kind: 'enum',
    enumeration: 'CfgDNType',
    mandatory: true,
    summary: 'The type of the DN; cannot be changed later.',
  },
  {
    name: 'name',
    kind: 'string',
    summary:
      'A name besides the number, shown as the alias. Unique in its tenant; recommended for the types of queues and routing.',
  },
  {
    name: 'state',
    kind: 'enum',
    enumeration: 'CfgObjectState',
    mandatory: true,
    summary: 'Whether the object is enabled or disabled.',
  },
  {
    name: 'registerAll',
    kind: 'enum',
    enumeration: 'CfgDNRegisterFlag',
    summary: 'Whether the DN is registered, or registered on demand. Recommended: `true`.',
  },
  {
    name: 'routeType',
    kind: 'enum',
    enumeration: 'CfgRouteType',
    summary: 'The route type. Needed when a DN is created.',
  },
  {
    name: 'switchSpecificType',
    kind: 'integer',
    summary: 'A type that the switch defines. Greater than 0; real data uses 1.',
  },
  {
    name: 'useOverride',
    kind: 'flag',
    enumeration: 'CfgFlag',
    summary: 'Whether `override` is used. Recommended: `true`.',
  },
  { name: 'override', kind: 'string', summary: 'Goes with `useOverride`; more of it is not published.' },
  {
    name: 'association',
    kind: 'string',
    summary: 'What the DN is associated with: a port of an IVR, a channel, an access number and the like.',
  },
  {
    name: 'DNLoginID',
    kind: 'string',
    summary:
      'The login ID. Only for the types ACDPosition, Extension, EAPort, VoiceMail and Mixed; for AccessResource it holds the type of the resource.',
  },
  {
    name: 'loginFlag',
    kind: 'flag',
    enumeration: 'CfgFlag',
    readOnly: true,
    summary: 'Follows from DNLoginID and cannot be set by itself.',
  },
  { name: 'trunks', kind: 'integer', summary: 'Trunks, as an integer. Only for the type DestinationLabel.' },
  {
    name: 'destDNDBIDs',
    kind: 'list',
    summary:
      'The default destinations, by DBID. Only for the types RoutingPoint, ExtRoutingPoint, ServiceNumber, RoutingQueue, ACDQueue, VirtACDQueue, VirtRoutingPoint and AccessResource.',
  },
  {
    name: 'accessNumbers',
    kind: 'list',
    summary: 'Access numbers, each with its switch. Only for the types ExtRoutingPoint and AccessResource.',
  },
  { name: 'groupDBID', kind: 'link', summary: 'The DN group for number translation, by DBID.' },
  { name: 'siteDBID', kind: 'link', summary: 'The site, by DBID.' },
  { name: 'contractDBID', kind: 'link', summary: 'The contract, by DBID.' },
  {
    name: 'switchDBID',
    kind: 'link',
    mandatory: true,
    summary: 'The switch of the DN, by DBID; cannot be changed later.',
  },
  {
    name: 'tenantDBID',
    kind: 'link',
    readOnly: true,
    summary: 'The tenant of the DN, by DBID. Follows from the switch and cannot be set by itself.',
  },
  {
    name: 'DBID',
    kind: 'integer',
    readOnly: true,
    summary: 'The identifier that the configuration layer gives; unique among the objects of one class.',
  },
  {
    name: 'userProperties',
    kind: 'options',
    summary:
      'The annex: sections of options, among them `TServer`. Section names are unique, and option names in a section.',
  },
];

/** Fields that refer to other objects by name, as `mutagen` and this project's YAML write them. */
const byNameFields: readonly DnFieldDefinition[] = [
  {
    name: 'switch',
    kind: 'link',
    mandatory: true,
    summary: 'The switch of the DN, by name; cannot be changed later.',
  },
  {
    name: 'tenant',
    kind: 'link',
    summary: 'The tenant of the DN, by name. In the configuration layer it follows from the switch.',
  },
  { name: 'group', kind: 'link', summary: 'The DN group for number translation, by name.' },
  { name: 'contract', kind: 'link', summary: 'The contract, by name.' },
  { name: 'folder', kind: 'link', summary: 'The folder of the DN: its `type`, `owner` and `path`.' },
  { name: 'site', kind: 'link', summary: 'The site, a folder: its `type`, `owner` and `path`.' },
  {
    name: 'destinationDNs',
    kind: 'list',
    summary:
      'The default destinations, each by `number`, `switch` and `type`. Only for the types that `destDNDBIDs` can have.',
  },
  { name: 'dnLoginID', kind: 'string', summary: 'Another spelling of `DNLoginID`, the one that `mutagen` writes.' },
];

/** Words of the tools' screens for `userProperties`. */
const annexSynonyms: readonly DnFieldDefinition[] = [
  { name: 'options', kind: 'options', summary: 'The same as `userProperties`.' },
  { name: 'annex', kind: 'options', summary: 'The same as `userProperties`.' },
];

/** Every field that may stand directly under a DN, those that people write most first. */
export const dnFields: readonly DnFieldDefinition[] = [...cfgDnFields, ...byNameFields, ...annexSynonyms];

/** The names under which a DN's sections may stand; the first is Genesys' own. */
export const userPropertiesNames: readonly string[] = dnFields
  .filter((field) => field.kind === 'options')
  .map((field) => field.name);

const byName: ReadonlyMap<string, DnFieldDefinition> = new Map(dnFields.map((field) => [field.name, field]));

/** The field of exactly that name. */
export function findDnField(name: string): DnFieldDefinition | undefined {
  return byName.get(name);
}

const platformSdk: Source = {
  title: 'CfgDN (Platform SDK, Configuration Layer reference)',
  url: 'https://docs.genesys.com/Documentation/PSDK/latest/ConfigLayerRef/CfgDN',
};
const mutagen: Source = { title: 'nuecho/mutagen, DN.kt', url: 'https://github.com/nuecho/mutagen' };

/** Where a statement about the field comes from; nothing for the synonyms, which are this project's own. */
export function sourceOfDnField(name: string): Source | undefined {
  if (cfgDnFields.some((field) => field.name === name)) return platformSdk;
  return byNameFields.some((field) => field.name === name) ? mutagen : undefined;
}
