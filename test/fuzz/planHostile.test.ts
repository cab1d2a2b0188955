import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { analyse } from '../../server/src/analysis/analysis.ts';
import { cfgdata } from '../../server/src/formats/cfgdata/index.ts';
import { options } from '../../server/src/formats/options/index.ts';
import type { Dn } from '../../server/src/model/dn.ts';
import { emitCfgData } from '../../server/src/plan/emit/cfgdata.ts';
import { emitOptions } from '../../server/src/plan/emit/options.ts';
import { planOf } from '../../server/src/plan/plan.ts';
import type { PlanFile } from '../../server/src/plan/read/side.ts';
import { planFormats, renderPlan } from '../../server/src/plan/render/render.ts';
import { reportOf } from '../../server/src/plan/report.ts';
import { readWith } from '../support/jsonStyles.ts';
import { surroundings } from '../support/read.ts';
import { dnPair, type Writing, writing } from './planPairs.ts';

const unmasked = { isMasked: false };

function filesOf(path: string, text: string): PlanFile[] {
  const analysis = analyse(text, path, surroundings());
  return analysis ? [{ path, key: '', analysis }] : [];
}

/** Makes everything of a plan that can be made of it; what is emitted has to be readable. */
function checkAll(
  old: readonly PlanFile[],
  young: readonly PlanFile[],
): { xml: readonly Dn[]; exports: readonly Dn[]; notes: number } {
  const plan = planOf(old, young);
  const report = reportOf(plan);
  for (const format of planFormats) renderPlan(report, format);
  const readBack = (format: typeof cfgdata, files: ReturnType<typeof emitCfgData>['files']): Dn[] =>
    files.flatMap(({ text, name }) => {
      const { dns, problems } = readWith(format, text, name);
      assert.deepEqual(problems, [], text);
      return dns.map(({ dn }) => dn);
    });
  const [xml, exports] = [emitCfgData(plan, unmasked), emitOptions(plan, unmasked)];
  for (const emit of [emitCfgData, emitOptions]) emit(plan, { isMasked: true });
  return { xml: readBack(cfgdata, xml.files), exports: readBack(options, exports.files), notes: xml.notes.length };
}

const optionsOf = (dns: readonly Dn[]): string[][] =>
  dns.flatMap(({ sections }) =>
    sections.flatMap((section) => section.options.map(({ name, value }) => [section.name.text, name.text, value.text])),
  );

suite('plan, on anything', () => {
  test('broken files', () => {
    const damage = fc.record({ from: fc.nat(2000), length: fc.nat(40), text: fc.string({ maxLength: 6 }) });
    const damaged = (
      [path, text]: ReturnType<Writing>,
      { from, length, text: other }: { from: number; length: number; text: string },
    ) => {
      const at = from % (text.length + 1);
      return filesOf(path, text.slice(0, at) + other + text.slice(at + length));
    };
    fc.assert(
      fc.property(dnPair, writing, writing, damage, damage, (pair, writeOld, writeNew, one, other) => {
        checkAll(damaged(writeOld(pair.old), one), damaged(writeNew(pair.new), other));
      }),
      { numRuns: 500, seed: 9 },
    );
  });

  test('whatever names and values hold, they are imported as they are or not at all', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
      fc.string({ minLength: 1, maxLength: 8 }),
      fc.constantFrom(
        '__proto__',
        'constructor',
        ' a ',
        '\n',
        '\r\n',
        ']',
        '#',
        ';',
        '=',
        '&amp;',
        '<!--',
        ']]>',
        '\ufeff',
        '\ufffe',
      ),
    );
    const holds = (number: string, section: string, name: string, value: string): PlanFile[] => {
      const dn = { number, type: 'extension', userProperties: JSON.parse(`{${JSON.stringify(section)}: {}}`) };
      const json = JSON.stringify({ __metadata__: { formatName: 'JSON' }, dns: [dn] });
      return filesOf(
        'a.dn.json',
        json.replace(/\{\}(?=\}\}\]\}$)/, () => `{${JSON.stringify(name)}: ${JSON.stringify(value)}}`),
      );
    };
    let told = 0;
    fc.assert(
      fc.property(text, text, text, text, (number, section, name, value) => {
        const old = filesOf(
          'a.dn.json',
          JSON.stringify({ __metadata__: { formatName: 'JSON' }, dns: [{ number, type: 'extension' }] }),
        );
        const { xml, exports } = checkAll(old, holds(number, section, name, value));
        for (const each of [optionsOf(xml), optionsOf(exports)]) {
          if (each.length === 0) continue;
          assert.deepEqual(each, [[section, name, value]]);
          told++;
        }
      }),
      { numRuns: 2000, seed: 10 },
    );
    assert.ok(told > 1000, `${told}`);
  });
});
