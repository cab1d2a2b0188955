import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dnFields, findDnField, sourceOfDnField, userPropertiesNames } from '../../../server/src/catalogue/dnFields.ts';
import { enumerationNamed } from '../../../server/src/catalogue/enumerations.ts';

describe('the fields of a DN', () => {
  test('are those of CfgDN, those that refer by name, and the synonyms of userProperties', () => {
    const expected =
      'number type name state registerAll routeType switchSpecificType useOverride override association DNLoginID loginFlag ' +
      'trunks destDNDBIDs accessNumbers groupDBID siteDBID contractDBID switchDBID tenantDBID DBID userProperties ' +
      'switch tenant group contract folder site destinationDNs dnLoginID options annex';
    assert.equal(dnFields.map(({ name }) => name).join(' '), expected);
  });

  test('have an enumeration exactly where their kind asks for one', () => {
    for (const { name, kind, enumeration } of dnFields) {
      const needed = kind === 'enum' || kind === 'flag';
      assert.equal(enumeration !== undefined && enumerationNamed(enumeration) !== undefined, needed, name);
    }
    assert.equal(findDnField('type')?.enumeration, 'CfgDNType');
    assert.equal(findDnField('state')?.enumeration, 'CfgObjectState');
    assert.equal(findDnField('registerAll')?.enumeration, 'CfgDNRegisterFlag');
    assert.equal(findDnField('routeType')?.enumeration, 'CfgRouteType');
    assert.equal(findDnField('useOverride')?.enumeration, 'CfgFlag');
    assert.equal(findDnField('loginFlag')?.enumeration, 'CfgFlag');
  });

  test('are mandatory or read-only as the configuration layer has it', () => {
    const names = (trait: 'mandatory' | 'readOnly') => dnFields.filter((field) => field[trait]).map(({ name }) => name);
    assert.deepEqual(names('mandatory'), ['number', 'type', 'state', 'switchDBID', 'switch']);
    assert.deepEqual(names('readOnly'), ['loginFlag', 'tenantDBID', 'DBID']);
  });

  test('are found by their exact name', () => {
    assert.equal(findDnField('number')?.kind, 'string');
    for (const name of ['Number', '', '__proto__', 'constructor']) assert.equal(findDnField(name), undefined, name);
  });

  test('say where they come from, but for the synonyms', () => {
    const without = dnFields.filter(({ name }) => sourceOfDnField(name) === undefined).map(({ name }) => name);
    assert.deepEqual(without, ['options', 'annex']);
    assert.deepEqual(userPropertiesNames, ['userProperties', 'options', 'annex']);
  });
});
