/** A DN of the bench's files, in no format yet. Options of `TServer` keep the order in which they are written. */
export interface BenchDn {
  readonly number: string;
  readonly name: string;
  readonly type: BenchType;
  readonly switch: string;
  readonly tenant: string | undefined;
  readonly state: string | undefined;
  readonly options: ReadonlyArray<readonly [name: string, value: string]>;
}

export type BenchType = 'extension' | 'acdposition' | 'routingpoint' | 'trunk' | 'voipservice';

export const switches = ['Berlin_SIP_Switch', 'Lisbon_SIP_Switch', 'Dublin_SIP_Switch_2'] as const;

/** What the bench types into: an option of every DN for Instant Messaging, with this value. */
export const typedOption = 'sip-signaling-chat';
export const typedValue = 'none';

const firstNames =
  'Anna Bruno Carla David Elif Farid Grace Hannah Ilse João Katarina Luís Mehmet Nadia Oliver Paula Quentin Rosa Sören Teresa Uwe Vera Wanda Xavier Yusuf Zoé'.split(
    ' ',
  );
const lastNames =
  'Almeida Becker Costa Demir Eriksson Ferreira García Hoffmann Ivanov Jansen Krüger Lopes Müller Nunes Oliveira Pereira Quinn Ribeiro Schmidt Tavares Ulrich Vogel Weber Yilmaz Ziegler'.split(
    ' ',
  );

/** Options with a wrong value, by turns. Each is one problem for whoever knows the documented values. */
const mistakes: ReadonlyArray<readonly [name: string, value: string]> = [
  ['multimedia', 'yes'],
  [typedOption, 'sessions'],
  ['voice', 'ja'],
  ['multimedia', 'trie'],
];

/**
 * The DN at a place of a file. DNs differ as those of a real site do: by type, by the fields that are there at all, by options and by the
 * letters in names, so that nothing can be gained from all being the same. The same index always gives the same DN.
 */
export function dnAt(index: number, chats: boolean, mistake: number | undefined): BenchDn {
  const chance = chanceOf(index);
  const number = String(100_000 + index);
  const first = firstNames[Math.floor(chance() * firstNames.length)] ?? '';
  const last = lastNames[Math.floor(chance() * lastNames.length)] ?? '';
  const type = chats ? 'extension' : typeBy(chance());
  const options = chats ? chatOptions(number, chance) : optionsOf(type, number, chance);
  const name = type === 'trunk' ? `${number}_to_${last}` : `${number}_${first}_${last}`;
  return {
    number,
    name,
    type,
    switch: switches[Math.floor(chance() * switches.length)] ?? switches[0],
    tenant: chance() < 0.3 ? 'Environment' : undefined,
    state: chance() < 0.4 ? 'enabled' : undefined,
    options: mistake === undefined ? options : withMistake(options, mistake),
  };
}

function typeBy(chance: number): BenchType {
  if (chance < 0.75) return 'extension';
  if (chance < 0.88) return 'acdposition';
  if (chance < 0.94) return 'routingpoint';
  return chance < 0.97 ? 'trunk' : 'voipservice';
}

function optionsOf(type: BenchType, number: string, chance: () => number): BenchDn['options'] {
  switch (type) {
    case 'extension':
    case 'acdposition':
      return chance() < 0.85 ? chatOptions(number, chance) : phoneOptions(number, chance);
    case 'routingpoint':
      return [['default-dn', String(100_000 + Math.floor(chance() * 1000))]];
    case 'trunk':
      return [
        ['contact', contact(number, chance)],
        ['prefix', String(1 + Math.floor(chance() * 98))],
        ['priority', String(Math.floor(chance() * 5))],
      ];
    case 'voipservice':
      return [
        ['contact', contact(number, chance)],
        ['service-type', 'softswitch'],
      ];
  }
}

function chatOptions(number: string, chance: () => number): BenchDn['options'] {
  return [
    ...(chance() < 0.25 ? [['contact', contact(number, chance)] as const] : []),
    ...(chance() < 0.1 ? [['dr-forward', 'no-agent'] as const] : []),
    ['multimedia', 'true'],
    ...(chance() < 0.1 ? [['record', 'true'] as const] : []),
    [typedOption, typedValue],
    ['voice', 'true'],
  ];
}

function phoneOptions(number: string, chance: () => number): BenchDn['options'] {
  return [
    ...(chance() < 0.5 ? [['contact', contact(number, chance)] as const] : []),
    ['multimedia', 'false'],
    ['voice', 'true'],
  ];
}

function contact(number: string, chance: () => number): string {
  const transport = ['tcp', 'udp', 'tls'][Math.floor(chance() * 3)];
  return `sip:${number}@192.0.2.${1 + Math.floor(chance() * 254)}:5060;transport=${transport}`;
}

function withMistake(options: BenchDn['options'], turn: number): BenchDn['options'] {
  const [wrong, value] = mistakes[turn % mistakes.length] ?? ['', ''];
  return options.map(([name, right]) => [name, name === wrong ? value : right]);
}

/** Numbers from 0 to 1 that look random and are always the same for a seed (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
