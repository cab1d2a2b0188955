import { asideAt } from './aside.ts';

/** How far the root element is looked for, in UTF-16 code units. */
const farthest = 65_536;

/** The local name of a text's root element; undefined where the text does not begin like XML. */
export function rootName(text: string): string | undefined {
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < Math.min(text.length, farthest); ) {
    if (/\s/.test(text[at] ?? '')) {
      at++;
      continue;
    }
    if (text[at] !== '<') return undefined;
    const aside = asideAt(text, at);
    if (!aside) return /^<(?:[\w.-]+:)?([\w.-]+)/.exec(text.slice(at, at + 300))?.[1];
    at = aside.end;
  }
  return undefined;
}
