import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CfgDNType, findMember } from '../../../server/src/catalogue/enumerations.ts';
import { builtInOptions } from '../../../server/src/catalogue/options.ts';
import type { OptionDefinition } from '../../../server/src/catalogue/types.ts';
import { isValid, listedValues } from '../../../server/src/catalogue/values.ts';

const documented =
  'multimedia sip-signaling-chat voice connect-nailedup-on-login disconnect-nailedup-timeout dr-forward sip-trying-timeout';
const seen =
  'capacity capacity-group contact contact-backup default-dn dual-dialog-enabled enable-agentlogin-presence geo-location ' +
  'hg-members hg-noanswer-timeout hg-preferred-site line-type make-call-rfc3725-flow music-on-hold oos-check oos-force prefix ' +
  'priority record refer-enabled reject-call-notready service-type sip-cti-control';
const named =
  'authenticate-requests capacity-sip-error-code capacity-tlib-error-code charge-type cpd-capability cpn display-name ' +
  'emulate-login hg-type no-answer-action no-answer-overflow no-answer-timeout no-response-dn oosp-transfer-enabled ' +
  'override-domain partition-id password recovery-timeout replace-prefix request-uri reuse-sdp-on-reinvite ' +
  'ring-tone-on-make-call shared-line shared-line-number sip-busy-type sip-enable-moh sip-from-pass-through sip-hold-rfc3264 ' +
  'sip-replaces-mode sip-ring-tone-mode subscribe-presence subscription-id transfer-complete-by-refer use-contact-as-dn';

function option(name: string): OptionDefinition {
  const found = builtInOptions.find((definition) => definition.name === name);
  assert.ok(found, name);
  return found;
}

function namesWhere(holds: (definition: OptionDefinition) => boolean): string {
  return builtInOptions
    .filter(holds)
    .map((definition) => definition.name)
    .join(' ');
}

describe('the built-in options', () => {
  test('are these, with this evidence', () => {
    assert.equal(
      namesWhere(({ evidence }) => evidence === 'documented'),
      documented,
    );
    assert.equal(
      namesWhere(({ evidence }) => evidence === 'seen'),
      seen,
    );
    assert.equal(
      namesWhere(({ evidence }) => evidence === 'name'),
      named,
    );
    assert.equal(builtInOptions.length, 64);
  });

  test('have different names and stand in TServer', () => {
    assert.equal(new Set(builtInOptions.map(({ name }) => name)).size, builtInOptions.length);
    assert.equal(
      namesWhere(({ section }) => section !== 'TServer'),
      '',
    );
  });

  test('have stated values only where a source states a range or a closed list', () => {
    const stated = `${documented} oos-check oos-force priority refer-enabled`;
    assert.equal(
      namesWhere(({ valuesStated }) => valuesStated === true),
      stated,
    );
  });

  test('have a default and an effect exactly where they are documented', () => {
    assert.equal(
      namesWhere((definition) => definition.default !== undefined),
      documented,
    );
    assert.equal(
      namesWhere(({ takesEffect }) => takesEffect !== undefined),
      documented,
    );
  });

  test('have valid defaults and notes only on valid values', () => {
    for (const { name, values, default: byDefault, valueNotes } of builtInOptions) {
      if (values && byDefault) assert.ok(isValid(values, byDefault), name);
      for (const value of Object.keys(valueNotes ?? {}))
        assert.ok(values && isValid(values, value), `${name}=${value}`);
    }
  });

  test('name existing DN types', () => {
    for (const { name, appliesTo } of builtInOptions) {
      for (const type of appliesTo ?? []) assert.equal(findMember(CfgDNType, type, 'symbolic')?.name, type, name);
    }
  });

  test('can stand on the Application only where a source says so', () => {
    assert.equal(
      namesWhere(({ alsoOn }) => alsoOn !== undefined),
      'disconnect-nailedup-timeout dr-forward default-dn',
    );
    assert.deepEqual(option('dr-forward').alsoOn, ['CfgApplication']);
  });

  test('known by name say nothing but the name and where it was seen', () => {
    for (const definition of builtInOptions.filter(({ evidence }) => evidence === 'name')) {
      const keys = Object.keys(definition).filter((key) => key !== 'source');
      const expected = ['name', 'section', 'evidence', ...(definition.name === 'password' ? ['values'] : [])];
      assert.deepEqual(keys.sort(), expected.sort());
    }
    assert.deepEqual(option('password').values, { kind: 'string', secret: true });
  });

  test('have stable addresses for their sources', () => {
    for (const { name, source, otherSources } of builtInOptions) {
      for (const { url } of [...(source ? [source] : []), ...(otherSources ?? [])]) {
        if (url !== undefined) assert.match(url, /^https:\/\/\S+$/, name);
      }
    }
  });
});

describe('the three IM options', () => {
  const expected = [
    { name: 'multimedia', values: ['true', 'false'], default: 'false', takesEffect: 'next-interaction' },
    { name: 'sip-signaling-chat', values: ['session', 'none'], default: 'session', takesEffect: 'immediately' },
    { name: 'voice', values: ['true', 'false'], default: 'true', takesEffect: 'next-interaction' },
  ];
  for (const { name, values, default: byDefault, takesEffect } of expected) {
    test(`${name}: values, default, effect, source, and what each value means`, () => {
      const definition = option(name);
      assert.deepEqual(definition.values && listedValues(definition.values), values);
      assert.deepEqual(Object.keys(definition.valueNotes ?? {}).sort(), [...values].sort());
      assert.equal(definition.default, byDefault);
      assert.equal(definition.takesEffect, takesEffect);
      assert.equal(definition.source?.title, 'Workspace Desktop Edition, TServer Section (18 December 2025)');
    });
  }

  test('say what the set-ups need', () => {
    const notes = (name: string) =>
      option(name)
        .notes?.map(({ text }) => text)
        .join('\n') ?? '';
    assert.match(notes('multimedia'), /Workspace.*`multimedia` and `voice` are both `true`/);
    assert.match(notes('voice'), /Workspace.*`multimedia` and `voice` are both `true`/);
    assert.match(notes('voice'), /IM alone: set `false`/);
    assert.match(notes('sip-signaling-chat'), /Multi-site and Business Continuity: set `none`/);
    assert.match(notes('sip-signaling-chat'), /Office Communicator endpoints: `session` is required/);
    assert.match(option('multimedia').valueNotes?.false ?? '', /URS delivers no IM/);
  });
});

describe('other ranges and lists', () => {
  test('are those of the sources', () => {
    assert.deepEqual(option('dr-forward').values, { kind: 'enum', enum: ['off', 'no-agent', 'oos'] });
    assert.deepEqual(option('sip-trying-timeout').values, { kind: 'integer', min: 0, max: 256, unit: 'seconds' });
    assert.deepEqual(option('disconnect-nailedup-timeout').values, { kind: 'integer', min: 0, unit: 'seconds' });
    assert.deepEqual(option('oos-check').values, { kind: 'integer', min: 0, max: 300, unit: 'seconds' });
    assert.deepEqual(option('oos-force').values, { kind: 'integer', min: 0, max: 30, unit: 'seconds' });
    assert.deepEqual(option('priority').values, { kind: 'integer', min: 0 });
  });
});
