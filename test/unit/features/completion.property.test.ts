import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CompletionItem } from 'vscode-languageserver-types';
import { dnsOf } from '../../../server/src/analysis/analysis.ts';
import { presets } from '../../../server/src/catalogue/presets.ts';
import { completionsAt } from '../../../server/src/features/completion.ts';
import type { DocumentedThing } from '../../../server/src/features/completionDocumentation.ts';
import type { Dn } from '../../../server/src/model/dn.ts';
import { applyItem, checkItem, documentOf, editOf, type TestDocument, withSnippets } from './cursorMark.ts';
import { type Fixture, fixtures } from './fixtures.ts';

/** Of the many names that are written alike, so many are tried at each place. */
const triedOfOneKind = 2;

describe('every completion at every place', () => {
  for (const fixture of fixtures) {
    it(`leaves ${fixture.name} readable and holds what it promised`, () => {
      const document = documentOf(fixture.text, fixture);
      for (let offset = 0; offset <= fixture.text.length; offset++) {
        const position = document.text.positionAt(offset);
        if (document.text.offsetAt(position) !== offset) continue;
        for (const item of sample(completionsAt(document, position, withSnippets))) {
          checkItem(item, { document, position, offset });
          checkResult(fixture, document, item, offset);
        }
      }
    });
  }
});

function sample(items: readonly CompletionItem[]): CompletionItem[] {
  const tried = new Map<string, number>();
  return items.filter(({ kind, data, label }) => {
    const sort = data === undefined || (data as DocumentedThing).kind === 'preset' ? label : String(kind);
    tried.set(sort, (tried.get(sort) ?? 0) + 1);
    return (tried.get(sort) ?? 0) <= triedOfOneKind;
  });
}

function checkResult(fixture: Fixture, before: TestDocument, item: CompletionItem, offset: number): void {
  const text = applyItem(before, item);
  const show = `'${item.label}' at ${offset}:\n${text}`;
  const after = documentOf(text, fixture);
  const typing = halfTyped(fixture, before, item);
  assert.ok(problemsOf(after) <= Math.max(problemsOf(before), problemsOf(typing)), `new problems: ${show}`);
  const known = Math.min(dnsOf(before.analysis).length, dnsOf(typing.analysis).length);
  assert.ok(dnsOf(after.analysis).length >= known, `a DN is lost: ${show}`);
  assert.ok(partsOf(after) >= Math.min(partsOf(before), partsOf(typing)), `something is lost: ${show}`);
  const dns = dnsOf(after.analysis);
  // A document that is to be a DN is none before its number is there.
  const isBegun =
    (dns.length === 0 || dns.length < dnsOf(before.analysis).length) &&
    (item.data as DocumentedThing | undefined)?.kind === 'field';
  assert.ok(isBegun || dns.some((dn) => isPromised(dn, item)), `the promise is not kept: ${show}`);
  if (text.includes('\r\n')) assert.ok(!/[^\r]\n/.test(text), `mixed line ends: ${show}`);
}

function halfTyped(fixture: Fixture, document: TestDocument, item: CompletionItem): TestDocument {
  const { range } = editOf(item);
  const { text } = fixture;
  const start = document.text.offsetAt(range.start);
  return documentOf(`${text.slice(0, start)}x${text.slice(document.text.offsetAt(range.end))}`, fixture);
}

function problemsOf({ analysis }: TestDocument): number {
  return analysis.findings.filter(({ finding }) => finding.rule.startsWith('syntax/')).length;
}

/** How many fields and options are written in a file. */
function partsOf({ analysis }: TestDocument): number {
  let count = 0;
  for (const { dns } of analysis.segments) {
    for (const { fields, sections } of dns) {
      count += fields.filter((field) => !field.inherited && field.name.text !== '').length;
      for (const section of sections) count += section.options.filter((option) => !option.inherited).length;
    }
  }
  return count;
}

function isPromised(dn: Dn, item: CompletionItem): boolean {
  const thing = item.data as DocumentedThing | undefined;
  const options = dn.sections.filter(({ name }) => name.text === 'TServer').flatMap((section) => section.options);
  switch (thing?.kind) {
    case undefined:
      return item.label === 'dn'
        ? dn.fields.some(({ property, value }) => property === 'number' && value.text === '7001')
        : dn.fields.some(({ value }) => value.text === item.label);
    case 'option':
      return options.some(({ name, value }) => name.text === thing.name && value.kind !== 'unfinished');
    case 'value':
      return options.some(({ name, value }) => name.text === thing.name && value.text === thing.value);
    case 'section':
      return dn.sections.some(({ name }) => name.text === thing.name);
    case 'field':
      return dn.fields.some(({ name }) => name.text === thing.name);
    case 'member':
      return dn.fields.some(({ value }) => value.text === item.label);
    case 'preset':
      return presets
        .filter(({ id }) => id === thing.id)
        .every((preset) =>
          preset.options.every(
            ({ name, value }) =>
              value === undefined || options.some((option) => option.name.text === name && option.value.text === value),
          ),
        );
    // What is written in comments is looked at in `directives.test.ts`; here only that nothing else suffers.
    case 'directive':
    case 'declaration':
    case 'rule':
      return true;
  }
}
