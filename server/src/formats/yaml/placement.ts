import type { Span } from '../../model/span.ts';
import type { Placement } from '../cursor.ts';
import type { FlowPlace } from './flowCursor.ts';
import { blockText, flowText, scalarText } from './write.ts';

/** Where a name is put in block style. */
export interface NameSpot {
  readonly text: string;
  readonly replace: Span;
  /** What goes in front of it: blanks that are missing, a dash. */
  readonly pad: string;
  /** The column in which it then starts. */
  readonly column: number;
  /** What stands behind it on its line: the name's own colon, other text, or nothing (or a comment). */
  readonly behind: 'colon' | 'text' | 'nothing';
  /** A blank that keeps a comment a comment. */
  readonly tail: string;
  /** One step of indentation. */
  readonly step: number;
  readonly eol: string;
}

/** Entries on lines of their own. */
export function blockPlacement({ text, replace, pad, column, behind, tail, step, eol }: NameSpot): Placement {
  const style = styleOf(text[replace.start]);
  return {
    replace,
    entry(name, value) {
      if (behind === 'colon') return pad + scalarText(name, style);
      return `${pad}${scalarText(name)}:${behind === 'text' || value === undefined ? '' : ` ${value}`}${tail}`;
    },
    value: (value) => scalarText(value),
    block: (entries) => (behind === 'nothing' ? `${pad}${blockText(entries, column, step, eol)}${tail}` : undefined),
  };
}

/** Entries between braces. */
export function flowPlacement(place: FlowPlace, pad: string): Placement {
  const lead = pad === '' ? place.lead : pad;
  return {
    replace: { start: place.start, end: place.end },
    entry: (name, value) =>
      place.hasColon ? lead + scalarText(name) : `${lead}${scalarText(name)}: ${value ?? ''}${place.tail}`,
    value: (value) => scalarText(value),
    block: (entries) => (place.hasColon ? undefined : `${lead}${flowText(entries)}${place.tail}`),
  };
}

/** The same with braces around it: an item of a list. */
export function inBraces(placement: Placement): Placement {
  const wrap = (text: string): string => text.replace(/^(\s*)(.*?)(,?)$/s, '$1{$2}$3');
  return {
    ...placement,
    entry: (name, value) => wrap(placement.entry(name, value)),
    block: (entries) => {
      const text = placement.block(entries);
      return text === undefined ? undefined : wrap(text);
    },
  };
}

/** A value in place of what `replace` holds, in quotes where that, which begins with `first`, has them. */
export function valuePlacement(text: string, replace: Span, lead: string, first: string | undefined): Placement {
  const style = styleOf(first);
  const tail = text[replace.end] === '#' ? ' ' : '';
  return {
    replace,
    entry: (name) => scalarText(name),
    value: (value) => `${lead}${scalarText(value, style)}${tail}`,
    block: () => undefined,
  };
}

function styleOf(first: string | undefined): 'plain' | 'single' | 'double' {
  return first === '"' ? 'double' : first === "'" ? 'single' : 'plain';
}
