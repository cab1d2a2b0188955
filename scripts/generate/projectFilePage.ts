import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectSchema, type Schema, schemaOf } from '../../server/src/features/configSchema.ts';
import { expand, propertyOf } from '../../server/src/features/configSchemaAt.ts';
import { root } from '../root.ts';
import { fillTables, table } from './table.ts';

/** `docs/project-file.md` with its tables as the schemas have them now; what stands outside of the marks is written by hand. */
export function renderProjectFilePage(): string {
  const text = readFileSync(join(root, 'docs/project-file.md'), 'utf8');
  const overrides = propertyOf(projectSchema, 'overrides')?.items ?? {};
  const catalogue = schemaOf('catalogue');
  const option = expand(catalogue, propertyOf(catalogue, 'options')?.items ?? {});
  return fillTables('docs/project-file.md', text, {
    project: () => keyTable(projectSchema, projectSchema),
    overrides: () => keyTable(projectSchema, overrides),
    options: () => keyTable(catalogue, option),
  });
}

function keyTable(whole: Schema, { properties = {} }: Schema): string {
  const rows = Object.entries(properties).map(([key, property]) => {
    const { description = '', enum: words = [] } = property === true ? {} : expand(whole, property);
    const values = words.map((word) => `\`${word}\``).join(', ');
    return [`\`${key}\``, values === '' ? description : `${description} One of ${values}.`];
  });
  return table(['key', 'what it says'], rows);
}
