import type { SpanEdit } from '../formats/edit.ts';

/** Sorts edits by place; undefined where two of them touch the same text and so cannot both be made. */
export function inOrder(edits: readonly SpanEdit[]): readonly SpanEdit[] | undefined {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  for (let index = 1; index < sorted.length; index++) {
    const [before, after] = [sorted[index - 1] as SpanEdit, sorted[index] as SpanEdit];
    if (after.span.start < before.span.end) return undefined;
    if (after.span.start === before.span.start && after.span.end === before.span.end) return undefined;
  }
  return sorted;
}

/** The text with edits made that are in order. */
export function applyEdits(text: string, edits: readonly SpanEdit[]): string {
  let result = '';
  let at = 0;
  for (const { span, newText } of edits) {
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}

/** A stretch of the first text that is still there, or text that has come in. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

/**
 * Edits made one set after the other, each in terms of the text that the set before it left, told as one set of edits of the first text.
 */
export class EditHistory {
  private pieces: Piece[];
  private readonly length: number;

  constructor(length: number) {
    this.length = length;
    this.pieces = [{ start: 0, end: length }];
  }

  /** Notes edits that are in order. */
  add(edits: readonly SpanEdit[]): void {
    const next: Piece[] = [];
    let index = 0;
    let consumed = 0;
    let at = 0;
    const take = (until: number, keep: boolean): void => {
      while (at < until) {
        const piece = this.pieces[index];
        if (!piece) return;
        const size = lengthOf(piece);
        const step = Math.min(size - consumed, until - at);
        if (keep) next.push(partOf(piece, consumed, consumed + step));
        consumed += step;
        at += step;
        if (consumed === size) {
          index++;
          consumed = 0;
        }
      }
    };
    for (const { span, newText } of edits) {
      take(span.start, true);
      take(span.end, false);
      if (newText !== '') next.push({ text: newText });
    }
    take(Number.POSITIVE_INFINITY, true);
    this.pieces = next;
  }

  /** All of it as edits of the first text, in order. */
  edits(): readonly SpanEdit[] {
    const edits: SpanEdit[] = [];
    let at = 0;
    let newText = '';
    for (const piece of [...this.pieces, { start: this.length, end: this.length }]) {
      if ('text' in piece) {
        newText += piece.text;
        continue;
      }
      if (newText !== '' || piece.start > at) edits.push({ span: { start: at, end: piece.start }, newText });
      newText = '';
      at = piece.end;
    }
    return edits;
  }
}

function lengthOf(piece: Piece): number {
  return 'text' in piece ? piece.text.length : piece.end - piece.start;
}

function partOf(piece: Piece, from: number, to: number): Piece {
  return 'text' in piece ? { text: piece.text.slice(from, to) } : { start: piece.start + from, end: piece.start + to };
}
