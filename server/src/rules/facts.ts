import type { Mention } from '../formats/format.ts';
import type { Dn } from '../model/dn.ts';
import { once } from '../model/once.ts';
import type { SeverityWord } from '../project/settings.ts';
import { fieldOf, numberOf, textOf } from './parts.ts';
import type { RuleContext } from './rule.ts';
import { sayableNumber } from './secret.ts';
import { crossChecks, isHeard } from './table.ts';

/** What an index of all DNs of a file keeps of one. Whatever else changes in a DN is of no account to the others. */
export interface DnFacts {
  /** The DN's key for each of `crossChecks`, in their order; undefined where the check is not heard, or the DN has none. */
  readonly keys: readonly (string | undefined)[];
  /** The same for variants; undefined where there is no key. */
  readonly variants: readonly (string | undefined)[];
  /** The DN's number as it may be said. */
  readonly number: string | undefined;
  /** The text of the field `id` of a DN that has a number: by it, update forms refer to the DN. */
  readonly id: string | undefined;
  /** How an update form names the DN that it changes. */
  readonly reference: string | undefined;
}

/** The facts of a DN. */
export function factsOf(dn: Dn, context: RuleContext): DnFacts {
  const heard = heardCrossChecks(context.settings.rules);
  const keys = crossChecks.map((check, index) => (heard[index] ? check.key(dn, context) : undefined));
  const variants = crossChecks.map((check, index) => (keys[index] === undefined ? undefined : check.variant?.(dn)));
  const number = numberOf(dn);
  return {
    keys,
    variants,
    number: number === undefined ? undefined : sayableNumber(dn, number, context.catalogue),
    id: number === undefined ? undefined : textOf(fieldOf(dn, 'id')),
    reference: dn.reference,
  };
}

/** The facts of a DN that is only spoken of: it is compared with none. */
export function factsOfMention({ id, number }: Mention): DnFacts {
  return { keys: [], variants: [], number, id, reference: undefined };
}

const heardCrossChecks = once((chosen: Readonly<Record<string, SeverityWord>>) =>
  crossChecks.map(({ rules }) => isHeard(rules, chosen)),
);
