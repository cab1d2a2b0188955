import type { Comment } from '../../model/dn.ts';
import type { SyntaxProblem } from '../format.ts';
import { type Line, linesOf } from '../lines.ts';
import { contentColumn, contentEnd, isDash, isMarker, isOpen, keyEnd, type Row } from './lexing.ts';

/** The lines of a text that have content, and what stood on the others. */
export interface Rows {
  readonly rows: readonly Row[];
  readonly comments: Comment[];
  readonly problems: SyntaxProblem[];
}

/** The content of one line: its comment, its row, or nothing. `tabs`: the indentation holds tabs, so its column is a guess. */
interface LineContent {
  readonly indent: number;
  readonly start: number;
  readonly tabs: boolean;
}

/**
 * The rows of any text, with the indentation of each as its author most likely meant it: tabs become columns, and in the text of one list
 * item a line left of the dash, which has lost its indentation (cut.ts has made sure that it is no other key), stands with its neighbours.
 */
export function repairedRows(text: string): Rows {
  const rows: Row[] = [];
  const comments: Comment[] = [];
  const problems: SyntaxProblem[] = [];
  const columnOfTabs = new Map<number, number>();
  const contents = linesOf(text).flatMap((line) => {
    const content = contentOf(text, line);
    if (!content || isAside(text, content, line.end)) return [];
    if (text[content.start] !== '#') return [{ ...content, end: line.end, line }];
    comments.push(commentIn(text, content.start, line.end));
    return [];
  });
  contents.forEach(({ indent, start, tabs, end, line }, index) => {
    const row: Row = { indent, start, end };
    const [first] = rows;
    const previous = rows.at(-1);
    if (tabs) {
      row.indent = columnOfTabs.get(indent) ?? nextColumn(text, previous);
      columnOfTabs.set(indent, row.indent);
      problems.push(tabProblem(line.start, row));
    } else if (first && previous && isDash(text, first) && isLeftOf(text, row, first)) {
      row.indent = nextColumn(text, previous, contents[index + 1]?.indent);
      // A word without a colon is a problem of its own.
      if (keyEnd(text, row) !== undefined) problems.push(strayProblem(text, line.start, row));
    }
    rows.push(row);
  });
  return { rows, comments, problems };
}

function contentOf(text: string, { start, end }: Line): LineContent | undefined {
  let at = start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
  let indent = 0;
  let tabs = false;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x20) indent++;
    else if (code === 0x09) {
      tabs = true;
      indent += 2;
    } else return { indent, start: at, tabs };
  }
  return undefined;
}

/** A directive or a document marker: it frames the content and is none. */
function isAside(text: string, { indent, start }: LineContent, end: number): boolean {
  return indent === 0 && (text[start] === '%' || isMarker(text, start, end));
}

function commentIn(text: string, start: number, end: number): Comment {
  return { text: text.slice(start, end), span: { start, end }, ownLine: true };
}

function isLeftOf(text: string, row: Row, first: Row): boolean {
  return row.indent < first.indent || (row.indent === first.indent && !isDash(text, row));
}

/** The column at which the line behind `previous` belongs: below it when it is a key that waits for a block, else beside it. */
function nextColumn(text: string, previous: Row | undefined, following = 0): number {
  if (!previous) return 0;
  const column = contentColumn(text, previous);
  if (!isOpen(text, previous)) return column;
  return following > column ? following : column + 2;
}

function tabProblem(lineStart: number, { start, indent }: Row): SyntaxProblem {
  const span = { start: lineStart, end: start };
  return {
    message: 'YAML does not allow tabs for indentation. Use blanks.',
    span,
    fix: { title: 'Replace the tabs by blanks', edits: [{ span, newText: ' '.repeat(indent) }] },
  };
}

function strayProblem(text: string, lineStart: number, row: Row): SyntaxProblem {
  const span = { start: lineStart, end: row.start };
  return {
    message: 'This line has lost its indentation.',
    span: { start: row.start, end: keyEnd(text, row) ?? contentEnd(text, row.start, row.end) },
    fix: { title: 'Indent like the lines around it', edits: [{ span, newText: ' '.repeat(row.indent) }] },
  };
}
