import { builtInOptions } from '../../server/src/catalogue/options.ts';
import { presets } from '../../server/src/catalogue/presets.ts';
import type { OptionDefinition, Preset } from '../../server/src/catalogue/types.ts';
import { choice, literal, placeholder, type Snippet, type Snippets } from './snippetSyntax.ts';

const imOptionNames = ['multimedia', 'sip-signaling-chat', 'voice'];

/** How a format writes one option. */
type OptionLine = (name: string, value: string) => string;

const yamlLine: OptionLine = (name, value) => `${name}: ${value}`;
const optionsLine: OptionLine = (name, value) => `${name}=${value}`;

/** Snippets for YAML: a list of DNs, one DN, and each preset as the content of a `TServer` section. */
export function yamlSnippets(): Snippets {
  return {
    'DN file': {
      prefix: 'dns',
      description: 'A new file: a list of DNs with its first DN',
      body: ['dns:', ...dnItem().map((line) => `  ${line}`)],
    },
    DN: {
      prefix: 'dn',
      description: 'One DN of the list under dns:, with its TServer options for Instant Messaging',
      body: dnItem(),
    },
    'TServer section': {
      prefix: 'tserver',
      description: 'The TServer section of a DN, with its options for Instant Messaging',
      body: ['TServer:', ...imOptionLines(yamlLine, 1).map((line) => `  ${line}`)],
    },
    ...presetSnippets(yamlLine),
  };
}

/** Snippets for options exports: the `[TServer]` section, and each preset as lines of it. */
export function optionsSnippets(): Snippets {
  return {
    'TServer section': {
      prefix: 'tserver',
      description: 'The TServer section of a DN, with its options for Instant Messaging',
      body: ['[TServer]', ...imOptionLines(optionsLine, 1)],
    },
    ...presetSnippets(optionsLine),
  };
}

/**
 * A DN as an item of a list. Blanks, not tabs, stand at the start of the lines: the fields of an item must stand exactly below its
 * first field, whatever the editor's tab size is.
 */
function dnItem(): string[] {
  return [
    `- number: "${placeholder(1, '7001')}"`,
    `  type: ${choice(2, ['extension', 'acdposition', 'mixed'])}`,
    `  switch: ${placeholder(3, 'SIP_Switch')}`,
    '  userProperties:',
    '    TServer:',
    ...imOptionLines(yamlLine, 4).map((line) => `      ${line}`),
  ];
}

/** One line for each IM option with its documented values to choose from, the first place being number `position`. */
function imOptionLines(optionLine: OptionLine, position: number): string[] {
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

function presetSnippets(optionLine: OptionLine): Snippets {
  return Object.fromEntries(presets.map((preset) => [preset.title, presetSnippet(preset, optionLine)]));
}

/** A preset's options without the section's header. An option that the preset removes has no line. */
function presetSnippet(preset: Preset, optionLine: OptionLine): Snippet {
  const lines = preset.options.flatMap(({ name, value }) =>
    value === undefined ? [] : [literal(optionLine(name, value))],
  );
  return { prefix: preset.id, description: `TServer options for: ${preset.for}`, body: lines };
}
