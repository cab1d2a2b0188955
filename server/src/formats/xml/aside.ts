/** Markup that is passed over as a whole: how it begins, how it ends, and what to call it. */
export const asides = [
  { kind: 'comment', begin: '<!--', end: '-->', name: 'comment' },
  { kind: 'cdata', begin: '<![CDATA[', end: ']]>', name: 'CDATA section' },
  { kind: 'instruction', begin: '<?', end: '?>', name: 'processing instruction' },
  { kind: 'declaration', begin: '<!', end: '>', name: 'declaration' },
] as const;

/** A comment, CDATA section, instruction or declaration. */
export interface Aside {
  readonly sort: (typeof asides)[number];
  /** Behind it; an unfinished one ends with its line, so that what follows is not lost. */
  readonly end: number;
  readonly isFinished: boolean;
}

/** What is to be passed over at `at`, where a `<` stands; undefined where a tag or text begins. */
export function asideAt(text: string, at: number): Aside | undefined {
  const second = text[at + 1];
  if (second !== '!' && second !== '?') return undefined;
  const sort = asides.find(({ begin }) => text.startsWith(begin, at));
  if (!sort) return undefined;
  const from = at + sort.begin.length;
  const found = endIn(text, from, sort, limitOf(text, from, sort));
  if (found >= 0) return { sort, end: found, isFinished: true };
  const feed = text.indexOf('\n', at);
  return { sort, end: feed < 0 ? text.length : feed, isFinished: false };
}

/** How far the end of a CDATA section or an instruction is looked for; without a limit, many open ones would take for ever. */
const farthest = { cdata: 65_536, instruction: 4_096 } as const;

/** Where the end of an aside is looked for no further: a comment cannot hold another one, so it was not closed when one begins. */
function limitOf(text: string, from: number, { kind, begin }: Aside['sort']): number {
  if (kind === 'declaration') return text.length;
  const limit = kind === 'comment' ? text.indexOf(begin, from) : from + farthest[kind];
  return limit < 0 ? text.length : Math.min(limit, text.length);
}

/** Behind the end of an aside whose content starts at `from`; -1 where it has none. */
function endIn(text: string, from: number, { kind, end }: Aside['sort'], limit: number): number {
  // The declarations inside a document type end with `>`, too.
  const subset = kind === 'declaration' ? /^DOCTYPE[^>[]*\[[^\]]*\]\s*>/.exec(text.slice(from, from + 10_000)) : null;
  if (subset) return from + subset[0].length;
  const found = limit < text.length ? text.slice(from, limit).indexOf(end) : text.indexOf(end, from) - from;
  return found < 0 ? -1 : from + found + end.length;
}
