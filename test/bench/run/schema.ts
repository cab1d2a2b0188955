import { builtInCatalogue } from '../../../server/src/catalogue/catalogue.ts';
import { dnFields, userPropertiesNames } from '../../../server/src/catalogue/dnFields.ts';
import { enumerationNamed } from '../../../server/src/catalogue/enumerations.ts';
import type { DnFieldDefinition, OptionDefinition } from '../../../server/src/catalogue/types.ts';

type Schema = Readonly<Record<string, unknown>>;

/**
 * The JSON schema of a DN file that finds what our rules find with one DN at a time, from the same catalogue: fields and their enumerations,
 * options and their documented values. Numbers that stand twice, and what options mean together, no schema can say; so it asks for less than
 * our server does.
 */
export function dnFileSchema(notation: 'yaml' | 'json'): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'DN file',
    type: 'object',
    required: ['dns'],
    properties: { dns: { type: 'array', items: dnSchema(notation) } },
  };
}

function dnSchema(notation: 'yaml' | 'json'): Schema {
  return {
    type: 'object',
    required: ['number', 'type'],
    additionalProperties: false,
    // Keys of YAML merges and anchors are no fields.
    patternProperties: { '^(?:<<|[.].*)$': {} },
    properties: {
      ...Object.fromEntries(dnFields.map((field) => [field.name, fieldSchema(field)])),
      ...Object.fromEntries(userPropertiesNames.map((name) => [name, sections(notation)])),
    },
  };
}

function fieldSchema(field: DnFieldDefinition): Schema {
  const description = field.summary;
  const enumeration = field.enumeration === undefined ? undefined : enumerationNamed(field.enumeration);
  if (enumeration) {
    const names = enumeration.members.map(({ name }) => name);
    // YAML's true and false are the members of that name.
    const booleans = names.includes('true') ? [true, false] : [];
    return { description, enum: [...names, ...booleans] };
  }
  switch (field.kind) {
    case 'list':
      return { description, type: 'array' };
    case 'integer':
      return { description, type: ['integer', 'string'] };
    case 'string':
      return { description, type: ['string', 'integer'] };
    default:
      return { description };
  }
}

function sections(notation: 'yaml' | 'json'): Schema {
  const options = builtInCatalogue.options.filter(({ section }) => section === 'TServer');
  return {
    type: 'object',
    properties: {
      TServer: {
        type: 'object',
        properties: Object.fromEntries(options.map((option) => [option.name, optionSchema(option, notation)])),
      },
    },
    additionalProperties: { type: 'object' },
  };
}

function optionSchema(
  { summary, values, valuesStated, default: standard }: OptionDefinition,
  notation: 'yaml' | 'json',
): Schema {
  const description = { ...(summary !== undefined && { description: summary }) };
  if (!values || !valuesStated) return description;
  const empty = standard === '' ? [''] : [];
  switch (values.kind) {
    case 'boolean':
      return { ...description, enum: ['true', 'false', ...(notation === 'yaml' ? [true, false] : []), ...empty] };
    case 'enum':
      return values.open ? description : { ...description, enum: [...values.enum, ...empty] };
    case 'integer':
      return {
        ...description,
        anyOf: [
          {
            type: 'integer',
            ...(values.min !== undefined && { minimum: values.min }),
            ...(values.max !== undefined && { maximum: values.max }),
          },
          { type: 'string', pattern: standard === '' ? '^(?:-?[0-9]+)?$' : '^-?[0-9]+$' },
        ],
      };
    case 'string':
      return { ...description, type: 'string', ...(values.pattern !== undefined && { pattern: values.pattern }) };
  }
}
