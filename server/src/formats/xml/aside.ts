import { mark } from './characters.ts';

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
  /** How far the text was looked at to tell this; the text's length where its end was met. */
  readonly reach: number;
}

/** Behind the end of an aside, where it has one, and how far was looked for it. */
interface Ending {
  readonly found?: number;
  readonly reach: number;
}

/** What is to be passed over at `at`, where a `<` stands; undefined where a tag or text begins. */
export function asideAt(text: string, at: number): Aside | undefined {
  const second = text.charCodeAt(at + 1);
  if (second !== mark.exclamation && second !== mark.question) return undefined;
  const sort = asides.find(({ begin }) => text.startsWith(begin, at));
  if (!sort) return undefined;
  const { found, reach } = endingOf(text, at + sort.begin.length, sort);
  if (found !== undefined) return { sort, end: found, isFinished: true, reach };
  const feed = text.indexOf('\n', at);
  if (feed < 0) return { sort, end: text.length, isFinished: false, reach: text.length };
  return { sort, end: feed, isFinished: false, reach: Math.max(reach, feed + 1) };
}

/** How far the end of these is looked for; without a limit, many open ones would take for ever. */
const farthest = { cdata: 65_536, instruction: 4_096, declaration: 65_536 } as const;
const longestSubset = 10_000;

/** The end of an aside whose content starts at `from`. */
function endingOf(text: string, from: number, { kind, end }: Aside['sort']): Ending {
  if (kind === 'comment') return endOfComment(text, from);
  const limit = Math.min(text.length, from + farthest[kind]);
  if (kind === 'instruction') return endOfInstruction(text, from, limit);
  if (kind === 'declaration') return endOfDeclaration(text, from, limit);
  const index = text.slice(from, limit).indexOf(end);
  return index < 0 ? { reach: limit } : { found: from + index + end.length, reach: from + index + end.length };
}

/** No declaration stands in another one but in a document type, so one was not closed where the next begins: each is looked at once. */
function endOfDeclaration(text: string, from: number, limit: number): Ending {
  const isDoctype = text.startsWith('DOCTYPE', from);
  const next = isDoctype ? '<!DOCTYPE' : '<!';
  const index = text.slice(from, limit).indexOf(next);
  const close = text.slice(from, index < 0 ? limit : from + index).indexOf('>');
  const looked = index < 0 ? limit + next.length : from + index + next.length;
  const plain =
    close < 0 ? { reach: Math.min(text.length, looked) } : { found: from + close + 1, reach: from + close + 1 };
  return isDoctype ? endOfDoctype(text, from, plain) : plain;
}

/** An instruction was not closed when another one begins: so many open ones cost no more than one look at each. */
function endOfInstruction(text: string, from: number, limit: number): Ending {
  for (let at = text.indexOf('?', from); at >= 0 && at < limit; at = text.indexOf('?', at + 1)) {
    if (text.charCodeAt(at + 1) === mark.greater) return { found: at + 2, reach: at + 2 };
    if (at > from && text.charCodeAt(at - 1) === mark.less) return { reach: Math.min(at + 2, text.length) };
  }
  return { reach: limit };
}

/** A comment cannot hold another one, so it was not closed when one begins. Both are found by their dashes in one walk. */
function endOfComment(text: string, from: number): Ending {
  for (let at = text.indexOf('--', from); at >= 0; at = text.indexOf('--', at + 1)) {
    if (at - 2 >= from && text.startsWith('<!', at - 2)) return { reach: at + 2 };
    if (text.charCodeAt(at + 2) === mark.greater) return { found: at + 3, reach: at + 3 };
  }
  return { reach: text.length };
}

/** The declarations inside a document type end with `>`, too. */
function endOfDoctype(text: string, from: number, plain: Ending): Ending {
  const beginning = text.slice(from, from + longestSubset);
  const subset = /^DOCTYPE(?:(?!<!DOCTYPE)[^>[])*\[(?:(?!<!DOCTYPE)[^\]])*\]\s*>/.exec(beginning);
  if (subset) return { found: from + subset[0].length, reach: from + subset[0].length };
  const hasSubset = /^(?:(?!<!DOCTYPE)[^>[])*\[/.test(beginning);
  return { ...plain, reach: hasSubset ? Math.max(plain.reach, from + beginning.length) : plain.reach };
}
