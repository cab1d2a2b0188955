import { FileType, Uri, workspace } from 'vscode';
import type { ListFolderResult } from '../../server/src/lsp/protocol.ts';

/** What is in a folder, or the file itself; undefined where there is nothing that can be read. Links are left out: they may lead in circles. */
export async function listFolder(uri: Uri): Promise<ListFolderResult | undefined> {
  try {
    const { type } = await workspace.fs.stat(uri);
    if (!(type & FileType.Directory)) return { files: [uri.toString()], folders: [] };
    const entries = await workspace.fs.readDirectory(uri);
    const named = (wanted: FileType) =>
      entries.filter(([, of]) => of === wanted).map(([name]) => Uri.joinPath(uri, name).toString());
    return { files: named(FileType.File), folders: named(FileType.Directory) };
  } catch {
    return undefined;
  }
}

/** The bytes of a file; undefined where there is none, or where it has more than `mostBytes`. */
export async function readBytes(uri: Uri, mostBytes: number): Promise<Uint8Array | undefined> {
  try {
    const { size, type } = await workspace.fs.stat(uri);
    return size > mostBytes || type & FileType.Directory ? undefined : await workspace.fs.readFile(uri);
  } catch {
    return undefined;
  }
}
