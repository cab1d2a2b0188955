import type { Span } from '../model/span.ts';

/** What keeps a file from being read as text, and where in the decoded text. */
export interface EncodingProblem {
  readonly message: string;
  readonly span: Span;
}

/** A file's bytes as text; with a `problem`, the text only serves to tell what the file is. */
export interface Decoded {
  /** Without a byte order mark, as editors count positions. */
  readonly text: string;
  readonly problem?: EncodingProblem;
}

/** Decodes a file. Genesys' exports and YAML are UTF-8 (facts/dn-formats.md section 2); anything else is named, not guessed at. */
export function decode(bytes: Uint8Array): Decoded {
  const wide = utf16Of(bytes);
  if (wide) {
    const text = withoutMark(new TextDecoder(wide).decode(bytes));
    const message = 'This file is in UTF-16. Save it as UTF-8: only that is read, here and by Genesys.';
    return { text, problem: { message, span: { start: 0, end: Math.min(1, text.length) } } };
  }
  const text = withoutMark(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  const nul = bytes.includes(0) ? problemOfNul(text) : undefined;
  const problem = nul ?? (isUtf8(bytes) ? undefined : problemOfReplacement(text));
  return problem ? { text, problem } : { text };
}

/** The same for a text that an editor has decoded: what it could not decode shows as U+FFFD. */
export function encodingProblemIn(text: string): EncodingProblem | undefined {
  return problemOfNul(text) ?? problemOfReplacement(text);
}

function problemOfNul(text: string): EncodingProblem | undefined {
  const start = text.indexOf('\0');
  if (start < 0) return undefined;
  return {
    message: 'There is a NUL byte here, so this is no text. The file is not checked.',
    span: { start, end: start + 1 },
  };
}

function problemOfReplacement(text: string): EncodingProblem | undefined {
  const start = text.indexOf('\ufffd');
  if (start < 0) return undefined;
  const message =
    'What stands here is not UTF-8. The file was written in another encoding, or is damaged; it is not checked.';
  return { message, span: { start, end: start + 1 } };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 by its byte order mark, or because every other one of the first bytes is zero. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 64);
  if (start.length < 4) return undefined;
  const isZero = (parity: number): boolean => start.every((byte, index) => (byte === 0) === (index % 2 === parity));
  if (isZero(1)) return 'utf-16le';
  return isZero(0) ? 'utf-16be' : undefined;
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
