import catalogueSchema from '../catalogue/catalogue.schema.json' with { type: 'json' };
import { filesKeys, overrideKeys, projectKeys } from '../project/projectFile.ts';
import { declarations, severityWords } from '../project/settings.ts';
import { ruleDefinitions, ruleIds } from '../rules/definitions.ts';
import type { ConfigKind } from './configAnalysis.ts';

/** As much of JSON Schema (draft 7) as our schemas use. `enumDescriptions`, which VS Code knows, stand beside the words of `enum`. */
export interface Schema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly examples?: readonly string[];
  readonly const?: string | number;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly properties?: Readonly<Record<string, Schema | true>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly if?: Schema;
  readonly then?: Schema;
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

type Described<Key extends string> = Readonly<Record<Key, Schema>>;

const wordMeanings: Readonly<Record<string, string>> = {
  'single-site': 'One site.',
  'multi-site': 'Several sites. DNs for IM need `sip-signaling-chat` = `none`.',
  'business-continuity': 'SIP Business Continuity. DNs for IM need `sip-signaling-chat` = `none`.',
  workspace: 'Agents handle IM in Workspace. DNs for IM need `multimedia` and `voice` = `true`.',
  'office-communicator':
    'Agents handle IM with Microsoft Office Communicator. DNs for IM need `sip-signaling-chat` = `session`.',
  'im-only': 'The DN is for IM alone.',
  'im-and-voice': 'The DN is for IM and for voice.',
  'no-im': 'The DN takes no part in IM.',
  off: 'Not looked for.',
  hint: 'Shown only where somebody looks.',
  information: 'Worth knowing.',
  warning: 'Will most likely not do what its author wants.',
  error: 'Contradicts a documented fact, or cannot be read.',
};

function oneOf(words: readonly string[], description: string): Schema {
  return { description, enum: words, enumDescriptions: words.map((word) => wordMeanings[word] ?? '') };
}

const globs: Schema = { type: ['array', 'null'], items: { type: 'string', minLength: 1 } };

const wishes: Described<'deployment' | 'imEndpoint' | 'rules'> = {
  deployment: oneOf(
    declarations.deployment,
    'How the contact centre is built. Absent: unknown, and nothing is concluded.',
  ),
  imEndpoint: oneOf(
    declarations.imEndpoint,
    'With what agents handle Instant Messaging (IM). Absent: unknown, and nothing is concluded.',
  ),
  rules: {
    type: ['object', 'null'],
    description: 'The severity of rules, by name. Rules that are not named keep their default severity.',
    additionalProperties: false,
    properties: Object.fromEntries(
      ruleIds.map((id) => {
        const { severity, summary } = ruleDefinitions[id];
        return [id, oneOf(severityWords, `Finds ${summary}. By default: ${severity}.`)];
      }),
    ),
  },
};

const inFiles: Described<(typeof filesKeys)[number]> = {
  include: { ...globs, description: 'Only these files are looked at. Absent: all.' },
  exclude: { ...globs, description: 'These files are not looked at, even if they are included.' },
};

const inOverride: Described<(typeof overrideKeys)[number]> = {
  files: {
    ...globs,
    description: 'The files for which the entry holds, as patterns of paths from this folder. Absent: all files.',
  },
  dns: {
    type: ['array', 'null'],
    items: { type: ['string', 'number'] },
    description: 'The DN numbers for which the entry holds; * stands for any characters. Absent: all DNs.',
  },
  ...wishes,
  imRole: oneOf(declarations.imRole, 'What these DNs are for. Absent: unknown, and nothing is concluded.'),
};

const inProject: Described<(typeof projectKeys)[number]> = {
  ...wishes,
  catalogues: {
    type: ['array', 'null'],
    items: { type: 'string', minLength: 1 },
    description: 'Catalogues of your own options, as paths from this folder. Later ones refine earlier ones.',
  },
  files: {
    type: ['object', 'null'],
    description: 'Which files are looked at, as patterns of paths from this folder.',
    additionalProperties: false,
    properties: inOrderOf(filesKeys, inFiles),
  },
  overrides: {
    type: ['array', 'null'],
    description: 'What holds only for some files or DNs. Where several entries fit, later ones win, key by key.',
    items: { type: 'object', additionalProperties: false, properties: inOrderOf(overrideKeys, inOverride) },
  },
};

/** The JSON Schema of `dn-config.yaml`. The extension ships it; completion and hover say what it says. */
export const projectSchema: Schema & { readonly $schema: string; readonly title: string } = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'DN Config project file',
  description: 'What DN Config is told of a contact centre and of the files in which its DNs are kept: dn-config.yaml.',
  type: ['object', 'null'],
  additionalProperties: false,
  properties: inOrderOf(projectKeys, inProject),
};

/** The schema of a file of the tool's own. */
export function schemaOf(kind: ConfigKind): Schema {
  return kind === 'project' ? projectSchema : (catalogueSchema as Schema);
}

function inOrderOf<Key extends string>(
  keys: readonly Key[],
  schemas: Described<Key>,
): Readonly<Record<string, Schema>> {
  return Object.fromEntries(keys.map((key) => [key, schemas[key]]));
}
