import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-types';
import { type ActionSurroundings, codeActionsOf } from '../../../server/src/features/codeActions.ts';
import type { FeatureOptions } from '../../../server/src/features/document.ts';
import type { ProjectAtHand } from '../../../server/src/features/projectAtHand.ts';
import { readProjectFile } from '../../../server/src/project/projectFile.ts';
import { marked, type Setting, type TestDocument } from './cursorMark.ts';

/** The quick fixes at the mark. */
export function quickFixesAt(
  text: string,
  setting?: Setting,
  surroundings?: ActionSurroundings,
  options: FeatureOptions = {},
): { readonly document: TestDocument; readonly list: CodeAction[] } {
  const { document, position } = marked(text, setting);
  const range = { start: position, end: position };
  return { document, list: codeActionsOf(document, range, { only: ['quickfix'] }, options, surroundings) };
}

/** The text after the quick fix of that title was chosen at the mark. */
export function chooseAt(text: string, title: string, setting?: Setting): string {
  const { document, list } = quickFixesAt(text, setting);
  const found = list.filter((action) => action.title === title);
  assert.equal(found.length, 1, `${title}: ${list.map((action) => action.title).join(', ')}`);
  return TextDocument.applyEdits(document.text, found[0]?.edit?.changes?.[document.text.uri] ?? []);
}

/** A project with its file and catalogues beside each other in the folder of the document; without a text there is no file yet. */
export function projectOf(text: string | undefined, catalogues: Readonly<Record<string, string>> = {}): ProjectAtHand {
  const uri = 'file:///work/dn-config.yaml';
  const rest = {
    path: 'test.dn.yaml',
    catalogues: Object.entries(catalogues).map(([name, content]) => ({
      uri: `file:///work/${name}`,
      version: null,
      text: content,
    })),
    newCatalogue: { uri: 'file:///work/dn-catalogue.yaml', path: './dn-catalogue.yaml' },
  };
  if (text === undefined) return { ...rest, newFile: { uri, inherited: { deployment: 'multi-site', rules: {} } } };
  const source = { uri, text, project: readProjectFile(text).project };
  return { ...rest, file: { uri, version: 3, text, source } };
}

/** The files as an edit leaves them, by name; the text of those that it makes begins empty. */
export function filesAfter(
  edit: WorkspaceEdit | undefined,
  before: Readonly<Record<string, string>>,
): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const change of edit?.documentChanges ?? []) {
    if ('kind' in change) {
      assert.equal(change.kind, 'create');
      continue;
    }
    const { uri } = change.textDocument;
    const name = uri.slice(uri.lastIndexOf('/') + 1);
    const text = TextDocument.create(uri, '', 0, texts[name] ?? before[name] ?? '');
    texts[name] = TextDocument.applyEdits(text, change.edits as { range: never; newText: string }[]);
  }
  return texts;
}
