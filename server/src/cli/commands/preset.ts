import { renderPreset } from '../../catalogue/documentation.ts';
import { nearest } from '../../catalogue/nearest.ts';
import { presets } from '../../catalogue/presets.ts';
import type { CommonOptions } from '../commonOptions.ts';
import { plainText } from '../markdownText.ts';
import { print } from '../terminal.ts';
import { UsageError } from '../usageError.ts';
import { changeFiles } from './changeFiles.ts';
import { projectChoice } from './run.ts';

export interface PresetOptions extends CommonOptions {
  readonly dryRun?: boolean;
  /** Numbers of the DNs that are meant; none given: all. */
  readonly dn: readonly string[];
}

/** Applies a preset to DNs in files, or lists the presets; gives the exit status. */
export async function preset(
  name: string | undefined,
  paths: readonly string[],
  options: PresetOptions,
): Promise<number> {
  if (name === undefined) {
    await print(plainText(presets.map(renderPreset).join('\n\n')));
    return 0;
  }
  const ids = presets.map(({ id }) => id);
  if (!ids.includes(name)) {
    const near = nearest(name, ids);
    const instead = near.length > 0 ? `perhaps ${near.join(' or ')} is meant` : `there are ${ids.join(', ')}`;
    throw new UsageError(`there is no preset '${name}'; ${instead}`);
  }
  if (paths.length === 0) throw new UsageError('preset needs at least one file, folder, glob, or - for standard input');
  const task = {
    kind: 'preset',
    project: projectChoice(options),
    wants: { excerpts: false, edits: false },
    preset: name,
    dns: options.dn,
  } as const;
  return changeFiles(paths, task, { ...options, failOn: 'error' }, { one: 'DN changed', many: 'DNs changed' });
}
