import type { Random } from './random.ts';

// Files of many DNs that are nearly alike: the same entries in most, with other values, some left out, some more, now and then something wrong. Whoever
// concludes from one DN to the next is wrong about some of them.

type Entry = readonly [name: string, value: string];

/** One DN of a crowd; values as a person means them, before they are quoted. */
interface CrowdDn {
  readonly fields: readonly Entry[];
  readonly sections: ReadonlyArray<readonly [name: string, options: readonly Entry[]]>;
}

/** How rare what is odd is in a crowd. */
interface Mood {
  readonly random: Random;
  /** One time in so many, and more rarely in a calm crowd. */
  odd(often: number): boolean;
  /** Whether a DN has an entry: of most, all DNs of a crowd have it, or none. */
  has(name: string): boolean;
}

const names = [
  'Anna_Berg',
  'Bruno Costa',
  'Ada',
  'y',
  'No',
  'a7b9',
  '7001_Uwe',
  '70_7',
  '0x1f',
  '12:30',
  '2001-12-14',
  'Björn',
  'Ωmega',
  'x'.repeat(30),
];
const oddNames = [
  'password=abc',
  'mypassword',
  'a: b',
  'a #b',
  '*',
  '',
  ' ',
  'null',
  '~',
  "O'Neil",
  'a\\b',
  'A, B',
  '{x}',
  'Ann ',
  'wp d',
  '😀',
  '-',
  '5e3',
  'True',
];
const contacts = ['sip:ann@192.0.2.1', 'sip:7001@192.0.2.22:5060;transport=tcp', '*', '', '5060', 'x', 'null', '"'];

function options({ random, odd, has }: Mood): Entry[] {
  const all: Entry[] = [];
  const add = (name: string, ...values: readonly string[]): void => {
    if (has(name)) all.push([name, random.pick(values)]);
  };
  add('contact', ...contacts.slice(0, 2), odd(4) ? random.pick(contacts) : 'sip:a@b.c');
  add('dr-forward', 'no-agent', odd(3) ? 'oos' : 'no-agent', odd(8) ? 'off' : 'no-agent');
  all.push(['multimedia', odd(20) ? random.pick(['false', 'yes', 'True', '', 'trie']) : 'true']);
  add('record', 'true', 'true', 'false', odd(4) ? 'maybe' : 'true');
  add('prefix', '5', '31', odd(4) ? '0x1f' : '7', odd(4) ? 'abc' : '8');
  if (random.below(4) > 0) all.push(['sip-signaling-chat', odd(20) ? random.pick(['session', 'nome']) : 'none']);
  all.push(['voice', odd(20) ? random.pick(['false', 'yes', '1']) : 'true']);
  if (odd(60)) all.push(['password', random.pick(['secret1', 'Anna_Berg'])]);
  if (odd(40)) all.push(['my-own-option', 'x']);
  if (odd(40)) all.push(['Voice', 'true']);
  if (odd(60)) all.push(['voice', random.pick(['true', 'false'])]);
  if (odd(6)) all.push(...all.splice(0, 1));
  return all;
}

function dnOf(number: string, mood: Mood): CrowdDn {
  const { random, odd, has } = mood;
  const fields: Entry[] = [['number', odd(40) ? random.pick(['70a3', '', '*7001', '7001', 'password']) : number]];
  const add = (name: string, ...values: readonly string[]): void => {
    if (has(name)) fields.push([name, random.pick(values)]);
  };
  if (has('name')) fields.push(['name', odd(6) ? random.pick(oddNames) : random.pick(names)]);
  if (!odd(40))
    fields.push([
      'type',
      random.pick(['extension', 'extension', 'extension', 'acdposition', 'trunk', 'extnsion'].slice(0, odd(8) ? 6 : 4)),
    ]);
  if (has('switch')) fields.push(['switch', random.pick(['SIP', 'Berlin_SIP_Switch', 'x y'])]);
  add('tenant', 'Environment', 'Other Tenant');
  add('state', 'enabled', 'disabled', odd(4) ? 'on' : 'enabled');
  add('registerAll', odd(4) ? 'x' : 'true');
  add('override', 'a', 'b c');
  if (odd(60)) fields.push(['Tenant', 'x']);
  if (odd(60)) fields.push(['multimedia', 'true']);
  if (odd(6)) fields.push(...fields.splice(1, 1));
  const sections: [string, readonly Entry[]][] = [];
  if (!odd(20))
    sections.push([odd(30) ? 'tserver' : 'TServer', odd(12) ? options(mood).slice(0, random.below(2)) : options(mood)]);
  if (has('Other'))
    sections.push([
      'Other',
      has('a')
        ? [
            ['a', random.pick(['1', 'x'])],
            ['record', 'x'],
          ]
        : [['record', 'x']],
    ]);
  return { fields, sections };
}

const crowdWriters = {
  yaml(dns: readonly CrowdDn[], { random, odd }: Mood): string {
    const quoting = random.below(4);
    const end = random.below(8) === 0 ? '\r\n' : '\n';
    const said = (value: string, name: string): string => {
      const style = odd(30)
        ? random.below(4)
        : name === 'number'
          ? Math.max(quoting, random.below(10) === 0 ? 0 : 1)
          : quoting;
      if (style === 1 || style === 3) return name === 'number' || style === 3 ? `"${value}"` : value;
      return style === 2 && name === 'number' ? `'${value}'` : value;
    };
    const entry = (lead: string, [name, value]: Entry): string => {
      const how = odd(25) ? random.below(6) : 6;
      const more = how === 0 ? ' # why' : how === 1 ? `${end}${lead}  more` : how === 2 ? ' ' : '';
      const before = how === 3 ? `${lead}# a note${end}` : how === 4 ? end : '';
      return `${before}${lead}${name}:${how === 5 ? '  ' : ' '}${said(value, name)}${more}${end}`;
    };
    const texts = dns.map(({ fields, sections }) => {
      if (odd(60)) {
        const list = (all: readonly Entry[]): string =>
          all.map(([name, value]) => `${name}: ${said(value, name)}`).join(', ');
        const inner = sections.map(([name, all]) => `${name}: {${list(all)}}`).join(', ');
        return `  - {${list(fields)}, annex: {${inner}}}${end}`;
      }
      const deeper = odd(60) ? '    ' : '  ';
      const inner = sections.map(
        ([name, all]) => `      ${name}:${end}${all.map((one) => entry(`      ${deeper}`, one)).join('')}`,
      );
      const body =
        fields.map((one) => entry('    ', one)).join('') + (odd(60) ? '' : `    annex:${end}`) + inner.join('');
      return `  -${body.replace(/^(\s*\n)?\s*#.*\n/, '').slice(3)}`;
    });
    const head = random.pick(['', '', '', `%YAML 1.${1 + random.below(2)}${end}---${end}`]);
    return `${head}dns:${end}${texts.join('')}`;
  },

  xml(dns: readonly CrowdDn[], { random, odd }: Mood): string {
    const lines = random.below(3) === 0;
    const end = random.below(8) === 0 ? '\r\n' : '\n';
    const own: Readonly<Record<string, string>> = {
      number: 'name',
      name: 'alias',
      switch: 'ownerDBID',
      tenant: 'tenantDBID',
      annex: 'userProperties',
    };
    const coded: Readonly<Record<string, string>> = {
      extension: '1',
      acdposition: '2',
      trunk: '3',
      enabled: '1',
      disabled: '2',
    };
    const quote = (text: string): string => {
      const mark = odd(40) ? "'" : '"';
      return (
        mark +
        text
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')
          .replaceAll(mark, mark === '"' ? '&quot;' : '&apos;') +
        mark
      );
    };
    const texts = dns.map(({ fields, sections }, index) => {
      const all: Entry[] = [['id', `dn${index}`], ...fields];
      const attributes = all.map(([name, value]) => `${own[name] ?? name}=${quote(coded[value] ?? value)}`);
      const pairs = (list: readonly Entry[]): string =>
        list
          .map(([name, value]) =>
            odd(150)
              ? `<str_pair value=${quote(value)} key=${quote(name)}/>${end}`
              : `        <str_pair key=${quote(name)} value=${quote(value)}/>${odd(150) ? '<!-- x -->' : ''}${odd(60) ? '' : end}`,
          )
          .join('');
      const inner = sections.map(
        ([name, list]) => `      <list_pair key=${quote(name)}>${end}${pairs(list)}      </list_pair>${end}`,
      );
      return `    <CfgDN ${attributes.join(lines ? `${end}      ` : ' ')}>${end}      <userProperties>${end}${inner.join('')}      </userProperties>${end}    </CfgDN>${end}`;
    });
    return `<CfgData>${end}  <CfgCreate>${end}${texts.join('')}  </CfgCreate>${end}</CfgData>${end}`;
  },

  json(dns: readonly CrowdDn[], { random, odd }: Mood): string {
    const gap = random.pick([0, 1, 2, 2]);
    const value = (text: string): unknown =>
      odd(60) && /^(\d{1,9}|true|false|null)$/.test(text) ? JSON.parse(text) : text;
    const object = (list: readonly Entry[]): Record<string, unknown> =>
      Object.fromEntries(list.map(([name, text]) => [name, value(text)]));
    const texts = dns.map(({ fields, sections }) =>
      JSON.stringify(
        { ...object(fields), userProperties: Object.fromEntries(sections.map(([name, list]) => [name, object(list)])) },
        undefined,
        gap,
      ),
    );
    const spaced =
      random.below(2) === 0 ? texts.map((text) => text.replaceAll('","', '", "').replaceAll('":"', '": "')) : texts;
    return `{"__metadata__": {"formatName": "JSON", "formatVersion": "1.0.0"}, "dns": [\n${spaced.join(random.pick([',\n', ', ']))}\n]}\n`;
  },
} as const;

export type CrowdLanguage = keyof typeof crowdWriters;

/** A file of so many DNs that are nearly alike. */
export function crowdOf(language: CrowdLanguage, count: number, random: Random): string {
  const calm = random.pick([1, 4, 30]);
  const habits = new Map<string, number>();
  const has = (name: string): boolean => {
    const habit = habits.get(name) ?? random.pick([0, 0, 0, 0.3, 0.7, 1, 1]);
    habits.set(name, habit);
    return random.next() < habit;
  };
  const mood: Mood = { random, odd: (often) => random.below(often * calm) === 0, has };
  const numbers = Array.from({ length: count }, (_, turn) =>
    mood.odd(40) ? 2_000 + random.below(count) : 2_002 + turn * 3,
  );
  return crowdWriters[language](
    numbers.map((number) => dnOf(String(number), mood)),
    mood,
  );
}
