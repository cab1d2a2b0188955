/**
 * The attributes of a DN and the fields of CfgDN that they are. `name` holds the directory number and `alias` the name; `ownerDBID` leads
 * to the switch (facts/dn-formats.md section 4).
 */
export const attributes: ReadonlyMap<string, string> = new Map([
  ['id', 'id'],
  ['DBID', 'DBID'],
  ['name', 'number'],
  ['alias', 'name'],
  ['ownerDBID', 'switch'],
  ['tenantDBID', 'tenant'],
  ['folderDBID', 'folder'],
  ['type', 'type'],
  ['state', 'state'],
  ['association', 'association'],
  ['DNLoginID', 'DNLoginID'],
  ['registerAll', 'registerAll'],
  ['groupDBID', 'group'],
  ['trunks', 'trunks'],
  ['routeType', 'routeType'],
  ['override', 'override'],
  ['useOverride', 'useOverride'],
  ['switchSpecificType', 'switchSpecificType'],
  ['siteDBID', 'site'],
  ['contractDBID', 'contract'],
  // Of the update forms: which object they change.
  ['DBIDref', 'reference'],
]);
