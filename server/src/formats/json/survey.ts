import { JsonScanner } from './scanner.ts';

/** What a look over a text shows: the names directly below the top, and what lies in the containers there. */
export interface Survey {
  readonly top: '{' | '[' | undefined;
  /** The names in the outermost object. */
  readonly keys: ReadonlySet<string>;
  /** Names in the objects of the list under each key (and of the outermost list, under no name), followed by `=` and the text of a `type`. */
  readonly inLists: ReadonlyMap<string, ReadonlySet<string>>;
  /** Texts of `type` in the outermost object and in objects directly below it. */
  readonly types: ReadonlySet<string>;
  /** What `__metadata__` says of the format. */
  readonly formatName: string | undefined;
}

/** Looks over a text once; nothing is built of it. */
export function survey(text: string): Survey {
  const scanner = new JsonScanner(text);
  const keys = new Set<string>();
  const inLists = new Map<string, Set<string>>();
  const types = new Set<string>();
  const open: string[] = [];
  /** The name last seen at each depth. */
  const names: (string | undefined)[] = [];
  let top: Survey['top'];
  let formatName: string | undefined;
  let last: string | undefined;
  let previous = '';
  while (scanner.next()) {
    const { kind, start, end } = scanner;
    if (kind === 'comment') continue;
    const depth = open.length;
    if (kind === '{' || kind === '[') {
      if (depth === 0) top ??= kind;
      open.push(kind);
      names[depth + 1] = undefined;
    } else if (kind === '}' || kind === ']') open.pop();
    else if (depth > 3) continue;
    else if (kind === ':') {
      names[depth] = last;
      if (last !== undefined) {
        if (depth === 1) keys.add(last);
        const list = listAt(open, names);
        if (list !== undefined) nameSet(inLists, list).add(last);
      }
    } else if (kind === 'string' || kind === 'word') {
      last =
        kind === 'string' ? text.slice(start + 1, text[end - 1] === '"' && end > start + 1 ? end - 1 : end) : undefined;
      if (previous === ':' && last !== undefined) {
        const name = names[depth];
        if (name === 'formatName' && depth === 2 && names[1] === '__metadata__') formatName = last;
        if (name === 'type' && (depth === 1 || (open[0] === '{' && depth === 2))) types.add(last);
        const list = listAt(open, names);
        if (name === 'type' && list !== undefined) nameSet(inLists, list).add(`=${last}`);
      }
    }
    previous = kind;
  }
  return { top, keys, inLists, types, formatName };
}

/** The list in whose entry the scanner stands. */
function listAt(open: readonly string[], names: readonly (string | undefined)[]): string | undefined {
  if (open.length === 2 && open[0] === '[' && open[1] === '{') return '';
  return open.length === 3 && open[1] === '[' && open[2] === '{' ? (names[1] ?? '') : undefined;
}

function nameSet(sets: Map<string, Set<string>>, key: string): Set<string> {
  const found = sets.get(key) ?? new Set();
  sets.set(key, found);
  return found;
}
