import { isTServerName } from '../../model/tServer.ts';
import type { Cut, CutState } from '../format.ts';
import { lineAt } from '../lines.ts';
import { readLine } from './line.ts';

/**
 * What a segment of an export is. `object`: all of it. Where it is cut into parts: `opening`, what stands before the first section; `home`, a section
 * that is meant as TServer, in which what is said of the DN as a whole stands; `section`, any other.
 */
export type OptionsKind = 'object' | 'opening' | 'home' | 'section';

/** Whether a segment of this kind is a part of the object besides its TServer. */
export function isAside(kind: string): boolean {
  return kind === ('opening' satisfies OptionsKind) || kind === ('section' satisfies OptionsKind);
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

/** Each section with the lines below it, and what stands before the first one. */
export function* cutIntoSections(text: string, from: CutState = ''): Generator<Cut> {
  let before = from;
  let start = 0;
  do {
    nextSection.lastIndex = start;
    const found = nextSection.exec(text);
    const end = found ? found.index + 1 : text.length;
    const reach = found ? nextSection.lastIndex : text.length;
    yield { kind: kindOf(text, start), before, after: behindPart, start, end, reach };
    before = behindPart;
    start = end;
  } while (start < text.length);
}

function kindOf(text: string, start: number): OptionsKind {
  const line = readLine(text, lineAt(text, start));
  if (line?.kind !== 'section') return 'opening';
  return isTServerName(line.name.text) ? 'home' : 'section';
}
