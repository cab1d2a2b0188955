import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Dn, Option, Section } from '../model/dn.ts';
import { isTServer, subjectOf, tServer } from './parts.ts';
import type { DnCheck } from './rule.ts';

/** Whether an option's value is to be kept from every screen, log and message; in any section, and whatever the case of its name. */
export function isSecret(section: string, name: string, catalogue: Catalogue): boolean {
  if (name.toLowerCase() === 'password') return true;
  const definition = catalogue.findIgnoringCase(section, name) ?? catalogue.findIgnoringCase(tServer, name);
  return definition?.values?.kind === 'string' && definition.values.secret === true;
}

/** The options of a DN that hold a secret in clear text. */
export function* secretsOf(dn: Dn, catalogue: Catalogue): Generator<{ section: Section; option: Option }> {
  for (const section of dn.sections) {
    for (const option of section.options) {
      const name = isTServer(section) ? tServer : section.name.text;
      if (option.value.text !== '' && option.value.kind !== 'null' && isSecret(name, option.name.text, catalogue))
        yield { section, option };
    }
  }
}

/** Passwords in clear text. The message never says the value. */
export const plainTextSecrets: DnCheck = {
  rules: ['secret/plain-text'],

  *check(dn, { catalogue }) {
    for (const { section, option } of secretsOf(dn, catalogue)) {
      if (option.inherited) continue;
      yield {
        rule: 'secret/plain-text',
        span: option.value.span,
        message: `${dn.role === 'dn' ? `${subjectOf(dn)}: ` : ''}'${option.name.text}' stands here in clear text, for everyone who can read this file. DN Config never shows its value.`,
        data: { section: section.name.text, option: option.name.text },
      };
    }
  },
};
