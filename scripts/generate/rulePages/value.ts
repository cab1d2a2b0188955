import type { RuleId } from '../../../server/src/rules/definitions.ts';
import { cfgDataFile, cfgDataWith, exportFile, gwsFile, type RulePage, yamlFile } from './rulePage.ts';
import {
  bulkOptions,
  cfgDataSamples,
  gatewayDn,
  inviteTimeout,
  webServicesDraft,
  workspaceTServer,
} from './sources.ts';

/** Which values are judged at all; the same for every rule of the family. */
const judged =
  'Only values that a source states are judged: a closed list, a range of numbers, `true` and `false`. Where a source leaves the list open, or gives no values, nothing is called wrong.';

export const valuePages = {
  'value/invalid': {
    finds: `A value that is none of the documented ones, or a number outside the documented range; a list or a mapping where one value belongs. ${judged}`,
    why: '`multimedia` and `voice` take `true` or `false`, `sip-signaling-chat` takes `session` or `none`. What SIP Server does with any other value is not published. The same goes for numbers outside their range, for example `oos-check` (0 to 300) and `sip-trying-timeout` (0 to 256).',
    sources: [workspaceTServer, gatewayDn, inviteTimeout],
    examples: {
      yaml: {
        bad: yamlFile('multimedia: true', 'sip-signaling-chat: off'),
        good: yamlFile('multimedia: true', 'sip-signaling-chat: none'),
      },
      options: {
        bad: exportFile('multimedia=true', 'sip-signaling-chat=off'),
        good: exportFile('multimedia=true', 'sip-signaling-chat=none'),
      },
    },
    fixes:
      'Change to each valid value, the nearest first. For a number outside its range: the nearer end of the range; for what is no number: the documented default, where there is one.',
  },
  'value/yaml-boolean': {
    finds:
      'A word that stands for a boolean elsewhere (`yes`, `no`, `on`, `off`, `y`, `n`, `1`, `0`, in any case) as the value of an option that takes `true` or `false`. YAML only: in an options export such a word is reported as [`value/invalid`](invalid.md).',
    why: 'The documented values are `true` and `false`, and no others. In older YAML most of these words are booleans, in YAML 1.2 none of them is: whether `yes` arrives as `true` or as `yes` depends on the tool that reads the file.',
    sources: [workspaceTServer],
    examples: {
      yaml: { bad: yamlFile('multimedia: yes', 'voice: on'), good: yamlFile('multimedia: true', 'voice: true') },
    },
    fixes: 'Change to the value that the word stands for. This is safe, and so part of *Fix all*. Or to the other one.',
  },
  'value/case': {
    finds: `A documented value in another case, such as \`True\`, \`NONE\` or \`Session\`. ${judged}`,
    why: 'Values are documented in lower case. Whether SIP Server takes them in any other case is not published, so the documented spelling is the one to rely on.',
    sources: [workspaceTServer],
    examples: {
      yaml: {
        bad: yamlFile('multimedia: True', 'sip-signaling-chat: NONE'),
        good: yamlFile('multimedia: true', 'sip-signaling-chat: none'),
      },
      options: {
        bad: exportFile('multimedia=True', 'sip-signaling-chat=NONE'),
        good: exportFile('multimedia=true', 'sip-signaling-chat=none'),
      },
    },
    fixes: 'Change to the documented spelling. This is safe, and so part of *Fix all*.',
  },
  'value/whitespace': {
    finds: `Blanks, tabs or no-break spaces around a value, and characters that take no place on the screen anywhere in it. In YAML, blanks count only between quotes. ${judged}`,
    why: 'What becomes of such characters when a file is imported is not published, so they have to be taken for a part of the value. A value with an invisible character looks right and is not.',
    examples: {
      yaml: { bad: yamlFile('multimedia: "true "'), good: yamlFile('multimedia: "true"') },
      options: { bad: exportFile('multimedia= true'), good: exportFile('multimedia=true') },
    },
    fixes: 'Change to the value without them. This is safe, and so part of *Fix all*.',
  },
  'value/empty': {
    finds:
      'An option with documented values that has none: nothing behind the name, empty quotes, nothing but blanks, and in YAML `~` or `null`. An option whose documented default is empty may be empty.',
    why: 'What SIP Server makes of an empty value is not published: it may be taken for the default, or not. To have the default, leave the option out.',
    sources: [workspaceTServer],
    examples: {
      yaml: {
        bad: yamlFile('multimedia: true', 'sip-signaling-chat:'),
        good: yamlFile('multimedia: true', 'sip-signaling-chat: none'),
      },
      options: {
        bad: exportFile('multimedia=true', 'sip-signaling-chat='),
        good: exportFile('multimedia=true', 'sip-signaling-chat=none'),
      },
    },
    fixes: 'Change to each valid value, or remove the option.',
  },
  'value/type': {
    finds:
      'A value that is no text: a number, a boolean or anything else but a string in the JSON of Genesys Administrator Extension and of Genesys Web Services; an `int_pair` or `bin_pair` for an option whose values are known, or a list inside a section, in CfgData and ConfData XML.',
    why: 'In both JSON shapes every value is a string, and so are the documented values of options. Genesys Administrator Extension exports and imports string options only and leaves others out.',
    sources: [bulkOptions, webServicesDraft, cfgDataSamples],
    examples: {
      json: { bad: gwsFile('"multimedia": true'), good: gwsFile('"multimedia": "true"') },
      cfgdata: { bad: cfgDataWith('<int_pair key="oos-check" value="5"/>'), good: cfgDataFile(['oos-check', '5']) },
    },
    fixes: 'Write the same value as text.',
  },
} satisfies Partial<Record<RuleId, RulePage>>;
