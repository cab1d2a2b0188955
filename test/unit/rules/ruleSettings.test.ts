import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { renderManifest } from '../../../scripts/generate/ruleSettings.ts';
import { root } from '../../../scripts/root.ts';
import { ruleDefinitions, ruleIds } from '../../../server/src/rules/definitions.ts';

interface RuleProperty {
  readonly enum: readonly string[];
  readonly default: string;
  readonly markdownDescription: string;
}

/** The manifest as text, with the properties of the setting taken out; and those properties. */
function taken(text: string): { readonly rest: unknown; readonly properties: Record<string, RuleProperty> } {
  const manifest = JSON.parse(text);
  const setting = manifest.contributes.configuration.properties['dnConfig.rules'];
  const { properties = {} } = setting;
  delete setting.properties;
  return { rest: manifest, properties };
}

test('the setting dnConfig.rules has one property for each rule', async () => {
  const { properties } = taken(await renderManifest());
  assert.deepEqual(Object.keys(properties), ruleIds);
  for (const rule of ruleIds) {
    assert.equal(properties[rule]?.default, ruleDefinitions[rule].severity);
    assert.deepEqual(properties[rule].enum, ['off', 'hint', 'information', 'warning', 'error']);
    assert.match(properties[rule].markdownDescription, /^\S.*\.$/);
  }
});

test('nothing else in the manifest is touched', async () => {
  const current = readFileSync(join(root, 'package.json'), 'utf8');
  assert.deepEqual(taken(await renderManifest()).rest, taken(current).rest);
});
