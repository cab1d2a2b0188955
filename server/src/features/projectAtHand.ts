import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { SpanEdit } from '../formats/edit.ts';
import type { ProjectSource } from '../project/fileSettings.ts';
import { textEdits } from './document.ts';
import type { Inherited } from './projectEdits.ts';

/** A file that an edit may change: as it is open in the editor, or, with the version `null`, as it is stored. */
export interface FileAtHand {
  readonly uri: string;
  readonly version: number | null;
  readonly text: string;
}

/** What actions may change beside the document itself. */
export interface ProjectAtHand {
  /** The path of the document from the folder of the project file. */
  readonly path: string;
  /** The nearest project file. */
  readonly file?: FileAtHand & { readonly source: ProjectSource };
  /** Where a project file can be made, and what it has to say so that all else stays. Absent where there is one, or the client makes no files. */
  readonly newFile?: { readonly uri: string; readonly inherited: Inherited };
  /** The catalogues that the project file names and that are valid, in its order. */
  readonly catalogues: readonly FileAtHand[];
  /** The catalogue that can be made beside the project file. Absent where something of that name is there already. */
  readonly newCatalogue?: { readonly uri: string; readonly path: string };
}

/** One step of an edit of several files. */
export type FileChange = TextDocumentEdit | CreateFile;

/** Edits of a file as a step of an edit of several files. */
export function changeOf({ uri, version, text }: FileAtHand, edits: readonly SpanEdit[]): TextDocumentEdit {
  return editOf(uri, version, textEdits({ text: TextDocument.create(uri, '', 0, text) }, edits));
}

/** The steps that make a file with a text. Where the file has come in the meantime, it is left alone and the client says so. */
export function creationOf(uri: string, text: string): FileChange[] {
  const start = { line: 0, character: 0 };
  return [
    { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
    editOf(uri, null, [{ range: { start, end: start }, newText: text }]),
  ];
}

export function workspaceEdit(documentChanges: FileChange[]): WorkspaceEdit {
  return { documentChanges };
}

function editOf(uri: string, version: number | null, edits: TextEdit[]): TextDocumentEdit {
  return { textDocument: { uri, version }, edits };
}
