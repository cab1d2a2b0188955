import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { builtInCatalogue } from '../../../server/src/catalogue/catalogue.ts';
import { dnFields, findDnField } from '../../../server/src/catalogue/dnFields.ts';
import {
  renderEnumMember,
  renderField,
  renderOption,
  renderOptionValue,
  renderPreset,
  renderSection,
} from '../../../server/src/catalogue/documentation.ts';
import { CfgDNRegisterFlag, CfgDNType, CfgFlag, findMember } from '../../../server/src/catalogue/enumerations.ts';
import { presets } from '../../../server/src/catalogue/presets.ts';
import type { Enumeration, EnumForm, OptionDefinition } from '../../../server/src/catalogue/types.ts';

function option(name: string): OptionDefinition {
  const found = builtInCatalogue.find('TServer', name);
  assert.ok(found, name);
  return found;
}

function renderMember(enumeration: Enumeration, text: string, form: EnumForm): string {
  const member = findMember(enumeration, text, form);
  assert.ok(member, text);
  return renderEnumMember(enumeration, member);
}

describe('an option', () => {
  test('says what it is, its values, default, effect, needs and source', () => {
    assert.equal(
      renderOption(option('sip-signaling-chat')),
      `**sip-signaling-chat** · option of section \`TServer\`

The chat mode of an Instant Messaging (IM) DN.

- \`session\`: MESSAGE requests travel only in the first SIP dialog that is created with an IM SDP.
- \`none\`: SIP Server sends no SIP MESSAGE to the endpoint; the agent desktop gets the chat by T-Library alone.

Default: \`session\`${'  '}
Changes take effect: Immediately

- Multi-site and Business Continuity: set \`none\`, so that an IM call creates no SIP session with the agent endpoint.
- Microsoft Office Communicator endpoints: \`session\` is required.

Source: Workspace Desktop Edition, TServer Section (18 December 2025); [Instant Messaging in Business Continuity (SIP Server 8.1.1 HA Deployment Guide)](https://docs.genesys.com/Documentation:SIPS:HADeployment:IMinBC:8.1.1)`,
    );
  });

  test('says what is not published', () => {
    const capacity = renderOption(option('capacity'));
    assert.match(capacity, /^Values: an integer \(calls\), range not published$/m);
    assert.match(capacity, /^Default: not published {2}$/m);
    assert.match(capacity, /^Changes take effect: not published {2}$/m);
    assert.match(capacity, /^DN types: `trunk`$/m);
  });

  test('tells an empty default from an unknown one', () => {
    assert.match(renderOption(option('sip-trying-timeout')), /^Default: empty {2}$/m);
    assert.match(renderOption(option('sip-trying-timeout')), /^Values: an integer \(seconds\), from 0 to 256$/m);
  });

  test('known by name claims nothing else', () => {
    assert.equal(
      renderOption(option('cpn')),
      '**cpn** · option of section `TServer`\n\n' +
        'Only the name is certain. What it does, its values, its default and when changes take effect: not published.',
    );
    assert.match(renderOption(option('password')), /treated as a secret and shown nowhere/);
  });

  test('tells only about values that it still has', () => {
    const refined = renderOption({ ...option('dr-forward'), values: { kind: 'enum', enum: ['off', 'never'] } });
    assert.match(refined, /\n\n- `off`: Calls are never handed over\.\n- `never`\n\n/);
    assert.match(renderOption(option('disconnect-nailedup-timeout')), /^- `0`: The connection is never dropped/m);
  });

  test('with an open list says that there may be more', () => {
    assert.match(renderOption(option('service-type')), /the list is incomplete\n\n- `softswitch`/);
  });

  test("of a user's catalogue cannot smuggle Markdown in", () => {
    const text = renderOption({
      name: 'x](command:evil)',
      section: '`TServer`',
      evidence: 'user',
      summary: '# <img src=x> [click](command:evil)',
      source: { title: '[a](b)', url: 'command:evil' },
      deprecated: { replacedBy: 'other', note: '*old*' },
    });
    assert.doesNotMatch(text, /(?<!\\)<img|(?<!\\)\]\(/);
    assert.doesNotMatch(text, /^# /m);
    assert.match(text, /\*\*Deprecated\.\*\* Use `other`\. \\\*old\\\*/);
  });

  test('is rendered for every entry, with nothing undefined in it', () => {
    for (const definition of builtInCatalogue.options) {
      assert.doesNotMatch(renderOption(definition), /undefined|\n{3}|\s$/, definition.name);
    }
  });
});

describe('a value of an option', () => {
  test('says what it means', () => {
    const text = renderOptionValue(option('sip-signaling-chat'), 'none');
    assert.match(text, /^\*\*none\*\* · value of `sip-signaling-chat`\n\nSIP Server sends no SIP MESSAGE/);
    assert.match(text, /Changes take effect: Immediately/);
    assert.match(renderOptionValue(option('voice'), 'true'), /value of `voice`, the default/);
    assert.match(renderOptionValue(option('record'), 'false'), /Meaning of this value: not published/);
  });

  test('that is not in the catalogue appears nowhere', () => {
    for (const [name, value] of [
      ['password', 'opensesame'],
      ['voice', 'opensesame'],
      ['contact', 'opensesame'],
    ] as const) {
      assert.equal(renderOptionValue(option(name), value), renderOption(option(name)));
    }
  });
});

describe('the parts of a DN', () => {
  test('a field says its kind, what it holds, and its members where they are few', () => {
    assert.match(
      renderField(findDnField('number') ?? assert.fail()),
      /^\*\*number\*\* · field of a DN \(text, mandatory\)\n/,
    );
    assert.match(renderField(findDnField('type') ?? assert.fail()), /One of the 33 names of `CfgDNType`/);
    assert.match(renderField(findDnField('state') ?? assert.fail()), /`enabled`, `disabled`, `deleted`/);
    for (const field of dnFields) assert.doesNotMatch(renderField(field), /undefined|\n{3}|\s$/, field.name);
  });

  test('a member has all its spellings', () => {
    assert.equal(
      renderMember(CfgDNType, '1', 'numeric'),
      '**extension** · `CfgDNType` 1, `CFGExtension`\n\nGenesys Administrator Extension shows it as Extension.',
    );
    assert.match(renderMember(CfgDNType, 'trunk', 'symbolic'), /cannot be in a Place/);
    assert.match(renderMember(CfgDNType, 'accessresource', 'symbolic'), /need not be unique/);
    assert.match(renderMember(CfgDNType, 'voipservice', 'symbolic'), /no page confirms it/);
  });

  test('the members of flags warn of the trap', () => {
    for (const enumeration of [CfgFlag, CfgDNRegisterFlag]) {
      assert.match(renderMember(enumeration, 'true', 'symbolic'), /2 means true; 1 means false/);
      assert.match(renderMember(enumeration, 'false', 'symbolic'), /1 means false; true is 2/);
    }
  });

  test('a section', () => {
    assert.match(renderSection('TServer'), /^\*\*TServer\*\* · /);
    assert.doesNotMatch(renderSection('ess-attributes'), /ess-attributes/);
  });
});

test('a preset lists what it sets and removes', () => {
  const voiceOnly = presets.find(({ id }) => id === 'voice-only');
  assert.ok(voiceOnly);
  assert.equal(
    renderPreset(voiceOnly),
    `**Voice only** · preset \`voice-only\`

For: back to no IM

- \`multimedia\` = \`false\`
- \`sip-signaling-chat\` is removed
- \`voice\` = \`true\``,
  );
});
