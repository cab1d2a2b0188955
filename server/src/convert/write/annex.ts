import type { Content, NeutralDn } from '../model.ts';
import type { TakeNote } from '../notes.ts';
import { holdsUnknown } from './node.ts';
import { optionName, sectionName } from './sections.ts';
import { impossible, step, tag, withRemarks } from './xml.ts';

/** What notes call the format. */
export const target = 'CfgData';

/** The `userProperties` of a DN; nothing where it has no sections. */
export function sectionLines(dn: NeutralDn, note: TakeNote): string[] {
  const [outer, inner] = [step.repeat(3), step.repeat(4)];
  const result = dn.sections.flatMap(({ name, options, remarks }, section) => {
    if (impossible.test(name)) {
      note(
        { kind: 'section', section },
        'left-out',
        sectionName(name),
        'its name holds a character that XML cannot hold',
      );
      return [];
    }
    const pairs = options.flatMap((option, index) => {
      const take = (effect: 'left-out' | 'changed', why: string): void =>
        note({ kind: 'option', section, option: index }, effect, optionName(name, option.name), why);
      const pair = pairLines(option.name, option.value, inner + step, take);
      return pair.length === 0 ? [] : withRemarks(pair, option.remarks, inner + step);
    });
    if (pairs.length === 0) return withRemarks([tag('list_pair', [['key', name]], inner, '/>')], remarks, inner);
    return [
      ...withRemarks([tag('list_pair', [['key', name]], inner, '>')], remarks, inner),
      ...pairs,
      `${inner}</list_pair>`,
    ];
  });
  return result.length === 0 ? [] : [`${outer}<userProperties>`, ...result, `${outer}</userProperties>`];
}

/** An option's element; nothing when it cannot be held. */
function pairLines(
  name: string,
  value: Content,
  indent: string,
  note: (effect: 'left-out' | 'changed', why: string) => void,
): string[] {
  const leave = (why: string): string[] => {
    note('left-out', why);
    return [];
  };
  if (holdsUnknown(value)) return leave(value.kind === 'unknown' ? value.why : 'a part of it could not be read');
  if (impossible.test(name)) return leave('its name holds a character that XML cannot hold');
  switch (value.kind) {
    case 'text':
    case 'boolean':
    case 'integer':
    case 'binary': {
      if (impossible.test(value.text)) return leave('it holds a character that XML cannot hold');
      if (value.kind === 'binary' && value.encoding !== 'xml')
        return leave(`it is binary, and how ${target} writes that is not published`);
      return [
        tag(
          pairs[value.kind],
          [
            ['key', name],
            ['value', value.text],
          ],
          indent,
          '/>',
        ),
      ];
    }
    case 'map': {
      const inner = value.entries.flatMap((entry) => pairLines(entry.name, entry.value, indent + step, note));
      const open = tag('list_pair', [['key', name]], indent, inner.length === 0 ? '/>' : '>');
      return inner.length === 0 ? [open] : [open, ...inner, `${indent}</list_pair>`];
    }
    default:
      return leave(`it is a list, and ${target} has none`);
  }
}

const pairs = { text: 'str_pair', boolean: 'str_pair', integer: 'int_pair', binary: 'bin_pair' } as const;
