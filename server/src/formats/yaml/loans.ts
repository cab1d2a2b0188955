import type { Borrowed } from '../format.ts';
import { DnReader, type Loan, type SharedRole } from './dnReader.ts';
import type { Definition } from './environment.ts';

/** A DN that takes over more parts than this is a bomb, not a DN. */
const mostLoans = 256;
/** A part is read in so many roles at most: under so many section names nobody shares one. */
const mostRoles = 32;

/** What shared parts borrow in their turn, by the kind of role. */
export class Lending {
  private readonly known = new WeakMap<Definition, Map<SharedRole['as'], readonly Loan[]>>();

  /** All that a DN borrows: what it takes over itself, and what those parts take over. */
  allOf(own: readonly Loan[]): Borrowed[] {
    const borrowed: Borrowed[] = [];
    const seen = new Map<object, Set<string>>();
    const waiting: Loan[] = [];
    const take = (loans: readonly Loan[]): void => {
      for (const loan of loans) {
        if (borrowed.length >= mostLoans) return;
        const { definition: part } = loan;
        const role = textOf(loan.role);
        const roles = seen.get(part) ?? new Set();
        if (roles.has(role)) continue;
        seen.set(part, roles.add(role));
        borrowed.push({ owner: part.scope.owner, part, role });
        waiting.push(loan);
      }
    };
    take(own);
    for (let next = waiting.pop(); next; next = waiting.pop()) take(this.loansOf(next));
    return borrowed;
  }

  private loansOf({ definition, role }: Loan): readonly Loan[] {
    const byKind = this.known.get(definition) ?? new Map<SharedRole['as'], readonly Loan[]>();
    this.known.set(definition, byKind);
    let loans = byKind.get(role.as);
    if (!loans) {
      const reader = new DnReader(definition.scope, []);
      if (definition.node.kind === 'map') reader.readFragment(definition.node, role);
      loans = reader.loans;
      byKind.set(role.as, loans);
    }
    // Whatever the section's name, the same parts are borrowed, under that name.
    return role.as === 'section' ? loans.map((loan) => ({ ...loan, role })) : loans;
  }
}

/** The loans of a segment's parts in a fixed order, each once: parts in the order of the text, roles by their texts. */
export function inOrder(loans: readonly Borrowed[]): Loan[] {
  const byPart = new Map<Definition, Set<string>>();
  for (const { part, role } of loans) {
    const definition = part as Definition;
    byPart.set(definition, (byPart.get(definition) ?? new Set()).add(role));
  }
  const parts = [...byPart].sort(([a], [b]) => a.node.span.start - b.node.span.start);
  return parts.flatMap(([definition, roles]) =>
    [...roles]
      .sort()
      .slice(0, mostRoles)
      .map((role) => ({ definition, role: roleOf(role) })),
  );
}

const section = 'section ';

function textOf(role: SharedRole): string {
  return role.as === 'section' ? section + role.name : role.as;
}

function roleOf(text: string): SharedRole {
  if (text.startsWith(section)) return { as: 'section', name: text.slice(section.length) };
  return { as: text === 'annex' ? 'annex' : 'dn' };
}
