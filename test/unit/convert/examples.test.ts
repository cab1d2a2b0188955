import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { convertTargets } from '../../../server/src/convert/convert.ts';
import { notationOf } from '../../../server/src/convert/read/source.ts';
import { read } from '../../support/read.ts';
import { checkConversion } from '../../support/sameButReported.ts';

const folder = join(import.meta.dirname, '../../../examples/right');

suite('The examples', () => {
  for (const fileName of readdirSync(folder).filter((name) => name !== 'dn-config.yaml')) {
    const text = readFileSync(join(folder, fileName), 'utf8');
    for (const target of convertTargets)
      test(`${fileName} → ${target} says the same, but for what is reported`, () => {
        checkConversion(text, fileName, target);
      });
  }

  // Written as people and programs write them, so a conversion to the same notation changes nothing.
  for (const fileName of [
    'gws-dns.json',
    'gax-dn-345.json',
    'lisbon-mutagen.json',
    'CfgDN_annex_345.cfg',
    'reception.dn.cfg',
    'business-continuity.dn.yaml',
    'im-only.dn.yaml',
    'office-communicator.dn.yaml',
    'berlin-changes.cfgdata.xml',
  ])
    test(`${fileName} is written as it is`, () => {
      const text = readFileSync(join(folder, fileName), 'utf8');
      const { files, notes } = checkConversion(text, fileName, notationOf(read(text, fileName)) as 'yaml');
      const plain = (xml: string): string => xml.replace(/\n\n/g, '\n');
      assert.equal(plain(files[0]?.text ?? ''), plain(text));
      assert.deepEqual(notes, []);
    });
});
