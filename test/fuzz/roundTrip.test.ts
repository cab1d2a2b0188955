import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { Analysis } from '../../server/src/analysis/analysis.ts';
import { layoutOf } from '../../server/src/analysis/fix.ts';
import { applyEdits, inOrder } from '../../server/src/analysis/textEdits.ts';
import type { ModelEdit, SpanEdit } from '../../server/src/formats/edit.ts';
import type { Dn } from '../../server/src/model/dn.ts';
import { shift } from '../../server/src/model/span.ts';
import { type PlainDn, plainDn, plainDns } from '../support/dnSets.ts';
import { optionsStyle, writeOptions } from '../support/optionsStyles.ts';
import { dnsIn, plain, read } from '../support/read.ts';
import { writeCfgData, xmlStyle } from '../support/xmlStyles.ts';
import { writeYaml, yamlStyle } from '../support/yamlStyles.ts';

/** A change of one DN: as an edit of the model, and what it makes of the plain form. */
interface Change {
  edit(dn: Dn): ModelEdit | undefined;
  expected(dn: PlainDn): PlainDn;
}

const setOption = (section: string, name: string, value: string, dn: PlainDn): PlainDn => ({
  ...dn,
  sections: { ...dn.sections, [section]: { ...dn.sections[section], [name]: value } },
});

const without = (record: Readonly<Record<string, string>>, name: string) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

const changes: Record<string, Change> = {
  'set the first option': {
    edit: (dn) => {
      const part = dn.sections[0]?.options[0];
      return part && { kind: 'set-value', part, value: 'session' };
    },
    expected: (dn) => {
      const [section, options] = Object.entries(dn.sections)[0] ?? [];
      const name = options && Object.keys(options)[0];
      return section && name ? setOption(section, name, 'session', dn) : dn;
    },
  },
  'set the type': {
    edit: (dn) => {
      const part = dn.fields.find((field) => field.property === 'type');
      return part && { kind: 'set-value', part, value: 'chat' };
    },
    expected: (dn) => ({ ...dn, fields: { ...dn.fields, ...(dn.fields.type && { type: 'chat' }) } }),
  },
  'rename the last option': {
    edit: (dn) => {
      const part = dn.sections[0]?.options.at(-1);
      return part && { kind: 'rename', part, name: 'new-name' };
    },
    expected: (dn) => {
      const [section, options] = Object.entries(dn.sections)[0] ?? [];
      const name = options && Object.keys(options).at(-1);
      if (!section || !name) return dn;
      return {
        ...dn,
        sections: { ...dn.sections, [section]: { ...without(options, name), 'new-name': options[name] ?? '' } },
      };
    },
  },
  'remove the first option': {
    edit: (dn) => {
      const part = dn.sections[0]?.options[0];
      return part && { kind: 'remove', part };
    },
    expected: (dn) => {
      const [section, options] = Object.entries(dn.sections)[0] ?? [];
      const name = options && Object.keys(options)[0];
      return section && name ? { ...dn, sections: { ...dn.sections, [section]: without(options, name) } } : dn;
    },
  },
  'add an option to TServer': {
    edit: (dn) => ({ kind: 'add-option', dn, section: 'TServer', name: 'added', value: 'x' }),
    expected: (dn) => setOption('TServer', 'added', 'x', dn),
  },
  'move an option to TServer': {
    edit: (dn) => {
      const part = dn.sections.find((section) => section.name.text === 'Orchestration')?.options[0];
      const taken = dn.sections.some(
        (section) => section.name.text === 'TServer' && section.options.some((o) => o.name.text === part?.name.text),
      );
      return part && !taken ? { kind: 'move-option', dn, part, section: 'TServer' } : undefined;
    },
    expected: (dn) => {
      const from = dn.sections.Orchestration ?? {};
      const name = Object.keys(from)[0];
      if (name === undefined || dn.sections.TServer?.[name] !== undefined) return dn;
      return setOption('TServer', name, from[name] ?? '', {
        ...dn,
        sections: { ...dn.sections, Orchestration: without(from, name) },
      });
    },
  },
};

/** Makes the edit in the file's text and says which stretches of the old text it touched. */
function edited(
  text: string,
  fileName: string,
  index: number,
  change: Change,
): { text: string; edits: readonly SpanEdit[] } | undefined {
  const analysis = read(text, fileName);
  const dn = dnsIn(analysis)[index];
  const edit = dn && change.edit(dn);
  const segment = dn && analysis.segments.find(({ dns }) => dns.includes(dn));
  if (!edit || !segment) return { text, edits: [] };
  const made = analysis.format.editor(text.slice(segment.start, segment.end), layoutOf(text))(edit);
  const edits = made && inOrder(made.map(({ span, newText }) => ({ span: shift(span, segment.start), newText })));
  assert.ok(edits, `no edit for ${edit.kind} in\n${text}`);
  return { text: applyEdits(text, edits), edits };
}

function commentsIn(analysis: Analysis): string[] {
  return analysis.segments.flatMap((segment) => segment.comments.map((comment) => comment.text));
}

function syntaxIn(analysis: Analysis): string[] {
  return analysis.findings.flatMap(({ finding }) => (finding.rule.startsWith('syntax/') ? [finding.message] : []));
}

function sameModel(actual: readonly PlainDn[], expected: readonly PlainDn[], text: string): void {
  assert.deepEqual(actual, expected, text);
}

suite('model → edit → text → model', () => {
  for (const [name, change] of Object.entries(changes)) {
    test(`YAML: ${name}`, () => {
      fc.assert(
        fc.property(plainDns, yamlStyle, fc.nat(3), (dns, style, pick) => {
          const index = pick % dns.length;
          const text = writeYaml(dns, style);
          sameModel(dnsIn(read(text, 'a.dn.yaml')).map(plain), dns, text);
          const result = edited(text, 'a.dn.yaml', index, change);
          if (!result) return;
          const after = read(result.text, 'a.dn.yaml');
          sameModel(
            dnsIn(after).map(plain),
            dns.map((dn, at) => (at === index ? change.expected(dn) : dn)),
            result.text,
          );
          assert.deepEqual(
            after.findings.filter(({ finding }) => finding.rule === 'syntax/yaml'),
            [],
            result.text,
          );
          if (style.eol === '\r\n') assert.doesNotMatch(result.text, /[^\r]\n/);
          assert.deepEqual(commentsIn(after), commentsIn(read(text, 'a.dn.yaml')), result.text);
        }),
        { numRuns: 1_700 },
      );
    });

    test(`CfgData: ${name}`, () => {
      fc.assert(
        fc.property(plainDns, xmlStyle, fc.nat(3), (dns, style, pick) => {
          const index = pick % dns.length;
          const text = writeCfgData(dns, style);
          const before = read(text, 'a.xml');
          sameModel(dnsIn(before).map(plain), dns, text);
          assert.deepEqual(syntaxIn(before), [], text);
          const result = edited(text, 'a.xml', index, change);
          if (!result) return;
          const after = read(result.text, 'a.xml');
          sameModel(
            dnsIn(after).map(plain),
            dns.map((dn, at) => (at === index ? change.expected(dn) : dn)),
            result.text,
          );
          assert.deepEqual(syntaxIn(after), [], result.text);
          assert.deepEqual(commentsIn(after), commentsIn(before), result.text);
          if (text.includes('\r\n') && !style.flat) assert.doesNotMatch(result.text, /[^\r]\n/);
        }),
        { numRuns: 1_700 },
      );
    });

    test(`options export: ${name}`, () => {
      fc.assert(
        fc.property(plainDn, optionsStyle, (dn, style) => {
          const text = writeOptions(dn, style);
          const bare: PlainDn = { fields: {}, sections: dn.sections };
          sameModel(dnsIn(read(text, 'a.dn.cfg')).map(plain), [bare], text);
          const result = edited(text, 'a.dn.cfg', 0, change);
          if (!result) return;
          const after = read(result.text, 'a.dn.cfg');
          sameModel(dnsIn(after).map(plain), [{ fields: {}, sections: change.expected(bare).sections }], result.text);
          assert.deepEqual(commentsIn(after), commentsIn(read(text, 'a.dn.cfg')), result.text);
          if (text.includes('\r\n')) assert.doesNotMatch(result.text, /[^\r]\n/);
        }),
        { numRuns: 1_700 },
      );
    });
  }
});
