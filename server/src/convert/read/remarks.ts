import type { Dn, Field, Option, Section } from '../../model/dn.ts';
import { noRemarks, type Remarks } from '../model.ts';

/** A comment of a file with its place, as offsets in the file. */
export interface PlacedComment {
  /** Its lines, without marks. */
  readonly lines: readonly string[];
  readonly ownLine: boolean;
  readonly start: number;
}

/** A part that comments can be about, and where it starts in the file. */
export type Anchor = Dn | Section | Option | Field;

/** The comments of a file, given out to the parts that they are about. */
export interface GivenRemarks {
  readonly head: readonly string[];
  readonly tail: readonly string[];
  of(part: Anchor): Remarks;
}

/** Lines of a comment without what makes it one in YAML, options exports or XML. */
export function commentLines(text: string): string[] {
  const inner = text.startsWith('<!--')
    ? text.slice('<!--'.length, text.endsWith('-->') ? -'-->'.length : undefined)
    : text.replace(/^[#;]+/, '');
  const lines = inner.split(/\r?\n/).map((line) => line.trim());
  while (lines.length > 1 && lines[0] === '') lines.shift();
  while (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines;
}

/**
 * Gives each comment to a part: one on a line of its own to the part that follows, one behind something to what started last before it.
 * Those before `headEnd` are about the file. `anchors` are in the order of their starts.
 */
export function giveRemarks(
  comments: readonly PlacedComment[],
  anchors: readonly { readonly part: Anchor; readonly start: number }[],
  headEnd: number,
): GivenRemarks {
  const head: string[] = [];
  const tail: string[] = [];
  const given = new Map<Anchor, { before: string[]; beside: string[] }>();
  const add = (part: Anchor | undefined, where: 'before' | 'beside', lines: readonly string[]): void => {
    if (!part) {
      tail.push(...lines);
      return;
    }
    const own = given.get(part) ?? { before: [], beside: [] };
    own[where].push(...lines);
    given.set(part, own);
  };
  let next = 0;
  for (const { lines, ownLine, start } of comments) {
    while (next < anchors.length && (anchors[next]?.start ?? 0) <= start) next++;
    const previous = anchors[next - 1]?.part;
    if (start < headEnd) head.push(...lines);
    else if (ownLine || !previous) add(anchors[next]?.part, 'before', lines);
    else add(previous, lines.length === 1 ? 'beside' : 'before', lines);
  }
  return { head, tail, of: (part) => given.get(part) ?? noRemarks };
}
