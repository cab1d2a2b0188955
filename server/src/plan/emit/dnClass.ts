import { CfgDNType, findMember, typesOfRouteDns } from '../../catalogue/enumerations.ts';
import { fieldOf, textOf } from '../../rules/parts.ts';
import type { SideDn } from '../read/side.ts';

/** What CfgData calls a DN. */
export type DnClass = 'CfgDN' | 'CfgRouteDN';

/** The class of a DN: as a CfgData file of either side has it, else by its type. */
export function dnClassOf(...sides: readonly SideDn[]): DnClass {
  for (const { dn, segment, file } of sides) {
    if (file.analysis.format.id !== 'cfgdata') continue;
    return segment.text.slice(dn.head.start, dn.head.end).includes('CfgRouteDN') ? 'CfgRouteDN' : 'CfgDN';
  }
  const isRoute = sides.some(({ dn, file }) => {
    const type = findMember(CfgDNType, textOf(fieldOf(dn, 'type')) ?? '', file.analysis.format.traits.enumForm);
    return type !== undefined && typesOfRouteDns.has(type.name);
  });
  return isRoute ? 'CfgRouteDN' : 'CfgDN';
}
