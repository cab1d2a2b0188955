import type { SeverityWord } from '../project/settings.ts';

/** A rule as people see it: how loud it is unless they say otherwise, and what it finds. */
export interface RuleDefinition {
  readonly severity: SeverityWord;
  /** One phrase, in the present tense, without a full stop. */
  readonly summary: string;
}

/** All rules, by id (spec.md section 3). Documentation, settings and the checks themselves take them from here. */
export const ruleDefinitions = {
  'syntax/yaml': { severity: 'error', summary: 'YAML that cannot be read' },
  'syntax/json': { severity: 'error', summary: 'JSON that cannot be read' },
  'syntax/xml': { severity: 'error', summary: 'XML that cannot be read' },
  'syntax/options': { severity: 'error', summary: 'a line of an options export that cannot be read' },
  'value/invalid': {
    severity: 'error',
    summary: 'a value that is not among the documented ones, or outside the documented range',
  },
  'value/yaml-boolean': {
    severity: 'error',
    summary: 'a word such as `yes` or `off` for an option that takes `true` or `false`',
  },
  'value/case': { severity: 'warning', summary: 'a documented value in another case' },
  'value/whitespace': { severity: 'warning', summary: 'blanks around a value, or invisible characters in it' },
  'value/empty': { severity: 'warning', summary: 'no value for an option whose values are documented' },
  'value/type': { severity: 'warning', summary: 'a value that is no text where only text is taken' },
  'option/unknown': {
    severity: 'hint',
    summary: 'an option name that no catalogue knows; a warning where a known name is near',
  },
  'option/case': { severity: 'warning', summary: 'a known option name in another case' },
  'option/duplicate': { severity: 'error', summary: 'the same option twice in a section' },
  'option/misplaced': { severity: 'warning', summary: 'an option of the TServer section that stands somewhere else' },
  'option/default': { severity: 'off', summary: 'a value that is the documented default anyway' },
  'section/case': { severity: 'warning', summary: 'the section name TServer in another spelling' },
  'section/duplicate': { severity: 'error', summary: 'the same section twice in a DN' },
  'dn/duplicate': { severity: 'error', summary: 'the same number twice on a switch' },
  'dn/missing-number': { severity: 'error', summary: 'a DN without a number' },
  'dn/missing-type': { severity: 'warning', summary: 'a DN without a type' },
  'dn/unknown-type': { severity: 'error', summary: 'a type that is no CfgDNType' },
  'dn/invalid-value': { severity: 'error', summary: 'a field value outside its enumeration' },
  'dn/unknown-field': { severity: 'warning', summary: 'a field that a DN does not have' },
  'dn/no-media': { severity: 'warning', summary: 'a DN that handles neither voice nor IM' },
  'im/multimedia-off': { severity: 'warning', summary: 'a DN set up for IM whose `multimedia` is false' },
  'im/voice-off': { severity: 'information', summary: 'an IM DN whose `voice` is false' },
  'im/im-only-voice-on': { severity: 'warning', summary: 'a DN declared IM-only whose `voice` is true' },
  'im/signaling-multi-site': {
    severity: 'error',
    summary: 'an IM DN of a multi-site or Business Continuity deployment whose `sip-signaling-chat` is not `none`',
  },
  'im/signaling-office-communicator': {
    severity: 'error',
    summary: 'an IM DN for Microsoft Office Communicator whose `sip-signaling-chat` is not `session`',
  },
  'im/conflicting-needs': {
    severity: 'warning',
    summary: 'an IM DN whose deployment and endpoint need different values of `sip-signaling-chat`',
  },
  'im/dn-type': { severity: 'warning', summary: 'IM options on a DN of a type that cannot be in a Place' },
  'bc/static-contact': {
    severity: 'warning',
    summary: 'a static `contact` in Business Continuity whose `dr-forward` is not `no-agent`',
  },
  'secret/plain-text': { severity: 'information', summary: 'a password in clear text' },
  'file/encoding': { severity: 'error', summary: 'a file that is not UTF-8 text' },
  'config/unknown-key': {
    severity: 'warning',
    summary: 'a key that means nothing in `dn-config.yaml`, a catalogue or a comment',
  },
  'config/invalid-value': {
    severity: 'error',
    summary: 'a value that `dn-config.yaml`, a catalogue or a comment cannot have',
  },
  'config/unknown-rule': { severity: 'warning', summary: 'the name of a rule that does not exist' },
  'config/unused-suppression': {
    severity: 'warning',
    summary: 'a comment that silences a rule which finds nothing there',
  },
  'config/missing-file': { severity: 'error', summary: 'a catalogue that is not there' },
  'config/catalogue': { severity: 'error', summary: 'a catalogue that is not valid' },
  'config/contradicts-documented': {
    severity: 'warning',
    summary: 'a catalogue that contradicts what is documented of `multimedia`, `sip-signaling-chat` or `voice`',
  },
} as const satisfies Record<`${string}/${string}`, RuleDefinition>;

export type RuleId = keyof typeof ruleDefinitions;

export const ruleIds = Object.keys(ruleDefinitions) as readonly RuleId[];

export function isRuleId(text: string): text is RuleId {
  return Object.hasOwn(ruleDefinitions, text);
}
