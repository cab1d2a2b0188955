import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, beginAnalysis } from '../../../server/src/analysis/analysis.ts';
import type { OtherDn } from '../../../server/src/analysis/dnIndex.ts';
import { surroundings } from '../../support/read.ts';

const dn = (number: number): string => `  - number: "${number}"\n    type: extension\n    switch: Berlin\n`;

/** The DNs of another file, by key. */
function othersIn(text: string): Map<string, OtherDn> {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const analysis = analyse(text, 'a.dn.yaml', surroundings());
  const place = { uri: 'file:///a.dn.yaml', range };
  return new Map([...(analysis?.crossKeys() ?? [])].map((one) => [one.key, { variant: one.variant(), place }]));
}

test('a number that an earlier file has is found, and no longer when that file has it no more', () => {
  const others = othersIn(`dns:\n${dn(7001)}${dn(7002)}`);
  const elsewhere = { isEmpty: () => false, earlier: (_check: number, key: string) => [others.get(key) ?? []].flat() };
  const text = `dns:\n${dn(7002)}${dn(7003)}`;
  const analysis = beginAnalysis(text, 'b.dn.yaml', { ...surroundings(), elsewhere });
  assert.ok(analysis);
  const found = (): string[] => {
    analysis.advance(() => false);
    return analysis.findings.map(
      ({ finding, start }) =>
        `${finding.rule} ${analysis.places.placeAt(start).line} ${JSON.stringify(finding.related)}`,
    );
  };
  const place = others.values().next().value?.place;
  assert.deepEqual(found(), [`dn/duplicate 1 ${JSON.stringify([{ message: 'The other DN 7002', elsewhere: place }])}`]);

  const keys = [...others.keys()];
  const [first, second] = [...others];
  others.clear();
  analysis.recompare(0, keys);
  assert.deepEqual(found(), []);

  // A key that is edited into one that another file has is compared as well.
  if (first) others.set(...first);
  const at = text.indexOf('7003');
  analysis.edit(at, at + 4, '7001');
  assert.equal(found().length, 1);
  if (second) others.set(...second);
  analysis.recompare(0, keys);
  assert.equal(found().length, 2);
});
