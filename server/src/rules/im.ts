import { CfgDNType, findMember, typesOutsidePlaces } from '../catalogue/enumerations.ts';
import type { Dn, Option } from '../model/dn.ts';
import { describeEffect, effectIn, isWritten, placeOfEffect } from './effect.ts';
import type { Finding, Fix } from './finding.ts';
import { setOption } from './fixes.ts';
import { fieldOf, isTServer, nameOf, placeOfValue, subjectOf, textOf, tServer } from './parts.ts';
import { type CheckContext, type DnCheck, nothing, type RuleContext } from './rule.ts';

/** Whether somebody has declared that the DN takes part in IM. */
function hasImRole({ settings }: RuleContext): boolean {
  return settings.imRole === 'im-only' || settings.imRole === 'im-and-voice';
}

/**
 * A DN for IM: `multimedia` true in effect, or `sip-signaling-chat` written, or a role that says so. The role `no-im` says nothing here: it does
 * not undo what is written in the DN.
 */
export function isImDn(dn: Dn, context: CheckContext): boolean {
  if (hasImRole(context) || isWritten('sip-signaling-chat', context.sections)) return true;
  const multimedia = effectIn(dn, 'multimedia', context);
  return multimedia.kind === 'written' && multimedia.value === 'true';
}

/** Says in the DN itself what it is for, unless it says something else there already. */
function declareImOnly(dn: Dn, { settings }: RuleContext): readonly Fix[] {
  const origin = settings.origins?.imRole;
  if (origin?.kind === 'comment' && origin.scope === 'dn') return [];
  const text = 'dn-config: imRole=im-only';
  return [{ title: 'Declare this DN IM-only', edit: { model: [{ kind: 'add-comment', dn, text }] } }];
}

/** A DN that can handle nothing. */
export const noMedia: DnCheck = {
  rules: ['dn/no-media'],
  asks: ['multimedia', 'sip-signaling-chat', 'voice'],

  check(dn, context) {
    if (dn.role !== 'dn') return nothing;
    const voice = effectIn(dn, 'voice', context);
    if (voice.kind === 'unknown' || voice.value !== 'false') return nothing;
    const multimedia = effectIn(dn, 'multimedia', context);
    if (multimedia.kind === 'unknown' || multimedia.value !== 'false') return nothing;
    const fixes = [...setOption(dn, 'voice', 'true'), ...setOption(dn, 'multimedia', 'true')];
    const finding: Finding = {
      rule: 'dn/no-media',
      span: placeOfEffect(dn, voice),
      message: `${subjectOf(dn)} can handle neither voice nor IM: ${describeEffect('voice', voice)}, and ${describeEffect('multimedia', multimedia)}.`,
      data: { section: tServer, option: 'voice' },
      // On a DN for IM alone, voice would be wrong again.
      fixes: context.settings.imRole === 'im-only' ? fixes.reverse() : fixes,
    };
    return [finding];
  },
};

/** IM is set up, but URS delivers none. */
export const multimediaOff: DnCheck = {
  rules: ['im/multimedia-off'],
  asks: ['multimedia', 'sip-signaling-chat', 'voice'],

  check(dn, context) {
    if (dn.role !== 'dn') return nothing;
    const chat = isWritten('sip-signaling-chat', context.sections);
    if (!chat && !hasImRole(context)) return nothing;
    const multimedia = effectIn(dn, 'multimedia', context);
    if (multimedia.kind === 'unknown' || multimedia.value !== 'false') return nothing;
    const cause = chat ? "has 'sip-signaling-chat'" : `is declared '${context.settings.imRole}'`;
    const finding: Finding = {
      rule: 'im/multimedia-off',
      span: placeOfEffect(dn, multimedia),
      message: `${subjectOf(dn)} ${cause}, but ${describeEffect('multimedia', multimedia)}: URS delivers no IM to it.`,
      data: { section: tServer, option: 'multimedia' },
      fixes: setOption(dn, 'multimedia', 'true'),
    };
    return [finding];
  },
};

/** IM without voice: right on a DN for IM alone, not what the IM solution for Workspace asks for. */
export const voiceOff: DnCheck = {
  rules: ['im/voice-off'],
  asks: ['multimedia', 'sip-signaling-chat', 'voice'],

  check(dn, context) {
    if (dn.role !== 'dn' || context.settings.imRole === 'im-only') return nothing;
    const voice = effectIn(dn, 'voice', context);
    if (voice.kind === 'unknown' || voice.value !== 'false' || !isImDn(dn, context)) return nothing;
    const finding: Finding = {
      rule: 'im/voice-off',
      span: placeOfEffect(dn, voice),
      message: `${subjectOf(dn)} is set up for IM while ${describeEffect('voice', voice)}. That is right for a DN for IM alone; the IM solution for Workspace wants 'multimedia' and 'voice' both 'true'.`,
      data: { section: tServer, option: 'voice' },
      fixes: [...setOption(dn, 'voice', 'true'), ...declareImOnly(dn, context)],
    };
    return [finding];
  },
};

/** Voice on a DN that is declared to be for IM alone. */
export const imOnlyVoiceOn: DnCheck = {
  rules: ['im/im-only-voice-on'],
  asks: ['voice'],

  check(dn, context) {
    if (dn.role !== 'dn' || context.settings.imRole !== 'im-only') return nothing;
    const voice = effectIn(dn, 'voice', context);
    if (voice.kind === 'unknown' || voice.value !== 'true') return nothing;
    const finding: Finding = {
      rule: 'im/im-only-voice-on',
      span: placeOfEffect(dn, voice),
      message: `${subjectOf(dn)} is declared 'im-only', but ${describeEffect('voice', voice)}: on a DN for IM alone, it has to be 'false'.`,
      data: { section: tServer, option: 'voice' },
      fixes: setOption(dn, 'voice', 'false'),
    };
    return [finding];
  },
};

/** IM options on a DN that cannot serve an agent. */
export const imDnType: DnCheck = {
  rules: ['im/dn-type'],
  asks: ['type', 'multimedia', 'sip-signaling-chat'],

  check(dn, context) {
    if (dn.role !== 'dn') return nothing;
    const type = fieldOf(dn, 'type');
    const member = type && findMember(CfgDNType, textOf(type) ?? '', context.format.traits.enumForm);
    if (!type || !member || !typesOutsidePlaces.has(member.name)) return nothing;
    const option = firstImOption(dn, context);
    if (!option) return nothing;
    const display = member.display ?? member.name;
    const finding: Finding = {
      rule: 'im/dn-type',
      span: option.name.span,
      message: `'${option.name.text}' is an IM option, but ${nameOf(dn)} is of type '${member.name}' (${display}), which cannot be in a Place and so serves no agent.`,
      related: [{ message: 'The type', span: placeOfValue(type) }],
      data: { section: tServer, option: option.name.text },
    };
    return [finding];
  },
};

function firstImOption(dn: Dn, context: CheckContext): Option | undefined {
  const multimedia = effectIn(dn, 'multimedia', context);
  const isOn = multimedia.kind === 'written' && multimedia.value === 'true';
  return dn.sections
    .filter(isTServer)
    .flatMap((section) => section.options)
    .find(({ name }) => name.text === 'sip-signaling-chat' || (isOn && name.text === 'multimedia'));
}
