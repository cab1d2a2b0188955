import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Dn, Field, Option, Section } from '../model/dn.ts';
import type { Finding, FindingData } from './finding.ts';
import { isTServer, subjectOf, tServer } from './parts.ts';
import type { DnCheck } from './rule.ts';

/** Whether an option's value is to be kept from every screen, log and message; in any section, and whatever the case of its name. */
export function isSecret(section: string, name: string, catalogue: Catalogue): boolean {
  if (name.toLowerCase() === 'password') return true;
  const definition = catalogue.findIgnoringCase(section, name) ?? catalogue.findIgnoringCase(tServer, name);
  return definition?.values?.kind === 'string' && definition.values.secret === true;
}

/** A name as messages may say it. Of `password: x`, written where `password=x` belongs, all up to the next `=` would be the name. */
export function sayable(name: string): string {
  const start = /^["']?password(?![\w.-])/i.exec(name)?.[0];
  return start === undefined || start === name ? name : `${start}…`;
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
      yield plainText(dn, option, { section: section.name.text, option: option.name.text });
    }
    // Where no option belongs, a password is still one.
    for (const field of dn.fields) {
      const { text, kind } = field.value;
      if (field.inherited || text === '' || kind === 'null' || !isSecret(tServer, field.property, catalogue)) continue;
      yield plainText(dn, field, { field: field.property });
    }
  },
};

function plainText(dn: Dn, { name, value }: Option | Field, data: FindingData): Finding {
  const subject = dn.role === 'dn' ? `${subjectOf(dn)}: ` : '';
  return {
    rule: 'secret/plain-text',
    span: value.span,
    message: `${subject}'${name.text}' stands here in clear text, for everyone who can read this file. DN Config never shows its value.`,
    data,
  };
}
