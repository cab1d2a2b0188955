import type { RuleId } from '../../../server/src/rules/definitions.ts';
import { cfgDataFile, cfgDataWith, exportFile, jsonFile, type RulePage, yamlFile } from './rulePage.ts';
import { bulkOptions, cfgDataSamples, jsonLanguage, xmlLanguage, yamlLanguage } from './sources.ts';

export const syntaxPages = {
  'syntax/yaml': {
    finds:
      'YAML that cannot be read: a colon, quote or bracket that is missing, tabs for indentation, lines that have lost their indentation, an alias without an anchor, a key twice in a mapping, a value where a list or mapping of DNs, sections or options belongs. A section or an option that stands twice has a rule of its own: [`section/duplicate`](../section/duplicate.md), [`option/duplicate`](../option/duplicate.md).',
    why: 'What cannot be read cannot be checked, nor imported. Only the broken place is left out: the rest of the file is read and checked as always.',
    sources: [yamlLanguage],
    examples: {
      yaml: {
        bad: yamlFile('multimedia: true', 'voice'),
        good: yamlFile('multimedia: true', 'voice: true'),
      },
    },
    fixes: 'Where it is obvious what is missing: insert it.',
  },
  'syntax/json': {
    finds:
      'JSON that cannot be read: a comma, colon, quote or bracket that is missing, a comma too many, a comment, a key twice in an object that is no section, a value where a list or an object of DNs, sections or options belongs.',
    why: 'What cannot be read cannot be checked, nor imported. Only the broken place is left out: the rest of the file is read and checked as always. JSON has no comments; programs that read strict JSON stop at the first one.',
    sources: [jsonLanguage],
    examples: {
      json: {
        bad: jsonFile('"multimedia": "true"', '"voice": "true"'),
        good: jsonFile('"multimedia": "true",', '"voice": "true"'),
      },
    },
    fixes: 'Where it is obvious what is missing or too much: insert or remove it.',
  },
  'syntax/xml': {
    finds:
      'XML that cannot be read: a tag, quote or end tag that is missing, an attribute without a value, a plain `&` or `<`, an option outside of a section, an element that has no place where it stands.',
    why: 'What cannot be read cannot be checked, nor imported. Only the broken place is left out: the rest of the file is read and checked as always. Options stand as `str_pair` in a `list_pair` that is their section; directly below `userProperties` the schema does not allow them.',
    sources: [cfgDataSamples, xmlLanguage],
    examples: {
      cfgdata: {
        bad: cfgDataWith('<str_pair key="multimedia" value="true"', '<str_pair key="voice" value="true"/>'),
        good: cfgDataFile(['multimedia', 'true'], ['voice', 'true']),
      },
    },
    fixes: 'Where it is obvious what is missing: insert it.',
  },
  'syntax/options': {
    finds:
      'A line of an options export that is neither a `[section]`, nor a `name=value`, nor a comment (`#` or `;` at its start): an equals sign, a bracket or a name that is missing, text behind the bracket, or an option before the first section.',
    why: 'The exact grammar of the export is not published; nor is it published whether the import accepts comments. Sections in brackets and one `name=value` on each line is how Genesys documentation writes options. Everything behind the first equals sign is taken for the value, `;` and `#` included: `;` is a part of many SIP addresses.',
    sources: [bulkOptions],
    examples: {
      options: {
        bad: exportFile('multimedia=true', 'voice'),
        good: exportFile('multimedia=true', 'voice=true'),
      },
    },
    fixes: 'Insert the equals sign, or the bracket, that is missing.',
  },
} satisfies Partial<Record<RuleId, RulePage>>;
