import type { Connection } from 'vscode-languageserver';
import { fileNameOf } from '../features/document.ts';
import { decode } from '../formats/encoding.ts';
import { type Files, type StoredFile, skippedFolders } from './files.ts';
import {
  type ListFolderParams,
  type ListFolderResult,
  listFolderMethod,
  type ReadFileParams,
  readFileMethod,
} from './protocol.ts';

/**
 * Files that only the client can read: in a browser, and in workspaces that are on no disk. A client that does not know the requests answers
 * with an error, and then there are none.
 */
export function clientFiles(connection: Connection): Files {
  const ask = <Result>(method: string, params: ReadFileParams | ListFolderParams): Promise<Result | null> =>
    connection.sendRequest<Result | null>(method, params).catch(() => null);

  return {
    async read(uri, mostBytes): Promise<StoredFile | undefined> {
      const base64 = await ask<string>(readFileMethod, { uri, mostBytes });
      if (typeof base64 !== 'string') return undefined;
      const { text, problem } = decode(bytesOf(base64));
      return { text, ...(problem && { encodingProblem: problem }) };
    },

    async *list(uri, isWanted): AsyncIterable<string> {
      const folders = [uri];
      for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
        const found = await ask<ListFolderResult>(listFolderMethod, { uri: folder });
        // Who asks for a file gets it, whatever its name.
        for (const file of found?.files ?? []) if (file === uri || isWanted(fileNameOf(file))) yield file;
        for (const below of found?.folders ?? []) if (!skippedFolders.has(fileNameOf(below))) folders.push(below);
      }
    },
  };
}

/** Files on the server's own disk, and others that the client can read. */
export function filesByScheme(own: Files, others: Files): Files {
  const filesOf = (uri: string) => (/^file:/i.test(uri) ? own : others);
  return {
    read: (uri, mostBytes) => filesOf(uri).read(uri, mostBytes),
    list: (uri, isWanted) => filesOf(uri).list(uri, isWanted),
  };
}

function bytesOf(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
