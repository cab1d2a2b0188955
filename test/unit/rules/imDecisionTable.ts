/**
 * What a DN needs for IM. The table is made from the sentences of "Workspace Desktop Edition, TServer Section" and nothing else; none of the
 * rules' code is used for it.
 */

export const deployments = [undefined, 'single-site', 'multi-site', 'business-continuity'] as const;
export const endpoints = [undefined, 'workspace', 'office-communicator'] as const;
export const roles = [undefined, 'im-only', 'im-and-voice', 'no-im'] as const;

/** How an option is written: not at all, as one of its values, as none of them, as a value in another case, under a name in another case. */
export const booleans = ['absent', 'true', 'false', 'invalid', 'value-case', 'name-case'] as const;
export const chatModes = ['absent', 'session', 'none', 'invalid', 'value-case', 'name-case'] as const;

export interface Declared {
  readonly deployment: (typeof deployments)[number];
  readonly endpoint: (typeof endpoints)[number];
  readonly role: (typeof roles)[number];
}

export interface Written {
  readonly multimedia: (typeof booleans)[number];
  readonly 'sip-signaling-chat': (typeof chatModes)[number];
  readonly voice: (typeof booleans)[number];
}

export type OptionName = keyof Written;

/** What counts for a DN: the value that is written, else the documented default; undefined where what is written is no documented value. */
export interface InEffect {
  readonly multimedia: string | undefined;
  readonly chat: string | undefined;
  readonly voice: string | undefined;
  readonly isChatWritten: boolean;
}

export interface Row {
  readonly rule: string;
  /** Of the source. */
  readonly sentences: readonly string[];
  /** The option that the finding is about. */
  readonly about: OptionName;
  readonly when: (declared: Declared, inEffect: InEffect) => boolean;
}

/** "Default Value: false", "Default Value: session", "Default Value: true". */
export const defaults: Readonly<Record<OptionName, string>> = {
  multimedia: 'false',
  'sip-signaling-chat': 'session',
  voice: 'true',
};

/**
 * "Set this option to true for a DN that is related to SIP Server when you want it to be able to handle IMs." "Specifies the chat mode for the
 * Instant Messaging (IM) DN on which this option is configured." And whoever declares a DN to be one wants it to be one.
 */
export const isImDn = ({ role }: Declared, { multimedia, isChatWritten }: InEffect): boolean =>
  multimedia === 'true' || isChatWritten || role === 'im-only' || role === 'im-and-voice';

/** "Multi-site or Business Continuity Deployments: On the Instant Messaging DN, in the TServer section, set …" */
export const wantsNone = ({ deployment }: Declared): boolean =>
  deployment === 'multi-site' || deployment === 'business-continuity';

/** "You must use this value for Microsoft Office Communicator endpoints." */
export const wantsSession = ({ endpoint }: Declared): boolean => endpoint === 'office-communicator';

export const table: readonly Row[] = [
  {
    rule: 'im/multimedia-off',
    sentences: ['When set to false, URS will not deliver IMs to this DN.'],
    about: 'multimedia',
    when: ({ role }, { multimedia, isChatWritten }) =>
      multimedia === 'false' && (isChatWritten || role === 'im-only' || role === 'im-and-voice'),
  },
  {
    rule: 'im/voice-off',
    sentences: [
      'make sure the following configuration options are enabled (set to `true`) in the TServer section of the DN for Workspace Desktop Edition: `multimedia` `voice`',
      'Set this option to false for DNs that are intended for IM-only interaction handling.',
    ],
    about: 'voice',
    when: (declared, inEffect) =>
      inEffect.voice === 'false' && declared.role !== 'im-only' && isImDn(declared, inEffect),
  },
  {
    rule: 'im/im-only-voice-on',
    sentences: ['Set this option to false for DNs that are intended for IM-only interaction handling.'],
    about: 'voice',
    when: ({ role }, { voice }) => role === 'im-only' && voice === 'true',
  },
  {
    rule: 'im/signaling-multi-site',
    sentences: [
      'On the Instant Messaging DN, in the TServer section, set the `sip-signaling-chat` option to `none`, so no SIP session with an agent endpoint is created for the IM call.',
    ],
    about: 'sip-signaling-chat',
    when: (declared, inEffect) =>
      wantsNone(declared) && !wantsSession(declared) && isImDn(declared, inEffect) && inEffect.chat === 'session',
  },
  {
    rule: 'im/signaling-office-communicator',
    sentences: ['You must use this value for Microsoft Office Communicator endpoints.'],
    about: 'sip-signaling-chat',
    when: (declared, inEffect) =>
      wantsSession(declared) && !wantsNone(declared) && isImDn(declared, inEffect) && inEffect.chat === 'none',
  },
  {
    rule: 'im/conflicting-needs',
    sentences: [
      'set the `sip-signaling-chat` option to `none`',
      'You must use this value for Microsoft Office Communicator endpoints.',
    ],
    about: 'sip-signaling-chat',
    when: (declared, inEffect) =>
      wantsNone(declared) && wantsSession(declared) && isImDn(declared, inEffect) && inEffect.chat !== undefined,
  },
  {
    rule: 'dn/no-media',
    sentences: [
      'Specifies whether this SIP Server-related DN is capable of handling IM interactions (in addition to whatever other capabilities are set for it).',
      'Specifies whether this SIP Server-related DN is capable of handling voice interactions (in addition to whatever other capabilities are set for it).',
    ],
    about: 'voice',
    when: (_, { multimedia, voice }) => multimedia === 'false' && voice === 'false',
  },
];
