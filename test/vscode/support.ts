import assert from 'node:assert/strict';
import {
  commands,
  type Diagnostic,
  extensions,
  languages,
  Range,
  type TextDocument,
  type TextEditor,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { ExtensionApi } from '../../client/src/extension.ts';

/** How long something that should happen may take, in milliseconds. Large, because test machines are slow at times. */
const patience = 30_000;
const pollingInterval = 50;

/** Asks again and again until there is an answer, and gives it. */
export async function until<T>(
  wanted: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    assert(Date.now() < deadline, `Still not so after ${patience / 1000} s: ${wanted}`);
    await new Promise((resolve) => setTimeout(resolve, pollingInterval));
  }
}

/** The extension, which is not activated by this. */
export function extension() {
  const found = extensions.getExtension<ExtensionApi>('dn-config.dn-config');
  assert(found, 'The extension is not loaded.');
  return found;
}

/** The URI of a file of the workspace, which is a copy of the folder `fixtures`. */
export function fixture(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  assert(folder, 'No folder is open.');
  return Uri.joinPath(folder.uri, name);
}

/** Opens a file of the workspace in an editor. */
export async function open(name: string): Promise<TextEditor> {
  const document = await workspace.openTextDocument(fixture(name));
  return window.showTextDocument(document);
}

/** Changes a document, at its end and without a meaning, and saves it. */
export async function change(document: TextDocument): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, '\n');
  assert(await workspace.applyEdit(edit));
  assert(await document.save());
}

/** Replaces a text where it first stands in a document, and does not save it. */
export async function replaceText(document: TextDocument, old: string, young: string): Promise<void> {
  const start = document.getText().indexOf(old);
  assert(start >= 0, `'${old}' is not in ${document.fileName}.`);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(start), document.positionAt(start + old.length)), young);
  assert(await workspace.applyEdit(edit));
}

/** Takes back what is not saved. */
export async function revert(document: TextDocument): Promise<void> {
  await window.showTextDocument(document);
  await commands.executeCommand('workbench.action.files.revert');
}

/** A document by the last part of its path, waited for. */
export function documentNamed(name: string): Promise<TextDocument> {
  return until(`a document ${name}`, () =>
    workspace.textDocuments.find(({ uri }) => uri.path.slice(uri.path.lastIndexOf('/') + 1) === name),
  );
}

/** A page that the extension shows, waited for. */
export async function pageTitled(title: string): Promise<TextDocument> {
  const page = await documentNamed(`${title}.md`);
  assert(page.uri.scheme === 'dn-config-plan');
  return page;
}

/** Acts, and waits until the extension has looked at a document once more than before. */
export async function lookedAtAfter(act: () => Promise<void>): Promise<void> {
  const before = extension().exports.looks;
  await act();
  await until('the extension has looked again', () => extension().exports.looks > before);
}

/** What the disk holds. */
export async function bytesOnDisk(name: string): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await workspace.fs.readFile(fixture(name)));
}

/** The finding of a rule in a document, waited for. */
export function finding(document: TextDocument, rule: string): Promise<Diagnostic> {
  return until(`a finding of ${rule} in ${document.fileName}`, () =>
    findings(document).find((each) => ruleOf(each) === rule),
  );
}

/** Our own findings in a document, as they are now. */
export function findings(document: TextDocument): readonly Diagnostic[] {
  return languages.getDiagnostics(document.uri).filter(({ source }) => source === 'dn-config');
}

/** The rule that a finding belongs to. */
export function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** The text that a finding stands at. */
export function textAt(document: TextDocument, { range }: Diagnostic): string {
  return document.getText(range);
}
