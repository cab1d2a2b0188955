import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isRuleId } from '../rules/definitions.ts';
import { rulePageTexts } from './rulePageTexts.ts';

/** The page of a rule, in Markdown; undefined where there is none. */
export function rulePage(rule: string): string | undefined {
  return isRuleId(rule) && Object.hasOwn(rulePageTexts, rule) ? rulePageTexts[rule] : undefined;
}

/** The page as it lies beside the bundle, as a URI; undefined where somebody has taken the bundle elsewhere. */
export function ruleAddress(rule: string): string | undefined {
  const file = join(dirname(import.meta.filename), '../docs/rules', `${rule}.md`);
  return existsSync(file) ? pathToFileURL(file).href : undefined;
}
