import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SilentStretch } from '../../../server/src/analysis/rulings.ts';
import { type Silenceable, silencing } from '../../../server/src/analysis/silencing.ts';
import type { RuleId } from '../../../server/src/rules/definitions.ts';

const rules = ['value/case', 'value/empty', 'dn/duplicate'] as const satisfies readonly RuleId[];
const rule = fc.constantFrom(...rules);
const offset = fc.nat(12);

const stretch: fc.Arbitrary<SilentStretch> = fc.record({
  id: fc.nat(3),
  start: offset,
  end: fc.oneof(offset, fc.constant(Number.POSITIVE_INFINITY)),
  rules: fc.option(fc.uniqueArray(rule), { nil: undefined }),
  except: fc.uniqueArray(rule),
});

/** What speaks of one suppression stands one behind the other, as it does in comments. */
const things = fc
  .array(fc.record({ rule, start: offset }))
  .map((all): Silenceable[] => all.map((one) => (one.start % 2 ? one : { ...one, about: one.start / 2 })));

test('what is silenced, and by whom, is what asking each suppression about each thing would say', () => {
  fc.assert(
    fc.property(fc.array(stretch), things, (stretches, found) => {
      const by = found.map((thing) =>
        stretches.filter(
          ({ id, start, end, rules: only, except }) =>
            id !== thing.about &&
            start <= thing.start &&
            thing.start < end &&
            (only ? only.includes(thing.rule) : !except.includes(thing.rule)),
        ),
      );
      const uses = new Set(found.flatMap((thing, index) => by[index]?.map(({ id }) => `${id} ${thing.rule}`) ?? []));
      const { isSilent, uses: told } = silencing(stretches, found);
      assert.deepEqual(
        isSilent,
        by.map(({ length }) => length > 0),
      );
      assert.deepEqual(told.map((use) => `${use.id} ${use.rule}`).sort(), [...uses].sort());
    }),
  );
});
