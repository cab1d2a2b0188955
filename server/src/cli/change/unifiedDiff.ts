import type { SpanEdit } from '../../formats/edit.ts';

/** A text in lines, with a way to print each: `show` gives a stretch of a line as it may be printed, or undefined for nothing. */
export interface DiffSide {
  readonly text: string;
  show(start: number, end: number): string | undefined;
}

/** Lines that differ: half-open, zero-based, on both sides. */
interface Change {
  oldStart: number;
  oldEnd: number;
  newStart: number;
  newEnd: number;
}

/** What is printed for a line that may not be. */
const withheld = '*** (a line that may hold a secret)';
/** As many lines around a change are shown. */
const context = 3;

/**
 * The change that edits make, as a unified diff the way Git writes it. `edits` are of the old side, in order. The lines of a side are printed as its
 * `show` wants them.
 */
export function unifiedDiff(path: string, old: DiffSide, edits: readonly SpanEdit[], now: DiffSide): string {
  const [oldLines, newLines] = [lineStarts(old.text), lineStarts(now.text)];
  const changes = changedLines(old, oldLines, edits, now, newLines);
  if (changes.length === 0) return '';
  const name = path.replace(/^\.\//, '').replace(/^\/+/, '');
  let result = `--- ${headerName(`a/${name}`)}\n+++ ${headerName(`b/${name}`)}\n`;
  for (const hunk of hunksOf(changes)) {
    const [first, last] = [hunk[0] as Change, hunk.at(-1) as Change];
    const start = Math.max(0, first.oldStart - context);
    const end = Math.min(oldLines.length - 1, last.oldEnd + context);
    const newStart = first.newStart - (first.oldStart - start);
    const newEnd = last.newEnd + (end - last.oldEnd);
    result += `@@ -${extent(start, end)} +${extent(newStart, newEnd)} @@\n`;
    let at = start;
    for (const change of hunk) {
      result += linesOf(' ', old, oldLines, at, change.oldStart);
      result += linesOf('-', old, oldLines, change.oldStart, change.oldEnd);
      result += linesOf('+', now, newLines, change.newStart, change.newEnd);
      at = change.oldEnd;
    }
    result += linesOf(' ', old, oldLines, at, end);
  }
  return result;
}

/** A path as `patch` and Git read it back: in quotes where a sign of it would end the line or the quotes, and closed by a tab where it has blanks. */
function headerName(path: string): string {
  if (!special.test(path)) return path.includes(' ') ? `${path}\t` : path;
  return `"${path.replaceAll(new RegExp(special, 'g'), escapeOf)}"`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const special = /["\\\u0000-\u001f\u007f]/;

function escapeOf(sign: string): string {
  return sign === '"' || sign === '\\' ? `\\${sign}` : `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`;
}

/**
 * Where each line starts, and what is behind the last one. A line feed belongs to its line. What follows the last of them is a line if it is not empty, and
 * the end of the text, where more could be written, is part of it.
 */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) starts.push(feed + 1);
  if (starts.at(-1) !== text.length) starts.push(text.length + 1);
  return starts;
}

/** The line that holds an offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function changedLines(
  old: DiffSide,
  oldLines: readonly number[],
  edits: readonly SpanEdit[],
  now: DiffSide,
  newLines: readonly number[],
): Change[] {
  const changes: Change[] = [];
  const [oldCount, newCount] = [oldLines.length - 1, newLines.length - 1];
  let moved = 0;
  for (const { span, newText } of edits) {
    const newStart = span.start + moved;
    moved += newText.length - (span.end - span.start);
    const change: Change = {
      oldStart: Math.min(lineAt(oldLines, span.start), oldCount),
      oldEnd: Math.min(lineAt(oldLines, span.end) + 1, oldCount),
      newStart: Math.min(lineAt(newLines, newStart), newCount),
      newEnd: Math.min(lineAt(newLines, newStart + newText.length) + 1, newCount),
    };
    const last = changes.at(-1);
    if (last && (change.oldStart < last.oldEnd || change.newStart < last.newEnd)) {
      last.oldEnd = Math.max(last.oldEnd, change.oldEnd);
      last.newEnd = Math.max(last.newEnd, change.newEnd);
    } else changes.push(change);
  }
  // An edit up to the start of a line reaches that line, but leaves it as it was.
  const same = (oldLine: number, newLine: number): boolean =>
    old.text.slice(oldLines[oldLine], oldLines[oldLine + 1]) ===
    now.text.slice(newLines[newLine], newLines[newLine + 1]);
  for (const change of changes) {
    while (
      change.oldStart < change.oldEnd &&
      change.newStart < change.newEnd &&
      same(change.oldStart, change.newStart)
    ) {
      change.oldStart++;
      change.newStart++;
    }
    while (
      change.oldStart < change.oldEnd &&
      change.newStart < change.newEnd &&
      same(change.oldEnd - 1, change.newEnd - 1)
    ) {
      change.oldEnd--;
      change.newEnd--;
    }
  }
  return joined(changes.filter(({ oldStart, oldEnd, newStart, newEnd }) => oldEnd > oldStart || newEnd > newStart));
}

/** Changes right behind each other are one. */
function joined(changes: readonly Change[]): Change[] {
  const result: Change[] = [];
  for (const change of changes) {
    const last = result.at(-1);
    if (last?.oldEnd === change.oldStart && last.newEnd === change.newStart) {
      last.oldEnd = change.oldEnd;
      last.newEnd = change.newEnd;
    } else result.push(change);
  }
  return result;
}

/** Changes whose surroundings meet stand in one hunk. */
function hunksOf(changes: readonly Change[]): Change[][] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const last = hunks.at(-1);
    if (last && change.oldStart - (last.at(-1) as Change).oldEnd <= 2 * context) last.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

/** Of no lines, the line before them is told. */
function extent(start: number, end: number): string {
  const count = end - start;
  return `${count === 0 ? start : start + 1}${count === 1 ? '' : `,${count}`}`;
}

function linesOf(sign: string, side: DiffSide, starts: readonly number[], from: number, to: number): string {
  let result = '';
  for (let line = from; line < to; line++) {
    const [start, end] = [starts[line] as number, Math.min(starts[line + 1] as number, side.text.length)];
    const isClosed = side.text[end - 1] === '\n';
    const shown = side.show(start, isClosed ? end - 1 : end) ?? withheld;
    result += `${sign}${shown}\n${isClosed ? '' : '\\ No newline at end of file\n'}`;
  }
  return result;
}
