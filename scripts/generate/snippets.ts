import { builtInOptions } from '../../server/src/catalogue/options.ts';
import { presets } from '../../server/src/catalogue/presets.ts';
import type { OptionDefinition, Preset } from '../../server/src/catalogue/types.ts';
import { dnTypeNames, jsonDn, jsonFile, xmlDn, xmlFile } from './snippetShapes.ts';
import { choice, literal, placeholder, type Snippet, type Snippets } from './snippetSyntax.ts';

const imOptionNames = ['multimedia', 'sip-signaling-chat', 'voice'];

/** How a format writes one option. */
type OptionLine = (name: string, value: string) => string;

const yamlLine: OptionLine = (name, value) => `${name}: ${value}`;
const optionsLine: OptionLine = (name, value) => `${name}=${value}`;
const jsonLine: OptionLine = (name, value) => `"${name}": "${value}"`;
const xmlLine: OptionLine = (name, value) => `<str_pair key="${name}" value="${value}"/>`;

/**
 * Snippets for YAML: a file with a list of DNs, and whole DNs of such a list. What belongs inside of a DN is offered by the language server,
 * which knows the place.
 */
export function yamlSnippets(): Snippets {
  return {
    'DN file': {
      prefix: prefix('file'),
      description: 'A new file: a list of DNs with its first DN',
      isFileTemplate: true,
      body: ['dns:', ...dnItem(imOptionChoices(yamlLine, dnPlaces + 1)).map((line) => `  ${line}`)],
    },
    DN: {
      prefix: prefix('item'),
      description: 'One DN of the list under dns:, with its TServer options for Instant Messaging',
      body: dnItem(imOptionChoices(yamlLine, dnPlaces + 1)),
    },
    ...presetSnippets((preset) => ({
      description: `One DN of the list under dns:, for: ${preset.for}`,
      body: dnItem(presetLines(preset, yamlLine)),
    })),
  };
}

/** Snippets for options exports: the whole `[TServer]` section, which is often the whole file. */
export function optionsSnippets(): Snippets {
  return {
    'TServer section': {
      prefix: prefix('tserver'),
      description: 'The TServer section of a DN, with its options for Instant Messaging',
      isFileTemplate: true,
      body: ['[TServer]', ...imOptionChoices(optionsLine, 1)],
    },
    ...presetSnippets((preset) => ({
      description: `The TServer section of a DN, for: ${preset.for}`,
      isFileTemplate: true,
      body: ['[TServer]', ...presetLines(preset, optionsLine)],
    })),
  };
}

/** Snippets for JSON in the shape of the YAML files: a file with a list of DNs, and whole DNs of such a list. */
export function jsonSnippets(): Snippets {
  return {
    'DN file': {
      prefix: prefix('file'),
      description: 'A new file: a list of DNs with its first DN',
      isFileTemplate: true,
      body: jsonFile(jsonDn(imOptionChoices(jsonLine, dnPlaces + 1))),
    },
    DN: {
      prefix: prefix('item'),
      description: 'One DN of the list "dns", with its TServer options for Instant Messaging',
      body: jsonDn(imOptionChoices(jsonLine, dnPlaces + 1)),
    },
    ...presetSnippets((preset) => ({
      description: `One DN of the list "dns", for: ${preset.for}`,
      body: jsonDn(presetLines(preset, jsonLine)),
    })),
  };
}

/** Snippets for CfgData XML: a file that creates a DN, and whole DNs of such a file. */
export function xmlSnippets(): Snippets {
  return {
    'DN file': {
      prefix: prefix('file'),
      description: 'A new CfgData file that creates a DN',
      isFileTemplate: true,
      body: xmlFile(xmlDn(imOptionChoices(xmlLine, dnPlaces + 1))),
    },
    DN: {
      prefix: prefix('item'),
      description: 'One CfgDN of CfgCreate, with its TServer options for Instant Messaging',
      body: xmlDn(imOptionChoices(xmlLine, dnPlaces + 1)),
    },
    ...presetSnippets((preset) => ({
      description: `One CfgDN of CfgCreate, for: ${preset.for}`,
      body: xmlDn(presetLines(preset, xmlLine)),
    })),
  };
}

/**
 * A prefix that nobody types by chance, for VS Code offers snippets in every file of the language, whatever it holds. Words joined by hyphens
 * will not do: VS Code compares what is typed with the beginning of each of them, and would offer `dn-im-workspace` for the `im` of `image`.
 */
function prefix(name: string): string {
  return `dn${name.replaceAll('-', '')}`;
}

/** So many places to fill in does a DN have before its options. */
const dnPlaces = 3;

/**
 * A DN as an item of a list. Blanks, not tabs, stand at the start of the lines: the fields of an item must stand exactly below its
 * first field, whatever the editor's tab size is.
 */
function dnItem(optionLines: readonly string[]): string[] {
  return [
    `- number: "${placeholder(1, '7001')}"`,
    `  type: ${choice(2, dnTypeNames)}`,
    `  switch: ${placeholder(dnPlaces, 'SIP_Switch')}`,
    '  userProperties:',
    '    TServer:',
    ...optionLines.map((line) => `      ${line}`),
  ];
}

/** One line for each IM option with its documented values to choose from, the first place being number `position`. */
function imOptionChoices(optionLine: OptionLine, position: number): string[] {
  return imOptionNames.map((name, index) => optionLine(name, choice(position + index, documentedValues(name))));
}

function documentedValues(name: string): readonly string[] {
  const values = imOption(name).values;
  if (values?.kind === 'boolean') return ['true', 'false'];
  if (values?.kind === 'enum') return values.enum;
  throw new Error(`The catalogue has no list of values for ${name}.`);
}

function imOption(name: string): OptionDefinition {
  const option = builtInOptions.find((candidate) => candidate.section === 'TServer' && candidate.name === name);
  if (option === undefined) throw new Error(`The catalogue does not know ${name}.`);
  return option;
}

function presetSnippets(snippetFor: (preset: Preset) => Omit<Snippet, 'prefix'>): Snippets {
  return Object.fromEntries(
    presets.map((preset) => [preset.title, { prefix: prefix(preset.id), ...snippetFor(preset) }]),
  );
}

/** A preset's options. One that the preset removes has no line. */
function presetLines(preset: Preset, optionLine: OptionLine): string[] {
  return preset.options.flatMap(({ name, value }) => (value === undefined ? [] : [literal(optionLine(name, value))]));
}
