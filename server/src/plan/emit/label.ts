import { sayableNumber } from '../../rules/secret.ts';
import { nameOfLink } from '../fieldChanges.ts';
import type { PlannedDn } from '../plan.ts';
import { catalogueOf } from '../read/side.ts';
import { sayerOf } from '../report.ts';

/** How notes call a DN, without any secret of it. */
export function labelOf(planned: PlannedDn): string {
  const { old, new: young } = planned;
  const side = young ?? old;
  if (!side) return 'DN';
  const say = sayerOf(planned);
  const number = young?.number ?? old?.number;
  const dbid = young?.dbid ?? old?.dbid;
  const link = young?.switch ?? old?.switch;
  if (number !== undefined)
    return `DN ${sayableNumber(side.dn, number, catalogueOf(side))}${link ? ` (${say(nameOfLink(link))})` : ''}`;
  return dbid === undefined ? `DN in ${side.file.path}` : `DN with DBID ${say(dbid)}`;
}
