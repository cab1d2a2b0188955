import { Position, Range, type TextDocument, workspace } from 'vscode';
import { couldBeDnFile, firstLookLength, isOptionsExport } from './dnDocument.ts';

/** Our own language: options exports. */
export const exportLanguage = 'genesys-options';

/** The languages in which DNs are written. All but our own are VS Code's. */
export const languages = ['yaml', 'json', 'jsonc', 'xml', exportLanguage] as const;

/** What VS Code takes an options export for whose name does not tell: the languages that own `.cfg` and `.conf`, and plain text. */
const mistakenLanguages = ['properties', 'ini', 'plaintext'] as const;

/**
 * The schemes of documents that a person works on: those of files, and whatever the folders of the workspace come from. Documents
 * that only show something (an older version out of git, an output channel, a settings file) are thereby left alone.
 */
export function schemes(): readonly string[] {
  const folders = workspace.workspaceFolders ?? [];
  return [...new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs', ...folders.map(({ uri }) => uri.scheme)])];
}

/** True when the language server is told of the document, once it runs. */
export function isServed(document: TextDocument): boolean {
  return hasLanguage(document, languages);
}

/** True when the language server may have something to say about the document, judged by a first look alone. */
export function deservesServer(document: TextDocument): boolean {
  return isServed(document) && couldBeDnFile(document.languageId, fileNameOf(document), startOf(document));
}

/** True when the document is an options export that VS Code takes for something else. */
export function isMistakenExport(document: TextDocument): boolean {
  return hasLanguage(document, mistakenLanguages) && isOptionsExport(fileNameOf(document), startOf(document));
}

function hasLanguage({ languageId, uri }: TextDocument, known: readonly string[]): boolean {
  return known.includes(languageId) && schemes().includes(uri.scheme);
}

function fileNameOf({ uri }: TextDocument): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

function startOf(document: TextDocument): string {
  return document.getText(new Range(new Position(0, 0), document.positionAt(firstLookLength)));
}
