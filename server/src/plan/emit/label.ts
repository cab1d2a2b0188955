import type { Catalogue } from '../../catalogue/catalogue.ts';
import { sayableNumber } from '../../rules/secret.ts';
import { nameOfLink } from '../fieldChanges.ts';
import type { PlannedDn } from '../plan.ts';
import { sayerOf } from '../report.ts';

/** How notes call a DN, without any secret of it. */
export function labelOf(planned: PlannedDn, catalogue: Catalogue): string {
  const { old, new: young } = planned;
  const side = young ?? old;
  if (!side) return 'DN';
  const say = sayerOf(planned, catalogue);
  const number = young?.number ?? old?.number;
  const dbid = young?.dbid ?? old?.dbid;
  const link = young?.switch ?? old?.switch;
  if (number !== undefined)
    return `DN ${sayableNumber(side.dn, number, catalogue)}${link ? ` (${say(nameOfLink(link))})` : ''}`;
  return dbid === undefined ? `DN in ${side.file.path}` : `DN with DBID ${say(dbid)}`;
}
