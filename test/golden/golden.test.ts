/**
 * Runs the golden cases; README.md says how a case is written. `UPDATE_GOLDEN=1` writes what is expected anew.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { analyseInput, type GoldenCase, goldenCases } from './cases.ts';
import { compare, resultsOf, update } from './expectations.ts';

const isUpdate = process.env.UPDATE_GOLDEN === '1';

describe('golden cases', () => {
  for (const golden of goldenCases) {
    test(golden.path, { ...(golden.pending !== undefined && { todo: golden.pending }) }, () => {
      const treat = isUpdate && golden.pending === undefined ? update : compare;
      for (const input of golden.inputs) treat(golden, input, resultsOf(golden, input));
      checkName(golden);
      checkAgreement(golden);
    });
  }
});

/** A case stands in the folder of the rule that it reports, or, when its name begins with `not-`, that it must not report. */
function checkName(golden: GoldenCase): void {
  const [family = '', rule = '', name = ''] = golden.path.split('/');
  if (family === 'interplay') return;
  for (const input of golden.inputs) {
    const isReported = rulesOf(golden, input.notation).includes(`${family}/${rule}`);
    assert.equal(isReported, !name.startsWith('not-'), `${input.notation}: is ${family}/${rule} reported?`);
  }
}

/** All notations of a case report the same, for they say the same; what cannot be read has a rule of its own in each. */
function checkAgreement(golden: GoldenCase): void {
  if (golden.differs !== undefined) return;
  const [first, ...others] = golden.inputs.map(({ notation }) => ({
    notation,
    rules: comparableRules(golden, notation),
  }));
  for (const { notation, rules } of others) assert.deepEqual(rules, first?.rules, `${notation} and ${first?.notation}`);
}

function comparableRules(golden: GoldenCase, notation: string): string[] {
  return rulesOf(golden, notation).map((rule) => rule.replace(/^syntax\/.*/, 'syntax'));
}

function rulesOf(golden: GoldenCase, notation: string): string[] {
  const input = golden.inputs.find((candidate) => candidate.notation === notation);
  return input
    ? analyseInput(golden, input)
        .findings.map(({ finding }) => finding.rule)
        .sort()
    : [];
}
