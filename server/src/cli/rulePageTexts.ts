import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleIds } from '../rules/definitions.ts';

/** The pages of all rules, by rule id, in Markdown. The bundle holds what this gives when it is built (scripts/build.ts). */
export const rulePageTexts: Readonly<Record<string, string>> = Object.fromEntries(
  ruleIds.map((id) => [id, readFileSync(join(import.meta.dirname, '../../../docs/rules', `${id}.md`), 'utf8')]),
);
