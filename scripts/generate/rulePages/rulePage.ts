import type { Source } from '../../../server/src/catalogue/types.ts';
import type { FormatId } from '../../../server/src/model/dn.ts';
import type { DnSettings } from '../../../server/src/project/settings.ts';

/** A text that the rule reports and the same without the fault. */
export interface RuleExample {
  readonly bad: string;
  readonly good: string;
  /** Said where the name of the file matters. */
  readonly fileName?: string;
}

/** What a rule's page says beyond the rule's definition. Texts are Markdown, and of Genesys they say only what a source says. */
export interface RulePage {
  readonly finds: string;
  readonly why: string;
  /** Where the statements about Genesys come from; none where there are none. */
  readonly sources?: readonly Source[];
  /** For every format that can report the rule. */
  readonly examples: Readonly<Partial<Record<FormatId, RuleExample>>>;
  /** What the offered fixes do. */
  readonly fixes?: string;
  /** Settings without which the bad example is not reported. */
  readonly settings?: DnSettings;
}

/** A file of one DN with these options in its TServer section. */
export function yamlFile(...options: readonly string[]): string {
  return yamlDn('userProperties:', '  TServer:', ...options.map((option) => `    ${option}`));
}

/** A file of one DN, an extension, with further lines below its type. */
export function yamlDn(...lines: readonly string[]): string {
  return ['dns:', '  - number: "7001"', '    type: extension', ...lines.map((line) => `    ${line}`), ''].join('\n');
}

/** An options export with these options in its TServer section. */
export function exportFile(...options: readonly string[]): string {
  return ['[TServer]', ...options, ''].join('\n');
}
