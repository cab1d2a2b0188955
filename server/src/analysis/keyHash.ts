import type { FreeValues, Pattern } from './patterns.ts';

/**
 * A number of 30 bits in the place of a key: so many are kept without an object for each. Keys of different kinds have different ones. Two keys with the same
 * number are rare, and must do no harm.
 */
export function hashOf(kind: number, key: string): number {
  return finished(withText(kind, key, 0, key.length));
}

/** The same, for a key that is a pattern still: no text is made of it. */
export function hashOfFilled(kind: number, { texts, values }: Pattern, of: FreeValues): number {
  let hash = withText(kind, texts[0] as string, 0, (texts[0] as string).length);
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    const text = texts[index + 1] as string;
    hash = withText(hash, of.text, of.startOf(value), of.endOf(value));
    hash = withText(hash, text, 0, text.length);
  }
  return finished(hash);
}

function withText(before: number, text: string, start: number, end: number): number {
  let hash = before;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** Has all bits depend on each other. */
function finished(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) & 0x3fffffff;
}
