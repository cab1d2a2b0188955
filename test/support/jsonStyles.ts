import fc from 'fast-check';
import type { Cut, Format, SyntaxProblem } from '../../server/src/formats/format.ts';
import { gaxJson, gwsJson, mutagenJson } from '../../server/src/formats/json/index.ts';
import type { Comment, Dn } from '../../server/src/model/dn.ts';
import { type Span, shift } from '../../server/src/model/span.ts';
import type { PlainDn } from './dnSets.ts';

/** How a program or a person might have printed a file: everything that changes its bytes and not its meaning. */
export interface JsonStyle {
  readonly eol: string;
  /** One step of indentation; empty for a file on one line. */
  readonly step: string;
  readonly colon: string;
  /** Sections, and in GAX entries of the list, on one line each. */
  readonly inline: boolean;
  readonly finalEol: boolean;
  readonly start: string;
}

export const jsonStyle: fc.Arbitrary<JsonStyle> = fc.record({
  eol: fc.constantFrom('\n', '\r\n'),
  step: fc.constantFrom('', ' ', '  ', '    ', '\t'),
  colon: fc.constantFrom(':', ': ', ' : '),
  inline: fc.boolean(),
  finalEol: fc.boolean(),
  start: fc.constantFrom('', '', '\ufeff'),
});

type Json = string | number | { readonly [name: string]: Json } | readonly Json[];

/** The shapes: what a file of DNs is in each, and how its enumerations and fields are named. */
export const jsonShapes = {
  mutagen: {
    format: mutagenJson,
    write: (dns: readonly PlainDn[]): Json => ({
      __metadata__: { formatName: 'JSON', formatVersion: '1.0.0' },
      dns: dns.map((dn) => ({ ...dn.fields, userProperties: dn.sections })),
    }),
  },
  gws: {
    format: gwsJson,
    write: (dns: readonly PlainDn[]): Json => ({
      statusCode: 0,
      dns: dns.map((dn) => ({ ...dn.fields, userProperties: dn.sections })),
    }),
  },
  gax: {
    format: gaxJson,
    write: (dns: readonly PlainDn[]): Json => dns.map(gaxObject),
  },
  'gax, one object': {
    format: gaxJson,
    write: ([dn]: readonly PlainDn[]): Json => gaxObject(dn as PlainDn),
  },
} as const;

function gaxObject({ fields, sections }: PlainDn): Json {
  const { type, ...rest } = fields;
  const property = Object.entries(sections).flatMap(([section, options]) =>
    Object.entries(options).map(([key, value]) => ({ section, key, value })),
  );
  return { type: 'CfgDN', ...(type !== undefined && { subtype: type }), ...rest, userproperties: { property } };
}

/** A value printed in a style, by hand: `JSON.stringify` knows only one. */
export function writeJson(value: Json, style: JsonStyle): string {
  return style.start + printed(value, style, '', 0) + (style.finalEol ? style.eol : '');
}

function printed(value: Json, style: JsonStyle, indent: string, depth: number): string {
  if (typeof value !== 'object') return JSON.stringify(value);
  const isArray = Array.isArray(value);
  const parts = (deeper: string): string[] =>
    isArray
      ? value.map((item) => printed(item, style, deeper, depth + 1))
      : Object.entries(value).map(
          ([name, item]) => JSON.stringify(name) + style.colon + printed(item as Json, style, deeper, depth + 1),
        );
  const [open, close] = isArray ? '[]' : '{}';
  const isInline = style.step === '' || (style.inline && depth >= 4);
  const list = parts(isInline ? indent : indent + style.step);
  if (list.length === 0) return `${open}${close}`;
  if (isInline) return `${open} ${list.join(', ')} ${close}`;
  const inner = `${style.eol}${indent}${style.step}`;
  return `${open}${inner}${list.join(`,${inner}`)}${style.eol}${indent}${close}`;
}

/** A DN and the segment that holds it. */
export interface PlacedDn {
  readonly dn: Dn;
  readonly start: number;
  readonly end: number;
}

/** Reads a text with one format, without rules; the places of problems are offsets in the text. */
export function readWith(format: Format, text: string, fileName = 'a.json') {
  const reader = format.reader(fileName);
  const cuts = [...format.cut(text)];
  const dns: PlacedDn[] = [];
  const problems: SyntaxProblem[] = [];
  const comments: Comment[] = [];
  const place = (problem: SyntaxProblem, { start }: Span): void => {
    problems.push({ ...problem, span: shift(problem.span, start) });
  };
  let state = reader.start;
  for (const cut of cuts) {
    const { start, end } = cut;
    const { reading, after } = reader.link(reader.read(text.slice(start, end), cut), state, cut);
    state = after;
    for (const dn of reading.dns) dns.push({ dn, start, end });
    for (const problem of reading.problems) place(problem, cut);
    comments.push(...reading.comments);
  }
  for (const { owner, problem } of reader.end(state)) place(problem, owner as Cut);
  return { cuts, dns, problems, comments };
}
