import type { Entry } from '../cursor.ts';
import { kindOf, type YamlScalar } from './node.ts';

/** A value as it is written in the style of the one that it replaces; plain values are quoted only where YAML needs it. */
export function scalarText(value: string, style: YamlScalar['style'] = 'plain'): string {
  if (style === 'single' && !/[\r\n]/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  if (style === 'double' || !canBePlain(value)) return JSON.stringify(value);
  return value;
}

/** Whether a text can stand without quotes and be read as that text (or as a boolean or number of the same letters). */
function canBePlain(value: string): boolean {
  if (value === '' || value !== value.trim() || /[\p{Cc}\u2028\u2029\ufeff]/u.test(value)) return false;
  if (/^[-?:,[\]{}#&*!|>'"%@`]/.test(value) || /:(?:\s|$)|\s#|[[\]{},]/.test(value)) return false;
  return kindOf({ kind: 'scalar', style: 'plain', text: value, span: { start: 0, end: 0 } }) !== 'null';
}

/** Entries as lines of a block, each ended by nothing but the next one's line end; the first line has no indentation. */
export function blockText(entries: readonly Entry[], column: number, step: number, eol: string): string {
  return entries
    .map((entry) => {
      if (entry.name === '') return entry.value ?? '';
      const name = scalarText(entry.name);
      if (!entry.children) return entry.value === undefined ? `${name}:` : `${name}: ${entry.value}`;
      const inner = column + step;
      return `${name}:${eol}${' '.repeat(inner)}${blockText(entry.children, inner, step, eol)}`;
    })
    .join(`${eol}${' '.repeat(column)}`);
}

/** The same entries between braces. */
export function flowText(entries: readonly Entry[]): string {
  return entries
    .map((entry) => {
      if (entry.name === '') return entry.value ?? '';
      const name = scalarText(entry.name);
      return entry.children ? `${name}: {${flowText(entry.children)}}` : `${name}: ${entry.value ?? ''}`;
    })
    .join(', ');
}
