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
  // None of them can hold another of its kind, so its end is looked for no further than the next beginning.
  const again = sort.kind === 'declaration' ? -1 : text.indexOf(sort.begin, from);
  const found = endIn(text, from, sort, again < 0 ? text.length : again);
  if (found >= 0) return { sort, end: found, isFinished: true };
  const feed = text.indexOf('\n', at);
  return { sort, end: feed < 0 ? text.length : feed, isFinished: false };
}

/** Behind the end of an aside whose content starts at `from`; -1 where it has none. */
function endIn(text: string, from: number, { kind, end }: Aside['sort'], limit: number): number {
  // The declarations inside a document type end with `>`, too.
  const subset = kind === 'declaration' ? /^DOCTYPE[^>[]*\[[^\]]*\]\s*>/.exec(text.slice(from, from + 10_000)) : null;
  if (subset) return from + subset[0].length;
  const found = limit < text.length ? text.slice(from, limit).indexOf(end) : text.indexOf(end, from) - from;
  return found < 0 ? -1 : from + found + end.length;
}
