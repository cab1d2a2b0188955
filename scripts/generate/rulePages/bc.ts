import type { RuleId } from '../../../server/src/rules/definitions.ts';
import { exportFile, type RulePage, yamlFile } from './rulePage.ts';
import { businessContinuity, gatewayDn } from './sources.ts';

export const bcPages = {
  'bc/static-contact': {
    finds:
      'A DN in a deployment that is declared `business-continuity`, with an address in `contact`, whose `dr-forward` is not `no-agent` in effect. A `contact` that is empty or `*` (a registered endpoint) is not static. DNs of types that cannot be in a Place, such as Trunk, serve no agent and are not reported.',
    why: 'In Business Continuity, a DN whose contact is configured statically must use `dr-forward` = `no-agent`. The default is `off`. A value on the Application holds for every DN that has none of its own; the file of a DN does not show it, so a DN without `dr-forward` is reported.',
    sources: [businessContinuity, gatewayDn],
    settings: { rules: {}, deployment: 'business-continuity' },
    examples: {
      yaml: {
        bad: yamlFile('contact: "192.0.2.10:5060"', 'dr-forward: oos'),
        good: yamlFile('contact: "192.0.2.10:5060"', 'dr-forward: no-agent'),
      },
      options: {
        bad: exportFile('contact=192.0.2.10:5060'),
        good: exportFile('contact=192.0.2.10:5060', 'dr-forward=no-agent'),
      },
    },
    fixes: 'Set `dr-forward` to `no-agent`.',
  },
} satisfies Partial<Record<RuleId, RulePage>>;
