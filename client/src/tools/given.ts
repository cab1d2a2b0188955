import { Uri, window } from 'vscode';

/** What a command was called for. */
export interface Given {
  /** Files and folders that were chosen, in their order. */
  readonly uris: readonly Uri[];
  /** Words from key bindings and other extensions, which answer what the person would be asked. */
  readonly words: readonly string[];
}

/**
 * Reads what VS Code hands to a command: from the explorer the file under the mouse and a list of all that are selected, from an editor its file,
 * from the source control each selected change, or the repository.
 */
export function readGiven(given: readonly unknown[]): Given {
  const list = given.find((each): each is unknown[] => Array.isArray(each) && each.some((one) => uriOf(one)));
  const uris = (list ?? given).map(uriOf).filter((uri) => uri !== undefined);
  const unique = new Map(uris.map((uri) => [uri.toString(), uri]));
  return { uris: [...unique.values()], words: given.filter((each) => typeof each === 'string') };
}

/** What was chosen, or else the file that is being edited. */
export function chosen({ uris }: Given): readonly Uri[] {
  const active = window.activeTextEditor?.document.uri;
  return uris.length > 0 || !active ? uris : [active];
}

function uriOf(data: unknown): Uri | undefined {
  if (data instanceof Uri) return data;
  if (typeof data !== 'object' || data === null) return undefined;
  const { resourceUri, rootUri } = data as Record<string, unknown>;
  return [resourceUri, rootUri].find((each) => each instanceof Uri);
}
