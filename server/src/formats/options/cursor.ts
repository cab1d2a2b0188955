import type { Cursor, Placement } from '../cursor.ts';
import type { Layout } from '../format.ts';
import { lineAt, lineStart } from '../lines.ts';
import { type OptionsLine, readLines } from './line.ts';

/** What can be written at `offset` of an options export. */
export function cursorInOptions(text: string, offset: number, layout: Layout): Cursor {
  const line = lineAt(text, lineStart(text, offset));
  const before = text.slice(line.start, offset);
  if (/^\ufeff?\s*[#;]/.test(before)) return { at: 'nothing' };
  const { section, taken } = surroundings(text, line.start, line.end);
  const bracket = /^(\ufeff?[ \t]*\[)[^\]]*$/.exec(before);
  if (bracket?.[1]) return sectionName(text, line.start + bracket[1].length, line.end, offset, taken);
  const equals = text.indexOf('=', line.start);
  if (equals >= 0 && equals < offset) return optionValue(text, line, equals, section);
  if (before.includes(']')) return { at: 'nothing' };
  return nameAt(text, line, offset, section, taken, layout);
}

/** The section above a line, and the names that it has besides the one on that line; of section names, those of the whole file. */
function surroundings(
  text: string,
  lineFrom: number,
  lineTo: number,
): { section: string | undefined; taken: { options: string[]; sections: string[] } } {
  let section: string | undefined;
  let options: string[] = [];
  const sections: string[] = [];
  let passed = false;
  for (const line of readLines(text)) {
    const own = line.span.start >= lineFrom && line.span.start <= lineTo;
    if (line.span.start > lineTo) passed = true;
    if (line.kind === 'section') {
      if (!own) sections.push(line.name.text);
      if (passed || own) {
        if (passed) break;
        continue;
      }
      section = line.name.text;
      options = [];
    } else if (line.kind === 'option' && !own) options.push(nameOf(line));
  }
  return { section, taken: { options, sections } };
}

function nameOf(line: OptionsLine & { kind: 'option' }): string {
  return line.name.text;
}

function sectionName(
  text: string,
  start: number,
  lineEnd: number,
  offset: number,
  taken: { sections: string[] },
): Cursor {
  const close = text.indexOf(']', start);
  const closed = close >= 0 && close < lineEnd;
  const replace = { start, end: Math.max(offset, closed ? close : lineEnd) };
  const placement: Placement = {
    replace,
    entry: (name) => (closed ? name : `${name}]`),
    value: (value) => value,
    block: () => undefined,
  };
  return { at: 'section-name', placement, taken: taken.sections };
}

function optionValue(
  text: string,
  line: { start: number; end: number },
  equals: number,
  section: string | undefined,
): Cursor {
  const option = text.slice(line.start, equals).replace('\ufeff', '').trim();
  const replace = { start: equals + 1, end: line.end };
  const placement: Placement = { replace, entry: (name) => name, value: (value) => value, block: () => undefined };
  return section === undefined ? { at: 'nothing' } : { at: 'option-value', placement, section, option };
}

function nameAt(
  text: string,
  line: { start: number; end: number },
  offset: number,
  section: string | undefined,
  taken: { options: string[]; sections: string[] },
  { eol }: Layout,
): Cursor {
  let start = line.start;
  while (start < offset && /[ \t\ufeff]/.test(text[start] ?? '')) start++;
  const equals = text.indexOf('=', start);
  const hasEquals = equals >= 0 && equals < line.end;
  let end = hasEquals ? equals : line.end;
  while (end > offset && /[ \t]/.test(text[end - 1] ?? '')) end--;
  const placement: Placement = {
    replace: { start, end: Math.max(end, offset) },
    entry: (name, value) => (hasEquals ? name : section === undefined ? `[${name}]` : `${name}=${value ?? ''}`),
    value: (value) => value,
    block: (entries) => {
      if (hasEquals) return undefined;
      const lines = entries.flatMap((entry) =>
        entry.children
          ? [`[${entry.name}]`, ...entry.children.map((child) => `${child.name}=${child.value ?? ''}`)]
          : [`${entry.name}=${entry.value ?? ''}`],
      );
      return lines.join(eol);
    },
  };
  if (section === undefined) return { at: 'section-name', placement, taken: taken.sections };
  return { at: 'option-name', placement, section, taken: taken.options };
}
