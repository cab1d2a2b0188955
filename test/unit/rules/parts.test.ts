import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  fieldOf,
  isTServer,
  nameOf,
  numberOf,
  ownTServerOptions,
  placeOfDn,
  placeOfSection,
  placeOfValue,
  subjectOf,
  textOf,
} from '../../../server/src/rules/parts.ts';
import { sayable } from '../../../server/src/rules/secret.ts';
import { firstDn } from './support.ts';

test('TServer is recognised in any spelling, and nothing else', () => {
  const is = (name: string): boolean => isTServer({ name: { text: name, span }, options: [], span });
  for (const name of ['TServer', 'tserver', 'TSERVER', 'T-Server', 't_server']) assert.ok(is(name), name);
  for (const name of ['TServers', 'Server', '', 'T.Server']) assert.ok(!is(name), name);
});

const span = { start: 0, end: 0 };

describe('a field', () => {
  test('says something unless it is empty, blank or null', () => {
    const { dn } = firstDn('number: "7001"\ntype:\nstate: ~\nname: "  "\nassociation: " x "\nuserProperties: {}\n');
    const text = (name: string): string | undefined => textOf(fieldOf(dn, name));
    assert.equal(text('number'), '7001');
    assert.equal(text('type'), undefined);
    assert.equal(text('state'), undefined);
    assert.equal(text('name'), undefined);
    assert.equal(text('association'), 'x');
    assert.equal(text('switch'), undefined);
  });

  test('counts as it is written, before what a merge key brings', () => {
    const { dn } = firstDn('base: &base { number: "1" }\ndns:\n  - <<: *base\n    number: "7001"\n');
    assert.equal(numberOf(dn), '7001');
  });
});

test('messages call a DN by its number where it has one', () => {
  const { dn } = firstDn('number: "7001"\nuserProperties: {}\n');
  assert.equal(nameOf(dn), 'DN 7001');
  assert.equal(subjectOf(dn), 'DN 7001');
  const nameless = firstDn('dns:\n  - userProperties: {}\n').dn;
  assert.equal(nameOf(nameless), 'this DN');
  assert.equal(subjectOf(nameless), 'This DN');
});

test('something about a DN stands at its number, at the name of an empty number, or at its start', () => {
  const at = (text: string): string => {
    const place = placeOfDn(firstDn(text).dn);
    return text.slice(place.start, place.end);
  };
  assert.equal(at('type: extension\nnumber: 7001\nuserProperties: {}\n'), '7001');
  assert.equal(at('type: extension\nnumber:\nuserProperties: {}\n'), 'number');
  assert.equal(at('type: extension\nuserProperties: {}\n'), 'type');
});

test('a value stands where it is written; a value that is not, at the name', () => {
  const text = 'number: "7001"\ntype:\nuserProperties: {}\n';
  const { dn } = firstDn(text);
  const at = (name: string): string | undefined => {
    const field = fieldOf(dn, name);
    if (!field) return undefined;
    const place = placeOfValue(field);
    return text.slice(place.start, place.end);
  };
  assert.equal(at('number'), '"7001"');
  assert.equal(at('type'), 'type');
});

test('own options of TServer are those written in the DN, in sections of any spelling', () => {
  const { dn } = firstDn(
    'base: &base { voice: true }\ndns:\n  - number: "7001"\n    userProperties:\n      tserver: { a: 1 }\n      TServer: { <<: *base, b: 2 }\n      other: { c: 3 }\n',
  );
  assert.deepEqual(
    [...ownTServerOptions(dn)].map(({ section, option }) => `${section.name.text} ${option.name.text}`),
    ['tserver a', 'TServer b'],
  );
});

test('of a name that begins like a password, no more than that is said', () => {
  assert.equal(sayable('password: s3cret'), 'password***');
  assert.equal(sayable('Password s3cret'), 'Password***');
  for (const name of ['password', 'password-rule', 'passwords', 'voice', 'our password: x'])
    assert.equal(sayable(name), name);
});

test('something about an option that is not written stands at the section into which it would go', () => {
  const { dn } = firstDn('number: 7001\nuserProperties: { Other: {}, tserver: {}, TServer: {} }\n');
  assert.deepEqual(placeOfSection(dn), dn.sections[2]?.name.span);
  const misspelt = firstDn('number: 7001\nuserProperties: { Other: {}, tserver: {} }\n').dn;
  assert.deepEqual(placeOfSection(misspelt), misspelt.sections[1]?.name.span);
});
