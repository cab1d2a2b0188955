/** What must hold for every golden input, whatever the case is about. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Analysis, type PlacedFinding, placeOfRelated } from '../../server/src/analysis/analysis.ts';
import { fixAll, layoutOf } from '../../server/src/analysis/fix.ts';
import { applyEdits } from '../../server/src/analysis/textEdits.ts';
import type { SpanEdit } from '../../server/src/formats/edit.ts';
import { secretsOf } from '../../server/src/rules/secret.ts';
import { analyseInput, goldenCases } from './cases.ts';
import { fixedTexts } from './problems.ts';

const inputs = goldenCases.flatMap((golden) => golden.inputs.map((input) => ({ golden, input })));

describe('every golden input', () => {
  for (const { golden, input } of inputs) {
    test(`${golden.path}: ${input.notation}`, () => {
      const analysis = analyseInput(golden, input);
      checkPlaces(analysis);
      checkSecrets(analysis);
      for (const { fix, placed, edits, text } of fixedTexts(analysis)) {
        checkOutside(input.text, text, edits);
        const after = analyseInput(golden, input, text);
        checkSyntax(analysis, after, fix.title);
        checkGone(analysis, after, placed, fix.title);
      }
      const edits = fixAll(analysis, layoutOf(input.text));
      const fixed = applyEdits(input.text, edits);
      checkOutside(input.text, fixed, edits);
      const after = analyseInput(golden, input, fixed);
      checkSyntax(analysis, after, 'all safe fixes');
      const again = fixAll(after, layoutOf(fixed));
      assert.deepEqual(again, [], 'after all safe fixes none is left');
    });
  }
});

describe('every golden input with LF line ends', () => {
  for (const { golden, input } of inputs.filter(({ input }) => !input.text.includes('\r'))) {
    test(`${golden.path}: ${input.notation} is the same with CRLF`, () => {
      const twin = input.text.replaceAll('\n', '\r\n');
      const [lines, twins] = [analyseInput(golden, input), analyseInput(golden, input, twin)];
      assert.deepEqual(rulesOf(twins), rulesOf(lines));
      assert.deepEqual(
        fixedTexts(twins).map(({ text }) => text),
        fixedTexts(lines).map(({ text }) => text.replaceAll('\n', '\r\n')),
      );
    });
  }
});

function rulesOf({ findings }: Analysis): string[] {
  return findings.map(({ finding }) => finding.rule);
}

/** Places lie in the text, in order, and findings come in the order of the text. */
function checkPlaces(analysis: Analysis): void {
  let last = 0;
  for (const placed of analysis.findings) {
    const related = (placed.finding.related ?? []).flatMap((other) => {
      const place = placeOfRelated(analysis, placed, other);
      return place && 'start' in place ? [place] : [];
    });
    for (const { start, end } of [placed, ...related]) {
      assert.ok(0 <= start && start <= end && end <= analysis.text.length, `${start}-${end}`);
    }
    assert.ok(placed.start >= last);
    last = placed.start;
  }
}

/** Nobody who reads a finding or the title of a fix learns a password. */
function checkSecrets(analysis: Analysis): void {
  const dns = analysis.segments.flatMap((segment) => segment.dns);
  const options = dns.flatMap((dn) => [...secretsOf(dn, analysis.catalogue)].map(({ option }) => option.value.text));
  const fields = dns.flatMap((dn) => dn.fields.filter(({ property }) => property === 'password'));
  const secrets = [...options, ...fields.map(({ value }) => value.text), 's3cret-Horse'];
  const said = analysis.findings.map(({ finding: { message, related, data, fixes } }) =>
    JSON.stringify([message, data, related?.map((other) => other.message), fixes?.map((fix) => fix.title)]),
  );
  for (const secret of secrets) for (const text of said) assert.ok(!text.includes(secret), text);
}

/** Outside the edits nothing changes: the texts agree between them, piece by piece. */
function checkOutside(before: string, after: string, edits: readonly SpanEdit[]): void {
  let from = 0;
  let to = 0;
  for (const { span, newText } of edits) {
    assert.ok(from <= span.start && span.start <= span.end && span.end <= before.length, 'edits are in order');
    const length = span.start - from;
    assert.equal(after.slice(to, to + length), before.slice(from, span.start));
    from = span.end;
    to += length + newText.length;
  }
  assert.equal(after.slice(to), before.slice(from));
}

/** No fix makes anything unreadable. */
function checkSyntax(before: Analysis, after: Analysis, title: string): void {
  const left = syntaxMessages(before);
  for (const message of syntaxMessages(after)) {
    const index = left.indexOf(message);
    assert.notEqual(index, -1, `${title}: ${message}\n${after.text}`);
    left.splice(index, 1);
  }
}

function syntaxMessages({ findings }: Analysis): string[] {
  return findings.filter(({ finding }) => finding.rule.startsWith('syntax/')).map(({ finding }) => finding.message);
}

/** A fix takes its finding away and puts none of the same rule in its place. */
function checkGone(before: Analysis, after: Analysis, { finding }: PlacedFinding, title: string): void {
  const count = ({ findings }: Analysis): number =>
    findings.filter((other) => other.finding.rule === finding.rule).length;
  assert.ok(count(after) < count(before), `${title}: ${finding.rule} is still there\n${after.text}`);
}
