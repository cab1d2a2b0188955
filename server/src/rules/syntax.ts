import type { SyntaxProblem } from '../formats/format.ts';
import type { FormatId } from '../model/dn.ts';
import { isRuleId } from './definitions.ts';
import type { Finding } from './finding.ts';

/** What a format could not read, as a finding of the format's own rule. */
export function syntaxFinding(format: FormatId, problem: SyntaxProblem): Finding {
  const own = `syntax/${format}`;
  const rule = isRuleId(own) ? own : 'syntax/yaml';
  const fixes = problem.fix && [{ title: problem.fix.title, edit: { text: problem.fix.edits } }];
  return { rule, span: problem.span, message: problem.message, ...(fixes && { fixes }) };
}
