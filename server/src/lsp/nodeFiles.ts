import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { decode } from '../formats/encoding.ts';
import { canonical, type Files, type StoredFile, skippedFolders } from './files.ts';

/** The files of the machine on which the server runs. */
export const nodeFiles: Files = {
  async read(uri, mostBytes): Promise<StoredFile | undefined> {
    try {
      const path = fileURLToPath(uri);
      const found = await stat(path);
      // What is no file may have no end.
      if (!found.isFile() || found.size > mostBytes) return undefined;
      const { text, problem } = decode(await readFile(path));
      return { text, ...(problem && { encodingProblem: problem }) };
    } catch {
      return undefined;
    }
  },

  async *list(uri, isWanted): AsyncIterable<string> {
    let path: string;
    try {
      path = fileURLToPath(uri);
      if ((await lstat(path)).isFile()) {
        yield uri;
        return;
      }
    } catch {
      return;
    }
    yield* below(path, isWanted);
  },
};

async function* below(folder: string, isWanted: (fileName: string) => boolean): AsyncIterable<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = `${folder.replace(/[\\/]$/, '')}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!skippedFolders.has(entry.name)) yield* below(path, isWanted);
    } else if (entry.isFile() && isWanted(entry.name)) yield canonical(pathToFileURL(path).href);
  }
}
