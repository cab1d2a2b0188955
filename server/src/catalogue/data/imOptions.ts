import type { OptionDefinition, Source } from '../types.ts';

/** The page that states everything said below of values, defaults and effects; it has no stable address. */
const source: Source = { title: 'Workspace Desktop Edition, TServer Section (18 December 2025)' };

/** The three options that decide how a DN takes part in Instant Messaging (IM). All three are documented in full. */
export const imOptions: readonly OptionDefinition[] = [
  {
    name: 'multimedia',
    section: 'TServer',
    evidence: 'documented',
    values: { kind: 'boolean' },
    valuesStated: true,
    valueNotes: {
      true: 'The DN can handle IM interactions, besides whatever else it is set up for.',
      false: 'URS delivers no IM to the DN.',
    },
    default: 'false',
    takesEffect: 'next-interaction',
    summary: 'Whether a DN of SIP Server can handle Instant Messaging (IM) interactions.',
    notes: [
      { text: 'Workspace: the IM solution works only where `multimedia` and `voice` are both `true`.' },
      { text: 'A DN for IM alone: `multimedia` is `true` and `voice` is `false`.' },
    ],
    source,
  },
  {
    name: 'sip-signaling-chat',
    section: 'TServer',
    evidence: 'documented',
    values: { kind: 'enum', enum: ['session', 'none'] },
    valuesStated: true,
    valueNotes: {
      session: 'MESSAGE requests travel only in the first SIP dialog that is created with an IM SDP.',
      none: 'SIP Server sends no SIP MESSAGE to the endpoint; the agent desktop gets the chat by T-Library alone.',
    },
    default: 'session',
    takesEffect: 'immediately',
    summary: 'The chat mode of an Instant Messaging (IM) DN.',
    notes: [
      {
        text: 'Multi-site and Business Continuity: set `none`, so that an IM call creates no SIP session with the agent endpoint.',
      },
      { text: 'Microsoft Office Communicator endpoints: `session` is required.' },
    ],
    source,
    otherSources: [
      {
        title: 'Instant Messaging in Business Continuity (SIP Server 8.1.1 HA Deployment Guide)',
        url: 'https://docs.genesys.com/Documentation:SIPS:HADeployment:IMinBC:8.1.1',
      },
    ],
  },
  {
    name: 'voice',
    section: 'TServer',
    evidence: 'documented',
    values: { kind: 'boolean' },
    valuesStated: true,
    valueNotes: {
      true: 'The DN can handle voice interactions, besides whatever else it is set up for.',
      false: 'The DN handles no voice interactions: for a DN that serves IM alone.',
    },
    default: 'true',
    takesEffect: 'next-interaction',
    summary: 'Whether a DN of SIP Server can handle voice interactions.',
    notes: [
      { text: 'Workspace: the IM solution works only where `multimedia` and `voice` are both `true`.' },
      { text: 'A DN for IM alone: set `false`.' },
    ],
    source,
  },
];
