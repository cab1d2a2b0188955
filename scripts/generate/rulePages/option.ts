import type { RuleId } from '../../../server/src/rules/definitions.ts';
import { exportFile, type RulePage, yamlDn, yamlFile } from './rulePage.ts';
import { configObjects, optionManagement, workspaceTServer } from './sources.ts';

export const optionPages = {
  'option/unknown': {
    finds:
      'A name in the `TServer` section that the catalogue does not know. It is a hint; where a known name is near, and so a slip of the hand is likely, it is a warning. Near is one letter more, less, other or swapped for names of up to five letters, two of these for up to twelve, three beyond; case, hyphens and underscores do not count.',
    why: 'The built-in catalogue holds what public sources show of the options of a DN. It is incomplete, so a name that it does not know may be right all the same. What SIP Server does with a name that it does not know itself is not published.',
    examples: {
      yaml: {
        bad: yamlFile('multimedia: true', 'sip-signalling-chat: none'),
        good: yamlFile('multimedia: true', 'sip-signaling-chat: none'),
      },
      options: {
        bad: exportFile('multimedia=true', 'sip-signalling-chat=none'),
        good: exportFile('multimedia=true', 'sip-signaling-chat=none'),
      },
    },
    fixes: 'Rename to a near name, at most three, the nearest first; not to one that stands in the section already.',
  },
  'option/case': {
    finds: 'A known option name of the `TServer` section in another case, such as `Multimedia`.',
    why: 'Configuration options are case-sensitive, so `Multimedia` is not `multimedia`. While a name is in the wrong case, rules that depend on the option conclude nothing from it.',
    sources: [optionManagement],
    examples: {
      yaml: { bad: yamlFile('Multimedia: true'), good: yamlFile('multimedia: true') },
      options: { bad: exportFile('Multimedia=true'), good: exportFile('multimedia=true') },
    },
    fixes:
      'Rename. This is safe, and so part of *Fix all*, unless the option stands in the DN in several spellings. Where the right name stands in the section already, no fix is offered.',
  },
  'option/duplicate': {
    finds: 'The same option twice in one section, of whatever name. It stands at the later one and shows the other.',
    why: 'Property names are unique in their section. Which of the two Genesys would use is not published.',
    sources: [configObjects],
    examples: {
      yaml: {
        bad: yamlFile('multimedia: true', 'voice: true', 'multimedia: false'),
        good: yamlFile('multimedia: true', 'voice: true'),
      },
      options: {
        bad: exportFile('multimedia=true', 'voice=true', 'multimedia=false'),
        good: exportFile('multimedia=true', 'voice=true'),
      },
    },
    fixes:
      'Remove this one, or the other. Removing the later one is safe, and so part of *Fix all*, where all of them have the same value.',
  },
  'option/misplaced': {
    finds:
      'An option of the `TServer` section in another section, directly under the DN, before the first section of an options export, or in the export of an object that is no DN. Only `multimedia`, `sip-signaling-chat`, `voice` and known names with a hyphen are looked for; names such as `prefix`, `priority` or `contact` are at home elsewhere, too.',
    why: 'The options are documented for the section `TServer` of a DN. What they do anywhere else is not published.',
    sources: [workspaceTServer],
    examples: {
      yaml: {
        bad: yamlDn('sip-signaling-chat: none', 'userProperties:', '  TServer:', '    multimedia: true'),
        good: yamlFile('multimedia: true', 'sip-signaling-chat: none'),
      },
      options: {
        bad: '[xstrategy]\nsip-signaling-chat=none\n[TServer]\nmultimedia=true\n',
        good: exportFile('multimedia=true', 'sip-signaling-chat=none'),
      },
    },
    fixes:
      'Move it to the `TServer` section, which is made where it is missing. Not where the option stands there already, nor on an object that is no DN.',
  },
  'option/default': {
    finds:
      'A value that is the documented default of its option. Off unless you ask for it; shown faded, as something that could go.',
    why: 'Some people keep files without what is the default anyway. Others write everything down, so that a file says what is in effect; for them there is nothing to mend. Defaults: `multimedia` is `false`, `sip-signaling-chat` is `session`, `voice` is `true`. Take care where an option can be set on the Application as well, as `dr-forward` can: there, the value on the DN wins over the one on the Application, and without it the other one counts.',
    sources: [
      workspaceTServer,
      {
        title: 'Configuration Options for SIP Business Continuity (SIP Server 8.1.0 HA Deployment Guide)',
        url: 'https://docs.genesys.com/Documentation/SIPS/8.1.0/HADeployment/ConfOptionsforSIPBC',
      },
    ],
    examples: {
      yaml: { bad: yamlFile('multimedia: true', 'voice: true'), good: yamlFile('multimedia: true') },
      options: { bad: exportFile('multimedia=true', 'voice=true'), good: exportFile('multimedia=true') },
    },
    fixes: 'Remove the option.',
    settings: { rules: { 'option/default': 'hint' } },
  },
} satisfies Partial<Record<RuleId, RulePage>>;
