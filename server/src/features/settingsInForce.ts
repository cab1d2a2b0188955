import type { Position } from 'vscode-languageserver-types';
import type { Analysis, Segment } from '../analysis/analysis.ts';
import { type PlacedDn, placedDnsAt } from '../analysis/preset.ts';
import { bullets, code, paragraphs, prose } from '../catalogue/markdown.ts';
import type { Dn } from '../model/dn.ts';
import { type Span, shift } from '../model/span.ts';
import { type DeclarationKey, declarationKeys, type FilePlace, type Origin } from '../project/settings.ts';
import { numberOf } from '../rules/parts.ts';
import { sayableNumber } from '../rules/secret.ts';
import { type DnDocument, fileNameOf, rangeOf } from './document.ts';

/** Something that was declared for a DN, and where, as far as that is a place. */
export interface Declared {
  readonly key: DeclarationKey;
  readonly value: string;
  readonly origin: { readonly kind: Origin['kind'] } & Partial<FilePlace>;
}

/** What is in force at a place of a file of DNs. */
export interface SettingsAt {
  readonly declared: readonly Declared[];
  /** How people know the DN there; absent where there is none, or where it has no number. */
  readonly dn?: string;
}

const names: Readonly<Record<DeclarationKey, string>> = {
  deployment: 'Deployment',
  imEndpoint: 'IM endpoint',
  imRole: 'IM role',
};

/** What is declared for the DN at a position; where there is none, what the file has for DNs of which nothing else is said. */
export function settingsAt(document: DnDocument, position: Position): SettingsAt {
  const { analysis, text } = document;
  const offset = text.offsetAt(position);
  const [at] = placedDnsAt(analysis, offset, offset);
  if (!at) return { declared: declaredAt(document, offset) };
  const number = numberOf(at.dn);
  const dn = number === undefined ? undefined : sayableNumber(at.dn, number, analysis.catalogue);
  return { declared: declaredFor(document, at), ...(dn !== undefined && { dn }) };
}

/** What is declared for a DN, in the order of the keys. */
export function declaredFor(document: DnDocument, { segment, dn }: PlacedDn): readonly Declared[] {
  const { analysis, text } = document;
  const { settings } = analysis.contextOf(segment, dn);
  return declarationKeys.flatMap((key): Declared[] => {
    const value = settings[key];
    const origin = settings.origins?.[key];
    if (value === undefined || !origin) return [];
    const place = analysis.placeOfOrigin(segment, dn, key);
    if (!place) return [{ key, value, origin: { kind: origin.kind } }];
    const { uri, range } = 'elsewhere' in place ? place.elsewhere : { uri: text.uri, range: rangeOf(document, place) };
    return [{ key, value, origin: { kind: origin.kind, uri, range } }];
  });
}

/** What is declared for all DNs of the file, by comments before a place or outside of the file. */
function declaredAt(document: DnDocument, offset: number): readonly Declared[] {
  const { analysis, text } = document;
  const { settings } = analysis.context;
  const here = analysis.segmentAt(offset);
  const inFile = (here?.rulings?.after ?? here?.standingBefore)?.declared ?? {};
  return declarationKeys.flatMap((key): Declared[] => {
    const value = inFile[key];
    if (value !== undefined) {
      const span = placeOf(analysis, here, key, value);
      const place = span && { uri: text.uri, range: rangeOf(document, span) };
      return [{ key, value, origin: { kind: 'comment', ...place } }];
    }
    const origin = settings.origins?.[key];
    if (settings[key] === undefined || !origin) return [];
    const place = origin.kind === 'project' ? origin.place : undefined;
    return [{ key, value: settings[key], origin: { kind: origin.kind, ...place } }];
  });
}

/** Where a comment that stands in a segment or before it declares something. */
function placeOf(analysis: Analysis, last: Segment | undefined, key: DeclarationKey, value: string): Span | undefined {
  for (let segment = last; segment; segment = analysis.previous(segment))
    for (const directive of segment.rulings?.directives.toReversed() ?? []) {
      const span =
        directive.kind === 'declare' && directive.declared[key] === value ? directive.places[key] : undefined;
      if (span) return shift(span, segment.start);
    }
  return undefined;
}

/** What is declared for a DN and where, in Markdown, with a line about what nobody has declared. */
export function renderSettings(document: DnDocument, segment: Segment, dn: Dn): string {
  const declared = declaredFor(document, { segment, dn });
  const lines = declared.map(({ key, value, origin }) => `${names[key]}: ${code(value)} (${sayOrigin(origin)})`);
  const missing = declarationKeys.filter((key) => !declared.some((one) => one.key === key)).map((key) => names[key]);
  const nothing = `Not declared, so nothing is concluded from it: ${missing.join(', ')}.`;
  return paragraphs([lines.length > 0 ? bullets(lines) : undefined, missing.length > 0 ? nothing : undefined]);
}

function sayOrigin({ kind, uri, range }: Declared['origin']): string {
  if (kind === 'editor') return "the editor's settings";
  const line = range && range.start.line + 1;
  if (kind === 'comment') return line === undefined ? 'a comment' : `comment in line ${line}`;
  return `${prose(fileNameOf(uri ?? ''))}${line === undefined ? '' : ` line ${line}`}`;
}
