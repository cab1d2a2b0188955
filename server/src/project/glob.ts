/**
 * Patterns for paths, as the project file has them: `*` and `?` inside of a name, `**` for any number of folders, `[abc]`, `{one,other}`.
 * Of our own, for the usual ones become regular expressions, with which a few asterisks can make a server stand still; this one never
 * takes longer than path times pattern.
 */
export type Glob = (path: string) => boolean;

const longestGlob = 500;
const mostAlternatives = 200;

/** What is wrong with a pattern, in words that go on behind "The pattern"; `undefined` for one that can be used. */
export function problemOfGlob(pattern: string): string | undefined {
  if (pattern.trim() === '') return 'is empty';
  if (pattern.length > longestGlob) return `is longer than ${longestGlob} characters`;
  if (pattern.startsWith('!')) return "begins with '!', which means nothing here; leave files out with 'exclude'";
  if (/(?:^|[^\\])[@!?*+]\(/.test(pattern))
    return 'has a group in parentheses, which is not supported; use {one,other}';
  if (/^[A-Za-z]:[\\/]/.test(pattern)) return "is an absolute path; paths count from the project file's folder";
  if (pattern.split('/').includes('..')) return "leads out of the project file's folder with '..'";
  return alternativesOf(pattern) ? undefined : `has more than ${mostAlternatives} alternatives in braces`;
}

/** Makes a pattern ready. Paths have forward slashes and none in front; case counts. A pattern with a problem matches nothing. */
export function globOf(pattern: string): Glob {
  if (problemOfGlob(pattern) !== undefined) return () => false;
  const alternatives = (alternativesOf(pattern) ?? []).map(segmentsOf);
  return (path) => {
    const names = path.split('/');
    return alternatives.some((segments) => matchesRow(segments, names, isAnyFolders, matchesName));
  };
}

/** Whether a text is as a pattern says in which `*` stands for any characters and all else for itself. */
export function matchesWildcard(pattern: string, text: string): boolean {
  const equal = (wanted: string, character: string): boolean => wanted === character;
  return matchesRow([...pattern], [...text], (part) => part === '*', equal);
}

/** One character of a name: itself, any one, or one of a class. */
type NamePart = string | { readonly any: true } | { readonly of: string; readonly not: boolean };
/** A name of a path in a pattern: `**`, or its parts, where an asterisk is a part of its own. */
type PathSegment = typeof anyFolders | readonly (NamePart | typeof anyCharacters)[];

const anyFolders = Symbol('**');
const anyCharacters = Symbol('*');

const isAnyFolders = (segment: PathSegment): boolean => segment === anyFolders;
const isAnyCharacters = (part: unknown): boolean => part === anyCharacters;

/**
 * Whether the items of a row are, one by one, as the pattern says, in which some parts stand for any number of items. Only the last such
 * part is ever looked at again, for an earlier one could not bring more.
 */
function matchesRow<Part, Item>(
  pattern: readonly Part[],
  row: readonly Item[],
  isAny: (part: Part) => boolean,
  matches: (part: Part, item: Item) => boolean,
): boolean {
  let at = 0;
  let index = 0;
  let retryAt = -1;
  let retryIndex = 0;
  while (index < row.length) {
    const part = pattern[at];
    if (part !== undefined && isAny(part)) {
      retryAt = ++at;
      retryIndex = index;
    } else if (part !== undefined && matches(part, row[index] as Item)) {
      at++;
      index++;
    } else if (retryAt >= 0) {
      at = retryAt;
      index = ++retryIndex;
    } else return false;
  }
  return pattern.slice(at).every(isAny);
}

function matchesName(segment: PathSegment, name: string): boolean {
  if (segment === anyFolders) return true;
  return matchesRow(segment, [...name], isAnyCharacters, (part, character) => {
    if (typeof part === 'string') return part === character;
    return typeof part === 'object' && ('any' in part || isInClass(part.of, character) !== part.not);
  });
}

function segmentsOf(pattern: string): PathSegment[] {
  const path = pattern.replace(/\/+/g, '/').replace(/^(?:\.?\/)+/, '');
  // A slash at the end means all that is in the folder.
  return (path.endsWith('/') ? `${path}**` : path)
    .split('/')
    .map((name) => (name === '**' ? anyFolders : namePartsOf(name)));
}

function namePartsOf(name: string): (NamePart | typeof anyCharacters)[] {
  const parts = name.matchAll(/\\(.)|(\*+)|(\?)|\[([!^]?)(\]?[^\]]*)\]|(.)/gsu);
  return [...parts].map(([, escaped, asterisks, any, not, of, itself]) => {
    if (asterisks !== undefined) return anyCharacters;
    if (any !== undefined) return { any: true };
    return of === undefined || of === '' ? (escaped ?? itself ?? '') : { of, not: not !== '' };
  });
}

function isInClass(members: string, character: string): boolean {
  const ranges = members.matchAll(/(.)-(.)|(.)/gsu);
  for (const [, from, to, single] of ranges) {
    if (single === character) return true;
    if (from !== undefined && to !== undefined && from <= character && character <= to) return true;
  }
  return false;
}

/** The pattern once for each choice that its braces offer; `undefined` where these are too many. Braces without a comma stand for themselves. */
function alternativesOf(pattern: string): readonly string[] | undefined {
  let open = [pattern];
  const done: string[] = [];
  while (open.length > 0) {
    const next: string[] = [];
    for (const each of open) {
      // The innermost braces: none stand inside of them.
      const braces = /\{([^{}]*,[^{}]*)\}/.exec(each);
      if (!braces) done.push(each);
      else {
        const [whole, inside = ''] = braces;
        const behind = each.slice(braces.index + whole.length);
        next.push(...inside.split(',').map((choice) => each.slice(0, braces.index) + choice + behind));
      }
      if (done.length + next.length > mostAlternatives) return undefined;
    }
    open = next;
  }
  return [...new Set(done)];
}
