/** What could not be read, in one line. */
export interface InputProblem {
  readonly path: string;
  readonly problem: string;
}

/** The line that says it. */
export function problemLine({ path, problem }: InputProblem): string {
  return `${path === '' ? "''" : path}: ${problem}`;
}

/** Why the file system did not do something, in words for people. */
export function reasonOf(error: unknown): string {
  return reasonIn(reasons, error);
}

/** The same for what was to be written. */
export function whyNotWritten(error: unknown): string {
  return reasonIn(reasonsOfWriting, error);
}

function reasonIn(known: ReadonlyMap<string, string>, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = known.get(code);
  if (reason !== undefined) return reason;
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file or folder'],
  ['ENOTDIR', 'there is no such file or folder'],
  ['EACCES', 'reading it is not allowed'],
  ['EPERM', 'reading it is not allowed'],
  ['ELOOP', 'its links lead in a circle'],
  ['EISDIR', 'it is a folder'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['ERR_STRING_TOO_LONG', 'it is too large to be read'],
  ['ERR_FS_FILE_TOO_LARGE', 'it is too large to be read'],
]);

const reasonsOfWriting: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such folder, or nothing can be put there'],
  ['ENOTDIR', 'a part of its path is no folder'],
  ['EEXIST', 'a part of its path is no folder'],
  ['EACCES', 'writing there is not allowed'],
  ['EPERM', 'writing there is not allowed'],
  ['EROFS', 'writing there is not allowed'],
  ['EBUSY', 'it is in use'],
  ['ENOSPC', 'there is no space left'],
  ['EDQUOT', 'there is no space left'],
  ['EFBIG', 'it would become too large'],
  ['EISDIR', 'it is a folder'],
  ['ELOOP', 'its links lead in a circle'],
  ['ENAMETOOLONG', 'its name is too long'],
]);
