import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analysis, type PlacedFinding, placeOfRelated } from '../../server/src/analysis/analysis.ts';
import { fixesOf, layoutOf } from '../../server/src/analysis/fix.ts';
import { applyEdits } from '../../server/src/analysis/textEdits.ts';
import type { SpanEdit } from '../../server/src/formats/edit.ts';
import type { Fix } from '../../server/src/rules/finding.ts';

/** A fix of some finding, and the whole text as it leaves it. */
export interface FixedText {
  /** Counts through all fixes of an input, from one, in the order in which its problems show them. */
  readonly number: number;
  readonly fix: Fix;
  readonly placed: PlacedFinding;
  readonly edits: readonly SpanEdit[];
  readonly text: string;
}

/** Every fix that can be made in a text. */
export function fixedTexts(analysis: Analysis): FixedText[] {
  const layout = layoutOf(analysis.text);
  const made = analysis.findings.flatMap((placed) =>
    fixesOf(analysis, placed, layout).map(({ fix, edits }) => ({
      fix,
      placed,
      edits,
      text: applyEdits(analysis.text, edits),
    })),
  );
  return made.map((fixed, index) => ({ number: index + 1, ...fixed }));
}

/**
 * The findings as text for people to read. Places are one-based `line:column`, as editors show them, the end exclusive; behind the rule
 * stand the text at the place and the DN that it is about, below it the message, the places that belong to it, and the fixes.
 */
export function renderProblems(analysis: Analysis, fixes: readonly FixedText[]): string {
  const document = TextDocument.create('file:///input', '', 0, analysis.text);
  const rangeOf = (start: number, end: number): string => `${placeAt(document, start)}-${placeAt(document, end)}`;
  const lines: string[] = [];
  for (const placed of analysis.findings) {
    const { finding, severity, start, end, dn } = placed;
    const about = dn === undefined ? '' : ` (DN ${dn})`;
    const at = JSON.stringify(analysis.text.slice(start, end));
    lines.push(`${rangeOf(start, end)} ${severity} ${finding.rule} ${at}${about}`, `  ${finding.message}`);
    for (const related of finding.related ?? []) {
      const place = placeOfRelated(analysis, placed, related);
      if (!place) continue;
      const where = 'elsewhere' in place ? place.elsewhere.uri : rangeOf(place.start, place.end);
      lines.push(`  see ${where}: ${related.message}`);
    }
    if (finding.tags) lines.push(`  shown as ${finding.tags.join(', ')}`);
    for (const { number, fix } of fixes.filter((fixed) => fixed.placed === placed))
      lines.push(`  fix ${number}: ${fix.title}${fix.safe ? ' (safe)' : ''}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

function placeAt(document: TextDocument, offset: number): string {
  const { line, character } = document.positionAt(offset);
  return `${line + 1}:${character + 1}`;
}
