/** Whether the cases are complete: for every rule, in every format that can report it, a case, a near miss, and each kind of fix. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rulePages } from '../../scripts/generate/rulePages/pages.ts';
import { type RuleId, ruleIds } from '../../server/src/rules/definitions.ts';
import { analyseInput, goldenCases } from './cases.ts';
import { analyseCase, configCases } from './configCases.ts';
import { fixedTexts } from './problems.ts';

/** How the titles of a rule's fixes begin. */
const fixKinds: Readonly<Record<RuleId, readonly string[]>> = {
  'syntax/yaml': ['Insert'],
  'syntax/json': ['Insert'],
  'syntax/xml': ['Insert'],
  'syntax/options': ["Insert '='", "Insert ']'"],
  'value/invalid': ['Change to'],
  'value/yaml-boolean': ["Change to 'true'", "Change to 'false'"],
  'value/case': ['Change to'],
  'value/whitespace': ['Change to'],
  'value/type': ['Write'],
  'value/empty': ['Change to', 'Remove'],
  'option/unknown': ['Rename to'],
  'option/case': ['Rename to'],
  'option/duplicate': ['Remove this', 'Remove the other'],
  'option/misplaced': ['Move to'],
  'option/default': ['Remove'],
  'section/case': ['Rename to', 'Merge into'],
  'section/duplicate': ['Merge into'],
  'dn/duplicate': [],
  'dn/missing-number': [],
  'dn/missing-type': [],
  'dn/unknown-type': ['Change to'],
  'dn/invalid-value': ['Change to'],
  'dn/unknown-field': ['Rename to'],
  'dn/no-media': ["Set 'voice'", "Set 'multimedia'"],
  'im/multimedia-off': ["Set 'multimedia'"],
  'im/voice-off': ["Set 'voice'", 'Declare this DN IM-only'],
  'im/im-only-voice-on': ["Set 'voice' to 'false'"],
  'im/signaling-multi-site': ["Set 'sip-signaling-chat' to 'none'"],
  'im/signaling-office-communicator': ["Set 'sip-signaling-chat' to 'session'"],
  'im/conflicting-needs': [],
  'im/dn-type': [],
  'bc/static-contact': ["Set 'dr-forward'"],
  'secret/plain-text': [],
  'file/encoding': [],
  'config/unknown-key': ['Rename to'],
  'config/invalid-value': ['Change to', 'Write as a list'],
  'config/unknown-rule': ['Rename to'],
  'config/unused-suppression': ['Remove'],
  'config/missing-file': [],
  'config/catalogue': [],
  'config/contradicts-documented': ['Change to'],
};

describe('golden cases of each rule', () => {
  for (const rule of ruleIds) {
    for (const format of Object.keys(rulePages[rule].examples)) {
      const inputs = inputsOf(rule, format);
      test(`${rule} in ${format}: one reports it`, () => assert.ok(inputs.some(({ isNearMiss }) => !isNearMiss)));
      test(`${rule} in ${format}: one nearly does`, () => assert.ok(inputs.some(({ isNearMiss }) => isNearMiss)));
      for (const kind of fixKinds[rule]) {
        test(`${rule} in ${format}: one shows the fix "${kind} …"`, () => {
          assert.ok(inputs.some(({ titles }) => titles.some((title) => title.startsWith(kind))));
        });
      }
    }
  }
});

describe('golden cases about files of the tool itself', () => {
  for (const rule of ruleIds) {
    if (!rulePages[rule].configExamples) continue;
    const cases = configCases.filter(({ path }) => path.startsWith(`${rule}/`));
    const [near, real] = [true, false].map((isNear) =>
      cases.filter(({ path }) => (path.split('/')[2]?.startsWith('not-') === true) === isNear),
    );
    test(`${rule}: one reports it`, () => assert.ok(real && real.length > 0));
    test(`${rule}: one nearly does`, () => assert.ok(near && near.length > 0));
    for (const kind of fixKinds[rule]) {
      test(`${rule}: one shows the fix "${kind} …"`, () => {
        const own = cases.flatMap((golden) => analyseCase(golden).findings.filter((finding) => finding.rule === rule));
        assert.ok(own.some(({ fixes = [] }) => fixes.some(({ title }) => title.startsWith(kind))));
      });
    }
  }
});

interface CoveredInput {
  readonly isNearMiss: boolean;
  /** Of the fixes of the rule's own findings. */
  readonly titles: readonly string[];
}

/** The inputs of that format in the folder of a rule. */
function inputsOf(rule: RuleId, format: string): CoveredInput[] {
  return goldenCases.flatMap((golden) => {
    if (!golden.path.startsWith(`${rule}/`)) return [];
    return golden.inputs.flatMap((input) => {
      const analysis = analyseInput(golden, input);
      if (analysis.format.id !== format) return [];
      const own = fixedTexts(analysis).filter(({ placed }) => placed.finding.rule === rule);
      return [
        { isNearMiss: golden.path.split('/')[2]?.startsWith('not-') === true, titles: own.map(({ fix }) => fix.title) },
      ];
    });
  });
}
