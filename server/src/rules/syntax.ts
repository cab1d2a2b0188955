import type { Format, SyntaxProblem } from '../formats/format.ts';
import type { Finding } from './finding.ts';
import { isTelling } from './option.ts';
import { type DnCheck, nothing } from './rule.ts';
import { sayableIn } from './secret.ts';

/** What a format could not read, as a finding of the format's own rule. */
export function syntaxFinding(format: Pick<Format, 'id' | 'syntax'>, problem: SyntaxProblem): Finding {
  const fixes = problem.fix && [{ title: problem.fix.title, edit: { text: problem.fix.edits } }];
  return { rule: `syntax/${format.syntax}`, span: problem.span, message: problem.message, ...(fixes && { fixes }) };
}

/** An export of options has no fields: what stands before its first section belongs to nothing, unless it is clearly an option. */
export const strayLines: DnCheck = {
  rules: ['syntax/options'],

  check(dn, context) {
    if (context.format.traits.hasIdentity) return nothing;
    const found: Finding[] = [];
    for (const { name, value } of dn.fields) {
      if (name.text === '' || value.kind === 'unfinished' || isTelling(name.text, context)) continue;
      const message = `'${sayableIn(dn, name.text, context.catalogue)}' stands before the first [section], so it belongs to none.`;
      found.push({ rule: 'syntax/options', span: name.span, message });
    }
    return found;
  },
};
