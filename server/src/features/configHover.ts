import type { Hover, Position } from 'vscode-languageserver-types';
import { renderEnumMember } from '../catalogue/documentation.ts';
import { CfgDNType } from '../catalogue/enumerations.ts';
import { bullets, code, paragraphs, prose } from '../catalogue/markdown.ts';
import { describeTakesEffect, takesEffectWords } from '../catalogue/takesEffect.ts';
import { touches } from '../model/span.ts';
import type { ConfigDocument } from './configAnalysis.ts';
import { type ConfigPlace, placeWhere, treeOf } from './configPlace.ts';
import { type Schema, schemaOf } from './configSchema.ts';
import { expand, propertyOf, schemaAt } from './configSchemaAt.ts';
import { rangeOf } from './document.ts';

/** What a key or a value of a project file or a catalogue means. */
export function configHoverAt(document: ConfigDocument, position: Position): Hover | undefined {
  const { analysis } = document;
  const offset = document.text.offsetAt(position);
  const place = placeWhere(treeOf(analysis, analysis.text), ({ span }) => touches(span, offset));
  // Of an empty place there is nothing to say.
  if (!place || place.scalar.span.end === place.scalar.span.start) return undefined;
  const root = schemaOf(analysis.kind);
  const schema = schemaAt(root, place.path, place.nodes);
  const key = place.role === 'key' ? place.scalar.text : undefined;
  const property = key === undefined ? undefined : propertyOf(schema, key);
  const markdown =
    key === undefined
      ? (dnType(place) ?? renderValue(schema, place.scalar.text))
      : property && renderKey(key, expand(root, property));
  if (!markdown) return undefined;
  return { contents: { kind: 'markdown', value: markdown }, range: rangeOf(document, place.scalar.span) };
}

/** A DN type of a catalogue's option. */
function dnType({ path, scalar }: ConfigPlace): string | undefined {
  if (path.at(-2) !== 'appliesTo' || path[0] !== 'options') return undefined;
  const member = CfgDNType.members.find(({ name }) => name === scalar.text);
  return member && renderEnumMember(CfgDNType, member);
}

/** A key with what it is for and, where they can be listed, its values. */
export function renderKey(key: string, schema: Schema): string {
  const { description, enum: words = [] } = schema;
  const values = words.map((word) => {
    const meaning = meaningOf(schema, word);
    return `${code(word)}${meaning === undefined ? '' : `: ${prose(meaning)}`}`;
  });
  return paragraphs([
    `**${prose(key)}**`,
    description === undefined ? undefined : prose(description),
    // Of long lists, such as that of DN types, nobody wants all in a hover.
    values.length > 0 && values.length <= mostListed ? bullets(values) : undefined,
  ]);
}

/** A word with its meaning; `undefined` where nothing is known of it. */
export function renderValue(schema: Schema | undefined, word: string): string | undefined {
  const meaning = schema && meaningOf(schema, word);
  return meaning === undefined ? undefined : paragraphs([`**${prose(word)}**`, prose(meaning)]);
}

const mostListed = 10;

function meaningOf(schema: Schema, word: string): string | undefined {
  const at = schema.enum?.indexOf(word) ?? -1;
  const meaning = schema.enumDescriptions?.[at];
  if (meaning) return meaning;
  return schema.examples?.includes(word) && takesEffectWords.includes(word)
    ? `${describeTakesEffect(word)}.`
    : undefined;
}
