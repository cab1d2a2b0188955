import type { SpanEdit } from '../formats/edit.ts';
import type { Layout } from '../formats/format.ts';
import { shift } from '../model/span.ts';
import type { Fix } from '../rules/finding.ts';
import type { Analysis, PlacedFinding } from './analysis.ts';
import { applyEdits, EditHistory, inOrder } from './textEdits.ts';

/** The habits of a text: its first line end decides. `indent` is used only where the text shows no step of its own. */
export function layoutOf(text: string, indent = 2): Layout {
  const feed = text.indexOf('\n');
  return { eol: feed > 0 && text[feed - 1] === '\r' ? '\r\n' : '\n', indent };
}

/** The habits of the text of an analysis. */
export function layoutAtStart(analysis: Analysis): Layout {
  const second = analysis.places.offsetAt({ line: 1, character: 0 });
  return layoutOf(analysis.slice(Math.max(second - 2, 0), second));
}

/** A fix as edits of the file, in order, with offsets in the file; undefined where it cannot be made in this text. */
export function editsOfFix(
  analysis: Analysis,
  { segment }: PlacedFinding,
  fix: Fix,
  layout: Layout,
): readonly SpanEdit[] | undefined {
  const edits: SpanEdit[] = [];
  if ('text' in fix.edit) edits.push(...fix.edit.text);
  else {
    const editor = analysis.editorFor(segment, layout);
    for (const edit of fix.edit.model) {
      const made = editor(edit);
      if (!made) return undefined;
      edits.push(...made);
    }
  }
  return inOrder(edits.map(({ span, newText }) => ({ span: shift(span, segment.start), newText })));
}

/** The fixes of a finding that can be made, with their edits. */
export function fixesOf(
  analysis: Analysis,
  placed: PlacedFinding,
  layout: Layout,
): { readonly fix: Fix; readonly edits: readonly SpanEdit[] }[] {
  return (placed.finding.fixes ?? []).flatMap((fix) => {
    const edits = editsOfFix(analysis, placed, fix, layout);
    return edits ? [{ fix, edits }] : [];
  });
}

/** After so many rounds there is nothing left that a fix could uncover; more would mean that two fixes undo each other. */
const mostRounds = 10;

/** What came of making fixes. */
export interface MadeFixes {
  /** Edits of the first text, in order. */
  readonly edits: readonly SpanEdit[];
  /** The findings that were mended, each as it stood when its turn came. */
  readonly made: readonly PlacedFinding[];
  /** The analysis of the text as it is now; undefined when there are no more DNs in it. */
  readonly result: Analysis | undefined;
}

/** Says which fix of a finding is to be made, if any. */
export type Choice = (placed: PlacedFinding) => Fix | undefined;

const safeOne: Choice = ({ finding }) => finding.fixes?.find((fix) => fix.safe);

/** Makes every safe fix of a file (or those of another choice) and tells the whole as edits of the given text, in order. */
export function fixAll(analysis: Analysis, layout: Layout, choose: Choice = safeOne): readonly SpanEdit[] {
  return makeFixes(analysis, layout, choose).edits;
}

/** Makes the safe fixes of a file, of those findings that are wanted. */
export function makeSafeFixes(
  analysis: Analysis,
  layout: Layout,
  isWanted: (placed: PlacedFinding) => boolean = () => true,
): MadeFixes {
  return makeFixes(analysis, layout, (placed) => (isWanted(placed) ? safeOne(placed) : undefined));
}

/**
 * Makes the chosen fixes of a file, round by round until none is left. Where two of them touch the same place, the first goes first and the next
 * round looks again.
 */
function makeFixes(analysis: Analysis, layout: Layout, choose: Choice): MadeFixes {
  const history = new EditHistory(analysis.text.length);
  const made: PlacedFinding[] = [];
  let current: Analysis | undefined = analysis;
  for (let round = 0; round < mostRounds && current; round++) {
    const fixes = fixesApart(current, layout, choose);
    if (fixes.length === 0) break;
    const edits = fixes.flatMap((fix) => fix.edits);
    made.push(...fixes.map(({ placed }) => placed));
    history.add(edits);
    current = current.reread(applyEdits(current.text, edits));
  }
  return { edits: history.edits(), made, result: current };
}

interface ChosenFix {
  readonly placed: PlacedFinding;
  readonly edits: readonly SpanEdit[];
}

/** The chosen fixes, in order, without those that touch one before them. */
function fixesApart(analysis: Analysis, layout: Layout, choose: Choice): ChosenFix[] {
  const fixes: ChosenFix[] = [];
  for (const placed of analysis.findings) {
    const fix = choose(placed);
    const edits = fix && editsOfFix(analysis, placed, fix, layout);
    if (edits && edits.length > 0) fixes.push({ placed, edits });
  }
  fixes.sort((a, b) => (a.edits[0]?.span.start ?? 0) - (b.edits[0]?.span.start ?? 0));
  const chosen: ChosenFix[] = [];
  let free = -1;
  for (const fix of fixes) {
    if ((fix.edits[0]?.span.start ?? 0) <= free) continue;
    chosen.push(fix);
    free = fix.edits.at(-1)?.span.end ?? free;
  }
  return chosen;
}
