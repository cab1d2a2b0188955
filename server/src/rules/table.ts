import type { Dn } from '../model/dn.ts';
import { once } from '../model/once.ts';
import type { DnSettings, SeverityWord } from '../project/settings.ts';
import { staticContact } from './bc.ts';
import { type RuleId, ruleDefinitions } from './definitions.ts';
import { discreet, discreetCrossCheck } from './discreet.ts';
import { duplicateNumbers, fieldValues, missingFields, unknownFields } from './dn.ts';
import type { Finding } from './finding.ts';
import { imDnType, imOnlyVoiceOn, multimediaOff, noMedia, voiceOff } from './im.ts';
import { signaling } from './imSignaling.ts';
import { lookAt } from './look.ts';
import { defaultValues, duplicateOptions, misplacedOptions, optionNames } from './option.ts';
import { type CrossCheck, type DnCheck, nothing, type RuleContext } from './rule.ts';
import { plainTextSecrets } from './secret.ts';
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
  imOnlyVoiceOn,
  signaling,
  imDnType,
  staticContact,
  plainTextSecrets,
];

/** Every check of DNs against each other. */
export const crossChecks: readonly CrossCheck[] = [duplicateNumbers].map(discreetCrossCheck);

type Severities = Readonly<Record<string, SeverityWord>>;

const heardChecks = once((chosen: Severities) => dnChecks.filter(({ rules }) => isHeard(rules, chosen)));

/** The checks that may have something to say of a DN with these settings. */
const checksFor = once((settings: DnSettings) =>
  heardChecks(settings.rules).filter(({ applies }) => applies?.(settings) !== false),
);

/** The fields and options, in lower case, on which it depends what is said of others: by checks, or by who looks for a DN by its id. */
export const askedNames = once((settings: DnSettings): ReadonlySet<string> => {
  const checks = [...checksFor(settings), ...crossChecks];
  return new Set([...checks.flatMap(({ asks = [] }) => asks), 'id'].map((name) => name.toLowerCase()));
});

/** What the checks that can be heard find in a DN by itself, check by check, said discreetly. */
export function findingsOf(dn: Dn, context: RuleContext): readonly Finding[] {
  const look = lookAt(dn, context);
  let all: Finding[] | undefined;
  for (const { check } of checksFor(context.settings)) {
    const found = check(dn, look);
    if (found.length === 0) continue;
    all ??= [];
    for (const finding of found) all.push(discreet(finding, dn, context.catalogue));
  }
  return all ?? nothing;
}

/** How loud a finding is: as a person chose for its rule, else as the rule says in this case, else as it says in general. */
export function severityOf(finding: Pick<Finding, 'rule' | 'severity'>, chosen: Severities): SeverityWord {
  return chosen[finding.rule] ?? finding.severity ?? ruleDefinitions[finding.rule].severity;
}

/** Whether any rule of a check can be heard. A rule that is off by default is heard only when somebody asks for it. */
export function isHeard(rules: readonly RuleId[], chosen: Severities): boolean {
  return rules.some((rule) => (chosen[rule] ?? ruleDefinitions[rule].severity) !== 'off');
}
