import type { Span } from '../../model/span.ts';
import type { Entry, Placement } from '../cursor.ts';
import type { JsonNode } from './node.ts';
import type { Shape } from './shape.ts';
import {
  completionValue,
  entryLines,
  inBrackets,
  type JsonStyle,
  memberLine,
  objectText,
  quoted,
  valueText,
} from './write.ts';

/** Where something is put. */
export interface Spot {
  readonly replace: Span;
  /** What goes in front of it: blanks or a comma that are missing. */
  readonly lead: string;
  /** The comma that is needed behind it. */
  readonly tail: string;
  /** The indentation of its line; nothing where other text stands before it on the line. */
  readonly indent: string | undefined;
  readonly style: JsonStyle;
}

/** Members of an object. `hasColon`: the name under the cursor has its colon and value already. */
export function memberPlacement(spot: Spot, hasColon: boolean, shape: Shape): Placement {
  const { replace, lead, tail, indent, style } = spot;
  return {
    replace,
    entry(name, value) {
      if (hasColon) return lead + quoted(name);
      return value === undefined
        ? `${lead}${quoted(name)}${style.colon}`
        : `${lead}${memberLine([name, completionValue(value)], style)}${tail}`;
    },
    value: escaped,
    block: (entries) => (hasColon ? undefined : `${lead}${membersText(entries, shape, style, indent)}${tail}`),
  };
}

/** Objects of a list of DNs. */
export function itemPlacement(spot: Spot, shape: Shape): { placement: Placement; field: Placement } {
  const { replace, lead, tail, indent, style } = spot;
  const inner = indent === undefined ? undefined : indent + style.step;
  const wrap = (text: string): string => `${lead}${inBrackets('{', '}', [text], style, indent)}${tail}`;
  const placement: Placement = {
    replace,
    entry: (name, value) => wrap(memberLine([name, completionValue(value ?? '')], style)),
    value: escaped,
    block: (entries) => wrap(membersText(entries, shape, style, inner)),
  };
  return { placement, field: placement };
}

/** A whole file: one list of DNs. */
export function filePlacement(spot: Spot, shape: Shape): { placement: Placement; field: Placement } {
  const { step, eol } = spot.style;
  const list = itemPlacement({ ...spot, lead: '', tail: '', indent: step + step }, shape).placement;
  const wrap = (item: string): string =>
    `{${eol}${step}"dns"${spot.style.colon}[${eol}${step}${step}${item}${eol}${step}]${eol}}`;
  const placement: Placement = {
    ...list,
    entry: (name, value) => wrap(list.entry(name, value)),
    block: (entries) => {
      const item = list.block(entries);
      return item === undefined ? undefined : wrap(item);
    },
  };
  return { placement, field: placement };
}

/** Entries of a flat list of options, in the given section; without one, the groups that are put down name theirs. */
export function entryPlacement(spot: Spot, section: string | undefined): Placement {
  const { replace, lead, tail, indent, style } = spot;
  const separator = indent === undefined ? `,${style.gap}` : `,${style.eol}${indent}`;
  return {
    replace,
    entry: (name, value) =>
      lead +
      (section === undefined ? flatEntry(name, '', '', style) : flatEntry(section, name, value ?? '', style)) +
      tail,
    value: escaped,
    block: (entries) => lead + flatEntries(entries, section, style).join(separator) + tail,
  };
}

/** A single value. `old` is what stands there. */
export function valuePlacement(spot: Spot, old: JsonNode | undefined, isTextOnly: boolean): Placement {
  const { replace, lead, tail } = spot;
  return {
    replace,
    entry: (name) => lead + quoted(name) + tail,
    value: (value) => lead + valueText(value, old, isTextOnly) + tail,
    block: () => undefined,
  };
}

function membersText(entries: readonly Entry[], shape: Shape, style: JsonStyle, indent: string | undefined): string {
  if (shape.annex !== 'flat') return entryLines(entries, style, indent);
  const separator = indent === undefined ? `,${style.gap}` : `,${style.eol}${indent}`;
  const deeper = indent === undefined ? undefined : indent + style.step;
  const [annexName = ''] = shape.annexNames;
  return entries
    .map((entry) => {
      if (!entry.children) return entryLines([entry], style, indent);
      const list = inBrackets('[', ']', flatEntries(entry.children, undefined, style), style, deeper);
      return memberLine(
        [annexName, inBrackets('{', '}', [memberLine(['property', list], style)], style, indent)],
        style,
      );
    })
    .join(separator);
}

/** Groups of options as entries that each name their group. */
function flatEntries(entries: readonly Entry[], section: string | undefined, style: JsonStyle): string[] {
  return entries.flatMap(({ name, value, children }) => {
    if (children) return flatEntries(children, name, style);
    // A value without a name is the place where something is typed next.
    return [
      name === ''
        ? flatEntry(section ?? '', value ?? '', '', style)
        : flatEntry(section ?? '', name, value ?? '', style),
    ];
  });
}

function flatEntry(section: string, key: string, value: string, style: JsonStyle): string {
  const members = [
    ['section', quoted(section)],
    ['key', quoted(key)],
    ['value', completionValue(value)],
  ] as const;
  return objectText(members, { ...style, pad: style.gap });
}

/** What stands between the quotes that are put around it. */
function escaped(text: string): string {
  return quoted(text).slice(1, -1);
}
