import type { Borrowed } from '../formats/format.ts';
import type { Segment } from './segment.ts';

interface Loan {
  readonly loan: Borrowed;
  count: number;
}

/** Which parts of which segments others use, and in which roles: counted, so that it is known when the last use has gone. */
export class Loans {
  private readonly byOwner = new Map<object, Map<object, Map<string, Loan>>>();
  private readonly touched = new Set<Segment>();

  /** Notes that a segment uses other parts than before. */
  change(before: readonly Borrowed[], after: readonly Borrowed[]): void {
    if (before === after) return;
    for (const loan of after) this.count(loan, 1);
    for (const loan of before) this.count(loan, -1);
  }

  /** A segment whose loans have changed since it was last given; undefined when there is none left. */
  takeTouched(): Segment | undefined {
    const [segment] = this.touched;
    if (segment) this.touched.delete(segment);
    return segment;
  }

  get hasTouched(): boolean {
    return this.touched.size > 0;
  }

  /** What others use of a segment: one loan for each part and role. */
  of(segment: Segment): readonly Borrowed[] {
    const parts = this.byOwner.get(segment);
    if (!parts) return [];
    return [...parts.values()].flatMap((roles) => [...roles.values()].map(({ loan }) => loan));
  }

  private count(loan: Borrowed, by: 1 | -1): void {
    const parts = this.byOwner.get(loan.owner) ?? new Map<object, Map<string, Loan>>();
    const roles = parts.get(loan.part) ?? new Map<string, Loan>();
    const known = roles.get(loan.role);
    const count = (known?.count ?? 0) + by;
    if (known) known.count = count;
    else roles.set(loan.role, { loan, count });
    if (count === 0) roles.delete(loan.role);
    if (roles.size > 0) parts.set(loan.part, roles);
    else parts.delete(loan.part);
    if (parts.size > 0) this.byOwner.set(loan.owner, parts);
    else this.byOwner.delete(loan.owner);
    if (count === 0 || (by === 1 && count === 1)) this.touched.add(loan.owner as Segment);
  }
}
