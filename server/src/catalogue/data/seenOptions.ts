import type { OptionDefinition, Source } from '../types.ts';

const trunkCapacity: Source = {
  title: 'Trunk Capacity Control (SIP Server 8.1.1)',
  url: 'https://docs.genesys.com/Documentation:SIPS:Dep:TrunkCapacity:8.1.1',
};
const ciscoGateway: Source = {
  title: 'Configuring DN Objects - Cisco Media Gateway (SIP Server Integration Reference Manual, latest)',
  url: 'https://docs.genesys.com/Documentation/SIPS/latest/IntegrationReferenceManual/CiscoConfigMediaDN',
};
const ciscoUcm: Source = {
  title: 'Configuring DN Objects - Cisco UCM (SIP Server 8.1.1 Integration Reference Manual)',
  url: 'https://docs.genesys.com/Documentation/SIPS/8.1.1/IntegrationReferenceManual/CUCMConfigDN',
};
const audioCodesGateway: Source = {
  title: 'Configuring DN Objects - AudioCodes Gateway (SIP Server 8.1.0 Integration Reference Manual)',
  url: 'https://docs.genesys.com/Documentation/SIPS/8.1.0/IntegrationReferenceManual/ConfigACGatewayDN',
};
const remoteAgents: Source = {
  title: 'Remote Agents Support (SIP Server, latest)',
  url: 'https://docs.genesys.com/Documentation/SIPS/latest/Dep/RemAgents',
};
const huntGroups: Source = {
  title: 'Hunt Groups in Standalone Deployments (SIP Server 8.1.1)',
  url: 'https://docs.genesys.com/Documentation:SIPS:Dep:HuntGroups:8.1.1',
};

const onSoftswitch = { text: 'On a Voice over IP Service DN: with `service-type` = `softswitch`.' };
const onHuntGroup = { text: 'Belongs on the DN of the hunt group; which DN type that is, the page did not say.' };

/**
 * Options that a vendor page shows on a DN, without saying all there is to say. `valuesStated` stands only where the page gives
 * the range or the closed list itself.
 */
export const seenOptions: readonly OptionDefinition[] = [
  {
    name: 'capacity',
    section: 'TServer',
    evidence: 'seen',
    values: { kind: 'integer', unit: 'calls' },
    appliesTo: ['trunk'],
    summary: 'How many calls a trunk may count before SIP Server refuses outgoing ones; incoming calls still pass.',
    notes: [
      { text: 'Several trunks can share the limit through `capacity-group`.' },
      {
        text: '`capacity-sip-error-code` answers calls made by phone, `capacity-tlib-error-code` those made by desktop.',
      },
    ],
    source: trunkCapacity,
  },
  {
    name: 'capacity-group',
    section: 'TServer',
    evidence: 'seen',
    values: { kind: 'string', format: 'the name of the group' },
    appliesTo: ['trunk'],
    summary: 'Puts trunks into a group that shares one limit of calls.',
    notes: [{ text: '`capacity` holds the shared limit.' }],
    source: trunkCapacity,
  },
  {
    name: 'contact',
    section: 'TServer',
    evidence: 'seen',
    values: {
      kind: 'string',
      format: 'a SIP URI, or address:port, `;transport=tls` may follow; `*` is a registered endpoint; may be empty',
    },
    appliesTo: ['trunk', 'voipservice', 'extension', 'acdposition'],
    summary: 'The address at which SIP Server reaches the device.',
    notes: [
      { text: 'The Extension of an agent behind a softswitch has no contact, or an empty one.' },
      { text: 'Business Continuity: a statically configured contact needs `dr-forward` = `no-agent`.' },
      { text: 'On a Voice over IP Service DN: with `service-type` = `softswitch` or `sip-outbound-proxy`.' },
      { text: 'With `sip-outbound-proxy`, `;transport=tls` chooses TLS between SIP Server and SIP Proxy.' },
    ],
    source: ciscoGateway,
  },
  {
    name: 'contact-backup',
    section: 'TServer',
    evidence: 'seen',
    values: { kind: 'string', format: 'addresses with commas between them' },
    appliesTo: ['trunk'],
    summary: 'The addresses of the further nodes of a clustered switch; described for a CUCM cluster.',
    notes: [{ text: '`contact` holds the first node.' }, { text: 'Not to be set for a CUCM of a single node.' }],
    source: ciscoUcm,
  },
  {
    name: 'default-dn',
    section: 'TServer',
    evidence: 'seen',
    values: { kind: 'string', format: 'a DN number' },
    appliesTo: ['routingpoint'],
    alsoOn: ['CfgApplication'],
    summary: 'Where a call goes when the router does not answer in time.',
    notes: [
      { text: 'Can be set on the Application or on the DN.' },
      {
        text: 'The Default DNs list of a Routing Point serves the same end, and only the list carries attached data along.',
      },
    ],
    source: {
      title: 'Alternate Routing for Unresponsive URS/ORS (SIP Server, latest)',
      url: 'https://docs.genesys.com/Documentation/SIPS/latest/Dep/AltRouting',
    },
  },
  {
    name: 'dual-dialog-enabled',
    section: 'TServer',
    evidence: 'seen',
    values: { kind: 'boolean' },
    valueNotes: { false: 'A consultation call stays in the one SIP dialog that SIP Server has with the device.' },
    appliesTo: ['voipservice', 'extension', 'acdposition'],
    summary: 'Whether SIP Server opens a second SIP dialog with the device for a consultation call.',
    notes: [onSoftswitch],
    source: ciscoUcm,
  },
  {
    name: 'enable-agentlogin-presence',
    section: 'TServer',
    evidence: 'seen',
    values: { kind: 'boolean' },
    valueNotes: { true: 'SIP Server can report accurate agent states.' },
    appliesTo: ['voipservice'],
    summary: 'Concerns the agent states that SIP Server reports for agents behind the switch; described for CUCM.',
    notes: [onSoftswitch],
    source: ciscoUcm,
  },
  {
    name: 'geo-location',
    section: 'TServer',
    evidence: 'seen',
    values: { kind: 'string', format: 'a label' },
    appliesTo: ['trunk', 'routingpoint', 'extension', 'trunkgroup'],
    summary: 'A label of the location, by which media and recording services near the call are chosen.',
    notes: [
      {
        text: "The `geo-location` extension of TRouteCall comes first, then the Routing Point, then the inbound Trunk or, for an outbound call, the agent's DN.",
      },
      {
        text: 'A service is matched by an equal label; see `enable-strict-location-match` on the Application.',
      },
    ],
    source: {
      title: 'Geo-Location Configuration (GVP Solution, latest)',
      url: 'https://docs.genesys.com/Documentation/GVP/latest/Solution/Geo-LocationConfiguration',
    },
  },
  {
    name: 'hg-members',
    section: 'TServer',
    evidence: 'seen',
    values: { kind: 'string', format: 'a list of Extension or ACD Position numbers' },
    summary: 'The members of a hunt group, as a fixed list.',
    notes: [{ text: '`hg-noanswer-timeout` decides when the next member is tried.' }, onHuntGroup],
    source: huntGroups,
  },
  {
    name: 'hg-noanswer-timeout',
    section: 'TServer',
    evidence: 'seen',
    values: { kind: 'integer', unit: 'seconds' },
    summary: "How long a member's phone may ring before a sequential hunt group goes on to the next member.",
    notes: [onHuntGroup],
    source: huntGroups,
  },
  {
    name: 'hg-preferred-site',
    section: 'TServer',
    evidence: 'seen',
    values: { kind: 'string', format: 'a site' },
    summary: 'Business Continuity: the site that distributes the calls of this hunt group.',
    notes: [{ text: 'Needs `hg-members`. In Business Continuity: parallel hunt groups only.' }, onHuntGroup],
    source: {
      title: 'Hunt Groups in Business Continuity (SIP Server 8.1.1 HA Deployment Guide)',
      url: 'https://docs.genesys.com/Documentation/SIPS/8.1.1/HADeployment/HGinBC',
    },
  },
  {
    name: 'line-type',
    section: 'TServer',
    evidence: 'seen',
    values: { kind: 'integer' },
    valueNotes: { 1: "The agent's Extension uses a nailed-up connection." },
    appliesTo: ['extension'],
    summary: "Marks an agent's Extension as one with a nailed-up connection.",
    notes: [{ text: '`connect-nailedup-on-login` and `disconnect-nailedup-timeout` can be set along with it.' }],
    source: {
      title: 'Remote Agents with Non-provisioned DNs (SIP Server 8.1.1, older page revision)',
      url: 'https://enu.docs.genesys.com/index.php?oldid=894224&title=Documentation%3ASIPS%3ADep%3ARemAgents%3A8.1.1',
    },
  },
  {
    name: 'make-call-rfc3725-flow',
    section: 'TServer',
    evidence: 'seen',
    values: { kind: 'integer' },
    appliesTo: ['voipservice'],
    summary: 'Which of the RFC 3725 flows (third-party call control) serves a TMakeCall.',
    notes: [onSoftswitch],
    source: ciscoUcm,
  },
  {
    name: 'music-on-hold',
    section: 'TServer',
    evidence: 'seen',
    values: { kind: 'string', format: 'the path of a music file' },
    appliesTo: ['routingpoint'],
    summary: 'The music on hold for calls that went through this Routing Point; the choice stays with the call.',
    notes: [
      { text: 'The keys `music` and `music-on-hold` in the extensions of a request win over it.' },
      { text: 'It wins over `default-music` of the Agent Login.' },
    ],
    source: {
      title: 'Customizing Music on Hold (SIP Server, latest)',
      url: 'https://docs.genesys.com/Documentation/SIPS/latest/Dep/CustomMOH',
    },
  },
  {
    name: 'oos-check',
    section: 'TServer',
    evidence: 'seen',
    values: { kind: 'integer', min: 0, max: 300, unit: 'seconds' },
    valuesStated: true,
    appliesTo: ['trunk', 'voipservice'],
    summary: 'How often SIP Server checks whether the device is in service.',
    notes: [{ text: '`oos-force` works only while `oos-check` is enabled.' }, onSoftswitch],
    source: ciscoGateway,
  },
  {
    name: 'oos-force',
    section: 'TServer',
    evidence: 'seen',
    values: { kind: 'integer', min: 0, max: 30, unit: 'seconds' },
    valuesStated: true,
    appliesTo: ['trunk', 'voipservice'],
    summary: 'How long a device may stay silent before SIP Server marks it out of service.',
    notes: [{ text: 'Without effect unless `oos-check` is enabled.' }, onSoftswitch],
    source: ciscoGateway,
  },
  {
    name: 'prefix',
    section: 'TServer',
    evidence: 'seen',
    values: { kind: 'string', format: 'the beginning of the dialled number' },
    appliesTo: ['trunk', 'voipservice'],
    summary: 'The beginning of a number for which this device is chosen; of several that match, the longest wins.',
    notes: [{ text: '`priority` decides between devices of equal prefix.' }, onSoftswitch],
    source: ciscoGateway,
  },
  {
    name: 'priority',
    section: 'TServer',
    evidence: 'seen',
    values: { kind: 'integer', min: 0 },
    valuesStated: true,
    appliesTo: ['trunk'],
    summary: 'The rank of a device among those of equal `prefix`: smaller numbers are tried first.',
    notes: [{ text: 'Serves primary and backup devices, and the choice by cost.' }],
    source: ciscoGateway,
  },
  {
    name: 'record',
    section: 'TServer',
    evidence: 'seen',
    values: { kind: 'boolean' },
    valueNotes: { true: 'Full-time recording of the calls on the DN.' },
    appliesTo: ['extension', 'acdposition', 'trunkgroup', 'trunk'],
    summary: 'Starts full-time recording of the calls on a DN.',
    notes: [
      { text: 'Also on Voice Treatment Port DNs, and on an Agent Login.' },
      {
        text: 'For one call the `record` key of TRouteCall (`disable_source`, `disable_destination`) switches it off; with MSML recording only.',
      },
    ],
    source: {
      title: 'Recording Methods (Genesys Interaction Recording Solution Guide, latest)',
      url: 'https://docs.genesys.com/Documentation/CR/latest/Solution/Fulltimerecording',
    },
  },
  {
    name: 'refer-enabled',
    section: 'TServer',
    evidence: 'seen',
    values: { kind: 'boolean' },
    valuesStated: true,
    valueNotes: { false: 'SIP Server uses re-INVITE rather than REFER.' },
    appliesTo: ['trunk', 'voipservice', 'extension', 'acdposition'],
    summary: 'Chooses between REFER and re-INVITE in dealings with this device.',
    notes: [onSoftswitch],
    source: audioCodesGateway,
  },
  {
    name: 'reject-call-notready',
    section: 'TServer',
    evidence: 'seen',
    values: { kind: 'boolean' },
    valueNotes: { true: 'Recommended for remote agents.' },
    appliesTo: ['voipservice', 'extension', 'acdposition'],
    summary: 'Going by its name alone: whether SIP Server refuses a call for an agent who is NotReady.',
    notes: [onSoftswitch],
    source: remoteAgents,
  },
  {
    name: 'service-type',
    section: 'TServer',
    evidence: 'seen',
    values: { kind: 'enum', enum: ['softswitch', 'msml', 'voicemail', 'sip-outbound-proxy'], open: true },
    valueNotes: { softswitch: 'The device is chosen by its `prefix`.' },
    appliesTo: ['voipservice'],
    summary:
      'The kind of service for which a Voice over IP Service DN stands. Which other options count depends on it.',
    source: ciscoUcm,
  },
  {
    name: 'sip-cti-control',
    section: 'TServer',
    evidence: 'seen',
    values: {
      kind: 'string',
      format: 'words with commas between them, such as `talk` and `hold`; the list is incomplete',
    },
    appliesTo: ['extension', 'voipservice'],
    summary: 'The operations of the phone, such as answer and hold, that SIP Server may drive.',
    notes: [{ text: 'Not to be set for remote agents.' }, onSoftswitch],
    source: remoteAgents,
  },
];
