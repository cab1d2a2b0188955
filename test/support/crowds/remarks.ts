import type { Mood } from './mood.ts';

/** What most comments of a file say, and what few do: nothing, a thing that means something, or that looks like it. */
const usual = ['Anna, desk 12', 'since 2019', 'wie 7001', 'ask Zoë', '漢字', 'a: b', '- x', '"', "'s", '🙂', '#'];
const rare = [
  ...['', ' ', '\t', '-', 'x -- y', '-->', '<x/>', ']]>', '\u2028', '\ue001', '\u0007', '\ufeff', 'x\\', 'x\r'],
  ...[
    'dn-config: imRole=im-only',
    'dn-config-disable-next-line',
    'dn-config-disable-line',
    'not dn-config',
    'password: abcd',
  ],
];

/** What a comment says: something else in nearly each. */
export function remark(mood: Mood): string {
  const { random } = mood;
  return mood.odd(15) ? random.pick(rare) : ` ${random.pick(usual)} ${random.below(1_000)}`;
}
