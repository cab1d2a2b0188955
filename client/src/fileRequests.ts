import { Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ListFolderParams,
  listFolderMethod,
  type ReadFileParams,
  readFileMethod,
} from '../../server/src/lsp/protocol.ts';
import { listFolder, readBytes } from './folders.ts';

/** Answers the server's questions about files that it cannot read by itself. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(readFileMethod, async ({ uri, mostBytes }: ReadFileParams) => {
    const bytes = await readBytes(Uri.parse(uri), mostBytes);
    return bytes ? base64Of(bytes) : null;
  });
  client.onRequest(listFolderMethod, async ({ uri }: ListFolderParams) => (await listFolder(Uri.parse(uri))) ?? null);
}

/** So many bytes can be the arguments of one call. */
const most = 8_192;

/** Browsers have no Buffer. */
function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += most)
    text += String.fromCharCode(...bytes.subarray(start, start + most));
  return btoa(text);
}
