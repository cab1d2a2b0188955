import type { Dn, Field, Option, Section } from '../../model/dn.ts';
import type { ModelEdit, SpanEdit } from '../edit.ts';
import type { Layout } from '../format.ts';
import { lineAt, lineStart } from '../lines.ts';
import { separate } from '../spanEdits.ts';

/** Turns an edit in model terms into edits of an options export: lines of `name=value`. */
export function editOptions(text: string, edit: ModelEdit, layout: Layout): readonly SpanEdit[] | undefined {
  switch (edit.kind) {
    case 'set-value':
      return [setValue(text, edit.part, edit.value)];
    case 'rename':
      return [{ span: edit.part.name.span, newText: edit.name }];
    case 'remove':
      return [removeLines(text, edit.part.span.start, edit.part.span.end)];
    case 'add-option':
      return [addOption(text, edit.dn, edit.section, `${edit.name}=${edit.value}`, layout)];
    case 'move-option': {
      const { start, end } = edit.part.span;
      return separate([
        removeLines(text, start, end),
        addOption(text, edit.dn, edit.section, text.slice(start, end), layout),
      ]);
    }
    case 'merge-sections':
      return mergeSections(text, edit.from, edit.into, layout);
    case 'add-comment':
      return [addComment(text, edit.text, layout)];
  }
}

function setValue(text: string, part: Option | Field, value: string): SpanEdit {
  const { span } = part.value;
  const needsEquals = part.value.kind === 'unfinished' && !text.slice(part.name.span.end, span.end).includes('=');
  return { span, newText: needsEquals ? `=${value}` : value };
}

/** Whole lines; at the end of a text without a last line end, the line end before them goes instead. */
function removeLines(text: string, start: number, end: number): SpanEdit {
  // A byte order mark stays, whatever happens to the line behind it.
  const from = Math.max(lineStart(text, start), text.charCodeAt(0) === 0xfeff ? 1 : 0);
  const last = lineAt(text, lineStart(text, end));
  if (last.next > last.end || from <= 1) return { span: { start: from, end: last.next }, newText: '' };
  return { span: { start: text[from - 2] === '\r' ? from - 2 : from - 1, end: last.end }, newText: '' };
}

function addOption(text: string, dn: Dn, name: string, line: string, { eol }: Layout): SpanEdit {
  const section = dn.sections.findLast((candidate) => candidate.name.text === name);
  if (section) {
    const at = lineAt(text, lineStart(text, section.span.end)).end;
    return { span: { start: at, end: at }, newText: `${eol}${line}` };
  }
  // A new section goes to the end, apart from what stands before it by the line end that may be missing there.
  const ends = text === '' || text.endsWith('\n');
  return {
    span: { start: text.length, end: text.length },
    newText: `${ends ? '' : eol}[${name}]${eol}${line}${ends ? eol : ''}`,
  };
}

/** Moves the lines of one section, its comments included, to the end of another and takes its header away. */
function mergeSections(text: string, from: Section, into: Section, { eol }: Layout): readonly SpanEdit[] | undefined {
  const header = lineAt(text, lineStart(text, from.name.span.start));
  const last = lineAt(text, lineStart(text, from.span.end));
  const body = text.slice(header.next, last.end);
  const at = lineAt(text, lineStart(text, into.span.end)).end;
  const removal = removeLines(text, from.span.start, from.span.end);
  if (header.end === last.end || body === '') return [removal];
  return separate([removal, { span: { start: at, end: at }, newText: `${eol}${body}` }]);
}

/** The whole file is the DN: its first line is the place. */
function addComment(text: string, comment: string, { eol }: Layout): SpanEdit {
  const at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return { span: { start: at, end: at }, newText: `; ${comment}${eol}` };
}
