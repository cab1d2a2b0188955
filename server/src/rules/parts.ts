import type { Dn, Field, Option, Section } from '../model/dn.ts';
import { once } from '../model/once.ts';
import type { Span } from '../model/span.ts';
import { isTServerName, tServer } from '../model/tServer.ts';

export { isTServerName, tServer };

/** Whether a section is meant as TServer, in whatever spelling; `section/case` speaks of the spelling. */
export function isTServer({ name }: Section): boolean {
  return isTServerName(name.text);
}

/** The name of the section into which an option of TServer goes: the right one where the DN has it, else one that is only spelt wrong. */
export const homeSection = once((dn: Dn): string => {
  if (dn.sections.some((section) => section.name.text === tServer)) return tServer;
  return dn.sections.find(isTServer)?.name.text ?? tServer;
});

/** The names of a section's options, as they are written. */
export const optionNamesOf = once(
  (section: Section): ReadonlySet<string> => new Set(section.options.map((option) => option.name.text)),
);

/** The field of that name which counts: the first one that is written. */
export function fieldOf(dn: Dn, property: string): Field | undefined {
  for (const field of dn.fields) if (field.property === property) return field;
  return undefined;
}

/** A field's text where it says something. */
export function textOf(field: Field | undefined): string | undefined {
  const text = field?.value.text.trim();
  return field && field.value.kind !== 'null' && text !== '' ? text : undefined;
}

/** The DN's number, if it has one. */
export function numberOf(dn: Dn): string | undefined {
  return textOf(fieldOf(dn, 'number'));
}

/** How messages call a DN: by its number where it is known. */
export function nameOf(dn: Dn): string {
  const number = numberOf(dn);
  return number === undefined ? 'this DN' : `DN ${number}`;
}

/** The same at the beginning of a sentence. */
export function subjectOf(dn: Dn): string {
  const name = nameOf(dn);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Where something about the DN as a whole stands: at its number, else at its start. */
export function placeOfDn(dn: Dn): Span {
  const number = fieldOf(dn, 'number');
  if (!number) return dn.head;
  return number.value.kind === 'unfinished' ? number.name.span : placeOfValue(number);
}

/** Where something about an option that is not written stands: at the section's name, else where the DN's own findings do. */
export function placeOfSection(dn: Dn): Span {
  const home = homeSection(dn);
  return dn.sections.find(({ name }) => name.text === home)?.name.span ?? placeOfDn(dn);
}

/** Where a value stands; where none is written, its name does. */
export function placeOfValue(part: Option | Field): Span {
  return part.value.span.end > part.value.span.start ? part.value.span : part.name.span;
}

/** The options that are written in this DN itself. */
export function* ownOptions(dn: Dn): Generator<{ section: Section; option: Option }> {
  for (const section of dn.sections)
    for (const option of section.options) if (!option.inherited) yield { section, option };
}

/** Those of its TServer sections. */
export function* ownTServerOptions(dn: Dn): Generator<{ section: Section; option: Option }> {
  for (const own of ownOptions(dn)) if (isTServer(own.section)) yield own;
}
