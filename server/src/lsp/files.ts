import type { EncodingProblem } from '../formats/encoding.ts';

/** A file as it is stored. */
export interface StoredFile {
  /** Without a byte order mark. */
  readonly text: string;
  readonly encodingProblem?: EncodingProblem;
}

/** What the server may read of the files that no editor has open. Nothing here throws: what cannot be read is not there. */
export interface Files {
  /** Undefined where there is no such file, where it may not be read, or where it has more bytes than `mostBytes`. */
  read(uri: string, mostBytes: number): Promise<StoredFile | undefined>;
  /** The URIs of the files below a folder (or the file itself) whose names `isWanted`, folder by folder. Links are not followed. */
  list(uri: string, isWanted: (fileName: string) => boolean): AsyncIterable<string>;
}

/** Folders in which nobody keeps DNs of their own. */
export const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '.git']);

/**
 * The one URI by which the server knows a file, however its client writes it: `file:///C:/a%20(b)` and `file:///c%3A/a%20%28b%29` are one file. It is
 * written as VS Code writes it, with everything escaped that can be. Other URIs than those of files stay as they are.
 */
export function canonical(uri: string): string {
  const [whole, host = '', path = ''] = /^file:\/\/([^/?#]*)(\/[^?#]*)$/i.exec(uri) ?? [];
  if (whole === undefined) return uri;
  try {
    const decodedPath = decodeURIComponent(path).replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase());
    return `file://${host.toLowerCase()}${decodedPath.split('/').map(escaped).join('/')}`;
  } catch {
    return uri;
  }
}

function escaped(name: string): string {
  return encodeURIComponent(name).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The folder of a file or folder, with a slash at its end; undefined at the root. */
export function folderOf(uri: string): string | undefined {
  const path = uri.endsWith('/') ? uri.slice(0, -1) : uri;
  const slash = path.lastIndexOf('/');
  // `file:///` is the root itself; what comes before its last slash would be a host.
  return slash < 0 || /^[a-z][\w+.-]*:\/{0,2}[^/]*$/i.test(path) ? undefined : path.slice(0, slash + 1);
}

/** The URI of what a path names that is written in a file of a folder; `folder` ends with a slash. */
export function resolveIn(folder: string, path: string): string {
  try {
    return canonical(new URL(path.split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':'), folder).href);
  } catch {
    return `${folder}${path}`;
  }
}

/** The path of a file below a folder, as people write it; undefined for a file that stands elsewhere. */
export function pathBelow(folder: string, uri: string): string | undefined {
  const base = decoded(folder);
  const path = decoded(uri);
  return path.startsWith(base) ? path.slice(base.length) : undefined;
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
