import type { Analysis } from '../../analysis/analysis.ts';
import { applyEdits } from '../../analysis/textEdits.ts';
import type { SpanEdit } from '../../formats/edit.ts';
import { keysOf } from '../check/duplicates.ts';
import { reportOf } from '../check/lintSource.ts';
import { SecretMask } from '../check/secretMask.ts';
import { whyNotWritten } from '../input/problem.ts';
import type { Source } from '../input/readSource.ts';
import type { Wants } from '../reports/report.ts';
import type { Change, Worked } from '../work/outcome.ts';
import { NotReplaced, replaceFile } from './replaceFile.ts';
import { type DiffSide, unifiedDiff } from './unifiedDiff.ts';

/** Where a change goes: into the file, or into words. */
export type Destination = 'file' | 'diff' | 'text';

/** What a command wants to change in a file. */
export interface Wish {
  /** Edits of the source's text, in order. */
  readonly edits: readonly SpanEdit[];
  readonly made: Readonly<Record<string, number>>;
  /** The analysis of the text with the edits made; undefined when there are no more DNs in it. */
  readonly result: Analysis | undefined;
}

/** Carries out a change of one file, and reports on what the file then is. `analysis` is of the file as it was read. */
export function changeFile(
  source: Source,
  analysis: Analysis,
  wish: Wish,
  destination: Destination,
  wants: Wants,
): Worked {
  const { path, text, hasMark, version } = source;
  const { edits, made, result } = wish;
  const newText = applyEdits(text, edits);
  const mark = hasMark ? '\ufeff' : '';
  let change: Change = { made };
  if (destination !== 'file') change = { ...change, ...inWords(source, analysis, wish, newText, mark, destination) };
  else if (newText !== text && version !== undefined) {
    try {
      replaceFile(path, mark + newText, version);
    } catch (error) {
      return { path, problem: `not changed: ${error instanceof NotReplaced ? error.message : whyNotWritten(error)}` };
    }
  }
  return { path, change, ...(result && { report: reportOf(result, path, newText, wants), keys: keysOf(result) }) };
}

function inWords(
  { path, text }: Source,
  analysis: Analysis,
  { edits, result }: Wish,
  newText: string,
  mark: string,
  destination: 'diff' | 'text',
): Partial<Change> {
  let isMasked = false;
  const side = (of: Analysis, sideText: string): DiffSide => {
    const secrets = new SecretMask(of, sideText);
    return {
      text: sideText,
      show(start, end) {
        const shown = secrets.show(start, end);
        const written = sideText.slice(start, end);
        if (shown !== written) isMasked = true;
        return shown === undefined || start > 0 ? shown : mark + shown;
      },
    };
  };
  const now = side(result ?? analysis, newText);
  const words =
    destination === 'diff' ? { diff: unifiedDiff(path, side(analysis, text), edits, now) } : { text: linesShown(now) };
  return { ...words, ...(isMasked ? { isMasked: true } : {}) };
}

/** A whole text, line by line as it may be shown. */
function linesShown(side: DiffSide): string {
  let result = '';
  for (let start = 0; start < side.text.length; ) {
    const feed = side.text.indexOf('\n', start);
    const end = feed < 0 ? side.text.length : feed;
    result += `${side.show(start, end) ?? '***'}${feed < 0 ? '' : '\n'}`;
    start = end + 1;
  }
  return result;
}
