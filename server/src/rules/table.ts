import type { SeverityWord } from '../project/settings.ts';
import { type RuleId, ruleDefinitions } from './definitions.ts';
import { duplicateNumbers, fieldValues, missingFields, unknownFields } from './dn.ts';
import type { Finding } from './finding.ts';
import { imDnType, multimediaOff, noMedia, voiceOff } from './im.ts';
import { defaultValues, duplicateOptions, misplacedOptions, optionNames } from './option.ts';
import type { CrossCheck, DnCheck } from './rule.ts';
import { discreetCheck, discreetCrossCheck, plainTextSecrets } from './secret.ts';
import { duplicateSections, sectionCase } from './section.ts';
import { strayLines } from './syntax.ts';
import { values } from './value.ts';

/** Every check of a single DN. A new rule is a line in `definitions.ts` and a check here. */
export const dnChecks: readonly DnCheck[] = [
  strayLines,
  missingFields,
  fieldValues,
  unknownFields,
  sectionCase,
  duplicateSections,
  optionNames,
  duplicateOptions,
  misplacedOptions,
  values,
  defaultValues,
  noMedia,
  multimediaOff,
  voiceOff,
  imDnType,
  plainTextSecrets,
].map(discreetCheck);

/** Every check of DNs against each other. */
export const crossChecks: readonly CrossCheck[] = [duplicateNumbers].map(discreetCrossCheck);

/** How loud a finding is: as a person chose for its rule, else as the rule says in this case, else as it says in general. */
export function severityOf(
  finding: Pick<Finding, 'rule' | 'severity'>,
  chosen: Readonly<Record<string, SeverityWord>>,
): SeverityWord {
  return chosen[finding.rule] ?? finding.severity ?? ruleDefinitions[finding.rule].severity;
}

/** Whether any rule of a check can be heard. A rule that is off by default is heard only when somebody asks for it. */
export function isHeard(rules: readonly RuleId[], chosen: Readonly<Record<string, SeverityWord>>): boolean {
  return rules.some((rule) => (chosen[rule] ?? ruleDefinitions[rule].severity) !== 'off');
}
