import type { Content, NeutralDn, NeutralOption, Remarks } from '../model.ts';
import type { TakeNote } from '../notes.ts';
import { holdsUnknown, nodeOf, type OutEntry, type OutNode, textNode } from './node.ts';

/** What a target can hold as an option's value. */
export interface ValueLimits {
  readonly target: string;
  readonly integers: boolean;
  /** Lists and mappings, and binary values as `mutagen` writes them. */
  readonly structures: boolean;
}

/** A section of which each option stands once. */
export interface SingleSection {
  readonly name: string;
  readonly remarks: Remarks;
  readonly options: readonly { readonly option: NeutralOption; readonly section: number; readonly index: number }[];
}

/** The sections of a DN for a target that holds each name once: those of one name as one, and of options of one name the first. */
export function singleSections(dn: NeutralDn, target: string, note: TakeNote): SingleSection[] {
  const sections = new Map<
    string,
    { name: string; remarks: Remarks; options: Map<string, SingleSection['options'][number]> }
  >();
  for (const [at, section] of dn.sections.entries()) {
    const known = sections.get(section.name);
    if (known)
      note(
        { kind: 'section', section: at },
        'changed',
        sectionName(section.name),
        `it stands twice, and ${target} holds it once; its options are put together`,
      );
    const { options } = known ?? { options: new Map() };
    const before = [...(known?.remarks.before ?? []), ...section.remarks.before];
    const beside = [...(known?.remarks.beside ?? []), ...section.remarks.beside];
    sections.set(section.name, { name: section.name, remarks: { before, beside }, options });
    for (const [index, option] of section.options.entries()) {
      if (!options.has(option.name)) options.set(option.name, { option, section: at, index });
      else
        note(
          { kind: 'option', section: at, option: index },
          'left-out',
          optionName(section.name, option.name),
          `it stands twice, and ${target} holds it once; the first one is kept`,
        );
    }
  }
  return [...sections.values()].map(({ options, ...section }) => ({ ...section, options: [...options.values()] }));
}

/** The sections as nested mappings. */
export function nestedSections(dn: NeutralDn, limits: ValueLimits, note: TakeNote): OutEntry[] {
  return singleSections(dn, limits.target, note).map(({ name, remarks, options }) => {
    const entries = options.flatMap(({ option, section, index }): OutEntry[] => {
      const node = valueNode(option.value, limits, (effect, why) =>
        note({ kind: 'option', section, option: index }, effect, optionName(name, option.name), why),
      );
      return node ? [{ name: option.name, node, remarks: option.remarks }] : [];
    });
    return { name, node: { kind: 'map', entries }, remarks };
  });
}

/** An option's value as far as the target can hold it; undefined when it has to be left out. */
export function valueNode(
  value: Content,
  { target, integers, structures }: ValueLimits,
  note: (effect: 'left-out' | 'changed', why: string) => void,
): OutNode | undefined {
  if (holdsUnknown(value)) {
    note('left-out', value.kind === 'unknown' ? value.why : 'a part of it could not be read');
    return undefined;
  }
  switch (value.kind) {
    case 'text':
    case 'boolean':
      return textNode(value.text);
    case 'integer':
      if (integers && plainInteger.test(value.text)) return nodeOf(value);
      note('changed', `it is an integer, and ${target} holds it as text`);
      return textNode(value.text);
    case 'binary':
      if (structures && value.encoding === 'base64') return nodeOf(value);
      note('left-out', `it is binary, and how ${target} writes that is not published`);
      return undefined;
    default:
      if (structures && !(value.kind === 'list' && value.items.length === 1)) return nodeOf(value);
      note('left-out', `it is no single value, and ${target} has no others`);
      return undefined;
  }
}

/** What JSON takes for a number. */
const plainInteger = /^-?(?:0|[1-9]\d*)$/;

export function sectionName(name: string): string {
  return `section '${name}'`;
}

export function optionName(section: string, name: string): string {
  return `option '${section}/${name}'`;
}
