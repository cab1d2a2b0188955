import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeEffect, effectOf, isWritten, placeOfEffect } from '../../../server/src/rules/effect.ts';
import { lookAt } from '../../../server/src/rules/look.ts';
import { dnWith, firstDn } from './support.ts';

/** `multimedia` of a DN with these options: how it comes about, and the value where it is known. */
function multimedia(options: string): string {
  const { dn, context } = dnWith(options);
  const effect = effectOf(dn, 'multimedia', context);
  return effect.kind === 'unknown' ? 'unknown' : `${effect.kind} ${effect.value}`;
}

describe('the effect of an option', () => {
  test('is the written value', () => {
    assert.equal(multimedia('multimedia: true'), 'written true');
    assert.equal(multimedia('multimedia: "false"'), 'written false');
  });

  test('is the default where the option is not written', () => {
    assert.equal(multimedia('voice: true'), 'default false');
    const { dn, context } = firstDn('number: "7001"\ntype: extension\n');
    assert.deepEqual(effectOf(dn, 'voice', context), { kind: 'default', value: 'true' });
    assert.deepEqual(effectOf(dn, 'sip-signaling-chat', context), { kind: 'default', value: 'session' });
  });

  for (const options of [
    'multimedia: maybe',
    'multimedia: True',
    'multimedia: yes',
    'multimedia: " true"',
    'multimedia: ""',
    'multimedia: ~',
    'multimedia: [true]',
    'multimedia: ',
    'Multimedia: true',
    'multimedia: true, MULTIMEDIA: true',
    'multimedia: true, multimedia: false',
  ]) {
    test(`is unknown for ${options}`, () => assert.equal(multimedia(options), 'unknown'));
  }

  test('is known where an option stands twice with the same value', () => {
    assert.equal(multimedia('multimedia: true, multimedia: true'), 'written true');
  });

  test('is unknown for an option without a published default', () => {
    const { dn, context } = dnWith('voice: true');
    assert.deepEqual(effectOf(dn, 'oos-check', context), { kind: 'unknown' });
    assert.deepEqual(effectOf(dn, 'no-such-option', context), { kind: 'unknown' });
  });

  test('counts an option of a section whose name is only spelt wrong, and of no other section', () => {
    const { dn, context } = firstDn(
      'number: "7001"\ntype: extension\nuserProperties: { t-server: { multimedia: true }, other: { voice: false } }\n',
    );
    assert.equal(effectOf(dn, 'multimedia', context).kind, 'written');
    assert.equal(effectOf(dn, 'voice', context).kind, 'default');
  });

  test('comes through aliases and merge keys, written options first', () => {
    const { dn, context } = firstDn(
      'base: &base { multimedia: true, voice: false }\ndns:\n  - number: "7001"\n    type: extension\n    userProperties: { TServer: { <<: *base, voice: true } }\n',
    );
    const [multimedia, voice] = [effectOf(dn, 'multimedia', context), effectOf(dn, 'voice', context)];
    assert.equal(multimedia.kind === 'written' && multimedia.option.inherited, true);
    assert.equal(voice.kind === 'written' && voice.value, 'true');
  });
});

test('an effect is described with where it comes from', () => {
  const { dn, context } = dnWith('multimedia: true, voice: maybe');
  const say = (name: string): string => describeEffect(name, effectOf(dn, name, context));
  assert.equal(say('multimedia'), "'multimedia' is 'true'");
  assert.equal(say('sip-signaling-chat'), "'sip-signaling-chat' is not written, so it is 'session' by default");
  assert.equal(say('voice'), "'voice' is unknown");
});

test('an effect stands at its value, else at the section, else at the number, else at the start of the DN', () => {
  const placeOf = (text: string): string => {
    const { dn, context } = firstDn(text);
    const { start, end } = placeOfEffect(dn, effectOf(dn, 'voice', context));
    return text.slice(start, end);
  };
  assert.equal(placeOf('number: "7001"\nuserProperties: { TServer: { voice: false } }\n'), 'false');
  assert.equal(placeOf('number: "7001"\nuserProperties: { TServer: { multimedia: false } }\n'), 'TServer');
  assert.equal(placeOf('type: extension\nnumber: "7001"\nuserProperties: {}\n'), '"7001"');
  assert.equal(placeOf('type: extension\nuserProperties: {}\n'), 'type');
});

test('an option is written whatever its value, under exactly its name', () => {
  const written = (options: string, name: string): boolean => {
    const { dn, context } = dnWith(options);
    return isWritten(name, lookAt(dn, context).sections);
  };
  assert.equal(written('voice: maybe', 'voice'), true);
  assert.equal(written('Voice: true', 'voice'), false);
  assert.equal(written('no-such-option: 1', 'no-such-option'), true);
});
