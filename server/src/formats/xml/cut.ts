import type { Cut } from '../format.ts';
import { lineStart } from '../lines.ts';
import { asideAt } from './aside.ts';
import { containers, isDnElement } from './names.ts';

/** `object`: one configuration object with the comment lines right above it. `around`: what stands before, between and after objects. */
export interface XmlCut extends Cut {
  readonly kind: 'object' | 'around';
}

const tagName = /<(\/?)([\w:.-]+)/y;

/**
 * Cuts CfgData or ConfData XML into objects by their tags alone. An object whose end tag is missing ends where the next DN begins or its
 * container ends, so that it takes nothing else with it.
 */
export function cutXml(text: string): XmlCut[] {
  const cuts: XmlCut[] = [];
  let segmentStart = 0;
  let object: string | undefined;
  let inReference = false;
  const close = (end: number, kind: XmlCut['kind']): void => {
    if (end > segmentStart) cuts.push({ kind, start: segmentStart, end, part: 0 });
    segmentStart = Math.max(segmentStart, end);
  };
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const aside = asideAt(text, at);
    if (aside) {
      at = aside.end;
      continue;
    }
    tagName.lastIndex = at;
    const match = tagName.exec(text);
    if (!match) {
      at++;
      continue;
    }
    const isClosing = match[1] === '/';
    const name = localName(match[2] ?? '');
    const tag = endOfTag(text, at + match[0].length);
    if (isClosing) {
      if (object === name) {
        object = undefined;
        close(endOfLine(text, tag.end), 'object');
      } else if (object !== undefined && containers.has(name)) {
        object = undefined;
        close(startOfLines(text, at, segmentStart), 'object');
      }
      if (name === 'CfgReference') inReference = false;
    } else if (name === 'CfgReference') inReference = !tag.isEmpty;
    else if (startsObject(name, object, inReference)) {
      close(startOfLines(text, at, segmentStart), object === undefined ? 'around' : 'object');
      object = tag.isEmpty ? undefined : name;
      if (tag.isEmpty) close(endOfLine(text, tag.end), 'object');
    }
    at = tag.end;
  }
  close(text.length, object === undefined ? 'around' : 'object');
  return cuts;
}

function startsObject(name: string, object: string | undefined, inReference: boolean): boolean {
  if (isDnElement(name)) return true;
  return object === undefined && !inReference && name.startsWith('Cfg') && !containers.has(name);
}

/** Behind a tag; an unfinished one ends before the next `<`. */
function endOfTag(text: string, from: number): { readonly end: number; readonly isEmpty: boolean } {
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '<') return { end: at, isEmpty: false };
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return { end: at + 1, isEmpty: text[at - 1] === '/' };
  }
  return { end: text.length, isEmpty: false };
}

/** Behind the line end that follows, when nothing else stands on the line. */
function endOfLine(text: string, at: number): number {
  return at + (/^[ \t]*\r?\n/.exec(text.slice(at, at + 200))?.[0].length ?? 0);
}

/** The start of the tag's line when nothing stands before it, and of the comment lines right above. */
function startOfLines(text: string, at: number, from: number): number {
  let start = lineStart(text, at);
  if (start < from || text.slice(start, at).trim() !== '') return at;
  while (start > from) {
    const before = lineStart(text, start - 1);
    if (before < from || !/^\s*<!--(?:(?!-->)[^\r\n])*-->\s*$/.test(text.slice(before, start))) break;
    start = before;
  }
  return start;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
