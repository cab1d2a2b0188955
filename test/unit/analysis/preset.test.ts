import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { layoutOf } from '../../../server/src/analysis/fix.ts';
import { allPlacedDns, applyPreset, type PresetResult } from '../../../server/src/analysis/preset.ts';
import { applyEdits } from '../../../server/src/analysis/textEdits.ts';
import { presets } from '../../../server/src/catalogue/presets.ts';
import type { Preset } from '../../../server/src/catalogue/types.ts';
import { read } from '../../support/read.ts';

function presetOf(id: string): Preset {
  const found = presets.find((preset) => preset.id === id);
  assert.ok(found);
  return found;
}

/** Applies a preset to the DNs with these numbers; without any, to all. */
function apply(
  text: string,
  id: string,
  { fileName = 'a.dn.yaml', numbers = [] }: { fileName?: string; numbers?: readonly string[] } = {},
): { text: string; result: PresetResult } {
  const analysis = read(text, fileName);
  const placed = allPlacedDns(analysis).filter(({ dn }) => {
    const number = dn.fields.find(({ property }) => property === 'number')?.value.text ?? '';
    return numbers.length === 0 || numbers.includes(number);
  });
  const result = applyPreset(analysis, placed, presetOf(id), layoutOf(text));
  return { text: applyEdits(text, result.edits), result };
}

const yaml = (options: string): string =>
  `dns:\n  - number: "7001"\n    type: extension\n    userProperties:\n      TServer:\n${options}`;

interface Case {
  readonly name: string;
  readonly preset: string;
  readonly before: string;
  readonly after: string;
  readonly fileName?: string;
}

const xml = (inner: string): string =>
  `<CfgData>\n  <CfgCreate>\n    <CfgDN name="7001" type="1">${inner}</CfgDN>\n  </CfgCreate>\n</CfgData>\n`;

const cases: readonly Case[] = [
  {
    name: 'changes what is written and adds the rest at the end, in the order of the preset',
    preset: 'im-workspace',
    before: yaml('        # media\n        multimedia: false # was off\n        contact: "*"\n'),
    after: yaml(
      '        # media\n        multimedia: true # was off\n        contact: "*"\n        sip-signaling-chat: session\n        voice: true\n',
    ),
  },
  {
    name: 'takes an option away, and leaves its comment',
    preset: 'voice-only',
    before: yaml('        sip-signaling-chat: none # for two sites\n'),
    after: yaml('        # for two sites\n        multimedia: false\n        voice: true\n'),
  },
  {
    name: 'takes the only option away after the others have come',
    preset: 'voice-only',
    before: yaml('        sip-signaling-chat: none\n'),
    after: yaml('        multimedia: false\n        voice: true\n'),
  },
  {
    name: 'makes one section with all options where there is none',
    preset: 'im-only',
    before: 'dns:\n  - number: "7001"\n    type: extension\n',
    after:
      'dns:\n  - number: "7001"\n    type: extension\n    userProperties:\n      TServer:\n        multimedia: true\n        sip-signaling-chat: none\n        voice: false\n',
  },
  {
    name: 'fills an empty section',
    preset: 'im-only',
    before: yaml('').trimEnd(),
    after: yaml('        multimedia: true\n        sip-signaling-chat: none\n        voice: false'),
  },
  {
    name: 'sets every one of several',
    preset: 'im-multi-site',
    before: yaml('        multimedia: true\n        voice: no\n        voice: false\n        sip-signaling-chat:\n'),
    after: yaml(
      '        multimedia: true\n        voice: true\n        voice: true\n        sip-signaling-chat: none\n',
    ),
  },
  {
    name: 'makes names right, and takes a wrong one away beside the right one',
    preset: 'im-workspace',
    before: yaml(
      '        Multimedia: False\n        Voice: true\n        voice: true\n        SIP-signaling-chat: session\n',
    ),
    after: yaml('        multimedia: true\n        voice: true\n        sip-signaling-chat: session\n'),
  },
  {
    name: 'makes the name of the section right',
    preset: 'voice-only',
    before: yaml('        multimedia: false\n        voice: true\n').replace('TServer', 'tserver'),
    after: yaml('        multimedia: false\n        voice: true\n'),
  },
  {
    name: 'works between braces',
    preset: 'voice-only',
    before: 'dns: [{number: "7001", type: extension, userProperties: {TServer: {sip-signaling-chat: none}}}]\n',
    after: 'dns: [{number: "7001", type: extension, userProperties: {TServer: {multimedia: false, voice: true}}}]\n',
  },
  {
    name: 'overrides what a merge key brings',
    preset: 'im-workspace',
    before: `base: &base\n  multimedia: false\n  voice: true\n${yaml('        <<: *base\n')}`,
    after: `base: &base\n  multimedia: false\n  voice: true\n${yaml('        <<: *base\n        multimedia: true\n        sip-signaling-chat: session\n')}`,
  },
  {
    name: 'works in an export',
    preset: 'im-only',
    fileName: 'a.dn.cfg',
    before: '; ours\n[TServer]\nvoice=true\n\n[other]\nx=y',
    after: '; ours\n[TServer]\nvoice=false\nmultimedia=true\nsip-signaling-chat=none\n\n[other]\nx=y',
  },
  {
    name: 'makes the section of an export',
    preset: 'voice-only',
    fileName: 'a.dn.cfg',
    before: '[other]\r\nx=y\r\n',
    after: '[other]\r\nx=y\r\n[TServer]\r\nmultimedia=false\r\nvoice=true\r\n',
  },
  {
    name: 'works in JSON',
    preset: 'voice-only',
    fileName: 'a.json',
    before:
      '{"dns": [{"number": "7001", "type": "extension", "userProperties": {"TServer": {"sip-signaling-chat": "none"}}}]}',
    after:
      '{"dns": [{"number": "7001", "type": "extension", "userProperties": {"TServer": {"multimedia": "false", "voice": "true"}}}]}',
  },
  {
    name: 'works in CfgData',
    preset: 'im-workspace',
    fileName: 'a.xml',
    before: xml(''),
    after: xml(
      '\n      <userProperties>\n        <list_pair key="TServer">\n          <str_pair key="multimedia" value="true"/>\n          <str_pair key="sip-signaling-chat" value="session"/>\n          <str_pair key="voice" value="true"/>\n        </list_pair>\n      </userProperties>\n    ',
    ),
  },
];

describe('applying a preset', () => {
  for (const { name, preset, before, after, fileName } of cases) {
    test(name, () => {
      const options = fileName === undefined ? {} : { fileName };
      const { text, result } = apply(before, preset, options);
      assert.equal(text, after);
      assert.deepEqual(
        result.dns.flatMap(({ obstacles }) => obstacles),
        [],
      );
      assert.deepEqual(apply(text, preset, options).result.edits, [], 'a second time changes nothing');
    });
  }
});

/** What keeps each DN from the preset, by option; `*` is the DN as a whole. */
function obstacles(result: PresetResult): Record<string, string>[] {
  return result.dns.map((dn) => Object.fromEntries(dn.obstacles.map(({ option = '*', reason }) => [option, reason])));
}

describe('a preset leaves alone', () => {
  const aliased =
    'base: &base\n  multimedia: false\ndns:\n  - number: "7001"\n    type: extension\n    userProperties:\n      TServer: *base\n';

  test('a section that comes by an alias', () => {
    const { text, result } = apply(aliased, 'im-only');
    assert.equal(text, aliased);
    assert.deepEqual(obstacles(result), [{ multimedia: 'shared', 'sip-signaling-chat': 'shared', voice: 'shared' }]);
  });

  test('what a merge key brings and the preset does not want; the rest is done', () => {
    const before = `base: &base\n  sip-signaling-chat: none\n${yaml('        <<: *base\n        voice: true\n')}`;
    const { text, result } = apply(before, 'voice-only');
    assert.equal(text, `${before}        multimedia: false\n`);
    assert.deepEqual(obstacles(result), [{ 'sip-signaling-chat': 'shared' }]);
  });

  const sharing = `${yaml('        voice: true\n').replace('TServer:', 'TServer: &ours')}  - number: "7002"\n    type: extension\n    userProperties:\n      TServer: *ours\n`;

  test('a section that a DN uses which is not asked for', () => {
    const { text, result } = apply(sharing, 'im-only', { numbers: ['7001'] });
    assert.equal(text, sharing);
    assert.deepEqual(obstacles(result), [{ '*': 'shared' }]);
  });

  test('nothing of that where both are asked for', () => {
    const { text, result } = apply(sharing, 'im-only');
    assert.equal(
      text,
      sharing.replace('voice: true\n', 'voice: false\n        multimedia: true\n        sip-signaling-chat: none\n'),
    );
    assert.deepEqual(obstacles(result), [{}, {}]);
    assert.deepEqual(apply(text, 'im-only').result.edits, []);
  });

  test('DNs with an anchor that nobody minds are done', () => {
    const anchored = yaml('        voice: true\n').replace('- number', '- &first\n    number');
    assert.deepEqual(obstacles(apply(anchored, 'im-only', { numbers: ['7001'] }).result), [{}]);
  });

  test('update forms, files that are only read, and for IM types that cannot be in a Place', () => {
    const update =
      '<CfgData><CfgUpdate><CfgDNUpdate DBIDref="x"><userProperties action="change"><list_pair key="TServer"><str_pair key="voice" value="false"/></list_pair></userProperties></CfgDNUpdate></CfgUpdate></CfgData>';
    const dump = '<ConfData><CfgDN><DBID value="1"/><number value="7001"/><type value="1"/></CfgDN></ConfData>';
    const trunk = yaml('        sip-signaling-chat: none\n').replace('extension', 'trunk');
    for (const [text, fileName, reason] of [
      [update, 'a.xml', 'update-form'],
      [dump, 'a.xml', 'read-only'],
      [trunk, 'a.dn.yaml', 'dn-type'],
    ] as const) {
      const done = apply(text, 'im-workspace', { fileName });
      assert.equal(done.text, text);
      assert.deepEqual(obstacles(done.result), [{ '*': reason }]);
    }
    assert.deepEqual(obstacles(apply(trunk, 'voice-only').result), [{}]);
  });
});

test('a change tells the value in effect before and after, and when it takes effect', () => {
  const [dn] = apply(yaml('        sip-signaling-chat: none\n        voice: maybe\n'), 'voice-only').result.dns;
  assert.equal(dn?.number, '7001');
  assert.deepEqual(dn?.changes, [
    {
      option: 'multimedia',
      before: { kind: 'default', value: 'false' },
      after: { kind: 'written', value: 'false' },
      takesEffect: 'next-interaction',
    },
    {
      option: 'sip-signaling-chat',
      before: { kind: 'written', value: 'none' },
      after: { kind: 'default', value: 'session' },
      takesEffect: 'immediately',
    },
    {
      option: 'voice',
      before: { kind: 'unknown' },
      after: { kind: 'written', value: 'true' },
      takesEffect: 'next-interaction',
    },
  ]);
});
