import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { builtInCatalogue, createCatalogue } from '../../../server/src/catalogue/catalogue.ts';
import { builtInOptions } from '../../../server/src/catalogue/options.ts';
import type { OptionDefinition } from '../../../server/src/catalogue/types.ts';

const ours: OptionDefinition = { name: 'our-option', section: 'TServer', evidence: 'user', summary: 'Ours.' };

describe('a catalogue', () => {
  test('finds by exact section and name', () => {
    assert.equal(builtInCatalogue.find('TServer', 'voice')?.default, 'true');
    assert.equal(builtInCatalogue.find('TServer', 'Voice'), undefined);
    assert.equal(builtInCatalogue.find('tserver', 'voice'), undefined);
    for (const name of ['__proto__', 'constructor', 'toString', '']) {
      assert.equal(builtInCatalogue.find('TServer', name), undefined);
      assert.equal(builtInCatalogue.find(name, 'voice'), undefined);
      assert.equal(builtInCatalogue.findIgnoringCase(name, 'voice'), undefined);
      assert.deepEqual(builtInCatalogue.names(name), []);
    }
  });

  test('finds a name in another case', () => {
    assert.equal(builtInCatalogue.findIgnoringCase('TServer', 'SIP-Signaling-Chat')?.name, 'sip-signaling-chat');
    assert.equal(builtInCatalogue.findIgnoringCase('TServer', 'sip_signaling_chat'), undefined);
  });

  test('prefers the exact name where two differ by case alone', () => {
    const catalogue = createCatalogue([ours, { ...ours, name: 'Our-Option' }]);
    assert.equal(catalogue.findIgnoringCase('TServer', 'Our-Option')?.name, 'Our-Option');
    assert.equal(catalogue.findIgnoringCase('TServer', 'OUR-OPTION')?.name, 'our-option');
  });

  test('lists what is known best first', () => {
    const catalogue = createCatalogue(builtInOptions, [ours]);
    const names = catalogue.names('TServer');
    assert.deepEqual(names.slice(0, 3), ['multimedia', 'sip-signaling-chat', 'voice']);
    assert.equal(names[7], 'our-option');
    assert.equal(names.length, 65);
    assert.deepEqual(catalogue.sections, ['TServer']);
  });

  test('offers near names', () => {
    assert.deepEqual(builtInCatalogue.nearestNames('TServer', 'multimeda'), ['multimedia']);
    assert.deepEqual(builtInCatalogue.nearestNames('Other', 'multimeda'), []);
  });
});

describe('later catalogues', () => {
  const refined = (definition: Omit<OptionDefinition, 'section' | 'evidence'>) =>
    createCatalogue(builtInOptions, [{ section: 'TServer', evidence: 'user', ...definition }]).find(
      'TServer',
      definition.name,
    );

  test('refine field by field', () => {
    const capacity = refined({
      name: 'capacity',
      default: '30',
      valuesStated: true,
      values: { kind: 'integer', min: 1 },
    });
    assert.equal(capacity?.default, '30');
    assert.equal(capacity?.valuesStated, true);
    assert.match(capacity?.summary ?? '', /calls a trunk may count/);
    assert.equal(capacity?.evidence, 'user');
  });

  test('take statedness along with values', () => {
    const values = { kind: 'enum', enum: ['true', 'sometimes'], open: true } as const;
    const refer = refined({ name: 'refer-enabled', values });
    assert.deepEqual(refer?.values, values);
    assert.equal(refer?.valuesStated, undefined);
    assert.equal(refined({ name: 'refer-enabled', summary: 'Ours.' })?.valuesStated, true);
  });

  test('leave an option documented until they say more of the same things', () => {
    assert.equal(refined({ name: 'dr-forward', summary: 'Ours.' })?.evidence, 'documented');
    assert.equal(refined({ name: 'dr-forward', default: 'oos' })?.evidence, 'user');
  });

  test('can add to the three IM options, and change nothing of them', () => {
    const built = builtInCatalogue.find('TServer', 'voice');
    const voice = refined({
      name: 'voice',
      default: 'false',
      takesEffect: 'restart',
      values: { kind: 'string' },
      notes: [{ text: 'Ask the voice team.' }],
      source: { title: 'Our handbook' },
      appliesTo: ['extension'],
    });
    assert.deepEqual(
      [voice?.default, voice?.takesEffect, voice?.values],
      ['true', 'next-interaction', { kind: 'boolean' }],
    );
    assert.equal(voice?.evidence, 'documented');
    assert.deepEqual(voice?.source, built?.source);
    assert.deepEqual(voice?.otherSources, [{ title: 'Our handbook' }]);
    assert.equal(voice?.notes?.at(-1)?.text, 'Ask the voice team.');
    assert.equal(voice?.notes?.length, (built?.notes?.length ?? 0) + 1);
    assert.deepEqual(voice?.appliesTo, ['extension']);
  });

  test('change nothing of the catalogues they refine', () => {
    refined({ name: 'voice', default: 'false' });
    assert.equal(builtInOptions.find(({ name }) => name === 'voice')?.default, 'true');
  });
});
