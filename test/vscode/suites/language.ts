import assert from 'node:assert/strict';
import { open } from '../support.ts';

suite('language', () => {
  test('an options export has a language of its own', async () => {
    const { document } = await open('CfgDN_annex_345.cfg');
    assert.equal(document.languageId, 'genesys-options');
  });
});
