import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { severityWords } from '../../server/src/project/settings.ts';
import { ruleDefinitions, ruleIds } from '../../server/src/rules/definitions.ts';
import { root } from '../root.ts';

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Record<string, Record<string, unknown>> };
  };
}

/** The manifest with one property for each rule in the setting `dnConfig.rules`; all else in it stays as it is. */
export async function renderManifest(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Manifest;
  const setting = manifest.contributes.configuration.properties['dnConfig.rules'];
  if (!setting) throw new Error('package.json does not declare the setting dnConfig.rules.');
  setting.properties = ruleProperties();
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
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
