import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, Position, Range } from 'vscode-languageserver-types';
import { analyse } from '../../../server/src/analysis/analysis.ts';
import { layoutOf } from '../../../server/src/analysis/fix.ts';
import { builtInCatalogue, type Catalogue } from '../../../server/src/catalogue/catalogue.ts';
import { completionsAt } from '../../../server/src/features/completion.ts';
import type { DnDocument, FeatureOptions } from '../../../server/src/features/document.ts';
import { defaultSettings } from '../../../server/src/project/settings.ts';
import { expandSnippet } from './expandSnippet.ts';

/** A document with its whole text at hand. */
export type TestDocument = DnDocument & { readonly text: TextDocument };

/** A text with its cursor. */
export interface Marked {
  readonly document: TestDocument;
  readonly position: Position;
  readonly offset: number;
}

export interface Setting {
  /** Decides the format; without it the file has a name that says nothing, and its content must. */
  readonly fileName?: string;
  readonly indent?: number;
  readonly catalogue?: Catalogue;
}

export function documentOf(
  text: string,
  { fileName = 'test.dn.yaml', indent = 2, catalogue = builtInCatalogue }: Setting = {},
): TestDocument {
  const surroundings = { catalogue, settings: defaultSettings, settingsFor: () => defaultSettings };
  const analysis = analyse(text, fileName, surroundings);
  assert.ok(analysis, `not recognised as a DN file: ${text}`);
  const uri = `file:///work/${fileName}`;
  return { text: TextDocument.create(uri, 'yaml', 1, text), analysis, layout: layoutOf(text, indent) };
}

/** Reads a text in which `|` marks the cursor. */
export function marked(text: string, setting?: Setting): Marked {
  const offset = text.indexOf('|');
  assert.ok(offset >= 0 && text.indexOf('|', offset + 1) < 0, 'one cursor mark is needed');
  const document = documentOf(text.slice(0, offset) + text.slice(offset + 1), setting);
  return { document, offset, position: document.text.positionAt(offset) };
}

export const withSnippets: FeatureOptions = { snippets: true, suggestCommand: 'editor.action.triggerSuggest' };

/** What is offered at the mark; every item has been checked for what must hold of all. */
export function itemsAt(text: string, setting?: Setting, options = withSnippets): CompletionItem[] {
  const at = marked(text, setting);
  const items = completionsAt(at.document, at.position, options);
  for (const item of items) checkItem(item, at);
  return items;
}

/** The labels of what is offered at the mark, in the order in which a client lists them before anything is typed. */
export function labelsAt(text: string, setting?: Setting): string[] {
  const items = itemsAt(text, setting);
  const sorted = items.toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
  return sorted.map((item) => item.label);
}

/** The text after the item of that label was accepted at the mark, and every tab stop passed over. */
export function accept(text: string, label: string, setting?: Setting, options = withSnippets): string {
  const found = itemsAt(text, setting, options).filter((item) => item.label === label);
  assert.equal(found.length, 1, `'${label}' is offered ${found.length} times`);
  const { document } = marked(text, setting);
  return applyItem(document, found[0] as CompletionItem);
}

export function applyItem(document: TestDocument, item: CompletionItem): string {
  const { range, newText } = editOf(item);
  const inserted = item.insertTextFormat === 2 ? expandSnippet(newText) : newText;
  return TextDocument.applyEdits(document.text, [{ range, newText: inserted }]);
}

export function editOf(item: CompletionItem): { range: Range; newText: string } {
  const { textEdit } = item;
  assert.ok(textEdit && 'range' in textEdit, `'${item.label}' has no edit`);
  return textEdit;
}

/** What must hold of every completion, wherever it is offered. */
export function checkItem(item: CompletionItem, { document, position }: Marked): void {
  const { range } = editOf(item);
  const about = `'${item.label}' at ${position.line}:${position.character}`;
  assert.equal(range.start.line, position.line, `${about}: one line only`);
  assert.equal(range.end.line, position.line, `${about}: one line only`);
  assert.ok(range.start.character <= position.character, `${about}: the range starts behind the cursor`);
  assert.ok(range.end.character >= position.character, `${about}: the range ends before the cursor`);
  assert.equal(item.insertTextMode, 1, `${about}: asIs`);
  assert.ok((item.detail ?? '').length <= 160, `${about}: the detail is long`);
  assert.equal(item.documentation, undefined, `${about}: documentation comes on resolve`);
  const typed = document.text.getText({ start: range.start, end: position });
  const lead = /^[ \t]*(?:["']|\[[ \t]*)?/.exec(typed)?.[0] ?? '';
  const shown = item.filterText ?? item.label;
  assert.ok(shown.startsWith(lead), `${about}: filter '${shown}' does not begin with '${lead}'`);
  assert.ok(
    isFound(item.label, typed.slice(lead.length)) ? isFound(shown, typed) : true,
    `${about}: a client that has '${typed}' would not find it by '${shown}'`,
  );
}

/** Whether all that is typed is found in the text, in order, as clients filter. */
export function isFound(text: string, typed: string): boolean {
  const wanted = typed.trimStart().toLowerCase();
  let at = 0;
  for (const character of text.toLowerCase()) if (character === wanted[at]) at++;
  return at >= wanted.length;
}
