import type { Entry } from '../cursor.ts';
import type { JsonNode } from './node.ts';

/** How a text writes its objects. */
export interface JsonStyle {
  readonly eol: string;
  /** One step of indentation. */
  readonly step: string;
  /** What stands between a name and its value. */
  readonly colon: string;
  /** What stands between a brace and what is in it, on one line. */
  readonly pad: string;
  /** What stands behind a comma on the same line. */
  readonly gap: string;
}

/** A text as JSON writes it. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** A value in place of `old`: text in quotes, but a boolean or number stays one where the file's readers take that. */
export function valueText(value: string, old: JsonNode | undefined, isTextOnly: boolean): string {
  if (isTextOnly || !old) return quoted(value);
  if (old.kind === 'boolean' && (value === 'true' || value === 'false')) return value;
  if (old.kind === 'number' && /^-?(?:0|[1-9]\d*)$/.test(value)) return value;
  return quoted(value);
}

/** Members of an object, each with its value as it is written. */
export type Written = readonly (readonly [name: string, value: string])[];

/** An object, on lines of its own below a line that is indented by `indent`, or on one line when there is no `indent`. */
export function objectText(members: Written, style: JsonStyle, indent?: string): string {
  return inBrackets(
    '{',
    '}',
    members.map((member) => memberLine(member, style)),
    style,
    indent,
  );
}

export function memberLine([name, value]: Written[number], { colon }: JsonStyle): string {
  return `${quoted(name)}${colon}${value}`;
}

/** Parts between brackets; without any part the brackets alone. */
export function inBrackets(
  open: string,
  close: string,
  parts: readonly string[],
  { eol, step, pad, gap }: JsonStyle,
  indent?: string,
): string {
  if (parts.length === 0) return open + close;
  if (indent === undefined) return `${open}${pad}${parts.join(`,${gap}`)}${pad}${close}`;
  const inner = `${eol}${indent}${step}`;
  return `${open}${inner}${parts.join(`,${inner}`)}${eol}${indent}${close}`;
}

/** The entries of a completion as members; `indent` is that of the line on which the first of them stands. */
export function entryLines(entries: readonly Entry[], style: JsonStyle, indent?: string): string {
  const separator = indent === undefined ? `,${style.gap}` : `,${style.eol}${indent}`;
  return entries.map((entry) => entryLine(entry, style, indent)).join(separator);
}

function entryLine({ name, value, children }: Entry, style: JsonStyle, indent: string | undefined): string {
  // Without a name the value stands for itself: the place where something is typed next.
  if (name === '') return value ?? '';
  if (!children) return memberLine([name, completionValue(value ?? '')], style);
  const deeper = indent === undefined ? undefined : indent + style.step;
  const parts = children.map((child) => entryLine(child, style, deeper));
  return memberLine([name, inBrackets('{', '}', parts, style, indent)], style);
}

/** A value that a completion brings: its quotes can be there already, and what is in it is escaped. */
export function completionValue(value: string): string {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value : `"${value}"`;
}
