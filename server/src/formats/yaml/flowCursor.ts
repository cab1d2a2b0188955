import { closingQuote } from './blocks.ts';

/** A place between the braces of a flow mapping. */
export interface FlowPlace {
  readonly at: 'name' | 'value';
  /** Where the outermost bracket opens. */
  readonly open: number;
  /** The keys from the outermost bracket inwards, without the one being written. */
  readonly path: readonly string[];
  /** Whether a mapping inside a list has been entered on the way. */
  readonly inDn: boolean;
  /** The key whose value is being written. */
  readonly key: string;
  readonly taken: readonly string[];
  readonly tokenStart: number;
  readonly tokenEnd: number;
  readonly hasColon: boolean;
  /** The blank that a value needs before it here. */
  readonly lead: string;
}

interface Frame {
  readonly bracket: '{' | '[';
  readonly open: number;
  readonly taken: string[];
  key: string;
  expects: 'name' | 'value';
  tokenStart: number;
}

/** Finds the flow mapping that is open at `offset`, scanning from `start`, the beginning of the entry that holds it. Undefined outside of any. */
export function flowPlaceAt(text: string, start: number, offset: number): FlowPlace | undefined {
  const frames: Frame[] = [];
  for (let at = start; at < offset; at++) {
    const character = text[at] as string;
    const frame = frames.at(-1);
    if ((character === '"' || character === "'") && startsToken(text, at, frame)) {
      const close = closingQuote(text, at, text.length);
      if (close === undefined || close >= offset) break;
      at = close;
    } else if (character === '#' && /\s/.test(text[at - 1] ?? ' ')) {
      const end = text.indexOf('\n', at);
      if (end < 0 || end >= offset) return undefined;
      at = end;
    } else if ((character === '{' || character === '[') && (frame || startsValue(text, at, start))) {
      frames.push({ bracket: character, open: at, taken: [], key: '', expects: 'name', tokenStart: at + 1 });
    } else if (frame) {
      step(frame, frames, character, text, at);
    }
  }
  const frame = frames.at(-1);
  return frame?.bracket === '{' ? placeIn(frame, frames, text, offset) : undefined;
}

function step(frame: Frame, frames: Frame[], character: string, text: string, at: number): void {
  if (character === '}' || character === ']') frames.pop();
  else if (character === ',') {
    if (frame.key !== '') frame.taken.push(frame.key);
    frame.key = '';
    frame.expects = 'name';
    frame.tokenStart = at + 1;
  } else if (
    character === ':' &&
    frame.expects === 'name' &&
    /["'\s,{}[\]]/.test((text[at + 1] ?? ' ') + (text[at - 1] ?? ''))
  ) {
    frame.key = unquoted(text.slice(frame.tokenStart, at).trim());
    frame.expects = 'value';
    frame.tokenStart = at + 1;
  }
}

function placeIn(frame: Frame, frames: readonly Frame[], text: string, offset: number): FlowPlace {
  let tokenStart = frame.tokenStart;
  while (tokenStart < offset && /\s/.test(text[tokenStart] ?? '')) tokenStart++;
  let tokenEnd = offset;
  if ((text[tokenStart] === '"' || text[tokenStart] === "'") && tokenStart < offset) {
    tokenEnd = Math.max(offset, (closingQuote(text, tokenStart, lineEndOf(text, tokenStart)) ?? offset - 1) + 1);
  } else {
    while (tokenEnd < text.length && !/[\s,:{}[\]]/.test(text[tokenEnd] ?? '')) tokenEnd++;
  }
  const outer = frames.slice(0, -1);
  return {
    at: frame.expects,
    open: frames[0]?.open ?? frame.open,
    path: outer.filter((candidate) => candidate.bracket === '{').map((candidate) => candidate.key),
    inDn: frames.some((candidate, index) => candidate.bracket === '{' && frames[index - 1]?.bracket === '['),
    key: frame.key,
    taken: [...frame.taken, ...laterKeys(text, tokenEnd)],
    tokenStart,
    tokenEnd,
    hasColon: /^\s*:/.test(text.slice(tokenEnd, tokenEnd + 20)),
    lead: frame.expects === 'value' && tokenStart === frame.tokenStart ? ' ' : '',
  };
}

/** Keys that follow in the same braces, as far as the line goes and nothing nested comes between. */
function laterKeys(text: string, from: number): string[] {
  const rest = text.slice(from, lineEndOf(text, from));
  const until = rest.search(/[{}[\]]/);
  const flat = until < 0 ? rest : rest.slice(0, until);
  return [...flat.matchAll(/,\s*["']?([\w.-]+)["']?\s*:/g)].map((match) => match[1] as string);
}

function startsToken(text: string, at: number, frame: Frame | undefined): boolean {
  if (!frame) return /[\s:-]/.test(text[at - 1] ?? ' ');
  return /[\s,:{[]/.test(text[at - 1] ?? ' ');
}

/** Outside of brackets, one opens a collection only where a value or an item starts. */
function startsValue(text: string, at: number, start: number): boolean {
  return at === start || /(?:^|[:-]|[&!]\S+)[ \t]+$/.test(text.slice(start, at));
}

function unquoted(text: string): string {
  return /^(?:"[^]*"|'[^]*')$/.test(text) ? text.slice(1, -1) : text;
}

function lineEndOf(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
