import type { RuleId } from '../../../server/src/rules/definitions.ts';
import { exportFile, type RulePage, yamlFile } from './rulePage.ts';
import { workspaceTServer } from './sources.ts';

export const imPages = {
  'im/multimedia-off': {
    finds:
      'A DN with `sip-signaling-chat` whose `multimedia` is `false` in effect: as written, or, where it is not written, by its default.',
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
    finds:
      'A DN for Instant Messaging (`multimedia` is `true`, or `sip-signaling-chat` is written) whose `voice` is `false`.',
    why: 'For a DN that serves Instant Messaging alone, `voice` = `false` is what the documentation asks for: then there is nothing to mend. The Instant Messaging solution for Workspace works only where `multimedia` and `voice` are both `true`.',
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
    },
    fixes: 'Set `voice` to `true`.',
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
