import type { RuleId } from '../../../server/src/rules/definitions.ts';
import { exportFile, type RulePage, yamlDn, yamlFile } from './rulePage.ts';
import { cfgDn, dnTypeNames, mutagen, workspaceTServer } from './sources.ts';

/** Why formats without number and type are not asked for them. */
const notInExports = 'An options export says neither number nor type, so nothing is missing there.';

export const dnPages = {
  'dn/duplicate': {
    finds:
      'A number that stands twice on one switch in a file. DNs that name no switch count as DNs of one and the same; DNs of different tenants do not clash. Not for the types `destinationlabel` and `accessresource`.',
    why: 'The number of a DN is unique on its switch, except for the types DestinationLabel and AccessResource.',
    sources: [cfgDn],
    examples: {
      yaml: {
        bad: 'dns:\n  - number: "7001"\n    type: extension\n    switch: SIP_Switch\n  - number: "7001"\n    type: acdposition\n    switch: SIP_Switch\n',
        good: 'dns:\n  - number: "7001"\n    type: extension\n    switch: SIP_Switch\n  - number: "7002"\n    type: acdposition\n    switch: SIP_Switch\n',
      },
    },
  },
  'dn/missing-number': {
    finds: `A DN without a number. ${notInExports}`,
    why: 'The number is mandatory, and it cannot be changed later.',
    sources: [cfgDn],
    examples: {
      yaml: { bad: 'dns:\n  - type: extension\n    switch: SIP_Switch\n', good: yamlDn('switch: SIP_Switch') },
    },
  },
  'dn/missing-type': {
    finds: `A DN without a type. ${notInExports}`,
    why: 'The type is mandatory, and it cannot be changed later.',
    sources: [cfgDn],
    examples: {
      yaml: { bad: 'dns:\n  - number: "7001"\n    switch: SIP_Switch\n', good: yamlDn('switch: SIP_Switch') },
    },
  },
  'dn/unknown-type': {
    finds:
      'A type that is no member of CfgDNType. In YAML the type is written without the prefix, in any case: `extension` for `CFGExtension`.',
    why: 'Public sources know 33 types; their list dates from about release 8.1. There is no type for multimedia or for Instant Messaging.',
    sources: [cfgDn, dnTypeNames, mutagen],
    examples: {
      yaml: {
        bad: 'dns:\n  - number: "7001"\n    type: extention\n',
        good: 'dns:\n  - number: "7001"\n    type: extension\n',
      },
    },
    fixes:
      'Change to the type that is meant, where the text names one in another form (`CFGExtension`, `1`, `ACD Position`), else to near names.',
  },
  'dn/invalid-value': {
    finds:
      'A field whose value is no member of its enumeration: `state`, `registerAll`, `routeType`, `useOverride`, `loginFlag`. In YAML members are written by name, without the prefix and in any case: `enabled`, `ondemand`, `true`.',
    why: 'The values of these fields are enumerations of the configuration layer. Where `useOverride`, `loginFlag` and `registerAll` are written as numbers, as other formats do, there is a trap: 1 means false, and 2 means true.',
    sources: [cfgDn, mutagen],
    examples: { yaml: { bad: yamlDn('useOverride: 1'), good: yamlDn('useOverride: false') } },
    fixes:
      'Change to the member that is meant, where the text names one in another form (`CFGEnabled`, `1`), else to near names.',
  },
  'dn/unknown-field': {
    finds:
      'An entry directly under a DN that is no field of one. What is clearly an option of `TServer` is reported as [`option/misplaced`](../option/misplaced.md) instead.',
    why: 'A DN has the fields of CfgDN. `options` and `annex` are understood as `userProperties`, for the tools’ screens use those words.',
    sources: [cfgDn, mutagen],
    examples: { yaml: { bad: yamlDn('swich: SIP_Switch'), good: yamlDn('switch: SIP_Switch') } },
    fixes: 'Rename to a near name that the DN does not have yet.',
  },
  'dn/no-media': {
    finds:
      'A DN for which `voice` and `multimedia` are both `false` in effect: as written, or, where an option is not written, by its default.',
    why: '`voice` says whether the DN can handle voice interactions, `multimedia` whether it can handle Instant Messaging. With both `false` it can handle neither. The default of `multimedia` is `false`, so `voice` = `false` alone is enough for that.',
    sources: [workspaceTServer],
    examples: {
      yaml: { bad: yamlFile('voice: false'), good: yamlFile('voice: true') },
      options: { bad: exportFile('voice=false'), good: exportFile('voice=true') },
    },
    fixes: 'Set `voice`, or `multimedia`, to `true`.',
  },
} satisfies Partial<Record<RuleId, RulePage>>;
