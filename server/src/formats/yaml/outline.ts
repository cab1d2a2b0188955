import type { Row } from './cursorRow.ts';

/** Stands in a path for an item of a list. */
export const itemMark = '-';

/** A block mapping or list that is open where the reading has come to. */
export interface Level {
  readonly kind: 'map' | 'list';
  readonly column: number;
  /** The keys that lead to it from the document's root; `-` for an item of a list. */
  readonly path: readonly string[];
  /** The keys of a mapping, as far as they have been read. */
  readonly names: string[];
  last: Last | undefined;
}

/** The latest key or item of a level. */
interface Last {
  readonly step: string;
  /** Whether it waits for something below it. */
  readonly open: boolean;
  /** What stands below it. */
  child: Level | undefined;
}

/**
 * Follows the rows of a segment downwards and keeps the levels that are open. It takes what is misplaced as the tolerant reader
 * does: such a line stays with its neighbours.
 */
export class Outline {
  private stack: Level[] = [];
  private base: Level | undefined;
  /** Set when every row stands in an item of a list of this path. */
  private readonly listPath: readonly string[] | undefined;
  /** The first step of indentation from one mapping to the next. */
  step: number | undefined;

  constructor(listPath: readonly string[] | undefined) {
    this.listPath = listPath;
  }

  /** The open levels, outermost first. */
  levels(): readonly Level[] {
    return [...this.stack];
  }

  get outermost(): Level | undefined {
    return this.stack[0];
  }

  get innermost(): Level | undefined {
    return this.stack.at(-1);
  }

  clear(): void {
    this.stack = [];
    this.base = undefined;
  }

  /** Takes in the dashes of a row; gives the mapping that its last item is. Undefined for a row without dashes. */
  addDashes(row: Row): Level | undefined {
    let item: Level | undefined;
    for (const dash of row.dashes) {
      const list = this.listAt(dash);
      item = { kind: 'map', column: row.column, path: below(list.path, itemMark), names: [], last: undefined };
      list.last = { step: itemMark, open: true, child: undefined };
    }
    return item;
  }

  /** Opens the mapping that begins behind a dash. */
  enter(item: Level): void {
    const list = this.innermost;
    if (list?.last) list.last.child = item;
    this.stack.push(item);
  }

  /** Takes in a key that starts its line; gives its level, or undefined where it has none. */
  addKey(column: number): Level | undefined {
    if (this.base && column <= this.base.column) return undefined;
    while (
      this.innermost &&
      (this.innermost.column > column || (this.innermost.kind === 'list' && this.innermost.column === column))
    )
      this.stack.pop();
    const top = this.innermost;
    if (!top) return this.push('map', column, []);
    if (top.column === column || !top.last?.open) return top;
    // Deeper than a key that waits, or that has entries already: then the line belongs to them though its column is wrong.
    if (top.last.child) this.stack.push(top.last.child);
    else this.push('map', column, below(top.path, top.last.step));
    return this.innermost;
  }

  private listAt(column: number): Level {
    const { base } = this;
    const isOutside = base && column <= base.column;
    while (
      this.innermost &&
      this.innermost !== base &&
      (this.innermost.column > column || isOutside || !this.mayHoldDash(column))
    )
      this.stack.pop();
    const top = this.innermost;
    if (top?.kind === 'list' && (top.column === column || isOutside || top.last?.child)) return top;
    const path = top ? below(top.path, top.last?.open ? top.last.step : '?') : (this.listPath ?? []);
    const list = this.push('list', column, path);
    if (this.listPath) this.base ??= list;
    return list;
  }

  /** A list's dashes may stand in the column of the key that it is the value of. */
  private mayHoldDash(column: number): boolean {
    const top = this.innermost;
    if (top?.kind !== 'map' || top.column < column) return true;
    return top.last?.open === true && (top.last.child?.kind ?? 'list') === 'list';
  }

  private push(kind: Level['kind'], column: number, path: readonly string[]): Level {
    const top = this.innermost;
    const level: Level = { kind, column, path, names: [], last: undefined };
    if (top?.last?.open) top.last.child = level;
    if (kind === 'map' && top?.kind === 'map') this.step ??= column - top.column;
    this.stack.push(level);
    return level;
  }
}

/** Deeper than this nothing of a DN stands; longer paths would only make deep nesting slow. */
const deepest = 16;

function below(path: readonly string[], step: string): readonly string[] {
  return path.length < deepest ? [...path, step] : path;
}
