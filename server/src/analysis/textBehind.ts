import type { Format } from '../formats/format.ts';
import { endOfFree, type FreeKind, restOfLine } from './freeKinds.ts';

/** A part of what was looked at behind a text to tell that this ends: a literal, and what may be anything of a kind behind that; 0 where nothing may. */
export interface PartBehind {
  readonly literal: string;
  readonly kind: FreeKind | 0;
}

/** A line of YAML with nothing but a comment, up to its mark. */
const commentLine = /[ \t]*#|[ \t]*\r?\n/y;

/** Takes apart what was looked at behind a segment: what comments on lines of their own say there does not matter. */
export function partsBehind(text: string, behind: string, { syntax }: Format): readonly PartBehind[] {
  const parts: PartBehind[] = [];
  let from = 0;
  let at = 0;
  while (syntax === 'yaml' && text.endsWith('\n')) {
    commentLine.lastIndex = at;
    if (!commentLine.test(behind)) break;
    at = commentLine.lastIndex;
    if (behind[at - 1] !== '#') continue;
    const end = behind.includes('\n', at) ? endOfFree(behind, at, behind.length, restOfLine) : -1;
    if (end < 0) break;
    parts.push({ literal: behind.slice(from, at), kind: restOfLine });
    from = end;
    at = end;
  }
  parts.push({ literal: behind.slice(from), kind: 0 });
  return parts;
}
