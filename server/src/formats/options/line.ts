import type { Name } from '../../model/dn.ts';
import type { Span } from '../../model/span.ts';
import type { SyntaxProblem } from '../format.ts';
import { type Line, linesOf } from '../lines.ts';

/**
 * One line of an options export that is not blank. Of an option, `value` is everything behind the first `=`, blanks included, for nothing
 * is published that says they do not count; `;` and `#` are part of a value, since SIP addresses hold them.
 */
export type OptionsLine =
  | { readonly kind: 'comment'; readonly span: Span }
  | { readonly kind: 'section'; readonly name: Name; readonly span: Span; readonly problems: readonly SyntaxProblem[] }
  | {
      readonly kind: 'option';
      readonly name: Name;
      readonly value: { readonly text: string; readonly span: Span };
      readonly span: Span;
      /** Set when the line has no `=`. */
      readonly problem?: SyntaxProblem;
    };

/** Reads all lines; spans are offsets in the text. */
export function* readLines(text: string): Generator<OptionsLine> {
  for (const line of linesOf(text)) {
    const read = readLine(text, line);
    if (read) yield read;
  }
}

export function readLine(text: string, line: Line): OptionsLine | undefined {
  let start = line.start;
  if (start === 0 && text.charCodeAt(0) === 0xfeff) start = 1;
  while (start < line.end && isBlank(text[start])) start++;
  if (start >= line.end) return undefined;
  const end = trimmedEnd(text, start, line.end);
  const first = text[start];
  if (first === '#' || first === ';') return { kind: 'comment', span: { start, end } };
  if (first === '[') return sectionIn(text, start, end);
  return optionIn(text, start, end, line.end);
}

function sectionIn(text: string, start: number, end: number): OptionsLine {
  // What is missing in this line is not looked for in all the text behind it.
  const close = start + text.slice(start, end).indexOf(']');
  const closed = close >= start;
  const nameEnd = closed ? close : end;
  const from = firstNonBlank(text, start + 1, nameEnd);
  const span = { start: from, end: trimmedEnd(text, from, nameEnd) };
  const problems: SyntaxProblem[] = [];
  if (!closed) {
    problems.push({
      message: "The ']' behind the section's name is missing.",
      span: { start, end },
      fix: { title: "Insert ']'", edits: [{ span: { start: end, end }, newText: ']' }] },
    });
  } else if (close + 1 < end) {
    const behind = firstNonBlank(text, close + 1, end);
    problems.push({ message: "Nothing can stand behind the ']' of a section.", span: { start: behind, end } });
  }
  if (span.start === span.end) {
    problems.push({
      message: 'The name of the section is missing between the brackets.',
      span: { start, end: closed ? close + 1 : end },
    });
  }
  return { kind: 'section', name: { text: text.slice(span.start, span.end), span }, span: { start, end }, problems };
}

function optionIn(text: string, start: number, end: number, lineEnd: number): OptionsLine {
  const equals = start + text.slice(start, lineEnd).indexOf('=');
  if (equals < start) {
    // `voice true`: the first word is the name, the rest most likely its value.
    const [, word = '', blanks = ''] = /^([\w.-]+)([ \t]*)/.exec(text.slice(start, end)) ?? [];
    const nameEnd = word === '' ? end : start + word.length;
    const gap = { start: nameEnd, end: nameEnd + blanks.length };
    const isClear = word !== '' && (blanks !== '' || nameEnd === end);
    const fix = { title: "Insert '='", edits: [{ span: gap, newText: '=' }] };
    return {
      kind: 'option',
      name: { text: text.slice(start, nameEnd), span: { start, end: nameEnd } },
      value: { text: '', span: { start: end, end } },
      span: { start, end },
      problem: {
        message: "The '=' behind the option's name is missing.",
        span: { start, end },
        ...(isClear && { fix }),
      },
    };
  }
  const name = { start, end: trimmedEnd(text, start, equals) };
  const value = { start: equals + 1, end: lineEnd };
  const nameless: SyntaxProblem = {
    message: "The name of the option is missing before the '='.",
    span: { start, end },
  };
  return {
    kind: 'option',
    name: { text: text.slice(name.start, name.end), span: name },
    value: { text: text.slice(value.start, value.end), span: value },
    span: { start, end: lineEnd },
    ...(name.start === name.end && { problem: nameless }),
  };
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

function firstNonBlank(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(text[at])) at++;
  return at;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text[at - 1])) at--;
  return at;
}
