import { hidden } from '../../rules/secret.ts';
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

/** How a text is said where it may be shown; `isSecretName`: whether what stands under a name is said to nobody. */
export interface Discretion {
  say(text: string): string;
  isSecretName(name: string): boolean;
}

/** The same as it may be shown. */
export function shownContent(content: Content, discretion: Discretion): Content {
  const { say, isSecretName } = discretion;
  switch (content.kind) {
    case 'map':
      return {
        kind: 'map',
        entries: content.entries.map(({ name, value }) => ({
          name: say(name),
          value:
            isSecretName(name) && contentText(value) !== ''
              ? { kind: 'text', text: hidden }
              : shownContent(value, discretion),
        })),
      };
    case 'list':
      return { kind: 'list', items: content.items.map((item) => shownContent(item, discretion)) };
    case 'unknown':
      return content;
    default: {
      const text = say(content.text);
      return text === content.text ? content : { kind: 'text', text };
    }
  }
}

/** Whether a secret stands somewhere in lists and mappings. */
export function holdsSecretName(content: Content, isSecretName: Discretion['isSecretName']): boolean {
  if (content.kind === 'list') return content.items.some((item) => holdsSecretName(item, isSecretName));
  if (content.kind !== 'map') return false;
  return content.entries.some(({ name, value }) => isSecretName(name) || holdsSecretName(value, isSecretName));
}
