import type { Format, FormatFamily } from '../format.ts';
import { cursorInJson } from './cursor.ts';
import { cutJson } from './cut.ts';
import { jsonEditor } from './edit.ts';
import { JsonReader } from './reader.ts';
import { beginsLikeJson, type Notation, notationOf } from './recognise.ts';
import { gaxShape, gwsShape, mutagenShape, rawShape, type Shape } from './shape.ts';
import { signsOf } from './survey.ts';

function formatFor(shape: Shape): Format {
  return {
    id: shape.id,
    syntax: 'json',
    traits: shape.traits,
    // The name alone does not say which of the notations it is; the family asks for it, too.
    claims: () => false,
    signs: signsOf,
    cut: (text, from) => cutJson(text, shape, from),
    reader: () => new JsonReader(shape),
    editor: (text, layout) => jsonEditor(text, layout, shape),
    cursor: (text, following, context, offset, layout) =>
      cursorInJson([text, following], context, offset, layout, shape),
  };
}

export const mutagenJson = formatFor(mutagenShape);
export const gwsJson = formatFor(gwsShape);
export const gaxJson = formatFor(gaxShape);
export const rawJson = formatFor(rawShape);

const byNotation: Readonly<Record<Notation, Format>> = {
  mutagen: mutagenJson,
  gws: gwsJson,
  gax: gaxJson,
  raw: rawJson,
};

export const jsonFamily: FormatFamily = {
  formats: Object.values(byNotation),
  begins: beginsLikeJson,

  recognise(text, fileName) {
    const notation = notationOf(text, fileName);
    return notation && byNotation[notation];
  },
};
