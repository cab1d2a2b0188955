import type { SyntaxProblem } from '../formats/format.ts';
import type { FormatId } from '../model/dn.ts';
import { isRuleId } from './definitions.ts';
import type { Finding } from './finding.ts';
import { isTelling } from './option.ts';
import type { DnCheck } from './rule.ts';
import { sayable } from './secret.ts';

/** What a format could not read, as a finding of the format's own rule. */
export function syntaxFinding(format: FormatId, problem: SyntaxProblem): Finding {
  const own = `syntax/${format}`;
  const rule = isRuleId(own) ? own : 'syntax/yaml';
  const fixes = problem.fix && [{ title: problem.fix.title, edit: { text: problem.fix.edits } }];
  return { rule, span: problem.span, message: problem.message, ...(fixes && { fixes }) };
}

/** An export of options has no fields: what stands before its first section belongs to nothing, unless it is clearly an option. */
export const strayLines: DnCheck = {
  rules: ['syntax/options'],

  *check(dn, context) {
    if (context.format.traits.hasIdentity) return;
    for (const { name, value } of dn.fields) {
      if (name.text === '' || value.kind === 'unfinished' || isTelling(name.text, context)) continue;
      const message = `'${sayable(name.text)}' stands before the first [section], so it belongs to none.`;
      yield { rule: 'syntax/options', span: name.span, message };
    }
  },
};
