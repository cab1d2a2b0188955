import { imOptions } from '../catalogue/data/imOptions.ts';
import { bullets, code, paragraphs, prose } from '../catalogue/markdown.ts';
import { describeTakesEffect } from '../catalogue/takesEffect.ts';
import type { Dn } from '../model/dn.ts';
import { type Effect, effectOf } from '../rules/effect.ts';
import { subjectOf } from '../rules/parts.ts';
import type { RuleContext } from '../rules/rule.ts';

/** The IM options of a DN as they are in effect, in Markdown. */
export function renderEffects(dn: Dn, context: RuleContext): string {
  const rows = imOptions.map(({ name, takesEffect }) => {
    const effect = effectOf(dn, name, context);
    const value = effect.kind === 'unknown' ? 'unknown' : code(effect.value);
    return `${code(name)}: ${value}, ${describeOrigin(effect)}. Changes take effect: ${describeTakesEffect(takesEffect)}.`;
  });
  return paragraphs([`**${prose(subjectOf(dn))}**, as far as IM goes:`, bullets(rows)]);
}

function describeOrigin(effect: Effect): string {
  if (effect.kind === 'unknown') return 'for what is written cannot be relied on';
  if (effect.kind === 'default') return 'by default';
  return effect.option.inherited ? 'by an alias' : 'written';
}
