import type { Position, Range } from 'vscode-languageserver-types';
import { shift } from '../model/span.ts';
import { type DnDocument, rangeOf } from './document.ts';

/** The two names of a tag pair, so that an editor changes both at once. */
export function linkedEditingAt(document: DnDocument, position: Position): { ranges: Range[] } | undefined {
  const { analysis, text } = document;
  const offset = text.offsetAt(position);
  const segment = analysis.segmentAt(offset);
  if (!segment || !analysis.format.tagPair) return undefined;
  const pair = analysis.format.tagPair(segment.text, offset - segment.start);
  return pair && { ranges: pair.map((span) => rangeOf(document, shift(span, segment.start))) };
}
