import type { RuleId } from '../../../server/src/rules/definitions.ts';
import { exportFile, type RulePage, yamlDn, yamlFile } from './rulePage.ts';
import { configObjects, optionManagement } from './sources.ts';

export const sectionPages = {
  'section/case': {
    finds:
      'The section name `TServer` in another spelling: `tserver`, `TSERVER`, `T-Server`. Its options are checked as if the name were right.',
    why: 'Configuration options are case-sensitive, and the sources write the section of a DN `TServer`. A section of another name is another section.',
    sources: [optionManagement],
    examples: {
      yaml: {
        bad: yamlDn('userProperties:', '  tserver:', '    multimedia: true'),
        good: yamlFile('multimedia: true'),
      },
      options: { bad: '[tserver]\nmultimedia=true\n', good: exportFile('multimedia=true') },
    },
    fixes:
      'Rename. This is safe, and so part of *Fix all*. Where the DN has a `TServer` section already: merge the two, unless an option stands in both.',
  },
  'section/duplicate': {
    finds: 'A section twice in one DN, of whatever name. It stands at the later one and shows the other.',
    why: 'Section names are unique in an object’s options. Which of the two Genesys would use is not published.',
    sources: [configObjects],
    examples: {
      yaml: {
        bad: yamlDn('userProperties:', '  TServer:', '    multimedia: true', '  TServer:', '    voice: true'),
        good: yamlFile('multimedia: true', 'voice: true'),
      },
      options: {
        bad: '[TServer]\nmultimedia=true\n[TServer]\nvoice=true\n',
        good: exportFile('multimedia=true', 'voice=true'),
      },
    },
    fixes: 'Merge the later one into the other, unless an option stands in both.',
  },
} satisfies Partial<Record<RuleId, RulePage>>;
