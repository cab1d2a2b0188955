import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gaxJson, gwsJson, mutagenJson } from '../../../server/src/formats/json/index.ts';
import type { Dn } from '../../../server/src/model/dn.ts';
import { readWith } from '../../support/jsonStyles.ts';
import { plain } from '../../support/read.ts';

const count = 30;
const broken = 14;

const nested = (number: string) => ({
  number,
  type: 'extension',
  userProperties: { TServer: { voice: 'true', contact: 'sip:x@192.0.2.1:5060;transport=tcp' }, other: { a: 'b' } },
  state: 'enabled',
});
const flat = (number: string) => ({
  type: 'CfgDN',
  number,
  subtype: 'CFGExtension',
  userproperties: {
    property: [
      { section: 'TServer', key: 'voice', value: 'true' },
      { section: 'TServer', key: 'contact', value: 'sip:x@192.0.2.1:5060' },
      { section: 'other', key: 'a', value: 'b' },
    ],
  },
  state: 'CFGEnabled',
});

const numbers = Array.from({ length: count }, (_, index) => String(7000 + index));
const files = {
  mutagen: { format: mutagenJson, value: { __metadata__: { formatName: 'JSON' }, dns: numbers.map(nested) } },
  gws: { format: gwsJson, value: { statusCode: 0, dns: numbers.map(nested), more: { a: 1 } } },
  'gax list': { format: gaxJson, value: numbers.map(flat) },
  'gax below a name': { format: gaxJson, value: { objects: numbers.map(flat) } },
};

const prints: Record<string, (value: unknown) => string> = {
  'two blanks': (value) => JSON.stringify(value, null, 2),
  tabs: (value) => `${JSON.stringify(value, null, '\t')}\n`,
  'CRLF line ends': (value) => JSON.stringify(value, null, 4).replaceAll('\n', '\r\n'),
  'braces between entries': (value) =>
    JSON.stringify(value, null, 2)
      .replaceAll(/\},\s*\{/g, '}, {')
      .replace(/\[\s*\{/, '[ {'),
  'one line': (value) => JSON.stringify(value),
};

/** Each breaks the text of one DN; nothing when that text has no such place. */
const breaks: Record<string, (dn: string) => string | undefined> = {
  'no opening brace': (dn) => dn.replace('{', ''),
  'no closing brace': (dn) => without(dn, dn.lastIndexOf('}')),
  'no closing brace of an inner object': (dn) => without(dn, dn.indexOf('}')),
  'a closing brace too many': (dn) => `${dn.slice(0, dn.indexOf('}'))}}${dn.slice(dn.indexOf('}'))}`,
  'a closing brace too many at the end': (dn) => dn.replace(/(\s*)\}$/, '$1}$1}'),
  'no closing bracket': (dn) => without(dn, dn.indexOf(']')),
  'a closing bracket too many': (dn) => dn.replace(/\}$/, ']}'),
  'no opening bracket': (dn) => without(dn, dn.indexOf('[')),
  'no opening quote of a name': (dn) => dn.replace('"number"', 'number"'),
  'no closing quote of a name': (dn) => dn.replace('"number"', '"number'),
  'no opening quote of a value': (dn) => dn.replace('"7014"', '7014"'),
  'no closing quote of a value': (dn) => dn.replace('"7014"', '"7014'),
  'no closing quote of the last value': (dn) => dn.replace(/nabled"/, 'nabled'),
  'no quotes around a name': (dn) => dn.replace('"number"', 'number'),
  'no quotes around a value': (dn) => dn.replace(/"(?:CFGE|e)xtension"/, 'extension'),
  'single quotes': (dn) => dn.replace('"7014"', "'7014'"),
  'a quote inside a value': (dn) => dn.replace('sip:x', 'sip:"x" '),
  'a wrong escape': (dn) => dn.replace('sip:x', 'sip:\\x'),
  'no comma': (dn) => dn.replace('"7014",', '"7014"'),
  'a comma too many': (dn) => dn.replace('"7014",', '"7014",,'),
  'a comma at the end': (dn) => dn.replace(/nabled"/, 'nabled",'),
  'no colon': (dn) => dn.replace(/("number"):/, '$1'),
  'a colon too many': (dn) => dn.replace(/("number"):/, '$1::'),
  'no value': (dn) => dn.replace(/("number":\s*)"7014"/, '$1'),
  'a name alone': (dn) => dn.replace('"number"', '"multi",\n "number"'),
  'half a word': (dn) => dn.replace('"7014",', '"7014", mul'),
  'a comment': (dn) => dn.replace('"7014",', '"7014", /* why */'),
  'an open comment': (dn) => dn.replace('"7014",', '"7014",\n /* why\n'),
  'control characters': (dn) => dn.replace('sip:x', 'sip:\tx'),
};

function without(text: string, at: number): string | undefined {
  return at < 0 ? undefined : text.slice(0, at) + text.slice(at + 1);
}

suite('one broken DN in JSON leaves its neighbours alone', () => {
  for (const [shape, { format, value }] of Object.entries(files)) {
    for (const [print, write] of Object.entries(prints)) {
      const text = write(value);
      const whole = readWith(format, text);
      assert.equal(whole.dns.length, count, `${shape}, ${print}`);
      assert.deepEqual(whole.problems, []);
      for (const [name, breakDn] of Object.entries(breaks)) {
        test(`${shape}, ${print}: ${name}`, () => {
          const placed = whole.dns[broken] as (typeof whole.dns)[number];
          const start = placed.start + placed.dn.span.start;
          const end = placed.start + placed.dn.span.end;
          const changed = breakDn(text.slice(start, end));
          if (changed === undefined) return;
          const result = text.slice(0, start) + changed + text.slice(end);
          const after = readWith(format, result);
          const about = `${name}\n${changed}`;
          const others = after.dns.filter(({ dn }) => numberOf(dn) !== '7014' && numbers.includes(numberOf(dn) ?? ''));
          assert.deepEqual(
            others.map(({ dn }) => plain(dn)),
            whole.dns.filter((_, index) => index !== broken).map(({ dn }) => plain(dn)),
            about,
          );
          assert.ok(after.dns.length <= count, about);
          assert.ok(after.problems.length >= 1, about);
          assert.ok(after.problems.length <= 2, `${about}\n${JSON.stringify(after.problems, null, 1)}`);
          for (const problem of after.problems) {
            assert.ok(problem.span.start >= start - 12, `${problem.message} before it: ${about}`);
            assert.ok(problem.span.end <= start + changed.length + 12, `${problem.message} behind it: ${about}`);
          }
        });
      }
    }
  }
});

function numberOf({ fields }: Dn): string | undefined {
  return fields.find(({ property }) => property === 'number')?.value.text;
}
