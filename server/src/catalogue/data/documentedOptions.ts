import type { OptionDefinition } from '../types.ts';

/** The options besides the three for IM whose values, default and effect were all read at the source. */
export const documentedOptions: readonly OptionDefinition[] = [
  {
    name: 'connect-nailedup-on-login',
    section: 'TServer',
    evidence: 'documented',
    values: { kind: 'string', format: 'a Routing Point number, or `gcti::park`; empty switches it off' },
    valuesStated: true,
    default: '',
    takesEffect: 'next-login',
    appliesTo: ['extension', 'voipservice'],
    summary:
      "Sets up an agent's permanent (nailed-up) call leg when the agent logs in (TAgentLogin), through a Routing Point or straight onto the parking device.",
    notes: [
      { text: "Needs `line-type` = `1` on the agent's Extension." },
      {
        text: "Where the agent's DN sits behind a softswitch, it belongs on that DN, with `service-type` = `softswitch`.",
      },
    ],
    source: {
      title: 'BC Configuration Options (SIP Server HA Deployment Guide, latest)',
      url: 'https://docs.genesys.com/Documentation/SIPS/latest/HADeployment/ConfOptionsforSIPBC',
    },
  },
  {
    name: 'disconnect-nailedup-timeout',
    section: 'TServer',
    evidence: 'documented',
    values: { kind: 'integer', min: 0, unit: 'seconds' },
    valuesStated: true,
    valueNotes: { 0: 'The connection is never dropped for inactivity.' },
    default: '0',
    takesEffect: 'At the next nailed-up connection',
    alsoOn: ['CfgApplication'],
    summary: 'How long an agent may be inactive before SIP Server drops the nailed-up connection.',
    notes: [{ text: 'For the DNs of agents; can be set on the Application as well.' }],
    source: {
      title: 'BC Configuration Options (SIP Server HA Deployment Guide, latest)',
      url: 'https://docs.genesys.com/Documentation/SIPS/latest/HADeployment/ConfOptionsforSIPBC',
    },
  },
  {
    name: 'dr-forward',
    section: 'TServer',
    evidence: 'documented',
    values: { kind: 'enum', enum: ['off', 'no-agent', 'oos'] },
    valuesStated: true,
    valueNotes: {
      off: 'Calls are never handed over.',
      'no-agent': 'Calls are handed over while no agent is logged in on the DN.',
      oos: 'Calls are handed over while the endpoint is out of service.',
    },
    default: 'off',
    takesEffect: 'immediately',
    alsoOn: ['CfgApplication'],
    summary: 'Business Continuity: when a call for the DN is handed to the paired SIP Server.',
    notes: [
      { text: 'A DN whose `contact` is configured statically must use `no-agent` in Business Continuity.' },
      { text: 'For the DNs of agents; the value on a DN wins over the value on the Application.' },
    ],
    source: {
      title: 'Configuration Options for SIP Business Continuity (SIP Server 8.1.0 HA Deployment Guide)',
      url: 'https://docs.genesys.com/Documentation/SIPS/8.1.0/HADeployment/ConfOptionsforSIPBC',
    },
  },
  {
    name: 'sip-trying-timeout',
    section: 'TServer',
    evidence: 'documented',
    values: { kind: 'integer', min: 0, max: 256, unit: 'seconds' },
    valuesStated: true,
    default: '',
    takesEffect: 'At the next call',
    appliesTo: ['extension', 'trunk', 'voipservice'],
    summary:
      'How long a call may wait while 100 Trying is the only answer. Then it goes to the no-response DN, or is released.',
    notes: [
      { text: '`no-response-dn` names where the call goes when the time is up.' },
      {
        text: 'Not set: `sip-invite-timeout` of the Application counts instead; its maximum is 34 seconds, and 0 stands for 32.',
      },
      { text: 'On a Voice over IP Service DN: with `service-type` = `softswitch`.' },
    ],
    source: {
      title: 'Setting SIP INVITE timeout for individual DNs (SIP Server 8.1.1)',
      url: 'https://docs.genesys.com/Documentation/SIPS/8.1.1/Dep/InviteTmt',
    },
  },
];
