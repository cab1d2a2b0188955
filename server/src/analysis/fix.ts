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

/** Says which fix of a finding is to be made, if any. */
export type Choice = (placed: PlacedFinding) => Fix | undefined;

const safeOne: Choice = ({ finding }) => finding.fixes?.find((fix) => fix.safe);

/**
 * Makes every safe fix of a file (or those of another choice), round by round until none is left, and tells the whole as edits of the given text,
 * in order. Where two of them touch the same place, the first of them goes first and the next round looks again.
 */
export function fixAll(analysis: Analysis, layout: Layout, choose: Choice = safeOne): readonly SpanEdit[] {
  const history = new EditHistory(analysis.text.length);
  let current: Analysis | undefined = analysis;
  for (let round = 0; round < mostRounds && current; round++) {
    const edits = chosenEdits(current, layout, choose);
    if (edits.length === 0) break;
    history.add(edits);
    current = current.reread(applyEdits(current.text, edits));
  }
  return history.edits();
}

function chosenEdits(analysis: Analysis, layout: Layout, choose: Choice): readonly SpanEdit[] {
  const fixes: (readonly SpanEdit[])[] = [];
  for (const placed of analysis.findings) {
    const fix = choose(placed);
    const edits = fix && editsOfFix(analysis, placed, fix, layout);
    if (edits && edits.length > 0) fixes.push(edits);
  }
  fixes.sort((a, b) => (a[0]?.span.start ?? 0) - (b[0]?.span.start ?? 0));
  const chosen: SpanEdit[] = [];
  let free = -1;
  for (const edits of fixes) {
    if ((edits[0]?.span.start ?? 0) <= free) continue;
    chosen.push(...edits);
    free = edits.at(-1)?.span.end ?? free;
  }
  return chosen;
}
