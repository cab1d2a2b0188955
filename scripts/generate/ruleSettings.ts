import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectSchema } from '../../server/src/features/configSchema.ts';
import { propertyOf } from '../../server/src/features/configSchemaAt.ts';
import { severityWords } from '../../server/src/project/settings.ts';
import { ruleDefinitions, ruleIds } from '../../server/src/rules/definitions.ts';
import { root } from '../root.ts';

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Record<string, Record<string, unknown>> };
  };
}

/**
 * The manifest with one property for each rule in the setting `dnConfig.rules`, and with what can be declared where there is no project
 * file, in the words of its schema; all else in it stays as it is.
 */
export async function renderManifest(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Manifest;
  const { properties } = manifest.contributes.configuration;
  const setting = properties['dnConfig.rules'];
  if (!setting) throw new Error('package.json does not declare the setting dnConfig.rules.');
  setting.properties = ruleProperties();
  for (const key of ['deployment', 'imEndpoint'] as const) properties[`dnConfig.${key}`] = declarationSetting(key);
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

function declarationSetting(key: 'deployment' | 'imEndpoint'): Record<string, unknown> {
  const { description, enum: words = [], enumDescriptions = [] } = propertyOf(projectSchema, key) ?? {};
  return {
    type: 'string',
    scope: 'resource',
    // An empty text is what "unknown" looks like in the settings editor.
    enum: ['', ...words],
    markdownEnumDescriptions: ['Unknown: nothing is concluded.', ...enumDescriptions],
    default: '',
    markdownDescription: `${description} Counts where no \`dn-config.yaml\` does.`,
  };
}

function ruleProperties(): Record<string, unknown> {
  const properties = ruleIds.map((id) => {
    const { severity, summary } = ruleDefinitions[id];
    return [id, { type: 'string', enum: severityWords, default: severity, markdownDescription: capitalised(summary) }];
  });
  return Object.fromEntries(properties);
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
