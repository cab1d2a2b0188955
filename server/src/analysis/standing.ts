import type { Declarations } from '../project/settings.ts';

/** What a suppression silences: the rules that it names, or every rule but some that were let speak again since. */
export interface Silenced {
  /** Tells the suppression from all others of the file. */
  readonly id: number;
  /** Undefined: every rule. */
  readonly rules: readonly string[] | undefined;
  readonly except: readonly string[];
}

/** A suppression of one line that lies further down than the segment in which the comment stands. */
export interface LineAhead extends Silenced {
  /** How many line ends stand between the segment's end and that line's start: 0, or 1 where the comment's own line goes on. */
  readonly lines: 0 | 1;
}

/**
 * What the comments of a file have said up to a place to what stands behind it. It never changes; what says the same is the same object, as
 * long as `Standings` made it.
 */
export interface Standing {
  /** Declared for the whole file. */
  readonly declared: Declarations;
  /** Whether a DN stands before: then no comment speaks for the whole file any longer. */
  readonly hasDn: boolean;
  /** Declared for the DN that comes next. */
  readonly forNext: Declarations;
  readonly silenced: readonly Silenced[];
  readonly ahead: readonly LineAhead[];
}

export const atStart: Standing = { declared: {}, hasDn: false, forNext: {}, silenced: [], ahead: [] };

/** How many different ones are remembered. Forgetting them costs no more than looking at some segments again. */
const mostKept = 1_000;

/** Makes one object of standings that say the same. */
export class Standings {
  private readonly known = new Map<string, Standing>([[JSON.stringify(atStart), atStart]]);

  shared({ declared, hasDn, forNext, silenced, ahead }: Standing): Standing {
    const standing: Standing = { declared: inOrder(declared), hasDn, forNext: inOrder(forNext), silenced, ahead };
    const key = JSON.stringify(standing);
    const known = this.known.get(key);
    if (known) return known;
    if (this.known.size >= mostKept) this.known.clear();
    this.known.set(key, standing);
    return standing;
  }
}

/** Keys in one order, so that equal declarations are equal as JSON. */
function inOrder({ deployment, imEndpoint, imRole }: Declarations): Declarations {
  return { ...(deployment && { deployment }), ...(imEndpoint && { imEndpoint }), ...(imRole && { imRole }) };
}

/** Whether nothing is declared. */
export function isEmpty(declared: Declarations): boolean {
  return !declared.deployment && !declared.imEndpoint && !declared.imRole;
}

/** Whether nothing that was said concerns some of what follows more than the rest. */
export function isQuiet({ forNext, silenced, ahead }: Standing): boolean {
  return silenced.length === 0 && ahead.length === 0 && isEmpty(forNext);
}
