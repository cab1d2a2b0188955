import { code, paragraphs, prose } from '../catalogue/markdown.ts';
import type { DeclarationKey } from '../project/settings.ts';
import { type RuleId, ruleDefinitions } from '../rules/definitions.ts';
import { renderKey, renderValue } from './configHover.ts';
import { projectSchema, type Schema } from './configSchema.ts';
import { propertyOf } from './configSchemaAt.ts';
import type { FeatureOptions } from './document.ts';

/** The words with which a comment that speaks to us begins, and what each does. */
export const directiveHeads: readonly { readonly word: string; readonly detail: string }[] = [
  {
    word: 'dn-config:',
    detail:
      'Declares what the deployment needs. Before the first DN it speaks of the whole file, directly above a DN or in it of that DN.',
  },
  {
    word: 'dn-config-disable-next-line',
    detail: 'Silences rules on the line below. Without a rule it silences all of them.',
  },
  {
    word: 'dn-config-disable-line',
    detail: 'Silences rules on its own line. Without a rule it silences all of them.',
  },
  {
    word: 'dn-config-disable',
    detail:
      'Silences rules from here on, up to `dn-config-enable` or the end of the file. Without a rule it silences all of them.',
  },
  {
    word: 'dn-config-enable',
    detail: 'Lets rules speak again that `dn-config-disable` has silenced. Without a rule it lets all of them speak.',
  },
];

/** What a word does with which a comment begins, in Markdown; `word` is without a colon. */
export function renderHead(word: string): string | undefined {
  const head = directiveHeads.find((one) => one.word.replace(/:$/, '') === word);
  if (!head) return undefined;
  const reason = word === 'dn-config' ? undefined : 'What follows behind `--` is a reason for people.';
  return paragraphs([`**${prose(word)}**`, prose(head.detail), reason]);
}

/** What a rule finds and how loud it is, with its page, in Markdown. */
export function renderRule(rule: RuleId, { documentation }: FeatureOptions): string {
  const { severity, summary } = ruleDefinitions[rule];
  return paragraphs([
    `**${prose(rule)}** · rule`,
    `Finds ${prose(summary)}.`,
    `By default: ${code(severity)}.`,
    documentation === undefined ? undefined : `[About this rule](${address(`${documentation}/${rule}.md`)})`,
  ]);
}

/** What a key of a declaration is for, with its values, in Markdown. */
export function renderDeclaration(key: DeclarationKey): string | undefined {
  const schema = schemaOfDeclaration(key);
  return schema && renderKey(key, schema);
}

/** What a value of a declaration means, in Markdown. */
export function renderDeclared(key: DeclarationKey, value: string): string | undefined {
  return renderValue(schemaOfDeclaration(key), value);
}

/** All of it can be said of single DNs, as an override of the project file says it. */
function schemaOfDeclaration(key: DeclarationKey): Schema | undefined {
  return propertyOf(propertyOf(projectSchema, 'overrides')?.items, key);
}

/** A URI that nothing in Markdown can end early. */
function address(uri: string): string {
  return uri.replace(/[\s<>()\\[\]]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
