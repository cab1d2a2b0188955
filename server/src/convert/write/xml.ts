import { encodeAttribute } from '../../formats/xml/entities.ts';
import type { Remarks } from '../model.ts';

/** One step of indentation. */
export const step = '  ';

/** What XML cannot hold, however it is escaped. */
export const impossible = /[^\P{Cc}\t\n\r\x7f-\x9f]|[\ufffe\uffff]|\p{Cs}/u;

/** How wide a line gets before its attributes go on below. */
const widest = 120;

/** A tag with its attributes, on several lines where one would be too long. */
export function tag(
  element: string,
  list: readonly (readonly [string, string])[],
  indent: string,
  end: string,
): string {
  const margin = `\n${indent}${' '.repeat(element.length + 2)}`;
  let text = `${indent}<${element}`;
  let width = text.length;
  for (const [index, [name, value]] of list.entries()) {
    const attribute = `${name}="${encodeAttribute(value, '"')}"`;
    const tail = index === list.length - 1 ? end.length : 0;
    if (index > 1 && width + 1 + attribute.length + tail > widest && list.length > 4) {
      text += margin + attribute;
      width = margin.length - 1 + attribute.length;
    } else {
      text += ` ${attribute}`;
      width += 1 + attribute.length;
    }
  }
  return text + end;
}

/** Lines with the comments about their first one. */
export function withRemarks(content: readonly string[], { before, beside }: Remarks, indent: string): string[] {
  const [first = '', ...rest] = content;
  const behind = beside.map((line) => ` ${comment(line)}`).join('');
  return [...before.map((line) => indent + comment(line)), first + behind, ...rest];
}

/** A comment; two dashes would end it. */
export function comment(line: string): string {
  const plain = line
    .replaceAll(/-(?=-)/g, '- ')
    .replace(/-$/, '- ')
    .replace(new RegExp(impossible, 'gu'), '');
  return plain === '' ? '<!-- -->' : `<!-- ${plain} -->`;
}
