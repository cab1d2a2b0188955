import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { builtInCatalogue } from '../../../server/src/catalogue/catalogue.ts';
import type { OptionDefinition, OptionValues } from '../../../server/src/catalogue/types.ts';
import { isValid, judgeValue, spellingOf, trimmedValue, yamlBoolean } from '../../../server/src/catalogue/values.ts';

function judge(name: string, text: string) {
  const definition = builtInCatalogue.find('TServer', name);
  assert.ok(definition, name);
  return judgeValue(definition, text);
}

function stated(values: OptionValues): OptionDefinition {
  return { name: 'our-option', section: 'TServer', evidence: 'user', values, valuesStated: true };
}

describe('judgeValue', () => {
  const fine: ReadonlyArray<readonly [string, string]> = [
    ['multimedia', 'true'],
    ['multimedia', 'false'],
    ['sip-signaling-chat', 'none'],
    ['dr-forward', 'off'],
    ['sip-trying-timeout', '0'],
    ['sip-trying-timeout', '256'],
    ['sip-trying-timeout', '0032'],
    ['priority', '9'.repeat(400)],
  ];
  for (const [name, text] of fine) {
    test(`${name}=${text.slice(0, 20)} is fine`, () => assert.deepEqual(judge(name, text), { kind: 'fine' }));
  }

  test('an empty value is fine where it is the documented default, and empty elsewhere', () => {
    assert.deepEqual(judge('sip-trying-timeout', ''), { kind: 'fine' });
    assert.deepEqual(judge('connect-nailedup-on-login', ''), { kind: 'fine' });
    assert.deepEqual(judge('connect-nailedup-on-login', ' '), { kind: 'whitespace', trimmed: '' });
    assert.deepEqual(judge('voice', ''), { kind: 'empty', allowed: ['true', 'false'] });
    assert.deepEqual(judge('voice', ' \t\u200b'), { kind: 'empty', allowed: ['true', 'false'] });
    assert.deepEqual(judge('priority', ''), { kind: 'empty', allowed: [] });
  });

  test('white space comes before everything else', () => {
    assert.deepEqual(judge('voice', ' True'), { kind: 'whitespace', trimmed: 'True' });
    assert.deepEqual(judge('voice', 'yes '), { kind: 'whitespace', trimmed: 'yes' });
    assert.deepEqual(judge('sip-trying-timeout', '3\u200b2'), { kind: 'whitespace', trimmed: '32' });
    assert.deepEqual(judge('connect-nailedup-on-login', '7001\u00a0'), { kind: 'whitespace', trimmed: '7001' });
  });

  test('then case', () => {
    assert.deepEqual(judge('voice', 'TRUE'), { kind: 'case', spelling: 'true' });
    assert.deepEqual(judge('sip-signaling-chat', 'None'), { kind: 'case', spelling: 'none' });
    assert.deepEqual(judge('dr-forward', 'Off'), { kind: 'case', spelling: 'off' });
  });

  test('then the boolean words of YAML, for booleans only', () => {
    assert.deepEqual(judge('voice', 'Yes'), { kind: 'yaml-boolean', value: 'true' });
    assert.deepEqual(judge('voice', '0'), { kind: 'yaml-boolean', value: 'false' });
    assert.deepEqual(judge('refer-enabled', 'off'), { kind: 'yaml-boolean', value: 'false' });
    assert.deepEqual(judge('sip-signaling-chat', 'no'), { kind: 'not-listed', allowed: ['session', 'none'] });
  });

  test('then what is not among the values, no integer, or outside the range', () => {
    assert.deepEqual(judge('multimedia', 'maybe'), { kind: 'not-listed', allowed: ['true', 'false'] });
    const range = { min: 0, max: 256 };
    for (const text of ['5s', '1.5', '+5', '1e2', '٣', '0x10', '-']) {
      assert.deepEqual(judge('sip-trying-timeout', text), { kind: 'not-an-integer', ...range }, text);
    }
    for (const text of ['257', '-1', '9'.repeat(400), `-${'9'.repeat(400)}`, '9007199254740993']) {
      assert.deepEqual(judge('sip-trying-timeout', text), { kind: 'out-of-range', ...range }, text);
    }
    assert.deepEqual(judge('priority', '-1'), { kind: 'out-of-range', min: 0 });
  });

  test('nothing is called wrong where no source states the values', () => {
    for (const name of ['record', 'service-type', 'capacity', 'contact', 'cpn', 'password', 'line-type']) {
      for (const text of ['', ' x ', 'TRUE', 'yes', 'anything']) {
        assert.deepEqual(judge(name, text), { kind: 'not-judged' }, `${name}=${text}`);
      }
    }
    assert.deepEqual(judge('connect-nailedup-on-login', 'gcti::park'), { kind: 'not-judged' });
  });

  test("a pattern of a user's catalogue takes part, an open list rules nothing out", () => {
    const digits = stated({ kind: 'string', pattern: '\\d{4}' });
    assert.deepEqual(judgeValue(digits, '7001'), { kind: 'fine' });
    assert.deepEqual(judgeValue(digits, '70010'), { kind: 'no-match', pattern: '\\d{4}' });
    const open = stated({ kind: 'enum', enum: ['a'], open: true });
    assert.deepEqual(judgeValue(open, 'b'), { kind: 'not-judged' });
    assert.deepEqual(judgeValue(open, 'A'), { kind: 'case', spelling: 'a' });
  });
});

describe('the pieces', () => {
  test('trimmedValue drops blanks around and invisible characters within', () => {
    const clean = 'sip:7001@192.0.2.10;transport=tcp';
    assert.equal(trimmedValue(clean), clean);
    for (const sign of [
      '\u200b',
      '\u200d',
      '\u00ad',
      '\ufeff',
      '\u200e',
      '\u202e',
      '\u2060',
      '\u0000',
      '\u001b',
      '\u0085',
    ]) {
      assert.equal(trimmedValue(`no${sign}ne`), 'none', sign.codePointAt(0)?.toString(16));
    }
    assert.equal(trimmedValue('\t\r\n\u00a0\u3000none\u2028 '), 'none');
    assert.equal(trimmedValue('invite,\u00a0publish'), 'invite, publish');
    assert.equal(trimmedValue('a\tb\nc'), 'a\tb\nc');
  });

  test('spellingOf says nothing of a right spelling', () => {
    const values: OptionValues = { kind: 'enum', enum: ['on', 'On'] };
    assert.equal(spellingOf(values, 'On'), undefined);
    assert.equal(spellingOf(values, 'ON'), 'on');
    assert.equal(spellingOf({ kind: 'integer' }, '1'), undefined);
  });

  test('yamlBoolean knows the words in any case, and not true and false themselves', () => {
    for (const word of ['yes', 'Yes', 'ON', 'y', '1']) assert.equal(yamlBoolean(word), 'true', word);
    for (const word of ['no', 'No', 'OFF', 'n', '0']) assert.equal(yamlBoolean(word), 'false', word);
    for (const word of ['true', 'False', '', '2', 'constructor']) assert.equal(yamlBoolean(word), undefined, word);
  });

  test('isValid rules out only what the values rule out', () => {
    assert.ok(isValid({ kind: 'boolean' }, 'true'));
    assert.ok(!isValid({ kind: 'boolean' }, 'True'));
    assert.ok(isValid({ kind: 'enum', enum: ['a'], open: true }, 'b'));
    assert.ok(isValid({ kind: 'string' }, 'anything'));
    assert.ok(!isValid({ kind: 'integer', max: 5 }, '6'));
  });
});

test('listed values are fine before anything else is asked, but not with blanks that are trimmed', () => {
  const listed = stated({ kind: 'enum', enum: ['x', ' y', 'on', 'Z', 'z'] });
  for (const text of ['x', 'on', 'Z', 'z']) assert.deepEqual(judgeValue(listed, text), { kind: 'fine' });
  assert.deepEqual(judgeValue(listed, ' y'), { kind: 'whitespace', trimmed: 'y' });
  assert.deepEqual(judgeValue(listed, 'X'), { kind: 'case', spelling: 'x' });
});
