import type { RuleId } from '../../../server/src/rules/definitions.ts';
import { type RulePage, yamlFile } from './rulePage.ts';
import { workspaceTServer } from './sources.ts';

const projectFile = 'dn-config.yaml';
const catalogue = 'our-options.yaml';

/** A catalogue of one option of `TServer`, with these further lines. */
function catalogueFile(name: string, ...lines: readonly string[]): string {
  const option = [`  - name: ${name}`, '    section: TServer', ...lines.map((line) => `    ${line}`)];
  return ['version: 1', 'options:', ...option, ''].join('\n');
}

export const configPages = {
  'config/unknown-key': {
    finds:
      'A key that means nothing where it stands: in `dn-config.yaml`, in a catalogue of your own, or in a comment that speaks to DN Config; and the words of such a comment where they stand further down in a comment of several lines, for there nobody reads them. All else in the file counts.',
    why: 'A key that nobody reads does not do what its author wants. `imRole` is said of some DNs at a time, so in `dn-config.yaml` it stands in an entry of `overrides` and not at the top.',
    examples: {},
    configExamples: [
      { fileName: projectFile, bad: 'deploiment: multi-site\n', good: 'deployment: multi-site\n' },
      {
        fileName: catalogue,
        bad: catalogueFile('our-option', 'sumary: What it does.'),
        good: catalogueFile('our-option', 'summary: What it does.'),
      },
    ],
    fixes: 'Rename to a near key that does not stand there yet.',
  },
  'config/invalid-value': {
    finds:
      'A value that its key cannot have: a word that is none of those known, a text where a list belongs, a pattern that cannot be used, a missing key of a catalogue. In `dn-config.yaml` the value counts as not written; of a catalogue nothing is used.',
    why: 'What is said of a deployment decides what its DNs are checked for. A misspelt word must not decide that in silence.',
    examples: {},
    configExamples: [
      { fileName: projectFile, bad: 'deployment: multisite\n', good: 'deployment: multi-site\n' },
      {
        fileName: catalogue,
        bad: catalogueFile('our-option', 'values: { kind: bool }'),
        good: catalogueFile('our-option', 'values: { kind: boolean }'),
      },
    ],
    fixes:
      'Change to a near word; where none is near and only a few are known, to any of them. Write a single text as a list.',
  },
  'config/unknown-rule': {
    finds:
      'The name of a rule that does not exist, under `rules` of `dn-config.yaml` or in a comment that silences rules.',
    why: 'The severity or the silence that somebody wanted is not there.',
    examples: {},
    configExamples: [
      { fileName: projectFile, bad: 'rules:\n  im/voice-of: off\n', good: 'rules:\n  im/voice-off: off\n' },
    ],
    fixes: 'Rename to a rule with a near name.',
  },
  'config/unused-suppression': {
    finds:
      'A comment that silences a rule where that rule finds nothing. Each rule that is named in vain is reported by itself.',
    why: 'A comment like this hides what comes later: the day the rule has something to say, nobody hears it.',
    examples: {
      yaml: {
        bad: yamlFile('# dn-config-disable-next-line value/invalid', 'multimedia: true'),
        good: yamlFile('multimedia: true'),
      },
    },
    fixes: 'Remove the rule from the comment, or the whole comment.',
  },
  'config/missing-file': {
    finds: 'An entry of `catalogues` in `dn-config.yaml` for which there is no file, or one that may not be read.',
    why: 'Options that the catalogue describes would be taken for unknown ones. Paths count from the folder of `dn-config.yaml`.',
    examples: {},
    configExamples: [
      {
        fileName: projectFile,
        bad: 'catalogues: [./our-option.yaml]\n',
        good: 'catalogues: [./our-options.yaml]\n',
        beside: { [catalogue]: catalogueFile('our-option') },
      },
    ],
  },
  'config/catalogue': {
    finds:
      'An entry of `catalogues` in `dn-config.yaml` whose file is not valid. What is wrong with it is reported in the file itself.',
    why: 'Of a catalogue that cannot be relied upon as a whole, nothing is used: values would be judged by half of what its author wrote. Only what it calls secret stays masked.',
    examples: {},
    configExamples: [
      {
        fileName: projectFile,
        bad: 'catalogues: [./half-written.yaml]\n',
        good: 'catalogues: [./our-options.yaml]\n',
        beside: {
          'half-written.yaml': 'version: 1\noptions:\n  - name: our-option\n',
          [catalogue]: catalogueFile('our-option'),
        },
      },
    ],
  },
  'config/contradicts-documented': {
    finds:
      'A catalogue of your own that says otherwise than what is documented of `multimedia`, `sip-signaling-chat` or `voice`: other values, another default, or another moment at which changes take effect. What is documented goes on to count.',
    why: 'The three options are documented in full, and the rules for Instant Messaging rest on that. Notes, a summary and further sources can be added.',
    sources: [workspaceTServer],
    examples: {},
    configExamples: [
      {
        fileName: catalogue,
        bad: catalogueFile('voice', 'default: false'),
        good: catalogueFile('voice', 'notes: [{ text: Ask the voice team. }]'),
      },
    ],
    fixes: 'Change to what is documented, where one value says it.',
  },
} satisfies Partial<Record<RuleId, RulePage>>;
