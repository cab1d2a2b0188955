/** The elements of CfgData XML that hold a DN; the update forms change one that exists. */
const dnElements: ReadonlySet<string> = new Set(['CfgDN', 'CfgRouteDN', 'CfgDNUpdate', 'CfgRouteDNUpdate']);

/** The elements around objects. */
export const containers: ReadonlySet<string> = new Set([
  'CfgData',
  'CfgReference',
  'CfgCreate',
  'CfgUpdate',
  'CfgRemove',
]);

export function isDnElement(name: string): boolean {
  return dnElements.has(name);
}

export function isUpdateElement(name: string): boolean {
  return name.endsWith('Update') && dnElements.has(name);
}

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
]);

/** What an update form says besides: which object it changes. */
export const updateAttributes: ReadonlyMap<string, string> = new Map([['DBIDref', 'DBIDref']]);
