import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { layoutOf } from '../../server/src/analysis/fix.ts';
import { applyEdits, inOrder } from '../../server/src/analysis/textEdits.ts';
import type { ModelEdit } from '../../server/src/formats/edit.ts';
import type { Format } from '../../server/src/formats/format.ts';
import { jsonFamily } from '../../server/src/formats/json/index.ts';
import type { Dn } from '../../server/src/model/dn.ts';
import { shift } from '../../server/src/model/span.ts';
import { type PlainDn, plainDns } from '../support/dnSets.ts';
import { jsonShapes, jsonStyle, readWith, writeJson } from '../support/jsonStyles.ts';
import { plain } from '../support/read.ts';

/** A change of one DN as an edit of the model, and what it makes of the plain form; nothing where there is nothing to change. */
type Change = (dn: Dn) => { edit: ModelEdit; expected: PlainDn } | undefined;

const without = (record: Readonly<Record<string, string>>, name: string) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

const withOptions = (dn: PlainDn, section: string, options: Readonly<Record<string, string>>): PlainDn => ({
  ...dn,
  sections: { ...dn.sections, [section]: options },
});

/** The option at a place counted over all sections, and what stands around it. */
function optionAt(dn: Dn, pick: number) {
  const all = dn.sections.flatMap((section) => section.options.map((option) => ({ section, option })));
  return all[pick % Math.max(all.length, 1)];
}

const changes: Record<string, (pick: number) => Change> = {
  'set an option': (pick) => (dn) => {
    const found = optionAt(dn, pick);
    if (!found) return undefined;
    const { section, option } = found;
    const before = plain(dn);
    const options = { ...before.sections[section.name.text], [option.name.text]: 'a "quoted" \\ value' };
    return {
      edit: { kind: 'set-value', part: option, value: 'a "quoted" \\ value' },
      expected: withOptions(before, section.name.text, options),
    };
  },
  'set the type': () => (dn) => {
    const part = dn.fields.find(({ property }) => property === 'type');
    if (!part) return undefined;
    const before = plain(dn);
    return {
      edit: { kind: 'set-value', part, value: 'chat' },
      expected: { ...before, fields: { ...before.fields, type: 'chat' } },
    };
  },
  'rename an option': (pick) => (dn) => {
    const found = optionAt(dn, pick);
    if (!found) return undefined;
    const { section, option } = found;
    const before = plain(dn);
    const { [option.name.text]: value = '', ...rest } = before.sections[section.name.text] ?? {};
    return {
      edit: { kind: 'rename', part: option, name: 'new-name' },
      expected: withOptions(before, section.name.text, { ...rest, 'new-name': value }),
    };
  },
  'rename a section': (pick) => (dn) => {
    const part = dn.sections[pick % Math.max(dn.sections.length, 1)];
    if (!part) return undefined;
    const before = plain(dn);
    const { [part.name.text]: options = {}, ...rest } = before.sections;
    return {
      edit: { kind: 'rename', part, name: 'New' },
      expected: { ...before, sections: { ...rest, New: options } },
    };
  },
  'remove an option': (pick) => (dn) => {
    const found = optionAt(dn, pick);
    if (!found) return undefined;
    const { section, option } = found;
    const before = plain(dn);
    const rest = without(before.sections[section.name.text] ?? {}, option.name.text);
    return { edit: { kind: 'remove', part: option }, expected: withOptions(before, section.name.text, rest) };
  },
  'remove a field': (pick) => (dn) => {
    const fields = dn.fields.filter(({ property }) => property === 'number' || property === 'switch');
    const part = fields[pick % Math.max(fields.length, 1)];
    if (!part) return undefined;
    const before = plain(dn);
    return {
      edit: { kind: 'remove', part },
      expected: { ...before, fields: without(before.fields, part.property) },
    };
  },
  'add an option': (pick) => (dn) => {
    const section = ['TServer', 'Orchestration', 'New'][pick % 3] ?? '';
    const before = plain(dn);
    return {
      edit: { kind: 'add-option', dn, section, name: 'added', value: 'x' },
      expected: withOptions(before, section, { ...before.sections[section], added: 'x' }),
    };
  },
  'move an option': (pick) => (dn) => {
    const found = optionAt(dn, pick);
    if (!found) return undefined;
    const { section, option } = found;
    const to = section.name.text === 'TServer' ? 'Moved' : 'TServer';
    const before = plain(dn);
    const { [option.name.text]: value = '', ...rest } = before.sections[section.name.text] ?? {};
    if (before.sections[to]?.[option.name.text] !== undefined) return undefined;
    const left = withOptions(before, section.name.text, rest);
    return {
      edit: { kind: 'move-option', dn, part: option, section: to },
      expected: withOptions(left, to, { ...left.sections[to], [option.name.text]: value }),
    };
  },
  'move a field': (pick) => (dn) => {
    const fields = dn.fields.filter(({ property }) => property === 'number' || property === 'switch');
    const part = fields[pick % Math.max(fields.length, 1)];
    if (!part) return undefined;
    const before = plain(dn);
    const left = { ...before, fields: without(before.fields, part.property) };
    return {
      edit: { kind: 'move-option', dn, part, section: 'TServer' },
      expected: withOptions(left, 'TServer', { ...left.sections.TServer, [part.name.text]: part.value.text }),
    };
  },
  'merge two sections': (pick) => (dn) => {
    const [from, into] = pick % 2 ? [dn.sections[0], dn.sections[1]] : [dn.sections[1], dn.sections[0]];
    if (!from || !into) return undefined;
    const names = new Set(into.options.map(({ name }) => name.text));
    if (from.options.some(({ name }) => names.has(name.text))) return undefined;
    const before = plain(dn);
    const { [from.name.text]: moved, ...rest } = before.sections;
    return {
      edit: { kind: 'merge-sections', from, into },
      expected: { ...before, sections: { ...rest, [into.name.text]: { ...rest[into.name.text], ...moved } } },
    };
  },
};

/** In a flat list a section without options is nowhere. */
function written(dn: PlainDn, format: Format): PlainDn {
  const { type, ...fields } = dn.fields;
  const isFlat = format.traits.enumForm === 'prefixed';
  const sections = Object.entries(dn.sections).filter(([, options]) => !isFlat || Object.keys(options).length > 0);
  return {
    fields: { ...(isFlat && { objectClass: 'CfgDN' }), ...(type !== undefined && { type }), ...fields },
    sections: Object.fromEntries(sections),
  };
}

suite('model → edit → text → model', () => {
  for (const [shapeName, { format, write }] of Object.entries(jsonShapes)) {
    for (const [name, changeFor] of Object.entries(changes)) {
      test(`${shapeName}: ${name}`, () => {
        fc.assert(
          fc.property(plainDns, jsonStyle, fc.nat(100), (all, style, pick) => {
            const dns = shapeName === 'gax, one object' ? all.slice(0, 1) : all;
            const text = writeJson(write(dns), style);
            assert.equal(jsonFamily.recognise(text, 'a.json'), format, text);
            const reading = readWith(format, text);
            assert.deepEqual(reading.problems, [], text);
            const expected = dns.map((dn) => written(dn, format));
            assert.deepEqual(
              reading.dns.map(({ dn }) => plain(dn)),
              expected,
              text,
            );
            const index = pick % dns.length;
            const { dn, start, end } = reading.dns[index] as (typeof reading.dns)[number];
            const change = changeFor(pick)(dn);
            if (!change) return;
            const made = format.editor(text.slice(start, end), layoutOf(text))(change.edit);
            const edits = made && inOrder(made.map((edit) => ({ ...edit, span: shift(edit.span, start) })));
            assert.ok(edits, `no edit in\n${text}`);
            const result = applyEdits(text, edits);
            const after = readWith(format, result);
            expected[index] = written(change.expected, format);
            assert.deepEqual(
              after.dns.map(({ dn }) => plain(dn)),
              expected,
              result,
            );
            assert.deepEqual(after.problems, [], result);
            JSON.parse(result.replace('\ufeff', ''));
            if (style.eol === '\r\n') assert.doesNotMatch(result, /[^\r]\n/);
            if (style.step === '') assert.equal(result.trim().split('\n').length, 1, result);
          }),
          { numRuns: 500 },
        );
      });
    }
  }
});
