import type { ErrorCode, YAMLError } from 'yaml';
import type { SyntaxProblem } from '../format.ts';

/** Our words for what `yaml` reports. Its own messages quote source lines, in which a password could stand. */
const messages: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'An alias cannot have an anchor or a tag of its own.',
  BAD_ALIAS: 'This is no valid alias or anchor name.',
  BAD_COLLECTION_TYPE: 'The tag does not fit what follows it.',
  BAD_DIRECTIVE: 'This is no directive that YAML knows.',
  BAD_DQ_ESCAPE: 'This escape sequence is not valid between double quotes. Write a backslash as "\\\\".',
  BAD_INDENT: 'The indentation does not fit: entries of one level start in the same column.',
  BAD_PROP_ORDER: 'Anchors and tags stand behind the indicator, not before it.',
  BAD_SCALAR_START: 'A plain value cannot start with this character. Put the value in quotes.',
  BLOCK_AS_IMPLICIT_KEY: 'A list or a mapping cannot stand here. Look for a missing line break or a wrong indentation.',
  BLOCK_IN_FLOW: 'Between brackets, entries are separated by commas, not by lines and dashes.',
  KEY_OVER_1024_CHARS: 'This key is longer than the 1024 characters that YAML allows.',
  MISSING_CHAR: 'Something is missing here: a colon behind a key, a comma, a bracket or a closing quote.',
  MULTILINE_IMPLICIT_KEY: 'The colon behind this key is missing.',
  MULTIPLE_ANCHORS: 'A value can have only one anchor.',
  MULTIPLE_DOCS: 'A new document starts here without a line of `---`.',
  MULTIPLE_TAGS: 'A value can have only one tag.',
  TAB_AS_INDENT: 'YAML does not allow tabs for indentation. Use blanks.',
  UNEXPECTED_TOKEN: 'This cannot stand here. Look for a missing quote, colon or line break before it.',
};

/** Turns the errors of `yaml` into problems with places at which a person would look, in time linear in the text and the errors. */
export function problemsOf(errors: readonly YAMLError[], text: string): SyntaxProblem[] {
  const last = text.trimEnd().length - 1;
  // Thousands of errors can stand on one line: its end is looked for once.
  let line = { start: 0, end: -1 };
  const endOfLineAt = (at: number): number => {
    if (at < line.start || at > line.end) line = { start: at, end: firstLineEnd(text, at) };
    return line.end;
  };
  return errors.map(({ code, pos: [from, to] }) => {
    const message = messages[code] ?? 'This cannot be read as YAML.';
    // What is missing at the end of the text is missed at the last character that stands there.
    const start = from > last ? Math.max(last, 0) : from;
    // At least one character wide, where there is one, and never more than the first line.
    return { message, span: { start, end: Math.min(Math.max(to, start + 1), endOfLineAt(start)) } };
  });
}

/** Where the line ends that goes on at an offset: before its line end, or at the end of the text. */
export function firstLineEnd(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  if (feed < 0) return text.length;
  return feed > at && text[feed - 1] === '\r' ? feed - 1 : feed;
}
