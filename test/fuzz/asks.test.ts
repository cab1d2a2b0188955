import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtInCatalogue } from '../../server/src/catalogue/catalogue.ts';
import type { Dn, Field, Option } from '../../server/src/model/dn.ts';
import type { DnSettings } from '../../server/src/project/settings.ts';
import type { Finding } from '../../server/src/rules/finding.ts';
import { lookAt } from '../../server/src/rules/look.ts';
import type { DnCheck, RuleContext } from '../../server/src/rules/rule.ts';
import { askedNames, crossChecks, dnChecks } from '../../server/src/rules/table.ts';
import { crowdOf } from '../support/crowds.ts';
import { Random } from '../support/random.ts';
import { read } from '../support/read.ts';

// A check says which fields and options it asks for by name. Templates rely on it: when any other entry comes or goes, a check says the same of all that
// stays. So entries are taken out of DNs, one by one, and each check is asked again.

const declared: readonly DnSettings[] = [
  { rules: {} },
  { rules: {}, deployment: 'business-continuity' },
  { rules: {}, deployment: 'multi-site', imEndpoint: 'office-communicator' },
  { rules: {}, imRole: 'im-only' },
  { rules: {}, imRole: 'im-and-voice', imEndpoint: 'office-communicator' },
];

/** What a check says, where it says it, and of which DN; but not how it would be mended, for that depends on what else is there. */
function said(check: DnCheck, dn: Dn, context: RuleContext, without: Field | Option): readonly string[] {
  if (check.applies?.(context.settings) === false) return [];
  const isElsewhere = ({ span }: Finding): boolean => span.end <= without.span.start || span.start >= without.span.end;
  return check
    .check(dn, lookAt(dn, context))
    .filter(isElsewhere)
    .map(({ rule, span, severity, message }) => JSON.stringify([rule, span, severity, message]));
}

/** The DN without each of its fields and options in turn, but for those of which it has two of one name, or no others in their section. */
function* lessOne(dn: Dn): Generator<{ readonly part: Field | Option; readonly name: string; readonly rest: Dn }> {
  const all = [
    ...dn.fields.map(({ property }) => property),
    ...dn.sections.flatMap(({ options }) => options.map(({ name }) => name.text)),
  ].map((name) => name.toLowerCase());
  const isAlone = (name: string): boolean => all.filter((other) => other === name.toLowerCase()).length === 1;
  for (const part of dn.fields) {
    if (!isAlone(part.property) || part.property === 'userProperties') continue;
    yield { part, name: part.property, rest: { ...dn, fields: dn.fields.filter((other) => other !== part) } };
  }
  for (const section of dn.sections)
    for (const part of section.options) {
      if (!isAlone(part.name.text) || section.options.length === 1) continue;
      const less = { ...section, options: section.options.filter((other) => other !== part) };
      const sections = dn.sections.map((other) => (other === section ? less : other));
      yield { part, name: part.name.text, rest: { ...dn, sections } };
    }
}

test('a check asks for no entry that it does not name', () => {
  let compared = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const random = new Random(seed);
    const language = random.pick(['yaml', 'xml', 'json'] as const);
    const fileName = language === 'yaml' ? 'a.dn.yaml' : `a.${language}`;
    const { segments, format } = read(crowdOf(language, 12, random), fileName);
    const settings = random.pick(declared);
    const context = { format, catalogue: builtInCatalogue, settings };
    const asked = askedNames(settings);
    for (const dn of segments.flatMap(({ dns }) => dns))
      for (const { part, name, rest } of lessOne(dn)) {
        if (asked.has(name.toLowerCase()) || /password/i.test(name)) continue;
        for (const check of dnChecks)
          assert.deepEqual(said(check, rest, context, part), said(check, dn, context, part), `${name}, seed ${seed}`);
        for (const check of crossChecks) {
          assert.equal(check.key(rest, context), check.key(dn, context), `${name}, seed ${seed}`);
          assert.equal(check.variant?.(rest), check.variant?.(dn), `${name}, seed ${seed}`);
        }
        compared++;
      }
  }
  assert.ok(compared > 500, `${compared}`);
});

test('what a check asks for depends on what is declared', () => {
  assert.ok(!askedNames({ rules: {} }).has('contact'));
  assert.ok(askedNames({ rules: {}, deployment: 'business-continuity' }).has('contact'));
  assert.ok(!askedNames({ rules: { 'bc/static-contact': 'off' }, deployment: 'business-continuity' }).has('contact'));
});
