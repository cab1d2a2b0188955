import type { RuleId } from '../../../server/src/rules/definitions.ts';
import { exportFile, type RulePage, yamlFile } from './rulePage.ts';

export const secretPages = {
  'secret/plain-text': {
    finds:
      'A `password` that has a value, in any section and in any case. So it is with options that a catalogue declares to be secret.',
    why: 'Whoever can read the file can read the password. A public script shows `password` in the `TServer` section of a DN; what it is for and how it is kept is not published. DN Config itself never shows its value: in no hover, message, log or list.',
    examples: {
      yaml: {
        bad: yamlFile('contact: "*"', 'password: correct-horse'),
        good: yamlFile('contact: "*"'),
      },
      options: { bad: exportFile('contact=*', 'password=correct-horse'), good: exportFile('contact=*') },
    },
  },
} satisfies Partial<Record<RuleId, RulePage>>;
