import type { CutState } from '../format.ts';
import type { JsonTokenKind } from './scanner.ts';

/** How cutting stands in a list of DNs, between two entries. */
export interface ListState {
  /** How many containers are open, the list among them: 1 where it is the outermost one, 2 where it stands below a name. */
  readonly depth: 1 | 2;
  /** The column in which the lines of the entry before begin and end; -1 where that is not known. */
  readonly column: number;
  /** The indentation of the line on which the list opens. */
  readonly indent: number;
  /** What stands before: the list's bracket, a comma, or something else. */
  readonly previous: '[' | ',' | 'x';
  /** Whether a line begins here. */
  readonly atLine: boolean;
}

/** The state behind the last cut. */
export const atEnd: CutState = 'end';

export function writeState({ depth, column, indent, previous, atLine }: ListState): CutState {
  return `${depth} ${column} ${indent} ${previous} ${atLine ? 'line' : 'within'}`;
}

/** Nothing for a state outside lists. */
export function readState(state: CutState): ListState | undefined {
  const [depth = '', column, indent, previous, place] = state.split(' ');
  if (depth !== '1' && depth !== '2') return undefined;
  return {
    depth: depth === '1' ? 1 : 2,
    column: Number(column),
    indent: Number(indent),
    previous: previous === '[' || previous === ',' ? previous : 'x',
    atLine: place === 'line',
  };
}

/** The kind of the token before, as far as it matters for how the next one is taken. */
export function kindBefore({ previous }: ListState): JsonTokenKind {
  return previous === 'x' ? 'word' : previous;
}

/** Whether a comma, or the bracket of the list, stands before an entry, or before the place where the next one could come. */
export function isParted(state: CutState): boolean {
  return readState(state)?.previous !== 'x';
}
