import type { Content } from '../model.ts';

/** Nesting beyond this is no value of a DN. */
export const deepestContent = 32;

export const tooDeep: Content = { kind: 'unknown', why: 'it is nested too deep' };

/** A number that JSON and YAML write as it is. */
export const integer = /^-?(?:0|[1-9]\d{0,17})$/;

/** The text of a single value; undefined of anything else. */
export function contentText(content: Content | undefined): string | undefined {
  return content && 'text' in content ? content.text : undefined;
}

/** The same with every text in it as `say` says it. */
export function mapTexts(content: Content, say: (text: string) => string): Content {
  switch (content.kind) {
    case 'map':
      return {
        kind: 'map',
        entries: content.entries.map(({ name, value }) => ({ name: say(name), value: mapTexts(value, say) })),
      };
    case 'list':
      return { kind: 'list', items: content.items.map((item) => mapTexts(item, say)) };
    case 'unknown':
      return content;
    default: {
      const text = say(content.text);
      return text === content.text ? content : { kind: 'text', text };
    }
  }
}
