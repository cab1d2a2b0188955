import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { convertTargets } from '../../server/src/convert/convert.ts';
import type { Notation } from '../../server/src/convert/model.ts';
import { writtenSets } from '../support/convertSets.ts';
import { read } from '../support/read.ts';
import { checkConversion, sourceOf } from '../support/sameButReported.ts';

const notations: readonly Notation[] = [...convertTargets, 'confdata', 'raw'];
const pairs = notations.flatMap((from) => convertTargets.map((to) => [from, to] as const));
/** In all, 5,000 sets. */
const runs = Math.ceil(5_000 / pairs.length);

suite('model(A) = model(convert(A → B)) but for what is reported', () => {
  for (const [index, [from, to]] of pairs.entries()) {
    test(`${from} → ${to}`, () => {
      fc.assert(
        fc.property(writtenSets(from), ({ dns, fileName, text }) => {
          // What is compared with is what was generated, read by no code of the conversion's alone.
          const analysis = read(text, fileName);
          const source = sourceOf(analysis, fileName);
          const options = source.dns.map(({ sections }) =>
            sections.map(({ name, options: all }) => [
              name,
              all.map((o) => [o.name, 'text' in o.value && o.value.text]),
            ]),
          );
          assert.deepEqual(
            options,
            dns.map(({ sections }) => Object.entries(sections).map(([name, all]) => [name, Object.entries(all)])),
            text,
          );
          for (const [at, dn] of dns.entries())
            assert.equal(source.dns[at]?.fields.length, Object.keys(dn.fields).length, text);
          checkConversion(text, fileName, to, analysis);
        }),
        { numRuns: runs, seed: 20_240 + index },
      );
    });
  }
});
