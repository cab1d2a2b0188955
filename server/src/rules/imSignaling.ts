import type { Dn } from '../model/dn.ts';
import type { DnSettings } from '../project/settings.ts';
import type { RuleId } from './definitions.ts';
import { describeEffect, effectIn, placeOfEffect } from './effect.ts';
import type { Finding } from './finding.ts';
import { setOption } from './fixes.ts';
import { isImDn } from './im.ts';
import { nameOf, subjectOf, tServer } from './parts.ts';
import { type DnCheck, nothing } from './rule.ts';

/** A value of `sip-signaling-chat` that something declared needs. */
interface Need {
  readonly rule: RuleId;
  readonly value: 'none' | 'session';
  /** What needs it, with its verb, and why where the source says so. */
  readonly who: string;
  readonly why?: string;
}

/** `sip-signaling-chat` on an IM DN, as deployment and endpoint need it. */
export const signaling: DnCheck = {
  rules: ['im/conflicting-needs', 'im/signaling-multi-site', 'im/signaling-office-communicator'],
  asks: ['multimedia', 'sip-signaling-chat'],

  check(dn, context) {
    if (dn.role !== 'dn') return nothing;
    const byDeployment = needOfDeployment(context.settings);
    const byEndpoint = needOfEndpoint(context.settings);
    if ((!byDeployment && !byEndpoint) || !isImDn(dn, context)) return nothing;
    const chat = effectIn(dn, 'sip-signaling-chat', context);
    // Whatever is wrong with the value, its own finding stands there; nothing is said beside it.
    if (chat.kind === 'unknown') return nothing;
    const span = placeOfEffect(dn, chat);
    const effect = describeEffect('sip-signaling-chat', chat);
    if (byDeployment && byEndpoint) return [conflict(dn, span, effect, byDeployment, byEndpoint)];
    const need = byDeployment ?? byEndpoint;
    if (!need || chat.value === need.value) return nothing;
    const why = need.why === undefined ? '' : `, ${need.why}`;
    const finding: Finding = {
      rule: need.rule,
      span,
      message: `${subjectOf(dn)} is set up for IM, but ${effect}: ${need.who} '${need.value}'${why}.`,
      data: { section: tServer, option: 'sip-signaling-chat' },
      fixes: setOption(dn, 'sip-signaling-chat', need.value),
    };
    return [finding];
  },
};

function needOfDeployment({ deployment }: DnSettings): Need | undefined {
  if (deployment !== 'multi-site' && deployment !== 'business-continuity') return undefined;
  return {
    rule: 'im/signaling-multi-site',
    value: 'none',
    who: `a ${deployment === 'multi-site' ? 'multi-site' : 'Business Continuity'} deployment needs`,
    why: 'so that no SIP session with an agent endpoint is created for the IM call',
  };
}

function needOfEndpoint({ imEndpoint }: DnSettings): Need | undefined {
  if (imEndpoint !== 'office-communicator') return undefined;
  return {
    rule: 'im/signaling-office-communicator',
    value: 'session',
    who: 'Microsoft Office Communicator endpoints need',
  };
}

/** Either need alone could be met, both together cannot: whatever the value is, one of what is declared has to change. */
function conflict(dn: Dn, span: Finding['span'], effect: string, one: Need, other: Need): Finding {
  return {
    rule: 'im/conflicting-needs',
    span,
    message: `No value of 'sip-signaling-chat' can serve ${nameOf(dn)}: ${one.who} '${one.value}', and ${other.who} '${other.value}'. Now ${effect}.`,
    related: [
      { message: 'The deployment is declared here', declaration: 'deployment' },
      { message: 'The endpoint is declared here', declaration: 'imEndpoint' },
    ],
    data: { section: tServer, option: 'sip-signaling-chat' },
  };
}
