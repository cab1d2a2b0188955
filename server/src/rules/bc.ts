import { CfgDNType, findMember, typesOutsidePlaces } from '../catalogue/enumerations.ts';
import type { Dn, Option } from '../model/dn.ts';
import { describeEffect, effectIn, placeOfEffect, writtenIn } from './effect.ts';
import type { Finding } from './finding.ts';
import { setOption } from './fixes.ts';
import { fieldOf, placeOfValue, subjectOf, textOf, tServer } from './parts.ts';
import { type CheckContext, type DnCheck, nothing, type RuleContext } from './rule.ts';

/** In Business Continuity, a DN of an agent that is reached at a fixed address. */
export const staticContact: DnCheck = {
  rules: ['bc/static-contact'],
  asks: ['type', 'contact', 'dr-forward'],
  applies: ({ deployment }) => deployment === 'business-continuity',

  check(dn, context) {
    if (dn.role !== 'dn') return nothing;
    const contact = staticContactOf(context);
    if (!contact || !canServeAgent(dn, context)) return nothing;
    const forward = effectIn(dn, 'dr-forward', context);
    if (forward.kind === 'unknown' || forward.value === 'no-agent') return nothing;
    const elsewhere =
      forward.kind === 'default' ? ' A value on the Application would count, too; this file does not show it.' : '';
    const finding: Finding = {
      rule: 'bc/static-contact',
      span: placeOfEffect(dn, forward),
      message: `${subjectOf(dn)} has a static 'contact', but ${describeEffect('dr-forward', forward)}: in Business Continuity, such a DN must use 'no-agent'.${elsewhere}`,
      related: [{ message: 'The static contact', span: placeOfValue(contact) }],
      data: { section: tServer, option: 'dr-forward' },
      fixes: setOption(dn, 'dr-forward', 'no-agent'),
    };
    return [finding];
  },
};

/** The `contact` of a DN where it is an address; `*` is a registered endpoint, and an empty one is none. */
function staticContactOf({ sections }: CheckContext): Option | undefined {
  const contact = writtenIn(sections, 'contact');
  if (contact === undefined || contact === 'unknown') return undefined;
  const text = contact.value.text.trim();
  return text === '' || text === '*' ? undefined : contact;
}

/** `dr-forward` is for the DNs of agents, and some types are known to serve none. */
function canServeAgent(dn: Dn, { format }: RuleContext): boolean {
  const type = findMember(CfgDNType, textOf(fieldOf(dn, 'type')) ?? '', format.traits.enumForm);
  return !type || !typesOutsidePlaces.has(type.name);
}
