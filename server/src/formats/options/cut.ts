import { isTServerName } from '../../model/tServer.ts';
import type { Cut, CutState } from '../format.ts';
import { lineAt } from '../lines.ts';
import { readLine } from './line.ts';

/**
 * What a segment of an export is. `object`: all of it. Where it is cut into parts: `home`, one with a section that is meant as TServer, in which what
 * is said of the DN as a whole stands; `aside`, any other.
 */
export type OptionsKind = 'object' | 'home' | 'aside';

/** Whether a segment of this kind is a part of the object without its TServer. */
export function isAside(kind: string): boolean {
  return kind === ('aside' satisfies OptionsKind);
}

/** The state behind every part. */
const behindPart: CutState = 'part';

/** The line end before a section's line, and that line up to its bracket. */
const nextSection = /\n[ \t]*\[/g;

/** The whole file as one segment. */
export function cutAsObject(text: string): Cut[] {
  const kind: OptionsKind = 'object';
  return [{ kind, before: '', after: '', start: 0, end: text.length, reach: text.length }];
}

/**
 * A few sections in each segment, with the lines below them; in the first one what stands before all sections, too. Of each section its line alone
 * says whether a segment begins there, so that no edit moves a boundary elsewhere.
 */
export function* cutIntoSections(text: string, from: CutState = ''): Generator<Cut> {
  let before = from;
  let start = 0;
  let isHome = isTServerName(sectionAt(text, 0) ?? '');
  const cut = (end: number, reach: number): Cut => {
    const kind: OptionsKind = isHome ? 'home' : 'aside';
    return { kind, before, after: behindPart, start, end, reach };
  };
  let at = 0;
  for (let found = sectionFrom(text, at); found; found = sectionFrom(text, at)) {
    const end = found.index + 1;
    at = found.index + found[0].length;
    const name = sectionAt(text, end) ?? '';
    if (!beginsPart(name)) {
      isHome ||= isTServerName(name);
      continue;
    }
    yield cut(end, lineAt(text, at).next);
    before = behindPart;
    start = end;
    isHome = isTServerName(name);
  }
  yield cut(text.length, text.length);
}

/** The match for the first section's line that begins behind an offset. Others may be searching for their own in the meantime. */
function sectionFrom(text: string, offset: number): RegExpExecArray | null {
  nextSection.lastIndex = offset;
  return nextSection.exec(text);
}

/** The name of the section whose line begins at an offset; undefined where none does. */
function sectionAt(text: string, start: number): string | undefined {
  const line = readLine(text, lineAt(text, start));
  return line?.kind === 'section' ? line.name.text : undefined;
}

/** Of so many sections one begins a part, on average: to keep very many small ones costs more than to read a few sections at each key. */
const sectionsOfPart = 4;

function beginsPart(name: string): boolean {
  let hash = 0;
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return (hash >>> 16) % sectionsOfPart === 0;
}
