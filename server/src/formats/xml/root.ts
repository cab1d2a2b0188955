import { asideAt } from './aside.ts';
import { isBlank, mark } from './characters.ts';

/** How far the root element is looked for, in UTF-16 code units. */
const farthest = 65_536;

/** The local name of a text's root element; undefined where the text does not begin like XML. What stands farther away changes nothing. */
export function rootName(whole: string): string | undefined {
  const text = whole.slice(0, farthest);
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; ) {
    if (isBlank(text.charCodeAt(at))) {
      at++;
      continue;
    }
    if (text.charCodeAt(at) !== mark.less) return undefined;
    const aside = asideAt(text, at);
    if (!aside) return /^<(?:[\w.-]+:)?([\w.-]+)/.exec(text.slice(at, at + 300))?.[1];
    // What is not closed here may well be farther on.
    if (!aside.isFinished && aside.reach === farthest) return undefined;
    at = aside.end;
  }
  return undefined;
}
