import type { SpanEdit } from '../formats/edit.ts';
import type { Span } from '../model/span.ts';

/** The rules that speak of what people write for this tool: the project file and catalogues of their own. */
export type ConfigRule =
  | 'syntax/yaml'
  | 'syntax/json'
  | 'config/unknown-key'
  | 'config/invalid-value'
  | 'config/unknown-rule'
  | 'config/missing-file'
  | 'config/catalogue'
  | 'config/contradicts-documented';

/** A way to mend a problem, as edits of the file's text. */
export interface ConfigFix {
  readonly title: string;
  readonly edits: readonly SpanEdit[];
}

/** Something wrong in a project file or a catalogue. The span counts from the start of the file, in UTF-16 code units. */
export interface ConfigProblem {
  readonly rule: ConfigRule;
  readonly message: string;
  readonly span: Span;
  readonly fixes?: readonly ConfigFix[];
}

/** Problems in the order of the file. What an alias brings to several places is said once. */
export function inOrder(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const said = new Set<string>();
  const once = problems.filter(({ rule, message, span }) => {
    const key = `${span.start} ${span.end} ${rule} ${message}`;
    return !said.has(key) && said.add(key);
  });
  return once.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
