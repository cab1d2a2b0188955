import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleDefinitions } from '../../server/src/rules/definitions.ts';
import { root } from '../root.ts';
import { presetTable } from './presetsPage.ts';
import { fillTables, table } from './table.ts';

interface Setting {
  readonly default?: unknown;
  readonly markdownDescription?: string;
}

/** The tables of the README, by the name of the marks between which they stand. */
const tables: Readonly<Record<string, () => string>> = {
  presets: presetTable,
  rules: () =>
    table(
      ['rule', 'severity', 'finds'],
      Object.entries(ruleDefinitions).map(([id, { severity, summary }]) => [
        `[\`${id}\`](docs/rules/${id}.md)`,
        severity,
        summary,
      ]),
    ),
  settings: () =>
    table(
      ['setting', 'default', ''],
      Object.entries(settings()).map(([name, { default: byDefault, markdownDescription = '' }]) => [
        `\`${name}\``,
        byDefault === null ? '' : `\`${JSON.stringify(byDefault)}\``,
        markdownDescription,
      ]),
    ),
};

/** The README with its tables as the sources have them now; what stands outside of the marks is written by hand. */
export function renderReadme(): string {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  return fillTables('README.md', text, tables);
}

function settings(): Record<string, Setting> {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).contributes.configuration.properties;
}
