import type { Format } from '../format.ts';
import { cursorInJson } from './cursor.ts';
import { cutJson } from './cut.ts';
import { jsonEditor } from './edit.ts';
import { JsonReader } from './reader.ts';
import { type Notation, notationOf } from './recognise.ts';
import { gaxShape, gwsShape, mutagenShape, rawShape, type Shape } from './shape.ts';

function formatFor(notation: Notation, shape: Shape): Format {
  return {
    id: shape.id,
    syntax: 'json',
    traits: shape.traits,
    // The name alone does not say which of the notations it is; `recognises` asks for it, too.
    claims: () => false,
    recognises: (text, fileName) => notationOf(text, fileName) === notation,
    cut: (text) => cutJson(text, shape),
    reader: () => new JsonReader(shape),
    editor: (text, layout) => jsonEditor(text, layout, shape),
    cursor: (text, cut, offset, layout) => cursorInJson(text, cut, offset, layout, shape),
  };
}

export const mutagenJson = formatFor('mutagen', mutagenShape);
export const gwsJson = formatFor('gws', gwsShape);
export const gaxJson = formatFor('gax', gaxShape);
export const rawJson = formatFor('raw', rawShape);
