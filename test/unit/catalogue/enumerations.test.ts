import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  CfgDNRegisterFlag,
  CfgDNType,
  CfgFlag,
  CfgObjectState,
  CfgRouteType,
  enumerationNamed,
  enumerations,
  findMember,
  memberText,
  typesOutsidePlaces,
  typesWithRepeatableNumbers,
} from '../../../server/src/catalogue/enumerations.ts';

describe('the enumerations', () => {
  test('count from zero, without gaps, with different names', () => {
    for (const { name, members } of enumerations) {
      assert.deepEqual(
        members.map(({ number }) => number),
        members.map((_, index) => index),
        name,
      );
      assert.equal(new Set(members.map((member) => member.name)).size, members.length, name);
    }
  });

  test('have all their members', () => {
    const sizes = enumerations.map(({ name, members }) => `${name} ${members.length}`);
    assert.deepEqual(sizes, [
      'CfgDNType 33',
      'CfgObjectState 4',
      'CfgFlag 3',
      'CfgDNRegisterFlag 4',
      'CfgRouteType 27',
    ]);
    assert.equal(CfgDNType.members.at(-1)?.symbol, 'CFGGVPDID');
    assert.equal(CfgRouteType.members.at(-1)?.symbol, 'CFGXRouteTypeDirectNetworkCallID');
    assert.deepEqual(
      CfgObjectState.members.map(({ name }) => name),
      ['noobjectstate', 'enabled', 'disabled', 'deleted'],
    );
    assert.deepEqual(
      CfgDNRegisterFlag.members.map(({ symbol, name }) => `${symbol} ${name}`),
      ['CFGDRUnknown unknown', 'CFGDRFalse false', 'CFGDRTrue true', 'CFGDROnDemand ondemand'],
    );
  });

  test('are found by name', () => {
    assert.equal(enumerationNamed('CfgFlag'), CfgFlag);
    assert.equal(enumerationNamed('toString'), undefined);
  });

  test('1 is false and 2 is true, and both members say so', () => {
    for (const enumeration of [CfgFlag, CfgDNRegisterFlag]) {
      assert.equal(findMember(enumeration, '1', 'numeric')?.name, 'false');
      assert.equal(findMember(enumeration, '2', 'numeric')?.name, 'true');
      assert.match(findMember(enumeration, 'false', 'symbolic')?.note ?? '', /1 means false/);
      assert.match(findMember(enumeration, 'true', 'symbolic')?.note ?? '', /2 means true/);
    }
  });
});

describe('a member is found', () => {
  test('by its name in any case, where the format is symbolic', () => {
    assert.equal(findMember(CfgDNType, 'extension', 'symbolic')?.number, 1);
    assert.equal(findMember(CfgDNType, 'RoutingPoint', 'symbolic')?.number, 4);
    assert.equal(findMember(CfgDNRegisterFlag, 'OnDemand', 'symbolic')?.number, 3);
    for (const text of ['CFGExtension', '1', '', ' extension', 'multimedia', '__proto__']) {
      assert.equal(findMember(CfgDNType, text, 'symbolic'), undefined, text);
    }
  });

  test('by its number, where the format is numeric', () => {
    assert.equal(findMember(CfgDNType, '0', 'numeric')?.symbol, 'CFGNoDN');
    assert.equal(findMember(CfgDNType, '29', 'numeric')?.name, 'voipservice');
    for (const text of ['33', '-1', '1.0', '1e0', '', '0x1', 'extension', '9'.repeat(100)]) {
      assert.equal(findMember(CfgDNType, text, 'numeric'), undefined, text);
    }
  });

  test('by its symbol, where the format is prefixed', () => {
    assert.equal(findMember(CfgDNType, 'CFGExtension', 'prefixed')?.number, 1);
    assert.equal(findMember(CfgDNType, 'cfgextension', 'prefixed')?.number, 1);
    assert.equal(findMember(CfgDNRegisterFlag, 'CFGDRTrue', 'prefixed')?.number, 2);
    assert.equal(findMember(CfgDNRegisterFlag, 'CFGTrue', 'prefixed'), undefined);
    assert.equal(findMember(CfgDNType, 'extension', 'prefixed'), undefined);
  });

  test('by what memberText writes', () => {
    for (const enumeration of enumerations) {
      for (const form of ['symbolic', 'numeric', 'prefixed'] as const) {
        for (const member of enumeration.members) {
          assert.equal(findMember(enumeration, memberText(member, form), form), member);
        }
      }
    }
  });
});

describe('the sets of DN types', () => {
  test('name existing types', () => {
    for (const name of [...typesOutsidePlaces, ...typesWithRepeatableNumbers]) {
      assert.equal(findMember(CfgDNType, name, 'symbolic')?.name, name);
    }
    assert.equal(typesOutsidePlaces.size, 13);
    assert.ok(typesOutsidePlaces.has('trunk') && !typesOutsidePlaces.has('extension'));
    assert.deepEqual([...typesWithRepeatableNumbers], ['destinationlabel', 'accessresource']);
  });

  test('display names from memory are marked', () => {
    const unconfirmed = CfgDNType.members.filter(({ displayConfirmed }) => !displayConfirmed);
    assert.deepEqual(
      unconfirmed.map(({ number }) => number),
      [0, 7, 8, 25, 29, 30, 32],
    );
  });
});
