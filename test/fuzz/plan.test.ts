import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { cfgdata } from '../../server/src/formats/cfgdata/index.ts';
import type { Format } from '../../server/src/formats/format.ts';
import { options } from '../../server/src/formats/options/index.ts';
import type { Dn } from '../../server/src/model/dn.ts';
import { emitCfgData } from '../../server/src/plan/emit/cfgdata.ts';
import type { EmittedFile } from '../../server/src/plan/emit/note.ts';
import { emitOptions } from '../../server/src/plan/emit/options.ts';
import { reportOf } from '../../server/src/plan/report.ts';
import type { PlainDn } from '../support/dnSets.ts';
import { readWith } from '../support/jsonStyles.ts';
import { plain } from '../support/read.ts';
import { applyCfgData, type DnPair, dnPair, planOfPair, setOf, type Writing, writing } from './planPairs.ts';

const unmasked = { isMasked: false };

/** What our own reader makes of a text that was emitted: nothing of it may be broken. */
function readBack(format: Format, { text, name }: EmittedFile): readonly Dn[] {
  const { dns, problems } = readWith(format, text, name);
  assert.deepEqual(
    problems.map(({ message }) => message),
    [],
    text,
  );
  return dns.map(({ dn }) => dn);
}

function checkCfgData(pair: DnPair, writeOld: Writing, writeNew: Writing): void {
  const plan = planOfPair(pair, writeOld, writeNew);
  const { files } = emitCfgData(plan, unmasked);
  const [file] = files;
  if (file) readBack(cfgdata, file);
  const applied = file ? applyCfgData(setOf(pair.old), file.text) : setOf(pair.old);
  assert.deepEqual(sorted(applied), sorted(setOf(pair.new)));
}

function checkOptions(pair: DnPair, writeOld: Writing, writeNew: Writing): void {
  const plan = planOfPair(pair, writeOld, writeNew);
  const { files, notes } = emitOptions(plan, unmasked);
  const result = new Map([...setOf(pair.old)].map(([number, dn]) => [number, structuredClone(dn.sections)]));
  for (const file of files) {
    const [imported] = readBack(options, file);
    assert.ok(imported);
    const number = file.name.replace('.dn.cfg', '');
    result.set(number, overlaid(result.get(number) ?? {}, plain(imported).sections));
  }
  // What cannot be expressed is there still, and each of it has been said.
  let kept = 0;
  const old = setOf(pair.old);
  for (const [number, { sections }] of setOf(pair.new)) {
    const before = old.get(number)?.sections ?? {};
    assert.deepEqual(result.get(number) ?? {}, overlaid(before, sections));
    for (const [section, written] of Object.entries(before))
      for (const name of Object.keys(written)) if (sections[section]?.[name] === undefined) kept++;
  }
  assert.equal(notes.filter(({ message }) => message.includes('not published')).length, kept);
}

type Sections = PlainDn['sections'];

function overlaid(before: Sections, over: Sections): Sections {
  const result: Record<string, Readonly<Record<string, string>>> = { ...before };
  for (const [section, written] of Object.entries(over)) result[section] = { ...result[section], ...written };
  return result;
}

function sorted(set: ReturnType<typeof setOf>): unknown {
  return [...set].sort(([one], [other]) => (one < other ? -1 : 1));
}

suite('plan, on generated pairs', () => {
  test('what is emitted as CfgData makes OLD into NEW', () => {
    fc.assert(fc.property(dnPair, writing, writing, checkCfgData), { numRuns: 5000, seed: 6 });
  });

  test('what is emitted as options exports sets all that they can hold', () => {
    fc.assert(fc.property(dnPair, writing, writing, checkOptions), { numRuns: 500, seed: 7 });
  });

  test('a set compared with itself in another notation has no change', () => {
    const check = ({ old }: DnPair, writeOld: Writing, writeNew: Writing): void => {
      const { summary } = reportOf(planOfPair({ old, new: [...old].reverse() }, writeOld, writeNew));
      assert.deepEqual([summary.added, summary.removed, summary.changed], [0, 0, 0]);
    };
    fc.assert(fc.property(dnPair, writing, writing, check), { numRuns: 500, seed: 8 });
  });
});
