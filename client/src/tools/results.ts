import { commands, type TextDocument, Uri, ViewColumn, WorkspaceEdit, window, workspace } from 'vscode';
import type { MadeFile } from '../../../server/src/lsp/protocol.ts';
import { exportLanguage } from '../documents.ts';
import { nameOf } from './texts.ts';
import { Refusal, type Workbench } from './workbench.ts';

/** The schemes in whose folders a document that is not saved yet can have its place. */
const savable: readonly string[] = ['file', 'vscode-remote'];

/** How made files are shown. */
export interface Showing {
  /** The file from which they were made. */
  readonly source: Uri | undefined;
  /** Shows what would change in a file of that name which is there already. */
  readonly comparesWithStored: boolean;
}

/** Shows made files beside the editor. Saving is left to the person; of many files they choose those that they want. */
export async function showFiles(files: readonly MadeFile[], showing: Showing): Promise<void> {
  for (const file of await wantedOf(files)) await showFile(file, showing);
}

async function wantedOf(files: readonly MadeFile[]): Promise<readonly MadeFile[]> {
  if (files.length <= 1) return files;
  const items = files.map((file) => ({ label: file.name, file }));
  const title = `${files.length} Files: Choose Which to Open`;
  return (await window.showQuickPick(items, { title, canPickMany: true }))?.map(({ file }) => file) ?? [];
}

async function showFile(file: MadeFile, { source, comparesWithStored }: Showing): Promise<void> {
  const place = source && savable.includes(source.scheme) ? Uri.joinPath(source, '..', file.name) : undefined;
  const stored = place && (await isStored(place)) ? place : undefined;
  const named = place && !stored ? await openNamed(place, file.text) : undefined;
  const document = named ?? (await workspace.openTextDocument({ language: languageOf(file), content: file.text }));
  if (stored && comparesWithStored)
    await commands.executeCommand('vscode.diff', stored, document.uri, `${nameOf(stored)}: Now ↔ For Import`);
  else await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: false });
}

/** A document that is going to be saved under a name, with a text; undefined where somebody works on such a document already. */
async function openNamed(place: Uri, text: string): Promise<TextDocument | undefined> {
  const document = await workspace.openTextDocument(Uri.from({ scheme: 'untitled', path: place.path }));
  if (document.getText() === text) return document;
  if (document.getText() !== '') return undefined;
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(0), text);
  await workspace.applyEdit(edit);
  return document;
}

async function isStored(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

function languageOf({ name }: MadeFile): string {
  const ending = name.slice(name.lastIndexOf('.') + 1);
  return ['yaml', 'json', 'xml'].find((language) => language === ending) ?? exportLanguage;
}

/** Asks whether passwords are to be written; `write` makes the files either way. Undefined when the person wants neither. */
export async function withSecretsAsked<Made extends { readonly hasSecrets: boolean }>(
  write: (showsSecrets: boolean) => Promise<Made>,
): Promise<Made | undefined> {
  const masked = await write(false);
  if (!masked.hasSecrets) return masked;
  // The first is what the Enter key chooses.
  const [mask, show] = ['Mask Passwords', 'Write Passwords'];
  const detail = `Written, they stand in clear text in the document that opens, and in the file if you save it. Masked, they are shown as '***', and the result is for reading only.`;
  const answer = await window.showWarningMessage('These DNs have passwords.', { modal: true, detail }, mask, show);
  return answer === show ? write(true) : answer === mask ? masked : undefined;
}

/** Tells what was made, and offers the notes about it. Does not wait for the person. */
export function tell({ pages }: Workbench, message: string, title: string, notes: readonly string[]): void {
  if (notes.length === 0) {
    void window.showInformationMessage(message);
    return;
  }
  const button = 'Show Notes';
  void window.showInformationMessage(message, button).then((answer) => {
    if (answer === button)
      return pages.show(title, `# ${title}\n\n${notes.map((note) => `- ${escaped(note)}\n`).join('')}`);
  });
}

/** Names out of files are no Markdown. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}

/** Refuses to go on without a result. */
export function refuseEmpty(files: readonly MadeFile[], problems: readonly string[], otherwise: string): void {
  if (files.length === 0) throw new Refusal(problems[0] ?? otherwise);
}
