import type { RuleId } from '../../../server/src/rules/definitions.ts';
import { cfgDataFile, exportFile, type RulePage, yamlFile } from './rulePage.ts';
import { workspaceTServer } from './sources.ts';

const imDn =
  'A DN for Instant Messaging (`multimedia` is `true`, or `sip-signaling-chat` is written, or it is declared `imRole: im-only` or `im-and-voice`; `imRole: no-im` undoes none of these)';
const chatDefault = 'Its default is `session`, so it has to be written.';

export const imPages = {
  'im/multimedia-off': {
    finds:
      'A DN with `sip-signaling-chat`, or declared `imRole: im-only` or `im-and-voice`, whose `multimedia` is `false` in effect: as written, or, where it is not written, by its default.',
    why: 'While `multimedia` is `false`, URS delivers no Instant Messaging to the DN, whatever its chat mode. The default is `false`, so `multimedia` has to be written.',
    sources: [workspaceTServer],
    examples: {
      yaml: {
        bad: yamlFile('sip-signaling-chat: none', 'voice: true'),
        good: yamlFile('multimedia: true', 'sip-signaling-chat: none', 'voice: true'),
      },
      options: {
        bad: exportFile('sip-signaling-chat=none', 'voice=true'),
        good: exportFile('multimedia=true', 'sip-signaling-chat=none', 'voice=true'),
      },
    },
    fixes: 'Set `multimedia` to `true`.',
  },
  'im/voice-off': {
    finds: `${imDn} whose \`voice\` is \`false\`. A DN that is declared \`imRole: im-only\` is not reported.`,
    why: 'For a DN that serves Instant Messaging alone, `voice` = `false` is what the documentation asks for: then declare it, and there is nothing to mend. The Instant Messaging solution for Workspace works only where `multimedia` and `voice` are both `true`.',
    sources: [workspaceTServer],
    examples: {
      yaml: {
        bad: yamlFile('multimedia: true', 'sip-signaling-chat: none', 'voice: false'),
        good: yamlFile('multimedia: true', 'sip-signaling-chat: none', 'voice: true'),
      },
      options: {
        bad: exportFile('multimedia=true', 'sip-signaling-chat=none', 'voice=false'),
        good: exportFile('multimedia=true', 'sip-signaling-chat=none', 'voice=true'),
      },
      cfgdata: {
        bad: cfgDataFile(['multimedia', 'true'], ['sip-signaling-chat', 'none'], ['voice', 'false']),
        good: cfgDataFile(['multimedia', 'true'], ['sip-signaling-chat', 'none'], ['voice', 'true']),
      },
    },
    fixes:
      'Set `voice` to `true`; or declare the DN IM-only, by the comment `dn-config: imRole=im-only` inside it. JSON has no comments, and a DN on a single line has no place for one: `overrides` in `dn-config.yaml` say it there.',
  },
  'im/im-only-voice-on': {
    finds:
      'A DN that is declared `imRole: im-only` whose `voice` is `true` in effect. Its default is `true`, so it has to be written.',
    why: '`voice` is to be `false` for DNs that are intended for IM-only interaction handling; otherwise calls come to the DN, too.',
    sources: [workspaceTServer],
    settings: { rules: {}, imRole: 'im-only' },
    examples: {
      yaml: {
        bad: yamlFile('multimedia: true', 'sip-signaling-chat: none', 'voice: true'),
        good: yamlFile('multimedia: true', 'sip-signaling-chat: none', 'voice: false'),
      },
      options: {
        bad: exportFile('multimedia=true', 'sip-signaling-chat=none'),
        good: exportFile('multimedia=true', 'sip-signaling-chat=none', 'voice=false'),
      },
    },
    fixes: 'Set `voice` to `false`.',
  },
  'im/signaling-multi-site': {
    finds: `${imDn} in a deployment that is declared \`multi-site\` or \`business-continuity\`, whose \`sip-signaling-chat\` is not \`none\` in effect. ${chatDefault}`,
    why: 'In multi-site and Business Continuity deployments, `sip-signaling-chat` is to be `none` on the IM DN, so that no SIP session with an agent endpoint is created for the IM call.',
    sources: [workspaceTServer],
    settings: { rules: {}, deployment: 'multi-site' },
    examples: {
      yaml: {
        bad: yamlFile('multimedia: true', 'voice: true'),
        good: yamlFile('multimedia: true', 'voice: true', 'sip-signaling-chat: none'),
      },
      options: {
        bad: exportFile('multimedia=true', 'sip-signaling-chat=session', 'voice=true'),
        good: exportFile('multimedia=true', 'sip-signaling-chat=none', 'voice=true'),
      },
    },
    fixes: 'Set `sip-signaling-chat` to `none`.',
  },
  'im/signaling-office-communicator': {
    finds: `${imDn} whose endpoint is declared \`office-communicator\`, and whose \`sip-signaling-chat\` is not \`session\` in effect.`,
    why: 'Microsoft Office Communicator endpoints must use `session`: with `none`, SIP Server sends no SIP MESSAGE to the endpoint.',
    sources: [workspaceTServer],
    settings: { rules: {}, imEndpoint: 'office-communicator' },
    examples: {
      yaml: {
        bad: yamlFile('multimedia: true', 'sip-signaling-chat: none', 'voice: true'),
        good: yamlFile('multimedia: true', 'sip-signaling-chat: session', 'voice: true'),
      },
      options: {
        bad: exportFile('multimedia=true', 'sip-signaling-chat=none', 'voice=true'),
        good: exportFile('multimedia=true', 'voice=true'),
      },
    },
    fixes: 'Set `sip-signaling-chat` to `session`.',
  },
  'im/conflicting-needs': {
    finds: `${imDn} whose deployment is declared \`multi-site\` or \`business-continuity\` and whose endpoint is declared \`office-communicator\`, whatever the value of \`sip-signaling-chat\`. It stands alone, in the place of [im/signaling-multi-site](signaling-multi-site.md) and [im/signaling-office-communicator](signaling-office-communicator.md), also where it is switched off. Where the value of \`sip-signaling-chat\` is itself wrong, only that is reported.`,
    why: 'Multi-site and Business Continuity deployments need `sip-signaling-chat` = `none` on the IM DN, Microsoft Office Communicator endpoints need `session`. No value can serve both; what the DN is for has to be decided first.',
    sources: [workspaceTServer],
    settings: { rules: {}, deployment: 'multi-site', imEndpoint: 'office-communicator' },
    examples: {
      yaml: {
        bad: yamlFile('multimedia: true', 'sip-signaling-chat: none', 'voice: true'),
        good: yamlFile('multimedia: false', 'voice: true'),
      },
      options: {
        bad: exportFile('multimedia=true', 'sip-signaling-chat=session', 'voice=true'),
        good: exportFile('multimedia=false', 'voice=true'),
      },
    },
    fixes: 'None in the DN. The finding leads to both declarations; change the one that does not hold for this DN.',
  },
  'im/dn-type': {
    finds:
      '`sip-signaling-chat`, or `multimedia` = `true`, on a DN of a type that cannot be in a Place: ACDQueue, RoutingPoint, VirtACDQueue, VirtRoutingPoint, Trunk, TrunkGroup, TieLine, TieLineGroup, ExtRoutingPoint, RoutingQueue, DestinationLabel, ServiceNumber, AccessResource.',
    why: 'A DN that cannot be in a Place cannot serve an agent; that list is known from public code. That options for Instant Messaging are out of place there is our conclusion: no source says so.',
    examples: {
      yaml: {
        bad: yamlFile('multimedia: true').replace('extension', 'routingpoint'),
        good: yamlFile('multimedia: true'),
      },
    },
  },
} satisfies Partial<Record<RuleId, RulePage>>;
