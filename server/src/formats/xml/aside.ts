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
  const found = text.indexOf(sort.end, from);
  // A comment that another one interrupts was not closed.
  const isInterrupted = sort.kind === 'comment' && found >= 0 && text.slice(from, found).includes(sort.begin);
  if (found >= 0 && !isInterrupted) return { sort, end: found + sort.end.length, isFinished: true };
  const feed = text.indexOf('\n', at);
  return { sort, end: feed < 0 ? text.length : feed, isFinished: false };
}
