import type { OptionDefinition, Source } from '../types.ts';

const publicScript: Source = { title: 'a public script that writes DN objects' };
const trunkCapacity: Source = {
  title: 'Trunk Capacity Control (SIP Server 8.1.1)',
  url: 'https://docs.genesys.com/Documentation:SIPS:Dep:TrunkCapacity:8.1.1',
};
const noAnswerSupervision: Source = {
  title: 'No-Answer Supervision: After Routing Timeout Action (SIP Server, latest)',
  url: 'https://docs.genesys.com/Documentation/SIPS/latest/Dep/RONA',
};

/** An option of which only the name may be relied on: enough to know that it is not a misspelling of another. */
function named(name: string, source?: Source): OptionDefinition {
  return { name, section: 'TServer', evidence: 'name', ...(source && { source }) };
}

/** Options known by name alone. */
export const namedOptions: readonly OptionDefinition[] = [
  named('authenticate-requests', publicScript),
  named('capacity-sip-error-code', trunkCapacity),
  named('capacity-tlib-error-code', trunkCapacity),
  named('charge-type', {
    title: 'Controlling Early Media with a Routing Strategy (SIP Server 8.1.1)',
    url: 'https://docs.genesys.com/Documentation:SIPS:Dep:ChargeType:8.1.1',
  }),
  named('cpd-capability'),
  named('cpn'),
  named('display-name'),
  named('emulate-login'),
  named('hg-type'),
  named('no-answer-action', noAnswerSupervision),
  named('no-answer-overflow', {
    title: 'agent-no-answer-overflow option page (TServer_SIPPremise, wiki revision 534701-prev)',
    url: 'https://enu.docs.genesys.com/index.php?direction=prev&oldid=534701&title=Options%3ATServer_SIPPremise%3ATServer%3Aagent-no-answer-overflow',
  }),
  named('no-answer-timeout'),
  named('no-response-dn', {
    title: 'Setting SIP INVITE timeout for individual DNs (SIP Server 8.1.1)',
    url: 'https://docs.genesys.com/Documentation/SIPS/8.1.1/Dep/InviteTmt',
  }),
  named('oosp-transfer-enabled', noAnswerSupervision),
  named('override-domain'),
  named('partition-id'),
  // That a password is a secret is no statement of a source: whoever reads a hover, a log or a message must not see one.
  { ...named('password', publicScript), values: { kind: 'string', secret: true } },
  named('recovery-timeout'),
  named('replace-prefix'),
  named('request-uri'),
  named('reuse-sdp-on-reinvite', publicScript),
  named('ring-tone-on-make-call', publicScript),
  named('shared-line'),
  named('shared-line-number'),
  named('sip-busy-type', publicScript),
  named('sip-enable-moh', publicScript),
  named('sip-from-pass-through'),
  named('sip-hold-rfc3264'),
  named('sip-replaces-mode', publicScript),
  named('sip-ring-tone-mode'),
  named('subscribe-presence'),
  named('subscription-id'),
  named('transfer-complete-by-refer', publicScript),
  named('use-contact-as-dn', publicScript),
];
