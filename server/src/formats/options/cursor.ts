import { tServer } from '../../model/tServer.ts';
import { type Cursor, type Entry, nothing, type Placement } from '../cursor.ts';
import type { Layout } from '../format.ts';
import { type Line, lineAt, lineStart } from '../lines.ts';
import { isAside } from './cut.ts';
import { readLines } from './line.ts';

/** What can be written at `offset` of an options export, or of a part of one. */
export function cursorInOptions(text: string, kind: string, offset: number, layout: Layout): Cursor {
  const line = lineAt(text, lineStart(text, offset));
  const start = line.start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : line.start;
  if (offset < start || offset > line.end) return nothing;
  const before = text.slice(start, offset);
  if (/^[ \t]*[#;]/.test(text.slice(start, line.end))) return nothing;
  const around = surroundingsOf(text, kind, line);
  const bracket = /^[ \t]*\[[^\]]*$/.test(before);
  if (bracket) return inBrackets(text, line, offset, around, layout);
  // Before the bracket of a section, and behind it, nothing else can stand.
  if (/^[ \t]*\[/.test(text.slice(start, line.end))) return nothing;
  const equals = text.indexOf('=', start);
  if (equals >= 0 && equals < offset) return atValue(text, { start, end: line.end }, equals, around);
  return atName(text, { start, end: line.end }, offset, equals < line.end ? equals : -1, around, layout);
}

/** The section that a line stands in, with its other options, and the names of all sections besides the line's own. */
interface Surroundings {
  readonly section: string | undefined;
  readonly options: readonly string[];
  readonly sections: readonly string[];
  /** Whether options stand between the line and the next section. */
  readonly hasOptions: boolean;
}

function surroundingsOf(text: string, kind: string, own: Line): Surroundings {
  let section: string | undefined;
  let options: string[] = [];
  // An export is cut into parts only where exactly one of them is its TServer.
  const sections: string[] = isAside(kind) ? [tServer] : [];
  let hasOptions = false;
  let isOver = false;
  for (const line of readLines(text)) {
    if (line.span.start >= own.start && line.span.start <= own.end) continue;
    if (line.kind === 'section') {
      sections.push(line.name.text);
      isOver ||= line.span.start > own.end;
      if (isOver) continue;
      section = line.name.text;
      options = [];
    } else if (line.kind === 'option' && !isOver) {
      options.push(line.name.text);
      hasOptions ||= line.span.start > own.end;
    }
  }
  return { section, options, sections, hasOptions };
}

/** A section's name behind its `[`; the bracket is written anew, so that lines can follow it. */
function inBrackets(
  text: string,
  line: Line,
  offset: number,
  { sections, hasOptions }: Surroundings,
  { eol }: Layout,
): Cursor {
  const start = text.indexOf('[', line.start);
  const close = text.indexOf(']', start);
  const isClosed = close >= 0 && close < line.end;
  const isFollowed = isClosed && text.slice(close + 1, line.end).trim() !== '';
  const placement: Placement = {
    replace: { start, end: isClosed ? close + 1 : Math.max(offset, line.end) },
    entry: (name) => `[${name}]`,
    value: (value) => value,
    // The name of a section that has options is only corrected.
    block: (entries) => (hasOptions || isFollowed ? undefined : linesOfEntries(entries, eol)),
  };
  return { at: 'section-name', placement, taken: sections };
}

function atValue(
  text: string,
  line: { start: number; end: number },
  equals: number,
  { section }: Surroundings,
): Cursor {
  const option = text.slice(line.start, equals).trim();
  if (section === undefined || option === '') return nothing;
  // Blanks around a value would count as part of it; they go.
  const replace = { start: equals + 1, end: line.end };
  const placement: Placement = { replace, entry: (name) => name, value: (value) => value, block: () => undefined };
  return { at: 'option-value', placement, section, option };
}

function atName(
  text: string,
  line: { start: number; end: number },
  offset: number,
  equals: number,
  { section, options, sections }: Surroundings,
  { eol }: Layout,
): Cursor {
  let start = line.start;
  while (start < offset && isBlank(text[start])) start++;
  const hasEquals = equals >= 0;
  let end = hasEquals ? equals : line.end;
  while (end > offset && isBlank(text[end - 1])) end--;
  if (/[ \t\]]/.test(text.slice(start, offset)) || (section === undefined && hasEquals)) return nothing;
  const word = hasEquals ? undefined : /^[^ \t]*(?=[ \t]+\S)/.exec(text.slice(offset, end))?.[0].length;
  // What stands behind the word stays.
  const isFollowed = hasEquals || word !== undefined;
  if (word !== undefined) end = offset + word;
  const placement: Placement = {
    replace: { start, end: Math.max(end, offset) },
    entry: (name, value) => (isFollowed ? name : section === undefined ? `[${name}]` : `${name}=${value ?? ''}`),
    value: (value) => value,
    block: (entries) => (isFollowed ? undefined : linesOfEntries(entries, eol)),
  };
  if (section === undefined) return { at: 'section-name', placement, taken: sections };
  return { at: 'option-name', placement, section, taken: options };
}

function linesOfEntries(entries: readonly Entry[], eol: string): string {
  return entries
    .map(({ name, value = '', children }) => {
      if (children) return `[${name}]${eol}${linesOfEntries(children, eol)}`;
      return name === '' ? value : `${name}=${value}`;
    })
    .join(eol);
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
