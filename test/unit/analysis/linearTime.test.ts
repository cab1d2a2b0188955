import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { read } from '../../support/read.ts';

// What is linear takes four times as long for four times the text, what goes by the square sixteen times. A machine has its moods in between.
const mostGrowth = 9;
/** What takes less CPU time than this cannot be told from chance, in milliseconds. */
const chance = 60;

interface Text {
  readonly name: string;
  /** A text of about so many repetitions. */
  of(count: number): string;
  /** The smaller number of repetitions; by default 4,000. */
  readonly count?: number;
}

const yaml = (lines: string): string => `dns:\n  - number: "1"\n    type: Extension\n    switch: S\n${lines}`;
const inTServer = (lines: string): string => yaml(`    userProperties:\n      TServer:\n${lines}`);
const xml = (content: string): string =>
  `<CfgData>\n<CfgDN><DBID value="1"/><number value="1"/><type value="1"/>\n${content}</CfgDN></CfgData>\n`;

const texts: Readonly<Record<string, Text>> = {
  'errors on one line of YAML': { name: 'a.dn.yaml', of: (count) => yaml(`    a: ${']'.repeat(count)}`), count: 8_000 },
  'suppressions that silence nothing': {
    name: 'a.dn.yaml',
    of: (count) =>
      inTServer('        # dn-config-disable-next-line value/invalid\n        "x": "y"\n'.repeat(count / 2)),
  },
  'suppressions of as many findings': {
    name: 'a.dn.yaml',
    of: (count) =>
      inTServer(
        '        # dn-config-disable value/invalid\n'.repeat(count / 2) + '        voice: maybe\n'.repeat(count / 2),
      ),
  },
  'suppressions of suppressions that silence nothing': {
    name: 'a.dn.yaml',
    of: (count) => inTServer('        # dn-config-disable config/unused-suppression value/invalid\n'.repeat(count / 2)),
  },
  'suppressions of the same, each before another DN': {
    name: 'a.dn.yaml',
    of: (count) =>
      `dns:\n${'  # dn-config-disable value/case\n  - number: "1"\n    type: trunk\n    state: On\n'.repeat(count)}`,
    count: 500,
  },
  'lines of an options export that are no options': {
    name: 'a.dn.cfg',
    of: (count) => 'x\n'.repeat(count),
    count: 5_000,
  },
  'comments on one line of XML': { name: 'a.xml', of: (count) => xml('<!-- -->'.repeat(count)), count: 10_000 },
  'open document types': { name: 'a.xml', of: (count) => xml('<!DOCTYPE x\n'.repeat(count)) },
  'open document types with brackets': { name: 'a.xml', of: (count) => xml('<!DOCTYPE[\n'.repeat(count)) },
};

/** CPU time in milliseconds, the least of three runs. */
function timeOf(act: () => void): number {
  const times = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

describe('reading takes time in proportion to the text', () => {
  for (const [what, { name, of, count = 4_000 }] of Object.entries(texts)) {
    test(what, () => {
      const [small, large] = [of(count), of(4 * count)];
      const before = timeOf(() => read(small, name));
      const after = timeOf(() => read(large, name));
      assert.ok(
        after < Math.max(before, chance / mostGrowth) * mostGrowth,
        `${before.toFixed(0)} ms, and ${after.toFixed(0)} ms for four times the text`,
      );
    });
  }
});

test('a million characters that are no YAML are given up soon', () => {
  const text = yaml(`    a: ${': &:::'.repeat(170_000)}`);
  const before = process.cpuUsage();
  assert.ok(read(text, 'a.dn.yaml').findings.some(({ finding }) => finding.rule === 'syntax/yaml'));
  const { user } = process.cpuUsage(before);
  assert.ok(user < 3_000_000, `${(user / 1000).toFixed(0)} ms`);
});
