import type { Line } from '../lines.ts';

/** Looks at lines that start in the first column, each in one pass: these lines may hold anything, of any length. */

const tab = 0x09;
const feed = 0x0a;
const carriageReturn = 0x0d;
const blank = 0x20;
const hash = 0x23;
const dash = 0x2d;
const dot = 0x2e;
const colon = 0x3a;

/** YAML allows keys of up to 1024 characters; the rest is room for an anchor, a tag and a comment. */
const longestKey = 2_048;

/** Whether the line at `at` is a document marker: `---` or `...`, alone or followed by a blank. */
export function isMarkerAt(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  if (first !== dash && first !== dot) return false;
  return text.charCodeAt(at + 1) === first && text.charCodeAt(at + 2) === first && isBlankOrEnd(text, at + 3);
}

/** Whether the line at `at` is a top-level `dns:` with nothing behind it but, perhaps, a comment. */
export function isListKey(text: string, at: number): boolean {
  const quote = text[at];
  const isQuoted = quote === '"' || quote === "'";
  const name = isQuoted ? at + 1 : at;
  if (!text.startsWith('dns', name)) return false;
  let next = name + 3;
  if (isQuoted && text[next++] !== quote) return false;
  next = skipBlanks(text, next);
  if (text.charCodeAt(next) !== colon) return false;
  next = skipBlanks(text, next + 1);
  return text.charCodeAt(next) === hash || isEnd(text, next);
}

/**
 * Whether a line is a top-level key that waits for a block below it: a colon before any `#`, and behind it nothing but anchors, tags and a
 * comment. Which colon it is shows only later, so all that is possible is followed at once.
 */
export function isOpenKeyLine(text: string, { start, end }: Line): boolean {
  if (end - start > longestKey || !/[^\s#-]/.test(text[start] ?? ' ')) return false;
  let isBeforeColon = true;
  let isBehindColon = false;
  let isInBlanks = false;
  let isInProperty = false;
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === hash && (isBehindColon || isInBlanks || isInProperty)) return true;
    const wasInBlanks: boolean = isInBlanks;
    isInBlanks = (code === blank || code === tab) && (isBehindColon || isInBlanks || isInProperty);
    isInProperty = (wasInBlanks && (code === 0x26 || code === 0x21)) || (isInProperty && !/\s/.test(text[at] ?? ''));
    isBehindColon = isBeforeColon && code === colon;
    if (code === hash) isBeforeColon = false;
  }
  return isBehindColon || isInBlanks || isInProperty;
}

/** Whether a line is a top-level key, with or without a value. */
export function isKeyLine(text: string, { start, end }: Line): boolean {
  if (end - start > longestKey) return false;
  const first = text[start] ?? '';
  if (first === '"' || first === "'") {
    const close = text.indexOf(first, start + 1);
    return close > 0 && close < end && isColonAt(text, skipBlanks(text, close + 1), end);
  }
  if (first === '<') return text[start + 1] === '<' && isColonAt(text, skipBlanks(text, start + 2), end);
  if (!/[\w.$/-]/.test(first)) return false;
  for (let at = start + 1; at < end && text.charCodeAt(at) !== hash; at++) if (isColonAt(text, at, end)) return true;
  return false;
}

/** Whether a colon stands at `at` that ends a key. */
function isColonAt(text: string, at: number, end: number): boolean {
  if (at >= end || text.charCodeAt(at) !== colon) return false;
  const next = text.charCodeAt(at + 1);
  return at + 1 === end || next === blank || next === tab;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === blank || text.charCodeAt(at) === tab) at++;
  return at;
}

function isBlankOrEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === blank || code === tab || isEnd(text, at);
}

/** Whether a line, or the text, ends at `at`. */
function isEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return at >= text.length || code === feed || (code === carriageReturn && text.charCodeAt(at + 1) === feed);
}
