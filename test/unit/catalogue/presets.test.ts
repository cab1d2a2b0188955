import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { builtInCatalogue } from '../../../server/src/catalogue/catalogue.ts';
import { presets } from '../../../server/src/catalogue/presets.ts';
import { judgeValue } from '../../../server/src/catalogue/values.ts';

describe('the presets', () => {
  test('are these', () => {
    const table = presets.map(({ id, options }) => [id, ...options.map(({ value }) => value ?? 'removed')].join(' '));
    assert.deepEqual(table, [
      'im-workspace true session true',
      'im-multi-site true none true',
      'im-business-continuity true none true',
      'im-office-communicator true session true',
      'im-only true none false',
      'voice-only false removed true',
    ]);
  });

  test('set the three IM options to documented values', () => {
    for (const { id, options } of presets) {
      assert.deepEqual(
        options.map(({ name }) => name),
        ['multimedia', 'sip-signaling-chat', 'voice'],
        id,
      );
      for (const { name, value } of options) {
        const definition = builtInCatalogue.find('TServer', name);
        assert.ok(definition);
        if (value !== undefined) assert.deepEqual(judgeValue(definition, value), { kind: 'fine' }, id);
      }
    }
  });
});
