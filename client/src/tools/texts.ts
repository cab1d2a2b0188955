import { Uri, workspace } from 'vscode';
import type { FileText } from '../../../server/src/lsp/protocol.ts';
import { listFolder, readBytes } from '../folders.ts';
import { Refusal } from './workbench.ts';

/** Files that can hold DNs at all. */
const candidates = /\.(?:ya?ml|jsonc?|xml|cfg|conf)$/i;

/** Folders in which nobody keeps DNs of their own. */
const skipped = /\/(?:node_modules|\.git)$/;

/** More is not sent to the language server, which would refuse it. */
const mostBytes = 256_000_000;

/** Whether a file can hold DNs, judged by its name. */
export function isCandidate({ path }: Uri): boolean {
  return candidates.test(path);
}

/** The last part of a path. */
export function nameOf({ path }: Uri): string {
  return path.replace(/\/$/, '').slice(path.replace(/\/$/, '').lastIndexOf('/') + 1);
}

/** The path of a file as people know it. */
export function pathOf(uri: Uri): string {
  return workspace.asRelativePath(uri);
}

/** The text of a file, from the editor where it is open there; undefined where there is none. */
export async function textOf(uri: Uri): Promise<string | undefined> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  const bytes = await readBytes(uri, mostBytes);
  return bytes && decoded(bytes);
}

/** What is no UTF-8 shows as U+FFFD, and then the language server refuses it. */
export function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Files, and the files in folders that can hold DNs; each once. */
export async function filesIn(uris: readonly Uri[]): Promise<Uri[]> {
  const found = new Map<string, Uri>();
  const waiting = [...uris].reverse();
  for (let uri = waiting.pop(); uri; uri = waiting.pop()) {
    const key = uri.toString();
    const listed = await listFolder(uri);
    if (!listed || listed.files[0] === key) {
      // What is not stored may be open.
      found.set(key, uri);
      continue;
    }
    for (const file of listed.files.map((each) => Uri.parse(each)))
      if (isCandidate(file)) found.set(file.toString(), file);
    for (const folder of listed.folders) if (!skipped.test(folder)) waiting.push(Uri.parse(folder));
  }
  return [...found.values()];
}

/**
 * The texts of files and of all in folders. Paths are told from the folder where only one is chosen, so that two folders can be compared.
 * A file that cannot be read is refused: what is missing would count as removed.
 */
export async function textsIn(uris: readonly Uri[]): Promise<FileText[]> {
  const [only] = uris.length === 1 ? uris : [];
  const files = await filesIn(uris);
  return Promise.all(
    files.map(async (uri): Promise<FileText> => {
      const text = await textOf(uri);
      const base = only && `${only.path.replace(/\/$/, '')}/`;
      const path = base && uri.path.startsWith(base) ? uri.path.slice(base.length) : pathOf(uri);
      if (text === undefined) throw new Refusal(`${path} cannot be read.`);
      return { path, text, uri: uri.toString() };
    }),
  );
}
