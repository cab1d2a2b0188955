import type { Catalogue } from '../catalogue/catalogue.ts';
import { bullets, code } from '../catalogue/markdown.ts';
import type { Dn, Option } from '../model/dn.ts';
import type { Span } from '../model/span.ts';
import { isTServer, tServer } from '../rules/parts.ts';
import { isSecret } from '../rules/secret.ts';

/** A longer list helps nobody in a hover. */
const mostShown = 20;

/** What a DN takes over by the alias or merge key at a place, in Markdown. Secrets are named, not shown. */
export function renderInherited(dn: Dn, at: Span, catalogue: Catalogue): string {
  const comesBy = ({ span }: { readonly span: Span }): boolean => span.start === at.start && span.end === at.end;
  const fields = dn.fields
    .filter(({ inherited, name, value }) => inherited && comesBy(name) && value.kind !== 'collection')
    .map(({ name, value }) => `${code(name.text)}: ${code(value.text)}`);
  const options = dn.sections.flatMap((section) => {
    const home = isTServer(section) ? tServer : section.name.text;
    const shown = ({ name, value }: Option): string =>
      isSecret(home, name.text, catalogue) ? 'a secret' : code(value.text);
    return section.options
      .filter((option) => option.inherited && (comesBy(option.name) || comesBy(section.name)))
      .map((option) => `${code(section.name.text)} / ${code(option.name.text)}: ${shown(option)}`);
  });
  const all = [...fields, ...options];
  const more = all.length > mostShown ? [`and ${all.length - mostShown} more`] : [];
  const heading = all.length > 0 ? 'Comes in here:' : 'Nothing comes in here that is not written anyway.';
  return [heading, bullets([...all.slice(0, mostShown), ...more])].join('\n\n').trimEnd();
}
