import type { Analysis } from '../analysis/analysis.ts';
import { imOptions } from '../catalogue/data/imOptions.ts';
import { code, paragraphs, prose } from '../catalogue/markdown.ts';
import { describeTakesEffect } from '../catalogue/takesEffect.ts';
import type { Dn } from '../model/dn.ts';
import { defaultSettings } from '../project/settings.ts';
import { type Effect, effectOf } from '../rules/effect.ts';
import { subjectOf } from '../rules/parts.ts';

/** The three IM options of a DN as they are in effect, in Markdown. */
export function renderEffects(dn: Dn, { format, catalogue }: Analysis): string {
  const rows = imOptions.map(({ name, takesEffect }) => {
    const effect = effectOf(dn, name, { format, catalogue, settings: defaultSettings });
    return `| ${code(name)} | ${describeValue(effect)} | ${describeOrigin(effect)} | ${describeTakesEffect(takesEffect)} |`;
  });
  const table = ['| option | in effect | because | changes take effect |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
  return paragraphs([`**${prose(subjectOf(dn))}**`, table]);
}

function describeValue(effect: Effect): string {
  return effect.kind === 'unknown' ? 'unknown' : code(effect.value);
}

function describeOrigin(effect: Effect): string {
  if (effect.kind === 'unknown') return 'what is written cannot be relied on';
  if (effect.kind === 'default') return 'by default';
  return effect.option.inherited ? 'by an alias' : 'written';
}
