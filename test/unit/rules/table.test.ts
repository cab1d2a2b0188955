import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ruleDefinitions, ruleIds } from '../../../server/src/rules/definitions.ts';
import { crossChecks, dnChecks, isHeard, severityOf } from '../../../server/src/rules/table.ts';

describe('how loud a finding is', () => {
  test('as the rule says in general', () => {
    assert.equal(severityOf({ rule: 'value/invalid' }, {}), 'error');
    assert.equal(severityOf({ rule: 'option/default' }, {}), 'off');
  });

  test('as the rule says in this case', () => {
    assert.equal(severityOf({ rule: 'option/unknown', severity: 'warning' }, {}), 'warning');
  });

  test('as a person chose, before all else', () => {
    assert.equal(severityOf({ rule: 'option/unknown', severity: 'warning' }, { 'option/unknown': 'off' }), 'off');
    assert.equal(severityOf({ rule: 'option/default' }, { 'option/default': 'hint' }), 'hint');
    assert.equal(severityOf({ rule: 'value/case' }, { 'value/invalid': 'off' }), 'warning');
  });
});

describe('whether a check is made', () => {
  test('unless all of its rules are off', () => {
    assert.equal(isHeard(['value/case', 'value/invalid'], { 'value/case': 'off' }), true);
    assert.equal(isHeard(['value/case', 'value/invalid'], { 'value/case': 'off', 'value/invalid': 'off' }), false);
  });

  test('for a rule that is off by default, only when somebody asks', () => {
    assert.equal(isHeard(['option/default'], {}), false);
    assert.equal(isHeard(['option/default'], { 'option/default': 'information' }), true);
  });
});

test('every rule about DNs that does not come from reading a file has exactly one check', () => {
  const isOther = (rule: string): boolean => /^(?:syntax|config)\/|^file\/encoding$/.test(rule);
  const checked = [...dnChecks, ...crossChecks].flatMap(({ rules }) => rules).filter((rule) => !isOther(rule));
  assert.deepEqual([...checked].sort(), ruleIds.filter((rule) => !isOther(rule)).sort());
});

test('a summary is a phrase without a full stop', () => {
  for (const rule of ruleIds) assert.match(ruleDefinitions[rule].summary, /[^.]$/);
});
