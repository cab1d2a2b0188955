/** What could not be read, in one line. */
export interface InputProblem {
  readonly path: string;
  readonly problem: string;
}

/** Why the file system did not do something, in words for people. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = reasons.get(code);
  if (known !== undefined) return known;
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file or folder'],
  ['ENOTDIR', 'there is no such file or folder'],
  ['EACCES', 'reading it is not allowed'],
  ['EPERM', 'reading it is not allowed'],
  ['ELOOP', 'its links lead in a circle'],
  ['EISDIR', 'it is a folder'],
  ['ERR_STRING_TOO_LONG', 'it is too large to be read'],
  ['ERR_FS_FILE_TOO_LARGE', 'it is too large to be read'],
]);
