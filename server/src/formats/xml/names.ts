/** The elements that hold a DN; the update forms change one that exists. */
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
