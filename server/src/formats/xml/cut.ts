import type { Cut, CutState } from '../format.ts';
import { asideAt } from './aside.ts';
import { isBlank, isTagCharacter, mark } from './characters.ts';
import { containers, isDnElement } from './names.ts';

/** `object`: one configuration object with the comment lines right above it. `around`: what stands before, between and after objects. */
export interface XmlCut extends Cut {
  readonly kind: 'object' | 'around';
}

/** A place and how far the text was looked at to find it. */
interface Place {
  readonly end: number;
  readonly reach: number;
}

/** All that is cut here has names that begin with `Cfg`. */
const upperC = 0x43;

/**
 * Cuts CfgData or ConfData XML into objects by their tags alone. An object whose end tag is missing ends where the next DN begins or its
 * container ends, so that it takes nothing else with it.
 *
 * Where a cut ends no object is open any more, or the tag that ends it stands next. So all that cutting has to know there is whether it is
 * inside a `CfgReference`, whose elements are no objects, and whether something stands before it on its line.
 */
export function* cutXml(text: string, from: CutState = ''): Generator<XmlCut> {
  let start = 0;
  let before = from;
  let object: string | undefined;
  let inReference = from.includes('reference');
  /** How far passing over comments and the like has looked. */
  let looked = 0;
  const cut = (kind: XmlCut['kind'], end: number, reach: number): XmlCut => {
    const made = {
      kind,
      before,
      after: stateAt(text, end, inReference),
      start,
      end,
      reach: Math.max(looked, reach, end),
    };
    start = end;
    before = made.after;
    looked = 0;
    return made;
  };
  for (let at = nextMarkup(text, 0); at >= 0; at = nextMarkup(text, at)) {
    const aside = asideAt(text, at);
    if (aside) {
      looked = Math.max(looked, aside.reach);
      at = aside.end;
      continue;
    }
    const tagAt = at;
    const isClosing = text.charCodeAt(at + 1) === mark.slash;
    const local = localName(text, isClosing ? at + 2 : at + 1);
    at = local;
    while (isTagCharacter(text.charCodeAt(at))) at++;
    const element = text.slice(local, at);
    const reach = Math.min(at + 1, text.length);
    if (isClosing) {
      if (object === element) {
        const line = endOfLine(text, endOfTag(text, at));
        object = undefined;
        yield cut('object', line.end, line.reach);
      } else if (object !== undefined && containers.has(element)) {
        const end = startOfLines(text, tagAt, start, before);
        object = undefined;
        if (end > start) yield cut('object', end, reach);
      }
      if (element === 'CfgReference') inReference = false;
    } else if (element === 'CfgReference') inReference = !endOfTag(text, at).isEmpty;
    else if (startsObject(element, object, inReference)) {
      const end = startOfLines(text, tagAt, start, before);
      if (end > start) yield cut(object === undefined ? 'around' : 'object', end, reach);
      const tag = endOfTag(text, at);
      object = tag.isEmpty ? undefined : element;
      if (!tag.isEmpty) continue;
      const line = endOfLine(text, tag);
      yield cut('object', line.end, line.reach);
    }
  }
  if (text.length > start) yield cut(object === undefined ? 'around' : 'object', text.length, text.length);
}

/**
 * The next `<` that matters: of an aside, or of a tag whose name begins with `Cfg`. No tag can hold a `<`, so nobody has to look for the
 * ends of the tags between. Most of a file is passed over here.
 */
function nextMarkup(text: string, from: number): number {
  for (let at = text.indexOf('<', from); at >= 0; at = text.indexOf('<', at + 1)) {
    const second = text.charCodeAt(at + 1);
    if (second === mark.exclamation || second === mark.question) return at;
    const local = localName(text, second === mark.slash ? at + 2 : at + 1);
    if (text.charCodeAt(local) === upperC && text.startsWith('Cfg', local)) return at;
  }
  return -1;
}

/** Where a tag's name begins behind its prefix. */
function localName(text: string, start: number): number {
  let at = start;
  while (isTagCharacter(text.charCodeAt(at))) if (text.charCodeAt(at++) === mark.colon) return at;
  return start;
}

/** What there is to know where a cut ends. */
function stateAt(text: string, at: number, inReference: boolean): CutState {
  const isAtLineStart = text.charCodeAt(at - 1) === mark.feed;
  if (inReference) return isAtLineStart ? 'in reference' : 'in reference and line';
  return isAtLineStart ? '' : 'in line';
}

function startsObject(name: string, object: string | undefined, inReference: boolean): boolean {
  if (isDnElement(name)) return true;
  return object === undefined && !inReference && !containers.has(name);
}

/** Behind a tag; an unfinished one ends before the next `<`. */
function endOfTag(text: string, from: number): Place & { readonly isEmpty: boolean } {
  let quote = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === mark.less) return { end: at, reach: at + 1, isEmpty: false };
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === mark.quote || code === mark.apostrophe) quote = code;
    else if (code === mark.greater)
      return { end: at + 1, reach: at + 1, isEmpty: text.charCodeAt(at - 1) === mark.slash };
  }
  return { end: text.length, reach: text.length, isEmpty: false };
}

/** How far the end of a line is looked for. */
const longestTail = 1_000;

/** Behind the line end that follows a tag, when nothing but comments stands between the two: they speak of what stands on their line. */
function endOfLine(text: string, tag: Place): Place {
  const limit = Math.min(text.length, tag.end + longestTail);
  const skipBlanks = (from: number): number => {
    let at = from;
    while (at < limit && (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09)) at++;
    return at;
  };
  let at = skipBlanks(tag.end);
  while (at < limit && text.charCodeAt(at) === mark.less) {
    const end = text.slice(at, limit).match(/^<!--(?:(?!-->)[^\r\n])*-->/)?.[0].length;
    // It may become a comment that ends here by what is typed behind.
    if (end === undefined) {
      const looked = text.startsWith('<!', at) ? limit : Math.min(at + 2, text.length);
      return { end: tag.end, reach: Math.max(tag.reach, looked) };
    }
    at = skipBlanks(at + end);
  }
  if (at < limit && text.charCodeAt(at) === mark.return) at++;
  if (at < limit && text.charCodeAt(at) === mark.feed) return { end: at + 1, reach: at + 1 };
  return { end: tag.end, reach: Math.max(tag.reach, Math.min(at + 1, limit)) };
}

const commentLine = /^\s*<!--(?:(?!-->)[^\r\n])*-->\s*$/;

/**
 * The start of the tag's line when nothing stands before it, and of the comment lines right above. `from` is where the segment starts, in
 * the state `before`: nothing before that is looked at.
 */
function startOfLines(text: string, tag: number, from: number, before: CutState): number {
  const isAtLineStart = !before.endsWith('line');
  let start = tag;
  while (start > from && text.charCodeAt(start - 1) !== mark.feed) {
    if (!isBlank(text.charCodeAt(start - 1))) return tag;
    start--;
  }
  if (start === from && !isAtLineStart) return tag;
  while (start > from) {
    const line = Math.max(from, start < 2 ? 0 : text.lastIndexOf('\n', start - 2) + 1);
    if ((line === from && !isAtLineStart) || !commentLine.test(text.slice(line, start))) break;
    start = line;
  }
  return start;
}
