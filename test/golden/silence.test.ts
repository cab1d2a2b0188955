/** Whatever is silenced by an action of the editor is silent then, and nothing else has changed. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis, PlacedFinding } from '../../server/src/analysis/analysis.ts';
import { fixesOf, layoutOf } from '../../server/src/analysis/fix.ts';
import { applyEdits } from '../../server/src/analysis/textEdits.ts';
import type { DnDocument } from '../../server/src/features/document.ts';
import { silenceFile, silenceLine, takesComments } from '../../server/src/features/silenceComments.ts';
import type { SpanEdit } from '../../server/src/formats/edit.ts';
import { analyseInput, type GoldenCase, type GoldenInput, goldenCases } from './cases.ts';

const inputs = goldenCases.flatMap((golden) => golden.inputs.map((input) => ({ golden, input })));

/** How many findings could be silenced on their line, in their file, and how many could not: the tests must not pass for want of offers. */
const counts = { line: 0, file: 0, none: 0 };

describe('in every golden input', () => {
  for (const { golden, input } of inputs) {
    for (const text of new Set([input.text, input.text.replaceAll(/\r?\n/g, '\r\n')])) {
      test(`${golden.path}: ${input.notation}${text === input.text ? '' : ' with CRLF'}: what is silenced is silent, and all else as before`, () =>
        checkSilences(golden, input, text));
    }
  }

  test('nearly every finding can be silenced where there are comments', () => {
    assert.ok(counts.line > 500 && counts.file > 500, JSON.stringify(counts));
    assert.ok(counts.none < counts.line / 20, JSON.stringify(counts));
  });
});

function checkSilences(golden: GoldenCase, input: GoldenInput, text: string): void {
  const analysis = analyseInput(golden, input, text);
  const document = documentOf(input, text, analysis);
  for (const placed of analysis.findings) {
    const { rule } = placed.finding;
    const line = silenceLine(document, placed);
    const file = rule.startsWith('config/') ? undefined : silenceFile(document, rule);
    if (!takesComments(analysis)) {
      assert.deepEqual([line, file], [undefined, undefined]);
      continue;
    }
    if (line) counts.line++;
    else counts.none++;
    if (file) counts.file++;
    const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
    if (line)
      check(
        `${rule} for the line`,
        line,
        (other) => other.finding.rule === rule && lineOf(other.start) === lineOf(placed.start),
      );
    if (file) check(`${rule} in the file`, file, (other) => other.finding.rule === rule);
    // A second rule at the same place, as somebody would silence it next.
    for (const edit of [line, file]) if (edit) checkNext(golden, input, applyEdits(text, [edit]), placed);
  }

  function check(what: string, edit: SpanEdit, isSilenced: (placed: PlacedFinding) => boolean): void {
    const edited = applyEdits(text, [edit]);
    const after = analyseInput(golden, input, edited);
    assert.deepEqual(
      described(after),
      described(analysis, (placed) => !isSilenced(placed), edit),
      `${what}\n${edited}`,
    );
  }
}

/** Silences what is left on a line, one after the other: each time there is less, and nothing comes in. */
function checkNext(golden: GoldenCase, input: GoldenInput, start: string, { finding }: PlacedFinding): void {
  let text = start;
  for (let round = 0; round < 3; round++) {
    const analysis = analyseInput(golden, input, text);
    const next = analysis.findings.find((other) => other.finding.span.start === finding.span.start);
    const edit = next && silenceLine(documentOf(input, text, analysis), next);
    if (!edit) return;
    text = applyEdits(text, [edit]);
    const after = analyseInput(golden, input, text);
    assert.ok(after.findings.length < analysis.findings.length, text);
    const left = rulesOf(analysis);
    for (const rule of rulesOf(after)) {
      const index = left.indexOf(rule);
      assert.ok(index >= 0, `${rule} has come in\n${text}`);
      left.splice(index, 1);
    }
  }
}

describe('comments that speak to dn-config', () => {
  for (const { golden, input } of inputs) {
    test(`${golden.path}: ${input.notation}: survive every fix`, () => {
      const analysis = analyseInput(golden, input);
      if (!takesComments(analysis)) return;
      for (const placed of analysis.findings) {
        if (placed.finding.rule.startsWith('config/')) continue;
        const others = analysis.findings.filter(({ finding }) => finding.rule !== placed.finding.rule);
        const silenced = silencedFrom(golden, input, others[0]);
        if (silenced === undefined) continue;
        const before = analyseInput(golden, input, silenced);
        for (const one of before.findings) {
          if (one.finding.rule.startsWith('config/')) continue;
          for (const { fix, edits } of fixesOf(before, one, layoutOf(silenced))) {
            const after = analyseInput(golden, input, applyEdits(silenced, edits));
            const left = directivesOf(after);
            for (const comment of directivesOf(before))
              assert.ok(left.includes(comment), `${fix.title}: ${after.text}`);
            checkNextLine(silenced, after.text, edits);
          }
        }
      }
    });
  }
});

/** A comment speaks of the line behind it: that is the same line as before, unless the fix has changed the line itself. */
function checkNextLine(before: string, after: string, edits: readonly SpanEdit[]): void {
  for (const { index, 0: comment } of before.matchAll(/^.*dn-config-disable-next-line.*\n/gm)) {
    const start = index + comment.length;
    const line = before.slice(start).split('\n', 1)[0] ?? '';
    if (edits.some(({ span }) => span.start < start + line.length && span.end > start)) continue;
    const [, behind] = after.split(comment);
    assert.ok(behind?.startsWith(line), after);
  }
}

/** The text with a comment that silences a finding on its line. */
function silencedFrom(golden: GoldenCase, input: GoldenInput, placed: PlacedFinding | undefined): string | undefined {
  const analysis = analyseInput(golden, input);
  const again = analysis.findings.find(
    ({ finding, start }) => finding.rule === placed?.finding.rule && start === placed.start,
  );
  const edit = again && silenceLine(documentOf(input, input.text, analysis), again);
  return edit && applyEdits(input.text, [edit]);
}

function directivesOf({ segments }: Analysis): string[] {
  return segments.flatMap(({ rulings }) => (rulings?.directives ?? []).map(({ comment }) => comment.text));
}

function documentOf(input: GoldenInput, text: string, analysis: Analysis): DnDocument {
  return { text: TextDocument.create(`file:///${input.fileName}`, '', 1, text), analysis, layout: layoutOf(text) };
}

function rulesOf({ findings }: Analysis): string[] {
  return findings.map(({ finding }) => finding.rule);
}

/** Findings with their places, told in terms of the text after an edit. */
function described(
  analysis: Analysis,
  isWanted: (placed: PlacedFinding) => boolean = () => true,
  edit?: SpanEdit,
): string[] {
  const moved = (offset: number): number => (edit && offset >= edit.span.start ? offset + edit.newText.length : offset);
  return analysis.findings
    .filter(isWanted)
    .map(({ finding, severity, start, end }) =>
      [moved(start), end === start ? moved(end) : moved(end - 1) + 1, severity, finding.rule, finding.message].join(
        ' ',
      ),
    );
}
