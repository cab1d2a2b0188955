import type { Member, MemberList } from './memberList.ts';

/** Among so many that have become pending the first one is looked for one by one. */
const mostRecent = 16;

/** Stretches that are to be cut, and segments whose state before has changed since they were linked (the ones behind them follow). */
export class Pending {
  private readonly list: MemberList;
  private readonly all = new Set<Member>();
  /** In the order of the file, the first one last; some may be pending no longer. */
  private inOrder: Member[] = [];
  /** Those that have come since these were put in order. */
  private readonly recent = new Set<Member>();

  constructor(list: MemberList) {
    this.list = list;
  }

  get isEmpty(): boolean {
    return this.all.size === 0;
  }

  add(member: Member): void {
    if (this.all.has(member)) return;
    this.all.add(member);
    this.recent.add(member);
  }

  delete(member: Member): void {
    this.all.delete(member);
  }

  /** Where work goes on: the one that stands first in the file. */
  get first(): Member | undefined {
    const { list, all, inOrder, recent } = this;
    // What an earlier look has put in order stays so: only what has come since has to be compared.
    for (let next = inOrder.at(-1); next && !all.has(next); next = inOrder.at(-1)) inOrder.pop();
    if (recent.size > mostRecent) {
      recent.clear();
      this.inOrder = [...all].sort((one, other) => (list.isBefore(one, other) ? 1 : -1));
      return this.inOrder.at(-1);
    }
    let first = inOrder.at(-1);
    for (const member of recent) {
      if (!all.has(member)) recent.delete(member);
      else if (!first || list.isBefore(member, first)) first = member;
    }
    return first;
  }
}
