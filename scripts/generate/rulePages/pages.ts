import type { RuleId } from '../../../server/src/rules/definitions.ts';
import { bcPages } from './bc.ts';
import { configPages } from './config.ts';
import { dnPages } from './dn.ts';
import { filePages } from './file.ts';
import { imPages } from './im.ts';
import { optionPages } from './option.ts';
import type { RulePage } from './rulePage.ts';
import { secretPages } from './secret.ts';
import { sectionPages } from './section.ts';
import { syntaxPages } from './syntax.ts';
import { valuePages } from './value.ts';

/** The page of every rule. A rule without one does not compile. */
export const rulePages: Readonly<Record<RuleId, RulePage>> = {
  ...syntaxPages,
  ...valuePages,
  ...optionPages,
  ...sectionPages,
  ...dnPages,
  ...imPages,
  ...bcPages,
  ...secretPages,
  ...filePages,
  ...configPages,
};
