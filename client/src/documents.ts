import { Position, Range, type TextDocument, workspace } from 'vscode';
import { couldBeDnFile, firstLookLength } from './dnDocument.ts';

/** The languages in which DNs are written. The first four are VS Code's own, only the last is ours. */
export const languages = ['yaml', 'json', 'jsonc', 'xml', 'genesys-options'] as const;

/**
 * The schemes of documents that a person works on: those of files, and whatever the folders of the workspace come from. Documents
 * that only show something (an older version out of git, an output channel, a settings file) are thereby left alone.
 */
export function schemes(): readonly string[] {
  const folders = workspace.workspaceFolders ?? [];
  return [...new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs', ...folders.map(({ uri }) => uri.scheme)])];
}

/** True when the language server may have something to say about the document, judged by a first look alone. */
export function deservesServer(document: TextDocument): boolean {
  if (!languages.some((language) => language === document.languageId) || !schemes().includes(document.uri.scheme))
    return false;
  const fileName = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
  const firstText = document.getText(new Range(new Position(0, 0), document.positionAt(firstLookLength)));
  return couldBeDnFile(document.languageId, fileName, firstText);
}
