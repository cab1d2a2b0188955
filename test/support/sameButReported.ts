import assert from 'node:assert/strict';
import type { Analysis } from '../../server/src/analysis/analysis.ts';
import { type ConvertResult, type ConvertTarget, convert } from '../../server/src/convert/convert.ts';
import type { FieldValue, NeutralDn, SourceFile } from '../../server/src/convert/model.ts';
import type { ConvertNote } from '../../server/src/convert/notes.ts';
import { commentLines } from '../../server/src/convert/read/remarks.ts';
import { readSource } from '../../server/src/convert/read/source.ts';
import { read } from './read.ts';

/** Reads a file as a source of conversions. */
export function sourceOf(analysis: Analysis, fileName: string): SourceFile {
  return readSource({ fileName, analysis }, false, []);
}

/** Converts a file, reads the result, and compares: whatever is not the same must have been reported, and whatever was reported must be so. */
export function checkConversion(
  text: string,
  fileName: string,
  target: ConvertTarget,
  known?: Analysis,
): ConvertResult {
  const analysis = known ?? read(text, fileName);
  const result = convert([{ fileName, analysis }], target);
  try {
    compare(analysis, fileName, target, result);
  } catch (error) {
    const files = result.files.map((file) => file.text).join('\n');
    const shown = `${fileName} → ${target}\n${text}\n${files}\n${JSON.stringify(result.notes)}`;
    throw new Error(`${error instanceof Error ? error.message : error}\n${shown}`);
  }
  return result;
}

function compare(analysis: Analysis, fileName: string, target: ConvertTarget, result: ConvertResult): void {
  const before = sourceOf(analysis, fileName);
  assert.deepEqual(result.unreadable, []);
  const updates = before.dns.map(({ update }) => update?.text ?? '').join('');
  const comments = analysis.segments.flatMap((segment) => segment.comments.map((comment) => comment.text));
  const lines = comments.filter((comment) => !updates.includes(comment)).flatMap(commentLines);
  assert.deepEqual(commentsIn([before]), plainLines(lines), 'comments as they are read');
  const noted = (index: number, effect: ConvertNote['effect']) =>
    result.notes.filter((note) => note.index === index && note.effect === effect);
  const written = before.dns.flatMap((dn, index) =>
    noted(index, 'left-out').some(({ part, what }) => part.kind === 'dn' && what === 'the update')
      ? []
      : [{ dn, index }],
  );
  const after = result.files.map((file) => sourceOf(read(file.text, file.name), file.name));
  const dns = after.flatMap((source) => source.dns);
  assert.equal(dns.length, written.length);
  for (const [at, { dn, index }] of written.entries()) {
    const other = dns[at] as NeutralDn;
    sameFields(dn, other, noted(index, 'left-out'), noted(index, 'changed'));
    assert.deepEqual(
      optionsIn(other, [], [], target),
      optionsIn(dn, noted(index, 'left-out'), noted(index, 'changed'), target),
    );
    assert.equal(other.update?.text, dn.update?.text);
  }
  const commentsLost = result.notes.some(({ part, effect }) => part.kind === 'comments' && effect === 'left-out');
  const kept = written.map(({ dn }) => dn);
  const had = commentsIn([{ ...before, dns: commentsLost ? before.dns : kept }]);
  assert.deepEqual(commentsIn(after), commentsLost ? [] : had);
  if (commentsLost) assert.notDeepEqual(had, []);
}

function sameFields(
  dn: NeutralDn,
  other: NeutralDn,
  leftOut: readonly ConvertNote[],
  changed: readonly ConvertNote[],
): void {
  const isNoted = (notes: readonly ConvertNote[], property: string): boolean =>
    notes.some(({ part }) => part.kind === 'field' && part.property === property);
  const expected = dn.fields.filter(({ property }) => !isNoted(leftOut, property) && !isNoted(changed, property));
  const actual = other.fields.filter(({ property }) => !isNoted(changed, property));
  const plain = (fields: NeutralDn['fields']) =>
    new Map(fields.map(({ property, value }): [string, unknown] => [property, comparable(value)]));
  assert.deepEqual(plain(actual), plain(expected));
}

/** What a field says, whatever the file calls things. */
function comparable(value: FieldValue): unknown {
  return value.kind === 'name' ? { kind: value.kind, text: value.text } : value;
}

/** Sections that hold each name once are compared as such. */
function optionsIn(
  dn: NeutralDn,
  leftOut: readonly ConvertNote[],
  changed: readonly ConvertNote[],
  target: ConvertTarget,
): unknown[] {
  const isNoted = (notes: readonly ConvertNote[], section: number, option?: number): boolean =>
    notes.some(({ part }) =>
      option === undefined
        ? part.kind === 'section' && part.section === section
        : part.kind === 'option' && part.section === section && part.option === option,
    );
  const sections = dn.sections.flatMap(({ name, options }, section) => {
    if (isNoted(leftOut, section)) return [];
    const kept = options.flatMap(({ name: key, value }, option) => {
      if (isNoted(leftOut, section, option)) return [];
      const isText = isNoted(changed, section, option) && 'text' in value;
      // What has changed is a text now, and one of blanks alone may be none.
      return [{ key, value: isText ? { kind: 'text', text: value.text.trim() === '' ? '' : value.text } : value }];
    });
    return [{ name, options: kept }];
  });
  if (target === 'options' || target === 'cfgdata') return sections;
  const merged = new Map<string, unknown[]>();
  for (const { name, options } of sections) merged.set(name, [...(merged.get(name) ?? []), ...options]);
  return [...merged];
}

/** All comments, without what XML writes otherwise. */
function commentsIn(sources: readonly SourceFile[]): string[] {
  const lines = sources.flatMap(({ head, tail, dns }) => [
    ...head,
    ...tail,
    ...dns.flatMap(({ remarks, fields, sections }) =>
      [{ remarks }, ...fields, ...sections, ...sections.flatMap(({ options }) => options)].flatMap(
        ({ remarks: { before, beside } }) => [...before, ...beside],
      ),
    ),
  ]);
  return plainLines(lines);
}

function plainLines(lines: readonly string[]): string[] {
  return lines
    .map((line) => line.replaceAll('- -', '--').trim())
    .filter((line) => line !== '')
    .sort();
}
